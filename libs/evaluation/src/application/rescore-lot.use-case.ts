import { z } from 'zod';
import { DoneView, useCase } from '@pilotage/platform';
import { lockLot } from '@pilotage/calls';
import { scoringRefusals } from '@pilotage/scoring';
import { evaluations } from '../persistence/evaluation.repository.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { activeMembers } from './panel.js';
import { computedRanking, keepRanking, outdatedRanking } from './ranking.js';

/** A ranking that counts a bid disqualified since is made again from the remaining bids, where the profile says so. Done false where there is nothing to make again. */
export const rescoreLot = useCase({
  name: 'rescoreLot',
  summary:
    'Ranks a lot again without a bid that was disqualified, where the profile says so: a new version of the ranking, which names the one that it supersedes and says who moved.',
  policy: evaluationPolicy.rescoreLot,
  input: z.strictObject({ lotId: z.string().max(64).meta({ description: 'The lot.' }) }),
  output: DoneView,
  refusals: Object.values(scoringRefusals),
  async run({ tx, authorise }, { lotId }) {
    authorise({});
    const lot = await lockLot(tx, lotId, 'update');
    const evaluation = await evaluations.find(tx, { lotId }, 'update');
    if (!evaluation) return { id: lotId, done: false };
    const found = { ...lot, evaluation, members: await activeMembers(tx, evaluation.id) };
    const outdated = await outdatedRanking(tx, found);
    if (outdated) await keepRanking(tx, found, await computedRanking(tx, found), outdated);
    return { id: lotId, done: outdated !== null };
  },
});
