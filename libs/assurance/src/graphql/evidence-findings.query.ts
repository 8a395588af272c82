import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { evidenceFindingPage } from '../persistence/evidence-finding.repository.js';
import { EvidenceFindingConnectionView } from './evidence-finding.views.js';

/** Findings about the status of evidence that bids of an agency rely on: what waits for a second person, and what became of the others. */
export const evidenceFindingsQuery = query({
  name: 'evidenceFindings',
  summary: 'Findings that evidence was revoked or is no longer suspended, about the pieces that opened bids of an agency rely on.',
  policy: assurancePolicy.evidenceFindings,
  input: z.strictObject({ ...pageInput, organisationId: input.id('organisation', 'The agency.') }),
  output: EvidenceFindingConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise({ agency: organisationId });
    const rows = await evidenceFindingPage(tx, organisationId, { first, after });
    return disclose(EvidenceFindingConnectionView, pageOf(rows, first));
  },
});
