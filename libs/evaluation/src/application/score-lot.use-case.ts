import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { DoneView, input, newId, useCase, type Tx } from '@pilotage/platform';
import { bidsOfLot, markBidsRanked } from '@pilotage/bids';
import { markLotRanked, markLotUnsuccessful } from '@pilotage/calls';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import { evaluationWorkflow } from '../domain/evaluation.workflow.js';
import { markedBids } from '../domain/marks.rules.js';
import { closedSetDigest, rankingRecord, type LotInput, type RankingRecord } from '../domain/ranking-record.js';
import { drawCommitmentOf, scoringRefusals, type Draw } from '@pilotage/scoring';
import { evaluations, newestRanking, rankings } from '../persistence/evaluation.repository.js';
import { EvaluationView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { evaluationRow } from './evaluation-row.js';
import { admitted, lockEvaluation, rulesetOf, type LotUnderEvaluation } from './load.js';
import { passedBids } from './lock-marks.use-case.js';
import { countingMarks } from './marking.js';
import { aliasesOf } from './panel.js';

/** The lot is ranked: exact scores, an explanation for each number, and how firm the ranking stands. Run again on the same input it changes nothing. */
export const scoreLot = useCase({
  name: 'scoreLot',
  summary: 'Scores and ranks a lot whose prices are opened, with a written explanation per number and a robustness report.',
  policy: evaluationPolicy.scoreLot,
  input: z.strictObject({ lotId: z.string().max(64).meta({ description: 'The lot.' }) }),
  output: DoneView,
  refusals: Object.values(scoringRefusals),
  async run({ tx, authorise }, { lotId }) {
    authorise({});
    const found = await lockEvaluation(tx, lotId, 'update');
    const ranking = rankingRecord(await inputOf(tx, found));
    const done = found.lot.state === 'pricesOpened' && found.evaluation.state === 'locked';
    if (done) await keep(tx, found, ranking);
    else await assertSame(tx, found, ranking);
    return { id: lotId, done };
  },
});

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

async function keep(tx: Tx, { lot, evaluation }: LotUnderEvaluation, { ranks, ...ranking }: RankingRecord): Promise<void> {
  const version = evaluation.version + 1;
  const { inputDigest, recordDigest } = ranking;
  const facts = { lot: lot.id, version, inputDigest, recordDigest };
  const row = { id: newId('ranking'), lotId: lot.id, evaluationId: evaluation.id, version, ...ranking, rankedAt: await tx.now() };
  await rankings.create(tx, row, { type: 'ranking.make', facts });
  const { next, event } = evaluationWorkflow.move(evaluation, 'rank', {});
  await evaluations.save(tx, { event, next: { ...next, version } }, facts);
  await markBidsRanked(tx, ranks);
  if (ranks.length === 0) return void (await markLotUnsuccessful(tx, lot.id, 'NO_BID_RANKED'));
  await markLotRanked(tx, lot.id);
  tx.emit('rankingReady', { lotId: lot.id });
}

/** A second delivery finds the ranking and stops. The same input with other bytes is an incident, and the delivery stays for an operator to see. */
async function assertSame(tx: Tx, { lot }: LotUnderEvaluation, ranking: RankingRecord): Promise<void> {
  const kept = await newestRanking(tx, lot.id);
  const differs = kept?.inputDigest === ranking.inputDigest && kept.recordDigest !== ranking.recordDigest;
  if (differs) throw new Error(`the ranking of ${lot.id} came out differently from the same input ${ranking.inputDigest}`);
}

/** The secret of the draw is known to everybody, and the ranking can break its ties with it. */
export const revealDraw = useCase({
  name: 'revealDraw',
  summary:
    'Reveals, after the prices are opened, the secret of the draw that was committed at publication. The ranking then breaks ties with it.',
  policy: evaluationPolicy.revealDraw,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), secret: input.text(200, 'The secret.') }),
  output: EvaluationView,
  refusals: [evaluationRefusals.DRAW_NOT_ASKED_FOR, scoringRefusals.DRAW_NOT_COMMITTED],
  async run({ tx, actor, authorise }, { lotId, secret }) {
    const found = await lockEvaluation(tx, lotId, 'update');
    const { evaluation, lot, members } = found;
    authorise({ agency: evaluation.agencyId });
    const { tieRule, drawCommitment } = rulesetOf(found);
    const isAsked = tieRule.includes('commitRevealDraw') && lot.state === 'pricesOpened' && evaluation.drawSecret === null;
    must(isAsked, evaluationRefusals.DRAW_NOT_ASKED_FOR);
    must(drawCommitmentOf(secret) === drawCommitment, scoringRefusals.DRAW_NOT_COMMITTED);
    await evaluations.amend(
      tx,
      evaluation.id,
      { drawSecret: secret },
      { type: 'evaluation.revealDraw', facts: { commitment: drawCommitment ?? '' } },
    );
    tx.emit('drawRevealed', { lotId });
    return evaluationRow({ ...evaluation, drawSecret: secret }, members, actor);
  },
});
