import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import { bidsOfOrganisation } from '../persistence/bids.repository.js';
import { bidsPolicy } from './bids.policy.js';
import { announceFactsChanged, STILL_JUDGED } from './facts-changed.js';

/** Every bid that an excluded organisation has a part in, and about which the gate still has a word, has been put forward to be looked at again. */
export const followExclusion = useCase({
  name: 'followExclusion',
  summary:
    'Announces each bid that is still decided about, or that a contract rests on, whose party group has an organisation that is now excluded, so that the gate is asked where it matters.',
  policy: bidsPolicy.followExclusion,
  input: z.strictObject({ organisationId: input.id('organisation', 'The excluded organisation.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { organisationId }) {
    authorise({});
    return { id: organisationId, done: announceFactsChanged(tx, await bidsOfOrganisation(tx, organisationId, STILL_JUDGED)) };
  },
});
