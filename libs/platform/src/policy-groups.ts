import type { Actor } from './actor.js';
import { isAllowed, type PolicyLine, type Relations } from './policy.js';

/** Who reads a group of fields: its policy line, and what the group holds in a sentence. */
export interface FieldGroup {
  readonly who: PolicyLine;
  readonly says: string;
}

/** Groups of fields by name. */
export type FieldGroups = Readonly<Record<string, FieldGroup>>;

/** The groups that the table grants to the actor for an object. Nothing else grants one. */
export const grantsOf = (groups: FieldGroups, actor: Actor, relations: Relations): ReadonlySet<string> =>
  new Set(Object.keys(groups).filter((name) => isAllowed((groups[name] as FieldGroup).who, actor, relations)));

/** Where a line lets the actor in: for lists, whose rows each fall under it. */
export interface Reach {
  /** Whatever organisation the object is of. */
  readonly everywhere: boolean;
  readonly agency: readonly string[];
  readonly vendor: readonly string[];
  readonly committee: readonly string[];
}

/** Where the line lets the actor in while the conditions hold. It asks the line itself, so that a list never shows more than the single read. */
export function reachOf(policy: PolicyLine, actor: Actor, holds: readonly string[] = []): Reach {
  const mine = actor.kind === 'person' ? actor.memberships.map(({ organisationId }) => organisationId) : [];
  const among = (of: 'agency' | 'vendor' | 'committee'): string[] => mine.filter((id) => isAllowed(policy, actor, { [of]: id, holds }));
  const everywhere = isAllowed(policy, actor, { holds });
  return { everywhere, agency: among('agency'), vendor: among('vendor'), committee: among('committee') };
}

/** Everything that could hold of an object: for the answer of a mutation, whose actor has just done what the groups tell of. */
export const EVERY_CONDITION = { includes: () => true } as unknown as readonly string[];
