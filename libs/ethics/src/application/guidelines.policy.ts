import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const OFFICE = { roles: ['committeeSecretary', 'committeeMember', 'committeeChair'], of: 'committee' } as const;
const SECRETARY = { roles: ['committeeSecretary'], of: 'committee' } as const;
const MEMBERS = { roles: ['committeeMember', 'committeeChair'], of: 'committee' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** The version was put to consultation. */
export const CONSULTED = 'put to consultation';
/** The consultation is over. */
export const CONSULTATION_OVER = 'the consultation has ended';

/** Who may do what with guidelines and complaints. */
export const guidelinesPolicy = {
  draftGuideline: [OFFICE],
  openGuidelineConsultation: [SECRETARY],
  /** Anybody signed in: those to whom the guidelines apply, and those whom the use concerns. */
  commentOnGuideline: [{ signedIn: true }],
  answerGuidelineComment: [SECRETARY],
  adoptGuideline: [MEMBERS],
  markGoodCase: [SECRETARY],
  guideline: [{ anyone: true, when: [CONSULTED] }, OFFICE],
  guidelines: [{ anyone: true }],
  guidelineComments: [{ anyone: true, when: [CONSULTATION_OVER] }, OFFICE],
  guidelineReassessments: [{ roles: OFFICE.roles, of: 'any' }, OVERSIGHT],
  /** Anyone may report breaches (Shenzhen AI Regulation Art 70): whoever has proven an account, known here or not. */
  fileComplaint: [{ newcomer: true }],
  // Before a committee has accepted a complaint, it belongs to none.
  acceptComplaint: [{ roles: ['committeeSecretary'], of: 'any' }],
  answerComplaint: [SECRETARY],
  referComplaint: [SECRETARY],
  dismissComplaint: [SECRETARY],
  flagOverdueComplaint: [{ system: true }],
  complaints: [{ roles: ['committeeSecretary'], of: 'any' }, OVERSIGHT],
  /** Everybody their own. */
  myComplaints: [{ newcomer: true }],
  ethicsDigest: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;

/** Groups of fields of complaints. */
export const guidelinesGroups = {
  complaintText: { who: [{ roles: ['committeeSecretary'], of: 'any' }], says: 'What a complaint says, beside whoever filed it.' },
} satisfies FieldGroups;
