import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import type { BidState } from '../domain/bid.workflow.js';
import { bidsOfOrganisation } from '../persistence/bids.repository.js';
import { bidsPolicy } from './bids.policy.js';

/** States in which an opened bid can still be decided about, or a contract rests on it. */
const RELIES: readonly BidState[] = ['opened', 'admitted', 'admittedWithConditions', 'referred', 'ranked', 'awarded'];

/** Every opened bid of an excluded organisation, in whatever part of its group, has been put forward to be looked at again. */
export const followExclusion = useCase({
  name: 'followExclusion',
  summary:
    'Announces each opened bid whose party group has an organisation that is now excluded, so that the gate is asked where it matters.',
  policy: bidsPolicy.followExclusion,
  input: z.strictObject({ organisationId: input.id('organisation', 'The excluded organisation.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { organisationId }) {
    authorise({});
    const found = await bidsOfOrganisation(tx, organisationId, RELIES);
    found.forEach((bidId) => tx.emit('bidderExcluded', { bidId }));
    return { id: organisationId, done: found.length > 0 };
  },
});
