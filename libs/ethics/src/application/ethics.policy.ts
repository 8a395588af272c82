import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const COMMITTEE = { roles: ['committeeSecretary', 'committeeMember', 'committeeChair'], of: 'committee' } as const;
const AGENCY = { roles: ['officer', 'approver', 'pilotManager', 'agencyAuditor'], of: 'agency' } as const;
const VENDOR = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** No committee has taken the case yet, so that it concerns each. */
export const UNTAKEN = 'no committee has taken the case';

/** The chair cannot lead in this matter, and the reader is a deputy. */
export const DEPUTY = 'the chair is recused and the person is deputy';
/** The reader has said which interests they have, and is not out by them. */
export const DECLARED = 'the person has declared interests and is not recused';

const MEMBERS = { roles: ['committeeMember', 'committeeChair'], of: 'committee' } as const;
const SECRETARY = { roles: ['committeeSecretary'], of: 'committee' } as const;
const EXPERT = { roles: ['outsideExpert'], of: 'committee' } as const;
const CHAIR = { roles: ['committeeChair'], of: 'committee' } as const;
const DEPUTY_CHAIR = { roles: ['committeeMember'], of: 'committee', when: [DEPUTY] } as const;

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
  /** Two people: the secretary proposes, the editor of the founding authority's rules appoints. The house founds the demonstration's committee. */
  proposeCommitteeMember: [SECRETARY, { system: true }],
  appointCommitteeMember: [{ roles: ['policyEditor'], of: 'any' }, { system: true }],
  endCommitteeMembership: [SECRETARY, { roles: ['policyEditor'], of: 'any' }],
  lodgeCasePaper: [SECRETARY],
  /** Each for themselves. */
  declareCaseInterest: [MEMBERS, EXPERT],
  requestRecusal: [VENDOR],
  decideRecusalRequest: [CHAIR, DEPUTY_CHAIR],
  appointExperts: [SECRETARY, CHAIR],
  stateExpertOpinion: [EXPERT],
  openSitting: [SECRETARY, CHAIR],
  postponeSitting: [SECRETARY, CHAIR],
  castBallot: [MEMBERS],
  extendCase: [CHAIR, DEPUTY_CHAIR],
  /** It ends a bid's or a pilot's wait for good or ill, so it asks for a recent sign-in, like an award. */
  decideCase: [
    { ...CHAIR, recent: true },
    { ...DEPUTY_CHAIR, recent: true },
  ],
  writeDissent: [MEMBERS],
  reportLateConflict: [SECRETARY, OVERSIGHT, { roles: ['officer'], of: 'agency' }, VENDOR],
  decideLateConflict: [CHAIR, DEPUTY_CHAIR, OVERSIGHT],
  reviewTracking: [CHAIR, DEPUTY_CHAIR],
  /** A need has no committee of its own; who raises its level has proven who they are, as for a decision. */
  raiseRiskLevel: [{ roles: ['committeeChair'], of: 'any', recent: true }],
  fileLevelCase: [{ system: true }],
  followLevelCase: [{ system: true }],
  flagOverdueCase: [{ system: true }],
  lapseCase: [{ system: true }],
  ethicsCase: cases,
  /** A list: each row falls under the line of the single read. */
  ethicsCases: cases,
  casePapers: [SECRETARY, { ...MEMBERS, when: [DECLARED] }, { ...EXPERT, when: [DECLARED] }, OVERSIGHT],
  caseProceedings: [COMMITTEE, OVERSIGHT],
  /** Those who see to it that the committee keeps its times. */
  committeeDuties: [SECRETARY, CHAIR],
  committeeMembers: [{ signedIn: true }],
  publishedDecision: [{ anyone: true }],
  publishedDecisions: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;

/** Groups of fields of ethics cases. */
export const ethicsGroups = {
  committeeBallots: { who: [COMMITTEE], says: 'The votes by name; all others read the count.' },
} satisfies FieldGroups;
