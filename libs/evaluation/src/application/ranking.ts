import { newId, type Tx } from '@pilotage/platform';
import { bidsOfLot, markBidsRanked } from '@pilotage/bids';
import { markLotUnsuccessful } from '@pilotage/calls';
import type { Draw } from '@pilotage/scoring';
import { evaluationWorkflow } from '../domain/evaluation.workflow.js';
import { markedBids } from '../domain/marks.rules.js';
import { rankingChange } from '../domain/ranking-change.js';
import { closedSetDigest, placesIn, rankingRecord, type LotInput, type RankingRecord } from '../domain/ranking-record.js';
import type { RankingEntity } from '../persistence/evaluation.entities.js';
import { evaluations, newestRanking, rankings } from '../persistence/evaluation.repository.js';
import { admitted, rulesetOf, type LotUnderEvaluation } from './load.js';
import { passedBids } from './lock-marks.use-case.js';
import { countingMarks } from './marking.js';
import { aliasesOf } from './panel.js';

/** The ranking of the bids that are in the running now. Refuses as the scoring engine does. */
export const computedRanking = async (tx: Tx, found: LotUnderEvaluation): Promise<RankingRecord> => rankingRecord(await inputOf(tx, found));

/** Marks as they were locked, prices of the bids that passed, and the draw if its secret is known. */
async function inputOf(tx: Tx, found: LotUnderEvaluation): Promise<LotInput> {
  const opened = await bidsOfLot(tx, found.lot.id);
  const passed = passedBids(found.evaluation.locked);
  // A price is used only of a bid that passed; one that passed and has no price was unopenable or excluded, and is not among the admitted.
  const bids = admitted(opened).filter(({ id }) => found.evaluation.locked?.[id]);
  const marks = await countingMarks(tx, found, bids);
  const { drawSecret } = found.evaluation;
  const draw: Draw | null = drawSecret === null ? null : { secret: drawSecret, closedSetDigest: closedSetDigest(opened) };
  return {
    ruleset: rulesetOf(found),
    marked: markedBids(
      bids.map(({ id }) => id),
      aliasesOf(found.members),
      marks,
    ),
    offers: bids.map(({ id, price, acceptedAt }) => ({
      bidId: id,
      price: passed.includes(id) ? (price?.amount ?? null) : null,
      receivedAt: acceptedAt,
    })),
    draw,
  };
}

/** Keeps a ranking as the next version, and gives the bids their ranks. Without a ranked bid the lot ends. The caller holds the locks. */
export async function keepRanking(
  tx: Tx,
  { lot, evaluation }: LotUnderEvaluation,
  { ranks, ...ranking }: RankingRecord,
  before: RankingEntity | null = null,
): Promise<void> {
  const version = evaluation.version + 1;
  const { inputDigest, recordDigest } = ranking;
  const supersedes = before?.id ?? null;
  const change = before && rankingChange(before.version, placesIn(before.record), ranks);
  const facts = { lot: lot.id, version, inputDigest, recordDigest, ...(before ? { supersedes: before.id } : {}) };
  const row = { id: newId('ranking'), lotId: lot.id, evaluationId: evaluation.id, version, ...ranking, supersedes, change };
  await rankings.create(tx, { ...row, rankedAt: await tx.now() }, { type: before ? 'ranking.makeAgain' : 'ranking.make', facts });
  const { next, event } = evaluationWorkflow.move(evaluation, 'rank', {});
  await evaluations.save(tx, { event, next: { ...next, version } }, facts);
  await markBidsRanked(tx, ranks);
  if (ranks.length === 0) return void (await markLotUnsuccessful(tx, lot.id, 'NO_BID_RANKED'));
  tx.emit('rankingReady', { lotId: lot.id });
}

/**
 * The newest ranking, where the profile scores again after a disqualification and this ranking still counts a bid that is out; null where
 * nothing is to be made again. While an announced award stands, the ranking that it rests on stands too.
 */
export async function outdatedRanking(tx: Tx, { lot, evaluation, profile }: LotUnderEvaluation): Promise<RankingEntity | null> {
  const mayChange = profile.award.onDisqualification.value === 'rescore' && lot.state === 'ranked' && evaluation.state === 'ranked';
  const newest = mayChange ? await newestRanking(tx, lot.id) : null;
  if (!newest) return null;
  const running = admitted(await bidsOfLot(tx, lot.id)).map(({ id }) => id as string);
  return placesIn(newest.record).every(({ bidId }) => running.includes(bidId)) ? null : newest;
}
