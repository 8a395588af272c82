import type { Instant, LocalisedText, Money } from '@pilotage/kernel';
import type { ProfileId } from './profiles/index.js';
import type { AwardMethod } from './ruleset.js';

/** Stages of a pilot, in their order (Shenzhen AI Regulation Art 44): closed test, shadow trial, live and bounded pilot. */
export const STAGES = ['TEST', 'TRIAL', 'PILOT'] as const;
export type Stage = (typeof STAGES)[number];

/** Permits that a sector asks for; a pilot never replaces one. */
export const PERMITS = ['MEDICAL_DEVICE_REGISTRATION', 'CLINICAL_TRIAL', 'ROAD_TEST', 'OTHER'] as const;
export type Permit = (typeof PERMITS)[number];

export const PRESENCE = ['NONE', 'EXISTS'] as const;
export type Presence = (typeof PRESENCE)[number];

/** Which kinds of standards exist for a subject. It decides whether the way is domestic or a gap (Art 44). */
export interface StandardPresence {
  readonly mandatory: Presence;
  readonly national: Presence;
  readonly local: Presence;
  readonly international: Presence;
}

/** The presence that holds for a requirement, frozen at publication with the version of the catalogue that it was read from. */
export interface StandardRoute extends StandardPresence {
  readonly catalogueVersion: string;
}

/** What a bid must show. A mandatory one admits: it carries no points. */
export interface Requirement {
  readonly id: string;
  readonly text: LocalisedText;
  readonly mandatory: boolean;
  /** Code of a subject of the standards catalogue that evidence must be given on. */
  readonly subject: string | null;
  /** Ids of the standards that the agency names for the subject; empty: any that the catalogue lists. */
  readonly standards: readonly string[];
  readonly permit: Permit | null;
  /** A card of the offered model version is asked for: a bid without one is not sealed where the requirement is mandatory. Absent: none is. */
  readonly modelCard?: true;
  /** Null before publication, and for a requirement without subject. */
  readonly route: StandardRoute | null;
}

/** What evaluators mark. */
export interface LotCriterion {
  readonly id: string;
  readonly title: LocalisedText;
  /** Which facts earn which marks (Implementing Regulations Art 34: bands match quantified factors). */
  readonly guidance: LocalisedText;
  /** The desirable requirement whose response is marked, if it is one. */
  readonly requirementId: string | null;
  readonly weight: string;
  readonly maxMark: string;
  readonly minMark: string | null;
}

/** A share of successes among cases, judged by a confidence bound. Target and stop are exact decimals from 0 to 1. */
export interface Kpi {
  readonly id: string;
  readonly title: LocalisedText;
  /** What counts as a success, on which data, how it is measured. */
  readonly definition: LocalisedText;
  readonly direction: 'atLeast' | 'atMost';
  readonly target: string;
  /** Where the pilot is suspended at once. */
  readonly stop: string;
  readonly minimumSample: number;
  /** 90, 95 or 99. */
  readonly confidencePercent: number;
}

/** A step of the pilot that is paid for. `percent` of the price; `dueDays` are calendar days after the start. */
export interface PlannedMilestone {
  readonly id: string;
  readonly title: LocalisedText;
  readonly percent: string;
  readonly dueDays: number;
}

/** Data on offer for the pilot. Source of the classes: Shenzhen Data Regulation Art 48. */
export interface Dataset {
  readonly id: string;
  readonly title: LocalisedText;
  readonly openness: 'UNCONDITIONAL' | 'CONDITIONAL' | 'NOT_OPEN';
  readonly personalInformation: 'NONE' | 'GENERAL' | 'SENSITIVE';
  readonly deIdentification: LocalisedText | null;
  readonly access: 'ENCLAVE' | 'API' | 'DOWNLOAD';
  readonly stages: readonly Stage[];
}

export interface DataPlan {
  readonly summary: LocalisedText;
  readonly datasets: readonly Dataset[];
  /** Calendar days after the end of the pilot until deletion must be proven. */
  readonly retentionDays: number;
  readonly trainingAllowed: boolean;
}

/** Facts of the agency that the admission gate asks for, in the gate's own words. */
export const DECLARED_FACTS = {
  pipia: ['NOT_REQUIRED', 'COMPLETE', 'MISSING'],
  dataExport: ['NONE', 'ASSESSED', 'UNASSESSED'],
  disclosure: ['PUBLISHED', 'MISSING'],
  exAnteAssessment: ['COMPLETE', 'MISSING'],
  riskWarning: ['IN_PLACE', 'MISSING'],
  algorithmFiling: ['NOT_REQUIRED', 'FILED', 'PENDING'],
  insurance: ['NOT_REQUIRED', 'IN_PLACE', 'MISSING'],
} as const;
export type DeclaredFact = keyof typeof DECLARED_FACTS;

/** What the agency declares about its own duties. Whatever it says was done names where that can be seen. */
export type Declarations = { readonly [F in DeclaredFact]: (typeof DECLARED_FACTS)[F][number] } & {
  readonly references: readonly { readonly fact: DeclaredFact; readonly reference: string }[];
  /** A wish; it never changes a decision. */
  readonly fastTrackRequested: boolean;
};

/** One lot as drafted. */
export interface LotSpecification {
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly budget: Money | null;
  readonly awardSlots: number;
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly LotCriterion[];
  readonly method: AwardMethod | null;
  readonly kpis: readonly Kpi[];
  readonly milestones: readonly PlannedMilestone[];
}

/** A call as drafted. A draft may have gaps; nothing is published with one. */
export interface CallSpecification {
  readonly profileId: ProfileId;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  /** Decides which floor of the price weight holds. */
  readonly buys: 'goods' | 'services';
  readonly stages: readonly Stage[];
  readonly budget: Money | null;
  readonly dataPlan: DataPlan | null;
  readonly declarations: Declarations | null;
  /** By risk question that depends on the product: the codes of the answers that the agency can take. */
  readonly permittedProductAnswers: Readonly<Record<string, readonly string[]>>;
  readonly closesAt: Instant | null;
  /** Why the call is open for a shorter time than auditors expect. */
  readonly shortOpenReason: LocalisedText | null;
  /** Why the price weighs more or less than the profile expects. */
  readonly priceWeightReason: LocalisedText | null;
  /** Where the facts of a demonstration call come from. */
  readonly source: string | null;
}

/** A call with its lots: what publication judges. */
export interface WholeCall extends CallSpecification {
  readonly lots: readonly LotSpecification[];
}
