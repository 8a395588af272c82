import { z } from 'zod';
import { after } from '@pilotage/kernel';
import { DoneView, input, useCase, type Tx } from '@pilotage/platform';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { announceToUsers } from './evidence.js';
import { concludeCheck, findingOf } from './check-evidence.js';
import type { Finding } from './finding.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import { evidenceLife, UNCHECKED, type EvidenceState } from '../domain/evidence.workflow.js';
import { STATUS_POLICY } from '../domain/status-policy.data.js';

/** A piece of evidence has been looked at again. Only what is found anew is written, and told to the bids that use it. */
export const recheckEvidence = useCase({
  name: 'recheckEvidence',
  summary: 'Checks a piece of evidence again, on schedule or because its status list changed. A result that is known changes nothing.',
  policy: assurancePolicy.recheckEvidence,
  input: z.strictObject({
    evidenceId: input.id('evidence', 'The piece.'),
    awaited: input.flag('Whoever uses it has waited for its status, and is told even when its state stays.').optional(),
  }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { evidenceId, awaited }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    authorise({});
    const changed = await lookAgain(tx, piece);
    if (changed || awaited) await announceToUsers(tx, 'evidenceChecked', evidenceId);
    return { id: evidenceId, done: changed };
  },
});

/** Looks at the piece, whose lock the caller holds, again; true where its state is another now. */
export async function lookAgain(tx: Tx, piece: EvidenceEntity): Promise<boolean> {
  if (!isCheckable(piece)) return false;
  const finding = await findingOf(tx, piece);
  if (finding && saysSomethingNew(piece, finding)) {
    await concludeCheck(tx, await inCheck(tx, piece), finding);
    return true;
  }
  await scheduleNext(tx, piece);
  return false;
}

/**
 * What was read before, by a machine or by two persons, whose reading stands while the register of issuers may have changed. What was rejected
 * is checked anew when it is lodged again, not by the clock.
 */
const isCheckable = ({ state, statement }: EvidenceEntity): boolean =>
  !NOT_LOOKED_AT.includes(state) && (statement !== null || state !== 'scanning');

const NOT_LOOKED_AT: readonly EvidenceState[] = ['uploaded', 'rejected', ...evidenceLife.final];

function saysSomethingNew({ state, statusSource }: EvidenceEntity, { verdict: { move } }: Finding): boolean {
  const { to } = evidenceLife.moves[move];
  // What a person found in the issuer's register is not undone by a list that does not say it.
  const isRecorded = state === 'suspended' && statusSource !== null;
  return to !== state && (!isRecorded || to === 'revoked' || to === 'expired');
}

async function inCheck(tx: Tx, piece: EvidenceEntity): Promise<EvidenceEntity> {
  if (UNCHECKED.includes(piece.state)) return piece;
  return evidenceRows.save(tx, evidenceLife.move(piece, 'recheck', {}), { digest: piece.digest });
}

async function scheduleNext(tx: Tx, { id, nextCheckAt }: EvidenceEntity): Promise<void> {
  const now = await tx.now();
  if (nextCheckAt === null || nextCheckAt > now) return;
  const next = { nextCheckAt: after(now, STATUS_POLICY.lookAgainAfter.value) };
  await evidenceRows.amend(tx, id, next, { type: 'evidence.lookAgain' });
}

/** For rooms downstream: the piece is looked at again in this transaction, and whoever uses it is told when that changed something. */
export async function recheckNow(tx: Tx, evidenceId: string): Promise<void> {
  const piece = await evidenceRows.lock(tx, evidenceId, 'update');
  // What has ended, and what people are reading, is not looked at again.
  if (!isCheckable(piece)) return restEvidence(tx, evidenceId);
  if (await lookAgain(tx, piece)) await announceToUsers(tx, 'evidenceChecked', evidenceId);
}

/** Nothing rests on the piece: it is not looked at again before something does. */
export const restEvidence = (tx: Tx, evidenceId: string): Promise<void> =>
  evidenceRows.amend(tx, evidenceId, { nextCheckAt: null }, { type: 'evidence.rest' });
