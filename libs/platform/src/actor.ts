import { RECENT_SECONDS, unauthenticated } from './errors.js';

/** What a person may be in an organisation. A person can hold several. */
export const ROLES = [
  'drafter',
  'officer',
  'approver',
  'evaluator',
  'panelChair',
  'evidenceVerifier',
  'dataSteward',
  'pilotManager',
  'financeOfficer',
  'serviceUser',
  'agencyAuditor',
  'vendorAdministrator',
  'bidder',
  'committeeSecretary',
  'committeeMember',
  'committeeChair',
  'outsideExpert',
  'policyEditor',
  'challengeReviewer',
  'oversightAuditor',
  'platformOperator',
] as const;
export type Role = (typeof ROLES)[number];

export interface Membership {
  readonly organisationId: string;
  readonly roles: readonly Role[];
  /** Held by delegation: whose roles these are. Absent for one's own. */
  readonly inPlaceOf?: string;
}

/** A person as the house knows them at this request: read from our rows, so that a removal works at once. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly memberships: readonly Membership[];
  /** Others whose deeds count as this person's: the same human under a second account, and whoever they stand in for. Without it, only the person. */
  readonly alsoKnownAs?: readonly string[];
  /** When the human last proved who they are, by a method that the house takes for strong; seconds since 1970. Absent for machines and weak sign-ins. */
  readonly provenAt?: number;
  /** A machine client of an organisation: it never proves who it is a moment ago, and every entry of the log says so. */
  readonly machine?: true;
}

/** Who acts. A job acts as the system; a newcomer has proven an identity that nobody here knows yet; the public has no name. */
export type Actor =
  | PersonActor
  | { readonly kind: 'newcomer'; readonly issuer: string; readonly subject: string }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'anonymous' };

export const ANONYMOUS: Actor = { kind: 'anonymous' };
export const systemActor = (job: string): Actor => ({ kind: 'system', job });

/** The person's id, for what they did. Throws for the system and the public: such a deed is never theirs. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw unauthenticated(actor.kind);
  return actor.personId;
}

/** Every person id that counts as the actor: for rules by which two deeds ask for two people. Throws like `personOf`. */
export function selvesOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') throw unauthenticated(actor.kind);
  return [actor.personId, ...(actor.alsoKnownAs ?? [])];
}

/** Whether the deed of that person counts as the actor's own: the same person, their second account, or somebody they stand in for. */
export const isSelf = (actor: Actor, personId: string | null): boolean => personId !== null && selvesOf(actor).includes(personId);

/** Whether the human behind the actor has proven who they are a moment ago. Never true for a machine. */
export const hasProvenRecently = (actor: Actor): boolean =>
  actor.kind === 'person' && !actor.machine && actor.provenAt !== undefined && Date.now() / 1000 - actor.provenAt <= RECENT_SECONDS;

/** The actor as if they had signed in this moment: for drivers inside this process, which have no token. Only a human has a sign-in. */
export const justProven = (actor: Actor): Actor =>
  actor.kind === 'person' && !actor.machine ? { ...actor, provenAt: Date.now() / 1000 } : actor;
