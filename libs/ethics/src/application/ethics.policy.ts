import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const COMMITTEE = { roles: ['committeeSecretary', 'committeeMember', 'committeeChair'], of: 'committee' } as const;
const AGENCY = { roles: ['officer', 'approver', 'pilotManager', 'agencyAuditor'], of: 'agency' } as const;
const VENDOR = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** No committee has taken the case yet, so that it concerns each. */
export const UNTAKEN = 'no committee has taken the case';

/** A committee reads the cases that it took and those that wait for one; an expert from outside only the former. */
const cases = [
  COMMITTEE,
  { roles: COMMITTEE.roles, of: 'any', when: [UNTAKEN] },
  { roles: ['outsideExpert'], of: 'committee' },
  OVERSIGHT,
  AGENCY,
  VENDOR,
] as const satisfies PolicyLine;

/** Who may do what in ethics. */
export const ethicsPolicy = {
  // Before a committee has accepted a case, it belongs to none.
  acceptCase: [{ roles: ['committeeSecretary'], of: 'any' }],
  openCaseReview: [{ roles: ['committeeSecretary', 'committeeChair'], of: 'committee' }],
  decideCase: [{ roles: ['committeeChair'], of: 'committee' }],
  reviewTracking: [{ roles: ['committeeChair'], of: 'committee' }],
  lapseCase: [{ system: true }],
  ethicsCase: cases,
  /** A list: each row falls under the line of the single read. */
  ethicsCases: cases,
} satisfies Record<string, PolicyLine>;

/** Groups of fields of ethics cases. */
export const ethicsGroups = {
  committeeBallots: { who: [COMMITTEE], says: 'The votes by name; all others read the count.' },
} satisfies FieldGroups;
