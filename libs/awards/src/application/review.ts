import { isRelated, type Actor } from '@pilotage/platform';
import type { LotInCall } from '@pilotage/calls';
import { OUTSIDE_REVIEW, OUTSIDER } from './awards.policy.js';

/** What holds of the challenges of a lot for a reviewer: whether its profile leads to a supervising authority, and whether the person is outside of its agency. */
export const reviewOf = (actor: Actor, { call, profile }: Pick<LotInCall, 'call' | 'profile'>): readonly string[] => [
  ...(profile.challenge.complainWithin.value === null ? [] : [OUTSIDE_REVIEW]),
  ...(isRelated(actor, { agency: call.agencyId }) ? [] : [OUTSIDER]),
];
