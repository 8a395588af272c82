import { forbidden, notFound, unauthenticated } from './errors.js';

/** What a person may be in an organisation. A person can hold several. */
export const ROLES = [
  'drafter',
  'officer',
  'approver',
  'evaluator',
  'panelChair',
  'evidenceVerifier',
  'pilotManager',
  'financeOfficer',
  'agencyAuditor',
  'vendorAdministrator',
  'bidder',
  'committeeSecretary',
  'committeeMember',
  'committeeChair',
  'policyEditor',
  'oversightAuditor',
  'platformOperator',
] as const;
export type Role = (typeof ROLES)[number];

export interface Membership {
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/** Who acts. A job acts as the system; the public has no name. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly memberships: readonly Membership[] }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'anonymous' };

export const ANONYMOUS: Actor = { kind: 'anonymous' };
export const systemActor = (job: string): Actor => ({ kind: 'system', job });

/** The person's id, for rules about who did what. Throws for the system and the public: such a rule never concerns them. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw unauthenticated();
  return actor.personId;
}

/** Organisations that the object belongs to, by what they are to it; `assigned` lists persons named for the task. */
export interface Relations {
  readonly agency?: string | readonly string[];
  readonly vendor?: string | readonly string[];
  readonly committee?: string | readonly string[];
  readonly assigned?: readonly string[];
}

/**
 * One way to be allowed. `roles`+`of`: a member of that organisation with one of the roles (`any`: of any organisation);
 * `assigned`: moreover named for the task.
 */
export type Allowance =
  | { readonly anyone: true }
  | { readonly signedIn: true }
  | { readonly system: true }
  | { readonly roles: readonly Role[]; readonly of: 'agency' | 'vendor' | 'committee' | 'any'; readonly assigned?: true };

/** The policy line of a use case: whoever meets one of the allowances may. Everybody else may not. */
export type PolicyLine = readonly [Allowance, ...Allowance[]];

const listOf = (ids: string | readonly string[] | undefined): readonly string[] => (typeof ids === 'string' ? [ids] : (ids ?? []));

function allows(line: Allowance, actor: Actor, relations: Relations): boolean {
  if ('anyone' in line) return true;
  if ('system' in line) return actor.kind === 'system';
  if (actor.kind !== 'person') return false;
  if ('signedIn' in line) return true;
  if (line.assigned && !(relations.assigned ?? []).includes(actor.personId)) return false;
  const { of } = line;
  const organisations = of === 'any' ? null : listOf(relations[of]);
  return actor.memberships.some((m) => (organisations?.includes(m.organisationId) ?? true) && m.roles.some((r) => line.roles.includes(r)));
}

/** True when the actor belongs to one of the organisations, or is named for the task. */
export function isRelated(actor: Actor, relations: Relations): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const organisations = [relations.agency, relations.vendor, relations.committee].flatMap(listOf);
  const named = (relations.assigned ?? []).includes(actor.personId);
  return named || actor.memberships.some((m) => organisations.includes(m.organisationId));
}

/** Whether the line allows the actor; for reads that show more to some. */
export const isAllowed = (policy: PolicyLine, actor: Actor, relations: Relations): boolean =>
  policy.some((line) => allows(line, actor, relations));

/** Passes, or throws UNAUTHENTICATED (no name), NOT_FOUND (no relation: same answer as absent) or FORBIDDEN (related, wrong role). */
export function assertAllowed(operation: string, policy: PolicyLine, actor: Actor, relations: Relations): void {
  if (isAllowed(policy, actor, relations)) return;
  if (actor.kind === 'anonymous') throw unauthenticated();
  const anyRoleLine = policy.some((line) => 'roles' in line && line.of === 'any');
  if (isRelated(actor, relations) || (anyRoleLine && Object.keys(relations).length === 0)) throw forbidden(operation);
  throw notFound();
}

/** Turns the public away before anything is looked up, unless the line is for anyone: else an answer would tell what exists. */
export function assertNamed(policy: PolicyLine, actor: Actor): void {
  if (actor.kind === 'anonymous' && !policy.some((line) => 'anyone' in line)) throw unauthenticated();
}

/** The line as one sentence, for the generated permission table. */
export const sayPolicy = (policy: PolicyLine): string => policy.map(sayAllowance).join('; or ');

function sayAllowance(line: Allowance): string {
  if ('anyone' in line) return 'anyone';
  if ('system' in line) return 'the system (a job)';
  if ('signedIn' in line) return 'any signed-in person';
  const where = line.of === 'any' ? 'any organisation' : `the ${line.of} concerned`;
  return `${line.roles.join(', ')} of ${where}${line.assigned ? ', named for the task' : ''}`;
}
