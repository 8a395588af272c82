import { isRelated, type Actor, type Tx } from '@pilotage/platform';
import type { LotInCall } from '@pilotage/calls';
import { OUTSIDE_REVIEW, OUTSIDER } from './awards.policy.js';

/** What holds of the challenges of a lot for a reviewer: whether its profile leads to a supervising authority, and whether the person is outside of its agency. */
export const reviewOf = (actor: Actor, { call, profile }: Pick<LotInCall, 'call' | 'profile'>): readonly string[] => [
  ...(profile.challenge.complainWithin.value === null ? [] : [OUTSIDE_REVIEW]),
  ...(isRelated(actor, { agency: call.agencyId }) ? [] : [OUTSIDER]),
];

const isReviewer = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.memberships.some(({ roles }) => roles.includes('challengeReviewer'));

/**
 * Looks past the walls for a reviewer: no row of a challenge, its award and its panel names the supervising authority. What is found decides
 * whether the reviewer may; everybody else looks as themselves.
 */
export const fromOutside = <T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> =>
  isReviewer(actor) ? tx.asHouse('reviewFromOutside', work) : work();
