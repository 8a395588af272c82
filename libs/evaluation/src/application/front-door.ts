import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { evaluationWorkflow } from '../domain/evaluation.workflow.js';
import { evaluations, newestRanking, panelMembers } from '../persistence/evaluation.repository.js';
import { placesIn } from '../domain/ranking-record.js';

/** A ranked bid. Bids that share a rank stand side by side. */
export interface RankedBid {
  readonly bidId: string;
  readonly rank: number;
  /** Total points, exact. */
  readonly total: string;
}

/** The ranking of a lot as awards see it. */
export interface LotRanking {
  readonly id: string;
  readonly lotId: string;
  readonly version: number;
  readonly inputDigest: string;
  readonly recordDigest: string;
  /** From when the period for the decision runs. */
  readonly rankedAt: Instant;
  /** By rank. */
  readonly bids: readonly RankedBid[];
}

/** The newest ranking of the lot, or null before there is one. */
export async function rankingOf(tx: Tx, lotId: string): Promise<LotRanking | null> {
  const kept = await newestRanking(tx, lotId);
  if (!kept) return null;
  const { id, version, inputDigest, recordDigest, record, rankedAt } = kept;
  return { id, lotId, version, inputDigest, recordDigest, rankedAt, bids: placesIn(record) };
}

/** Everyone who had a seat on the panel of the lot, those who left among them: who marked does not approve. */
export async function evaluatorsOf(tx: Tx, lotId: string): Promise<string[]> {
  const evaluation = await evaluations.find(tx, { lotId });
  if (!evaluation) return [];
  return (await panelMembers.list(tx, { evaluationId: evaluation.id })).map(({ personId }) => personId);
}

/** Whether the person has or had a seat on the panel of the lot. */
export const isEvaluator = async (tx: Tx, lotId: string, personId: string): Promise<boolean> =>
  (await evaluatorsOf(tx, lotId)).includes(personId);

/** The lot is back in its ranking because no announced award is left. Where that ranking counts a bid that was disqualified meanwhile, a job makes it again. */
export function reconsiderRanking(tx: Tx, lotId: string): void {
  tx.emit('rankingInQuestion', { lotId });
}

/** The award of the lot is final, so its evaluation is closed. The caller holds the lock of the lot. */
export async function markEvaluationDecided(tx: Tx, lotId: string): Promise<void> {
  const evaluation = await evaluations.find(tx, { lotId }, 'update');
  // A second award of the same lot finds it closed.
  if (evaluation?.state !== 'ranked') return;
  await evaluations.save(tx, evaluationWorkflow.move(evaluation, 'decide', {}));
}
