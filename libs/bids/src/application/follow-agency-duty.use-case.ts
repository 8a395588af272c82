import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import { lotsOfNeed } from '@pilotage/calls';
import { bidsOnLots } from '../persistence/bids.repository.js';
import { bidsPolicy } from './bids.policy.js';
import { announceFactsChanged, STILL_JUDGED } from './facts-changed.js';

/** Every bid that a duty of the agency bears on has been put forward to be looked at again. */
export const followAgencyDuty = useCase({
  name: 'followAgencyDuty',
  summary:
    'Announces each bid on a need that is still decided about or that a contract rests on, after its agency has assessed, warned or disclosed, so that the gate is asked where it matters.',
  policy: bidsPolicy.followAgencyDuty,
  input: z.strictObject({ needId: input.id('need', 'The need.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { needId }) {
    authorise({});
    const found = await bidsOnLots(tx, await lotsOfNeed(tx, needId), STILL_JUDGED);
    return { id: needId, done: announceFactsChanged(tx, found) };
  },
});
