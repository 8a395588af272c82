import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { documentCheckPage } from '../persistence/document-check.repository.js';
import { documentCheckRows } from './document-check.rows.js';
import { DocumentCheckConnectionView } from './document-check.views.js';

/** Documents that the verifiers of an agency read, or have read. */
export const documentChecksQuery = query({
  name: 'documentChecks',
  summary:
    'Documents that vendors opened to the verifiers of an agency. A reader sees their own reading; another’s only once two were alike.',
  policy: assurancePolicy.documentChecks,
  input: z.strictObject({ ...pageInput, organisationId: input.id('organisation', 'The agency.') }),
  output: DocumentCheckConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise({ agency: organisationId });
    const rows = await documentCheckPage(tx, organisationId, { first, after });
    return disclose(DocumentCheckConnectionView, pageOf(await documentCheckRows(tx, rows), first));
  },
});
