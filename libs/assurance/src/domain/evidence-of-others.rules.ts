import type { Instant } from '@pilotage/kernel';

/** Roles in which another than the lead brings evidence. */
export const AUTHORISED_ROLES = ['member', 'subcontractor', 'manufacturer'] as const;
export type AuthorisedRole = (typeof AUTHORISED_ROLES)[number];
/** What an organisation is in a party group. */
export type PartyRole = 'lead' | AuthorisedRole;

/** An owner's word that an organisation may bid with a piece of its wallet. */
export interface Authority {
  readonly ownerId: string;
  readonly role: AuthorisedRole;
  /** Codes of subjects that a subcontractor does; null for the other roles. */
  readonly subjects: readonly string[] | null;
  readonly givenAt: Instant;
  /** From this moment on it no longer holds; null without an end. */
  readonly endsAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** A piece that a bid names, as far as its lead knows of it. */
export interface NamedPiece {
  /** Null where the lead sees no such piece. */
  readonly piece: { readonly ownerId: string; readonly statedDigest: string | null } | null;
  /** What its owner said to the lead, the living word before those that ended; null where it never said any. */
  readonly authority: Authority | null;
}

/** What the bid is that names it. */
export interface NamingBid {
  readonly leadId: string;
  /** What each organisation of the party group is in it. */
  readonly roles: Readonly<Record<string, PartyRole>>;
  /** Digest of the offered model version. */
  readonly modelDigest: string;
  /** Subject of the requirement that it is offered for; null where it has none. */
  readonly subject: string | null;
  readonly at: Instant;
}

/** Where a piece stands for a bid: the lead's own, another's by its word, or why it does not count. `unknown` is answered like an absent piece. */
export type Standing = 'own' | 'authorised' | 'unknown' | 'ended' | 'notInThatRole' | 'otherModel' | 'otherSubject';
export const COUNTS: readonly Standing[] = ['own', 'authorised'];

/** Whether the word holds at the moment: from when it was given, before its end. */
export const holdsAt = ({ givenAt, endsAt, endedAt }: Pick<Authority, 'givenAt' | 'endsAt' | 'endedAt'>, at: Instant): boolean =>
  givenAt <= at && (endsAt === null || at < endsAt) && (endedAt === null || at < endedAt);

/**
 * Whether a piece counts for a bid, by whose it is and by the word of its owner. The lead's own counts. Of others only what the owner
 * authorised for this lead, in the role that it has in the party group: a member's for every requirement, a manufacturer's when it is pinned to
 * the offered model version, a subcontractor's for the subjects that it does. Who never authorised is a stranger, whatever the role.
 */
export function standingOf({ piece, authority }: NamedPiece, bid: NamingBid): Standing {
  if (piece?.ownerId === bid.leadId) return 'own';
  if (!authority) return 'unknown';
  if (!piece || !holdsAt(authority, bid.at)) return 'ended';
  if (bid.roles[authority.ownerId] !== authority.role) return 'notInThatRole';
  return BY_ROLE[authority.role](piece, authority, bid);
}

type ByRole = (piece: NonNullable<NamedPiece['piece']>, authority: Authority, bid: NamingBid) => Standing;

const BY_ROLE: Readonly<Record<AuthorisedRole, ByRole>> = {
  member: () => 'authorised',
  // The maker's word is about the product; a piece that was not read yet is about none.
  manufacturer: ({ statedDigest }, _authority, { modelDigest }) => (statedDigest === modelDigest ? 'authorised' : 'otherModel'),
  subcontractor: (_piece, { subjects }, { subject }) => (subject !== null && subjects?.includes(subject) ? 'authorised' : 'otherSubject'),
};
