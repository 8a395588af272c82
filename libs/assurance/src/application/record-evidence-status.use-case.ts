import { z } from 'zod';
import { sha256Hex, workflowRefusals } from '@pilotage/kernel';
import { enumeration, input, notFound, useCase } from '@pilotage/platform';
import { EvidenceView } from '../graphql/assurance.views.js';
import { evidenceRow } from '../graphql/assurance.rows.js';
import { evidenceRows, useRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { announceToUsers } from './evidence.js';
import { evidenceLife } from '../domain/evidence.workflow.js';

const StatusFindingEnum = enumeration('EvidenceStatusFinding', 'What the register of the issuer says of a piece of evidence.', {
  revoke: 'It was revoked. This is final.',
  suspend: 'It is suspended.',
  reinstate: 'The suspension ended: the piece is checked anew.',
});

/** What the issuer's own register says now is known of a piece: revoked, suspended, or no longer suspended. */
export const recordEvidenceStatus = useCase({
  name: 'recordEvidenceStatus',
  summary:
    "Records what the issuer's register says of a piece of evidence: revoked, suspended or reinstated, with the source that was looked at.",
  policy: assurancePolicy.recordEvidenceStatus,
  input: z.strictObject({
    evidenceId: input.id('evidence', 'The piece.'),
    finding: input.oneOf(StatusFindingEnum, 'What the register says.'),
    source: input.text(500, 'The register and the entry that was looked at.'),
  }),
  output: EvidenceView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { evidenceId, finding, source }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    const uses = await useRows.list(tx, { evidenceId });
    // A piece that no opened bid uses concerns no agency.
    const [use] = uses;
    if (!use) throw notFound();
    authorise({ agency: uses.map(({ agencyId }) => agencyId), vendor: uses.flatMap(({ vendorIds }) => vendorIds) });
    // The log never holds what a person wrote, only its digest.
    const facts = { digest: piece.digest, source: sha256Hex(source) };
    const moved = await evidenceRows.save(tx, evidenceLife.move({ ...piece, statusSource: source }, finding, {}), facts);
    if (finding === 'reinstate') tx.emit('evidenceLodged', { evidenceId });
    else await announceToUsers(tx, 'evidenceChecked', evidenceId);
    return evidenceRow({ ...use, ...moved });
  },
});
