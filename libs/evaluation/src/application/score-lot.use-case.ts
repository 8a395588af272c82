import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { DoneView, input, useCase, type Tx } from '@pilotage/platform';
import { markLotRanked } from '@pilotage/calls';
import { drawCommitmentOf, scoringRefusals } from '@pilotage/scoring';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import type { RankingRecord } from '../domain/ranking-record.js';
import { evaluations, newestRanking } from '../persistence/evaluation.repository.js';
import { EvaluationView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { evaluationRow } from './evaluation-row.js';
import { lockEvaluation, rulesetOf, type LotUnderEvaluation } from './load.js';
import { computedRanking, keepRanking, outdatedRanking } from './ranking.js';

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
    const ranking = await computedRanking(tx, found);
    const done = found.lot.state === 'pricesOpened' && found.evaluation.state === 'locked';
    if (done) await keepFirst(tx, found, ranking);
    else await assertSame(tx, found, ranking);
    return { id: lotId, done };
  },
});

async function keepFirst(tx: Tx, found: LotUnderEvaluation, ranking: RankingRecord): Promise<void> {
  await keepRanking(tx, found, ranking);
  if (ranking.ranks.length > 0) await markLotRanked(tx, found.lot.id);
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
    'Reveals, after the prices are opened or when a ranking must be made again, the secret of the draw that was committed at publication. The ranking then breaks ties with it.',
  policy: evaluationPolicy.revealDraw,
  states: { lot: { in: ['pricesOpened', 'ranked'], otherwise: evaluationRefusals.DRAW_NOT_ASKED_FOR } },
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), secret: input.text(200, 'The secret.') }),
  output: EvaluationView,
  refusals: [evaluationRefusals.DRAW_NOT_ASKED_FOR, scoringRefusals.DRAW_NOT_COMMITTED],
  async run({ tx, actor, authorise, inState }, { lotId, secret }) {
    const found = await lockEvaluation(tx, lotId, 'update');
    const { evaluation, lot, members } = found;
    authorise({ agency: evaluation.agencyId });
    inState({ lot: lot.state });
    const { tieRule, drawCommitment } = rulesetOf(found);
    const isDue = lot.state === 'pricesOpened' || (await outdatedRanking(tx, found)) !== null;
    const isAsked = tieRule.includes('commitRevealDraw') && isDue && evaluation.drawSecret === null;
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
