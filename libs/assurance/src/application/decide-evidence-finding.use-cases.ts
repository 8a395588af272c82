import { z } from 'zod';
import { sha256Hex, workflowRefusals } from '@pilotage/kernel';
import { formerServiceSince, humansServing } from '@pilotage/parties';
import { input, personOf, selvesOf, useCase, type Tx, type Work } from '@pilotage/platform';
import { evidenceFindingRefusals } from '../domain/evidence-finding.refusals.js';
import { evidenceFindingLife } from '../domain/evidence-finding.workflow.js';
import { evidenceLife } from '../domain/evidence.workflow.js';
import { EvidenceFindingView } from '../graphql/evidence-finding.views.js';
import type { EvidenceFindingEntity } from '../persistence/evidence-finding.entities.js';
import { evidenceFindings } from '../persistence/evidence-finding.repository.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows, useRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { announceToUsers } from './evidence.js';

const decisionInput = z.strictObject({
  findingId: input.id('evidenceFinding', 'The finding.'),
  reason: input.text(500, 'What you saw: the register and the entry.'),
});
const OPEN = { evidenceFinding: { in: evidenceFindingLife.moves.confirm.from } };
const REFUSALS = [
  workflowRefusals.WRONG_STATE,
  evidenceFindingRefusals.SAME_PERSON_DECIDES_FINDING,
  evidenceFindingRefusals.EVIDENCE_FINDING_BY_VENDOR,
];

/** The second person found the same: the piece is revoked for good, or is checked anew after its suspension. */
export const confirmEvidenceFinding = useCase({
  name: 'confirmEvidenceFinding',
  summary:
    'Confirms, as another person than the one who recorded it and as nobody of the vendor, that a piece of evidence was revoked, which is final, or is no longer suspended, upon which it is checked anew.',
  policy: assurancePolicy.confirmEvidenceFinding,
  states: OPEN,
  input: decisionInput,
  output: EvidenceFindingView,
  refusals: REFUSALS,
  async run(work, given) {
    const { piece, finding } = await decided(work, 'confirm', given);
    await apply(work.tx, piece, finding.finding, finding.source);
    return finding;
  },
});

/** The second person did not find it. A suspension that stood only because of it ends, and the piece is checked anew. */
export const rejectEvidenceFinding = useCase({
  name: 'rejectEvidenceFinding',
  summary:
    'Rejects, as another person than the one who recorded it and as nobody of the vendor, a finding about a piece of evidence. A suspension that stood only because of it ends, and the piece is checked anew.',
  policy: assurancePolicy.rejectEvidenceFinding,
  states: OPEN,
  input: decisionInput,
  output: EvidenceFindingView,
  refusals: REFUSALS,
  async run(work, given) {
    const { piece, finding } = await decided(work, 'reject', given);
    // Meanwhile the issuer's list may have said more, or the piece may have ended.
    if (finding.suspends && piece.state === 'suspended') await apply(work.tx, piece, 'reinstate', null);
    return finding;
  },
});

interface Decided {
  readonly piece: EvidenceEntity;
  readonly finding: EvidenceFindingEntity;
}

/** The finding as the second person leaves it, under the locks of the piece and of itself. */
async function decided(
  { tx, actor, authorise, inState }: Work,
  move: 'confirm' | 'reject',
  { findingId, reason }: z.output<typeof decisionInput>,
): Promise<Decided> {
  const { evidenceId } = await evidenceFindings.get(tx, findingId);
  const piece = await evidenceRows.lock(tx, evidenceId, 'update');
  const open = await evidenceFindings.lock(tx, findingId, 'update');
  const uses = await useRows.list(tx, { evidenceId });
  const vendorIds = [...new Set([piece.organisationId, ...uses.flatMap((use) => use.vendorIds)])];
  authorise({ agency: uses.map(({ agencyId }) => agencyId) });
  inState({ evidenceFinding: open.state });
  const decidedAt = await tx.now();
  const serving = await humansServing(tx, vendorIds, formerServiceSince(decidedAt));
  const facts = { recordedBy: open.recordedBy, selves: selvesOf(actor), serving };
  const moved = evidenceFindingLife.move({ ...open, reason, decidedBy: personOf(actor), decidedAt }, move, facts);
  return { piece, finding: await evidenceFindings.save(tx, moved, { evidence: evidenceId, reason: sha256Hex(reason) }) };
}

async function apply(tx: Tx, piece: EvidenceEntity, move: 'revoke' | 'reinstate', statusSource: string | null): Promise<void> {
  await evidenceRows.save(tx, evidenceLife.move({ ...piece, statusSource }, move, {}), { digest: piece.digest });
  if (move === 'reinstate') tx.emit('evidenceLodged', { evidenceId: piece.id });
  else await announceToUsers(tx, 'evidenceChecked', piece.id);
}
