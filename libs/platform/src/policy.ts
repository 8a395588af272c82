import { hasProvenRecently, type Actor, type Role } from './actor.js';
import { denied, forbidden, notFound, proveAgain, unauthenticated } from './errors.js';

/** Organisations that the object belongs to, by what they are to it; `assigned` lists persons named for the task; `holds` what is true of it now. */
export interface Relations {
  readonly agency?: string | readonly string[];
  readonly vendor?: string | readonly string[];
  readonly committee?: string | readonly string[];
  readonly assigned?: readonly string[];
  /** Conditions of state and time that hold, by the words of the policy lines (`when`). */
  readonly holds?: readonly string[];
}

/**
 * One way to be allowed. `roles`+`of`: a member of that organisation with one of the roles (`any`: of any organisation);
 * `assigned`: moreover named for the task; `when`: moreover all of these conditions hold of the object now;
 * `recent`: moreover the person has proven who they are a moment ago (step-up).
 */
export type Allowance =
  | { readonly anyone: true; readonly when?: readonly string[] }
  | { readonly signedIn: true }
  /** A proven identity, whether or not anybody here knows it. */
  | { readonly newcomer: true }
  | { readonly system: true }
  | {
      readonly roles: readonly Role[];
      readonly of: 'agency' | 'vendor' | 'committee' | 'any';
      readonly assigned?: true;
      readonly when?: readonly string[];
      readonly recent?: true;
    };

/** The policy line of a use case, a read or a group of fields: whoever meets one of the allowances may. Everybody else may not. */
export type PolicyLine = readonly [Allowance, ...Allowance[]];

const listOf = (ids: string | readonly string[] | undefined): readonly string[] => (typeof ids === 'string' ? [ids] : (ids ?? []));

/** Whether the allowance is met, but for the recent proof. */
function allows(line: Allowance, actor: Actor, relations: Relations): boolean {
  if ('system' in line) return actor.kind === 'system';
  if ('newcomer' in line) return actor.kind === 'newcomer' || actor.kind === 'person';
  if ('signedIn' in line) return actor.kind === 'person';
  const holds = (line.when ?? []).every((condition) => (relations.holds ?? []).includes(condition));
  if ('anyone' in line) return holds;
  if (actor.kind !== 'person' || !holds) return false;
  if (line.assigned && !(relations.assigned ?? []).includes(actor.personId)) return false;
  const { of } = line;
  const organisations = of === 'any' ? null : listOf(relations[of]);
  return actor.memberships.some((m) => (organisations?.includes(m.organisationId) ?? true) && m.roles.some((r) => line.roles.includes(r)));
}

const asksForProof = (line: Allowance): boolean => 'recent' in line && line.recent === true;

/** True when the actor belongs to one of the organisations, or is named for the task. */
export function isRelated(actor: Actor, relations: Relations): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const organisations = [relations.agency, relations.vendor, relations.committee].flatMap(listOf);
  const named = (relations.assigned ?? []).includes(actor.personId);
  return named || actor.memberships.some((m) => organisations.includes(m.organisationId));
}

/** Whether the line allows the actor; for reads that show more to some. */
export const isAllowed = (policy: PolicyLine, actor: Actor, relations: Relations): boolean =>
  policy.some((line) => allows(line, actor, relations) && (!asksForProof(line) || hasProvenRecently(actor)));

/**
 * Passes, or throws UNAUTHENTICATED (no name), NOT_FOUND (no relation: same answer as absent), FORBIDDEN (related, wrong role) or
 * STEP_UP_REQUIRED (the right role, but the sign-in is too old or too weak for this deed).
 */
export function assertAllowed(operation: string, policy: PolicyLine, actor: Actor, relations: Relations): void {
  if (isAllowed(policy, actor, relations)) return;
  if (policy.some((line) => allows(line, actor, relations)))
    throw denied(proveAgain(operation), { rule: operation, reason: 'stale-proof' });
  const isOpenAtTimes = policy.some((line) => 'anyone' in line);
  if (actor.kind === 'anonymous' && !isOpenAtTimes) throw denied(unauthenticated(), { rule: operation, reason: 'anonymous' });
  const anyRoleLine = policy.some((line) => 'roles' in line && line.of === 'any');
  // What is for everyone at its time is as absent before it, for whoever may not see it earlier.
  if (!isOpenAtTimes && (isRelated(actor, relations) || (anyRoleLine && isUnbound(relations))))
    throw denied(forbidden(operation), { rule: operation, reason: 'wrong-role' });
  throw denied(notFound(), { rule: operation, reason: 'unrelated' });
}

/** Whether the question concerns no object of anybody. */
const isUnbound = ({ holds: _, ...parties }: Relations): boolean => Object.keys(parties).length === 0;

/** Turns the public away before anything is looked up, unless the line is for anyone: else an answer would tell what exists. */
export function assertNamed(policy: PolicyLine, actor: Actor): void {
  if (policy.some((line) => 'anyone' in line)) return;
  const welcomesNewcomers = policy.some((line) => 'newcomer' in line);
  if (actor.kind === 'anonymous' || (actor.kind === 'newcomer' && !welcomesNewcomers)) throw unauthenticated(actor.kind);
}
