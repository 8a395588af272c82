import type { FieldGroups, PolicyLine } from '@pilotage/platform';
import { shown, type DisclosedClass } from '@pilotage/calls';

/** Members of the vendor that leads the group. */
const BIDDERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
const OFFICERS = { roles: ['officer'], of: 'agency' } as const;
/** Who of the agency handles bids, who checks how they were handled, and who marks them blind. */
const OFFICIALS = { roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager'], of: 'agency' } as const;
const AUDITORS = { roles: ['agencyAuditor'], of: 'agency' } as const;
const MARKERS = { roles: ['evaluator', 'panelChair'], of: 'agency' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** The bid was opened: before, nobody but its vendor learns that it exists. */
export const OPENED = 'opened';
/** The reader holds no role by which they mark bids of the agency: whoever may mark reads as a marker, whatever else they are. Blindness comes first. */
export const READER_MARKS_NOTHING = 'the reader marks no bids here';
/** The lot is ranked, so that nobody marks any more. */
export const RANKED = 'ranked';

/** Who may do what with bids. */
export const bidsPolicy = {
  draftBid: [BIDDERS],
  reviseBid: [BIDDERS],
  sealBid: [BIDDERS],
  reconfirmBid: [BIDDERS],
  withdrawBid: [BIDDERS],
  requestOpening: [{ ...OFFICERS, recent: true }],
  confirmOpening: [{ ...OFFICERS, recent: true }],
  continueWithFewBids: [OFFICERS],
  disqualifyBid: [OFFICERS],
  decideBidAdmission: [{ system: true }],
  voidBids: [{ system: true }],
  followExclusion: [{ system: true }],
  followAgencyDuty: [{ system: true }],
  bid: [
    BIDDERS,
    { ...OFFICIALS, when: [OPENED] },
    { ...AUDITORS, when: [OPENED] },
    { ...MARKERS, when: [OPENED] },
    { ...OVERSIGHT, when: [OPENED] },
  ],
  bidsOfLot: [OFFICIALS, AUDITORS, MARKERS, OVERSIGHT],
  myBids: [BIDDERS],
  bidReceipt: [BIDDERS],
} satisfies Record<string, PolicyLine>;

/** What rules ask of persons. */
export const bidsCapacities = {
  vendorSignatory: {
    who: [{ roles: ['vendorAdministrator'], of: 'vendor' }],
    says: 'Binds the vendor, where the profile asks for an authorised signature.',
  },
  blindReader: { who: [MARKERS], says: 'Reads bids of the agency as a marker, whatever else they are.' },
} satisfies FieldGroups;

/** The lines of officers and auditors of a class of what the profile discloses. */
const officially = (disclosed: DisclosedClass) =>
  [
    { ...OFFICIALS, when: [shown(disclosed, 'officers'), READER_MARKS_NOTHING] },
    { ...AUDITORS, when: [shown(disclosed, 'auditors'), READER_MARKS_NOTHING] },
    { ...OVERSIGHT, when: [shown(disclosed, 'auditors'), READER_MARKS_NOTHING] },
  ] as const;

/** Groups of fields of a bid. Whoever reads the bid of another than themselves reads it from the opening on. */
export const bidsGroups = {
  'bids.identity': {
    who: [BIDDERS, ...officially('tendererNames'), { ...MARKERS, when: [shown('tendererNames', 'panel'), RANKED] }],
    says: 'The vendor and its product.',
  },
  'bids.technical': {
    who: [BIDDERS, ...officially('technicalContent'), { ...MARKERS, when: [shown('technicalContent', 'panel')] }],
    says: 'The technical envelope.',
  },
  'bids.price': {
    who: [BIDDERS, ...officially('price'), { ...MARKERS, when: [shown('price', 'panel')] }],
    says: 'The price envelope, of bids whose price was opened.',
  },
  'bids.admission': {
    who: [
      BIDDERS,
      { ...OFFICIALS, when: [READER_MARKS_NOTHING] },
      { ...AUDITORS, when: [READER_MARKS_NOTHING] },
      { ...OVERSIGHT, when: [READER_MARKS_NOTHING] },
    ],
    says: 'What the gate decided.',
  },
  'bids.rank': {
    who: [
      { ...BIDDERS, when: [shown('ranking', 'ownVendor')] },
      ...officially('ranking'),
      { ...MARKERS, when: [shown('ranking', 'panel')] },
    ],
    says: 'The rank.',
  },
} satisfies FieldGroups;
