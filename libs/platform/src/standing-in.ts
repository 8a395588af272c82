import type { Actor, Membership } from './actor.js';
import { isAllowed, type PolicyLine, type Relations } from './policy.js';

/** In whose place the actor does it: nobody's where their own roles suffice, else everyone's whose delegated roles the policy line takes. */
export function inWhosePlace(policy: PolicyLine, actor: Actor, relations: Relations): readonly string[] {
  if (actor.kind !== 'person' || !actor.memberships.some(isDelegated)) return [];
  const allowedBy = (memberships: readonly Membership[]): boolean => isAllowed(policy, { ...actor, memberships }, relations);
  if (allowedBy(actor.memberships.filter((m) => !isDelegated(m)))) return [];
  return [...new Set(actor.memberships.flatMap((m) => (m.inPlaceOf !== undefined && allowedBy([m]) ? m.inPlaceOf : [])))];
}

const isDelegated = ({ inPlaceOf }: Membership): boolean => inPlaceOf !== undefined;
