import { z } from 'zod';
import { must, refuseIf, sha256Hex, workflowRefusals } from '@pilotage/kernel';
import { enumeration, input, newId, notFound, personOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { evidenceFindingRefusals } from '../domain/evidence-finding.refusals.js';
import { evidenceFindingLife, type TwoPersonFinding } from '../domain/evidence-finding.workflow.js';
import { evidenceLife } from '../domain/evidence.workflow.js';
import { EvidenceView } from '../graphql/assurance.views.js';
import { evidenceRow } from '../graphql/assurance.rows.js';
import { evidenceFindings } from '../persistence/evidence-finding.repository.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows, useRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { announceToUsers } from './evidence.js';

const StatusFindingEnum = enumeration('EvidenceStatusFinding', 'What the register of the issuer says of a piece of evidence.', {
  revoke: 'It was revoked. The piece is suspended until a second person confirms or rejects that; confirmed, it is final.',
  suspend: 'It is suspended, at once.',
  reinstate: 'The suspension ended: once a second person confirms that, the piece is checked anew.',
});

/** States of a piece of which a register can still say something new. */
const SPOKEN_OF = [...new Set([...evidenceLife.moves.suspend.from, ...evidenceLife.moves.reinstate.from])];

/** What the issuer's own register says now is known of a piece. What protects holds at once; what is final, or lifts protection, awaits a second person. */
export const recordEvidenceStatus = useCase({
  name: 'recordEvidenceStatus',
  summary:
    "Records what the issuer's register says of a piece of evidence, with the source that was looked at. A suspension holds at once; a revocation suspends until a second person decides on it; the end of a suspension changes nothing before.",
  policy: assurancePolicy.recordEvidenceStatus,
  states: { evidence: { in: SPOKEN_OF } },
  input: z.strictObject({
    evidenceId: input.id('evidence', 'The piece.'),
    finding: input.oneOf(StatusFindingEnum, 'What the register says.'),
    source: input.text(500, 'The register and the entry that was looked at.'),
  }),
  output: EvidenceView,
  refusals: [workflowRefusals.WRONG_STATE, evidenceFindingRefusals.EVIDENCE_FINDING_OPEN],
  async run({ tx, actor, authorise, inState }, { evidenceId, finding, source }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    const uses = await useRows.list(tx, { evidenceId });
    // A piece that no opened bid uses concerns no agency.
    const [use] = uses;
    if (!use) throw notFound();
    authorise({ agency: uses.map(({ agencyId }) => agencyId), vendor: uses.flatMap(({ vendorIds }) => vendorIds) });
    inState({ evidence: piece.state });
    const open = await evidenceFindings.find(tx, { evidenceId, state: 'open' });
    must(!open, evidenceFindingRefusals.EVIDENCE_FINDING_OPEN, { finding: open?.finding ?? '-' });
    const told = finding === 'suspend' ? await suspended(tx, piece, source) : await proposed(tx, actor, piece, { finding, source });
    return evidenceRow({ ...use, ...told });
  },
});

/** The log never holds what a person wrote, only its digest. */
async function suspended(tx: Tx, piece: EvidenceEntity, source: string): Promise<EvidenceEntity> {
  const facts = { digest: piece.digest, source: sha256Hex(source) };
  const moved = await evidenceRows.save(tx, evidenceLife.move({ ...piece, statusSource: source }, 'suspend', {}), facts);
  await announceToUsers(tx, 'evidenceChecked', piece.id);
  return moved;
}

interface Found {
  readonly finding: TwoPersonFinding;
  readonly source: string;
}

async function proposed(tx: Tx, actor: Actor, piece: EvidenceEntity, found: Found): Promise<EvidenceEntity> {
  refuseIf(evidenceLife.objection(piece.state, found.finding, {}));
  const suspends = found.finding === 'revoke' && piece.state !== 'suspended';
  const row = {
    ...{ id: newId('evidenceFinding'), evidenceId: piece.id, ...found, suspends, state: evidenceFindingLife.initial },
    ...{ recordedBy: personOf(actor), recordedAt: await tx.now(), decidedBy: null, decidedAt: null, reason: null },
  };
  const facts = { evidence: piece.id, finding: found.finding, source: sha256Hex(found.source) };
  await evidenceFindings.create(tx, row, { type: 'evidenceFinding.record', facts });
  return suspends ? suspended(tx, piece, found.source) : piece;
}
