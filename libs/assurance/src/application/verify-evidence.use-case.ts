import { z } from 'zod';
import type { Moved } from '@pilotage/kernel';
import { DoneView, input, useCase, type Tx } from '@pilotage/platform';
import type { EvidenceEntity } from '../persistence/assurance.entities.js';
import { evidenceRows, issuerRows, type ReadStatement } from '../persistence/assurance.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { standardsAt } from './policies.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import type { EvidenceFaultCode } from '../domain/evidence.faults.js';
import { evidenceLife, type EvidenceState } from '../domain/evidence.workflow.js';
import { judgeStatement, type StatementContent, type Verdict } from '../domain/statement.rules.js';
import { isFaults, openStatement, signatureHolds } from './statement-signature.js';

const UNCHECKED: readonly EvidenceState[] = ['uploaded', 'scanning'];
const NOTHING_READ: ReadStatement = {
  issuerId: null,
  standardId: null,
  statedDigest: null,
  scope: null,
  validFrom: null,
  validUntil: null,
};

interface Finding {
  readonly read: ReadStatement;
  readonly verdict: Verdict;
}

const rejected = (...faults: readonly EvidenceFaultCode[]): Finding => ({ read: NOTHING_READ, verdict: { move: 'reject', faults } });

/** A piece of evidence has been checked: its form, its signature by a registered issuer, what it says, and what that is worth. */
export const verifyEvidence = useCase({
  name: 'verifyEvidence',
  summary: 'Checks a statement that was lodged and sets its state. A malformed one is rejected with its faults.',
  policy: assurancePolicy.verifyEvidence,
  input: z.strictObject({
    evidenceId: input.id('evidence', 'The piece.'),
    bidId: input.text(64, 'The bid that it was lodged with.'),
  }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { evidenceId }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    authorise({});
    if (!UNCHECKED.includes(piece.state)) return { id: piece.id, done: false };
    const scanned = piece.state === 'uploaded' ? await save(tx, evidenceLife.move(piece, 'scan', {})) : piece;
    const { read, verdict } = await findingOf(tx, scanned);
    const checked = { ...scanned, ...read, faults: verdict.faults, checkedAt: await tx.now() };
    await save(tx, evidenceLife.move(checked, verdict.move, {}));
    tx.emit('evidenceChecked', { evidenceId: piece.id, bidId: piece.bidId });
    return { id: piece.id, done: true };
  },
});

const save = (tx: Tx, moved: Moved<EvidenceEntity>): Promise<EvidenceEntity> =>
  evidenceRows.save(tx, moved, { digest: moved.next.digest, faults: moved.next.faults });

async function findingOf(tx: Tx, piece: EvidenceEntity): Promise<Finding> {
  const content = openStatement(piece.statement);
  if (isFaults(content)) return rejected(...content);
  const issuer = await issuerRows.find(tx, { identifier: content.issuer }, 'share');
  if (!issuer) return rejected('EVIDENCE_ISSUER_UNKNOWN');
  if (!(await signatureHolds(piece.statement, issuer.key))) return rejected('EVIDENCE_SIGNATURE_INVALID');
  const at = await tx.now();
  const verdict = judgeStatement(await standardsAt(tx, at), content, { issuer, vendorIds: piece.vendorIds, at });
  return { read: readOf(content, issuer.id), verdict };
}

const readOf = ({ standardId, statedDigest, scope, validFrom, validUntil }: StatementContent, issuerId: string): ReadStatement => ({
  issuerId,
  standardId,
  statedDigest,
  scope,
  validFrom,
  validUntil,
});
