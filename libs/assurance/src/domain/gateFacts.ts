import { canonicalJson } from '@pilotage/kernel';
import { RISK_LEVELS } from './riskPolicy.js';

/** The facts that the gate judges, each with the values it may have. This is the contract with the callers; what follows from the values is the policy's. */
export const GATE_VOCABULARY = {
  stage: ['TEST', 'TRIAL', 'PILOT'],
  risk: RISK_LEVELS,
  vendor: ['ELIGIBLE', 'EXCLUDED'],
  sectoralPermit: ['NOT_REQUIRED', 'VALID', 'MISSING', 'EXPIRED'],
  pipia: ['NOT_REQUIRED', 'COMPLETE', 'MISSING'],
  dataExport: ['NONE', 'ASSESSED', 'UNASSESSED'],
  disclosure: ['PUBLISHED', 'MISSING'],
  exAnteAssessment: ['COMPLETE', 'MISSING'],
  riskWarning: ['IN_PLACE', 'MISSING'],
  committee: ['NONE', 'APPROVED', 'APPROVED_WITH_CONDITIONS', 'REVISE', 'REJECTED', 'EXPIRED'],
  algorithmFiling: ['NOT_REQUIRED', 'FILED', 'PENDING'],
  insurance: ['NOT_REQUIRED', 'IN_PLACE', 'MISSING'],
} as const;

/** The areas that the opening words of Art 44 exclude. */
export const CARVE_OUT_FLAGS = ['NATIONAL_SECURITY', 'PUBLIC_INTEREST', 'PERSONAL_SAFETY'] as const;
export type CarveOutFlag = (typeof CARVE_OUT_FLAGS)[number];

/** What is known about the standards of one required subject. */
export const SUBJECT_VOCABULARY = {
  mandatory: ['NONE', 'MET', 'UNMET'],
  national: ['NONE', 'EXISTS'],
  local: ['NONE', 'EXISTS'],
  international: ['NONE', 'EXISTS'],
} as const;

/** What is known about one piece of evidence: the level of its standard and its status at the time of use. */
export const PIECE_VOCABULARY = {
  level: ['NATIONAL', 'LOCAL', 'INTERNATIONAL', 'FOREIGN', 'NONE'],
  status: [
    'VERIFIED',
    'EDITION_TRANSITION',
    'SELF_DECLARED',
    'NOT_ACCREDITED',
    'PENDING',
    'EXPIRED',
    'REVOKED',
    'SUSPENDED',
    'STATUS_UNKNOWN',
    'SCOPE_MISMATCH',
    'SUBJECT_MISMATCH',
    'DRAFT_STANDARD',
    'MISSING',
  ],
} as const;

/** How a domestic standard takes over an international one: identically, or with changes. */
export const ADOPTIONS = ['IDT', 'MOD'] as const;
export type Adoption = (typeof ADOPTIONS)[number];

/**
 * That what counts now will not to the end of the planned period: its validity, or the transition of its standard's edition, ends before.
 * Absent where it lasts.
 */
export const ENDS = ['WITHIN_PERIOD'] as const;
export type Ends = (typeof ENDS)[number];

type Values<V extends Readonly<Record<string, readonly string[]>>> = { readonly [K in keyof V]: V[K][number] };

export type EvidenceLevel = (typeof PIECE_VOCABULARY.level)[number];
export type EvidenceUseStatus = (typeof PIECE_VOCABULARY.status)[number];
export type PilotStage = (typeof GATE_VOCABULARY.stage)[number];

/** What the owner of a piece is in the party group, where it does not lead. */
export const OWNER_ROLES = ['MEMBER', 'SUBCONTRACTOR', 'MANUFACTURER'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];

/** One piece of evidence offered for a subject. `owner` and `ownerRole`: whose it is, where it is not the lead's; they decide nothing. `adoption` says how a domestic standard of the subject adopts the piece's international one; absent where none does. */
export type PieceFacts = Values<typeof PIECE_VOCABULARY> & {
  readonly id?: string;
  readonly standard?: string;
  readonly adoption?: Adoption;
  readonly ends?: Ends;
  readonly owner?: string;
  readonly ownerRole?: OwnerRole;
};

/** One required subject with its standards and the evidence offered. `mandatoryEnds`: its mandatory standards are met, and not to the end of the planned period. */
export type GateSubject = Values<typeof SUBJECT_VOCABULARY> & {
  readonly subject: string;
  readonly evidence: readonly PieceFacts[];
  readonly mandatoryEnds?: Ends;
};

/** Everything that an admission decision rests on. It has no defaults. */
export type GateFacts = Values<typeof GATE_VOCABULARY> & {
  readonly carveOut: readonly CarveOutFlag[];
  readonly subjects: readonly GateSubject[];
  readonly fastTrackRequested: boolean;
  /** The permit is valid, and not to the end of the planned period. */
  readonly permitEnds?: Ends;
};

/** The facts in their one order, so that the same facts have the same digest: flags and pieces once or as often as given, subjects and pieces sorted. */
export function orderedFacts(facts: GateFacts): GateFacts {
  const subjects = facts.subjects.map((subject) => ({ ...subject, evidence: sortedByText(subject.evidence) }));
  return { ...facts, carveOut: CARVE_OUT_FLAGS.filter((flag) => facts.carveOut.includes(flag)), subjects: sortedByText(subjects) };
}

function sortedByText<T extends GateSubject | PieceFacts>(items: readonly T[]): readonly T[] {
  const keyed = items.map((item) => ({ item, key: canonicalJson(item) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}
