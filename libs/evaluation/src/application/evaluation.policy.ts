import type { FieldGroups, PolicyLine } from '@pilotage/platform';
import { shown, type DisclosedClass } from '@pilotage/calls';

const OFFICER = { roles: ['officer'], of: 'agency' } as const;
/** Persons who have a seat on the panel of the lot. */
const MEMBER = { roles: ['evaluator', 'panelChair'], of: 'agency', assigned: true } as const;
/** Who marks bids of the agency, on whichever panel. */
const MARKERS = { roles: ['evaluator', 'panelChair'], of: 'agency' } as const;
const OFFICIALS = { roles: ['officer', 'approver', 'pilotManager'], of: 'agency' } as const;
const AUDITORS = { roles: ['agencyAuditor'], of: 'agency' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;
const VENDOR = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;

/** Marks can no longer change. */
export const MARKS_LOCKED = 'marks are locked';
/** The reader leads the panel of the lot. */
export const LEADS = 'the reader leads the panel';
/** The reader holds no role by which they mark bids of the agency: whoever may mark reads as a marker, whatever else they are. Blindness comes first. */
export const READER_MARKS_NOTHING = 'the reader marks no bids here';
/** The reader marks no bids of the agency, or marks are locked: offers beside their identifiers would undo the random letters. */
export const READER_NOT_BLIND = 'the reader need not stay blind';

const officially = (disclosed: DisclosedClass) =>
  [
    { ...OFFICIALS, when: [shown(disclosed, 'officers'), READER_MARKS_NOTHING] },
    { ...AUDITORS, when: [shown(disclosed, 'auditors'), READER_MARKS_NOTHING] },
    { ...OVERSIGHT, when: [shown(disclosed, 'auditors'), READER_MARKS_NOTHING] },
  ] as const;

/** Who reads a class of what the profile discloses. */
const disclosedBy = (disclosed: DisclosedClass) =>
  [
    { anyone: true, when: [shown(disclosed, 'public')] },
    ...officially(disclosed),
    { ...MARKERS, when: [shown(disclosed, 'panel')] },
  ] as const satisfies PolicyLine;

/** The same beside bids, so that a marker reads nothing of it before marks are locked. */
const besideBids = (disclosed: DisclosedClass) =>
  [
    { anyone: true, when: [shown(disclosed, 'public'), READER_NOT_BLIND] },
    ...officially(disclosed),
    { ...MARKERS, when: [shown(disclosed, 'panel'), MARKS_LOCKED] },
  ] as const satisfies PolicyLine;

/** Who may do what with evaluations. `lockMarks` and `settleSpread` name only the chair as assigned. */
export const evaluationPolicy = {
  appointPanel: [OFFICER],
  replaceMember: [OFFICER],
  declareInterest: [MEMBER],
  startMarking: [{ system: true }],
  saveMark: [MEMBER],
  settleSpread: [MEMBER],
  lockMarks: [OFFICER, MEMBER],
  requestPriceOpening: [{ ...OFFICER, recent: true }],
  confirmPriceOpening: [{ ...OFFICER, recent: true }],
  revealDraw: [OFFICER],
  scoreLot: [{ system: true }],
  rescoreLot: [{ system: true }],
  evaluation: [OFFICIALS, AUDITORS, OVERSIGHT, MEMBER],
  myEvaluations: [{ roles: ['evaluator', 'panelChair'], of: 'any' }],
  markingPapers: [MEMBER],
  comparison: [
    { ...OFFICIALS, when: [READER_NOT_BLIND] },
    { ...AUDITORS, when: [READER_NOT_BLIND] },
    { ...OVERSIGHT, when: [READER_NOT_BLIND] },
    { ...MEMBER, when: [READER_NOT_BLIND] },
  ],
  /** The whole ranking to whom the profile shows it; a vendor reads its own place. */
  ranking: [...disclosedBy('ranking'), { ...VENDOR, when: [shown('ranking', 'ownVendor')] }],
} satisfies Record<string, PolicyLine>;

/** Groups of fields of evaluations, comparisons and rankings. */
export const evaluationGroups = {
  'evaluation.tenderers': { who: disclosedBy('tendererNames'), says: 'Names of the tenderers, in no order that tells of bids.' },
  'evaluation.panel': { who: disclosedBy('panelNames'), says: 'Names of the panel.' },
  'evaluation.spreads': {
    who: [{ ...MEMBER, when: [LEADS] }],
    says: 'Marks of the whole panel where they spread beyond the tolerance, while spreads are moderated.',
  },
  'comparison.identity': { who: besideBids('tendererNames'), says: 'Vendor and product.' },
  'comparison.content': { who: besideBids('technicalContent'), says: 'Responses, evidence and the gate decision.' },
  'comparison.price': { who: besideBids('price'), says: 'Prices, of bids whose price was opened.' },
  'comparison.marks': { who: besideBids('marks'), says: 'Marks, their reasons, technical scores and their explanation.' },
  'comparison.ranking': { who: besideBids('ranking'), says: 'Totals, ranks, explanations and robustness.' },
} satisfies FieldGroups;

/** What rules ask of persons. */
export const evaluationCapacities = {
  blindMarker: { who: [MARKERS], says: 'Reads evaluations of the agency as a marker, whatever else they are.' },
  panelSeat: { who: [MARKERS], says: 'May be seated on a panel of the agency.' },
  panelLead: {
    who: [{ roles: ['panelChair'], of: 'agency' }],
    says: 'May be appointed to lead one; where members are drawn, the first drawn leads.',
  },
  seller: { who: [{ roles: ['bidder', 'vendorAdministrator'], of: 'any' }], says: 'Is of a vendor, and may not be seated.' },
  seesNames: {
    who: [
      {
        roles: ['drafter', 'officer', 'approver', 'evidenceVerifier', 'dataSteward', 'pilotManager', 'financeOfficer', 'agencyAuditor'],
        of: 'agency',
      },
      {
        roles: ['oversightAuditor', 'challengeReviewer', 'committeeSecretary', 'committeeMember', 'committeeChair', 'outsideExpert'],
        of: 'any',
      },
    ],
    says: 'Reads names or prices beside bids somewhere, and may not be seated: of the agency, or anywhere, since cases and challenges name tenderers.',
  },
} satisfies FieldGroups;
