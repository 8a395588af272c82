import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { warningsPage } from '../persistence/evidence-warning.repository.js';
import { EvidenceWarningConnectionView } from './evidence-warning.views.js';

/** Warnings of ends ahead that concern an organisation: a vendor by its wallet, an agency by what its opened bids rely on. */
export const evidenceWarningsQuery = query({
  name: 'evidenceWarnings',
  summary:
    'Warnings that evidence ends soon: to a vendor of the pieces in its wallet, to an agency of those that bids opened by it, or pilots, rely on.',
  policy: assurancePolicy.evidenceWarnings,
  input: z.strictObject({ ...pageInput, organisationId: input.id('organisation', 'The vendor, or the agency.') }),
  output: EvidenceWarningConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise({ vendor: organisationId, agency: organisationId });
    const rows = await warningsPage(tx, organisationId, { first, after });
    return disclose(EvidenceWarningConnectionView, pageOf(rows, first));
  },
});
