import type { Id, LocalisedText } from '@pilotage/kernel';

/** What an organisation is on the marketplace. */
export type OrganisationKind = 'agency' | 'vendor' | 'committee' | 'oversight' | 'platform';

/** Which roles a kind of organisation knows. A role outside its kind is refused. */
export const ROLES_OF_KIND: Readonly<Record<OrganisationKind, readonly string[]>> = {
  agency: [
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
  ],
  vendor: ['vendorAdministrator', 'bidder'],
  committee: ['committeeSecretary', 'committeeMember', 'committeeChair', 'outsideExpert'],
  oversight: ['oversightAuditor', 'policyEditor', 'challengeReviewer'],
  platform: ['platformOperator'],
};

/** A party of the marketplace, known by the scheme and id of a public register, never by its name. */
export interface Organisation {
  readonly id: Id<'organisation'>;
  readonly kind: OrganisationKind;
  readonly name: LocalisedText;
  /** Register of the identifier, such as `CN-USCC`. */
  readonly scheme: string;
  readonly identifier: string;
  /** Made for the demonstration: shown as such wherever its name appears. */
  readonly demonstration: boolean;
}

/** The first role that the kind does not know, or null. */
export const strangeRole = (kind: OrganisationKind, roles: readonly string[]): string | null =>
  roles.find((role) => !ROLES_OF_KIND[kind].includes(role)) ?? null;
