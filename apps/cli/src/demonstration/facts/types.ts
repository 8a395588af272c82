import type { LocalisedText, Money } from '@pilotage/kernel';

/** Where a fact was taken from; the register is `sources.ts`. */
export type SourceId =
  | 'us-ai-use-cases-2025'
  | 'uk-atrs'
  | 'nl-tenderned'
  | 'public-notices'
  | 'fda-ai-devices'
  | 'fedramp-marketplace'
  | 'worldbank-bids'
  | 'tsuchiura-auctions'
  | 'port-of-portland-bid-tabs';

/** A source with its licence, for the documents and for whoever wants to check a fact. */
export interface Source {
  readonly id: SourceId;
  readonly title: string;
  /** Repository at a commit, or the public pages named in each record. */
  readonly where: string;
  readonly licence: string;
  /** What was taken: facts only, never a file or a text. */
  readonly taken: string;
}

/** The real record behind a call. The agency of the call is a demonstration; only its need was learnt here. */
export interface ModelledOn {
  /** The real body, as the source names it. Never shown as the buyer. */
  readonly body: string;
  readonly source: SourceId;
  /** Notice number, inventory id or row: enough to find the record in the source. */
  readonly record: string;
  readonly url?: string;
  /** The fact in our own words. */
  readonly fact: string;
}

export type AgencyKey = 'health' | 'transport' | 'records' | 'ecology' | 'water' | 'social';

/** A demonstration buyer. No real body is named as a buyer. */
export interface DemonstrationAgency {
  readonly key: AgencyKey;
  readonly name: LocalisedText;
}

export type ProfileId = 'cn-sz-open-tender' | 'cn-cooperative-innovation' | 'generic-open';
export type Category = 'IMAGING' | 'DATA_MINING' | 'DECISION_SUPPORT' | 'INSPECTION' | 'DOCUMENT_WORK';
export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH';
export type Stage = 'TEST' | 'TRIAL' | 'PILOT';

/** The state in which the demonstration leaves a call (or its need, its pilot). Each appears once. */
export type TargetStage =
  | 'needOnly'
  | 'draft'
  | 'inReview'
  | 'open'
  | 'closed'
  | 'technicalOpened'
  | 'evaluating'
  | 'pricesOpened'
  | 'ranked'
  | 'awardedStandstill'
  | 'pilotRunning'
  | 'pilotSuspended'
  | 'refusedArt44'
  | 'unsuccessful'
  | 'cancelled';

/** `Q01` to `Q25` of the risk questionnaire. */
export type QuestionId = `Q${'0' | '1' | '2'}${number}`;
/** One option code, or several for the one multiple question (Q01). */
export type RiskAnswer = string | readonly string[];
export const TRIGGER_IDS = [
  'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7',
  'M1', 'M2', 'M3', 'M4',
] as const; // prettier-ignore
export type TriggerId = (typeof TRIGGER_IDS)[number];
export type CarveOut = 'NATIONAL_SECURITY' | 'PUBLIC_INTEREST' | 'PERSONAL_SAFETY';

/** The risk questionnaire as the drafting officer fills it in; a second officer confirms it. */
export interface RiskFacts {
  readonly answers: Readonly<Record<string, RiskAnswer>>;
  /** Every trigger asked, none left to silence. */
  readonly triggers: Readonly<Record<TriggerId, boolean>>;
  readonly carveOut: readonly CarveOut[];
  /** What the proposed policy makes of the answers: a check for whoever runs it, never an input. */
  readonly expected: { readonly raw: number; readonly level: RiskLevel };
  /** Option codes that a bid's product may answer with; a question not named here is the agency's alone. */
  readonly productAnswersAllowed: Readonly<Record<string, readonly string[]>>;
}

/** Whether a State or local standard exists for the subject, or only an international one (the gap of Art 44). */
export type Route = 'DOMESTIC' | 'GAP';

/** A mandatory requirement: admits or refuses, carries no points. */
export interface MandatoryRequirement {
  readonly id: string;
  /** Subject of the standards catalogue. */
  readonly subject: string;
  /** Catalogue ids, edition by edition, any one of which satisfies the requirement. */
  readonly standards: readonly string[];
  readonly expectedRoute: Route;
  readonly text: LocalisedText;
}

/** One band of marks and what earns it (Reg 34: points answer to quantified facts). Bounds are whole marks, both included. */
export interface MarkBand {
  readonly from: string;
  readonly to: string;
  readonly text: LocalisedText;
}

/** A weighted criterion that evaluators mark. `weight` and `maxMark` are decimal strings: no number holds a score. */
export interface WeightedCriterion {
  readonly id: string;
  readonly name: LocalisedText;
  readonly weight: string;
  readonly maxMark: string;
  readonly bands: readonly MarkBand[];
}

/** The price criterion. Bounds are minor units per lot key, only for `linear_fixed_bounds`. */
export interface PriceCriterion {
  readonly formula: 'relative_to_lowest' | 'linear_fixed_bounds';
  readonly weight: string;
  readonly bounds: Readonly<Record<string, { readonly best: string; readonly zero: string }>> | null;
}

/** What breaks a tie, in order; the last word of the Shenzhen rule is a joint rank and a recorded human act. A draw's secret is committed at publication. */
export type TieRule = 'LOWER_PRICE' | 'HIGHER_QUALITY' | 'EARLIER_SUBMISSION' | 'JOINT_RANK' | 'DRAW';

/** A stage of the pilot with its length in days. */
export interface StagePlan {
  readonly stage: Stage;
  readonly days: number;
  readonly purpose: LocalisedText;
}

/** What the pilot is judged by: a share of cases. `target` and `stopAt` are decimals from 0 to 1; a reading surely past `stopAt` suspends at once. */
export interface Kpi {
  readonly id: string;
  readonly name: LocalisedText;
  /** What is counted: the cases. */
  readonly unit: LocalisedText;
  readonly direction: 'atLeast' | 'atMost';
  readonly target: string;
  readonly stopAt: string;
  /** Units that one reading must cover at least. */
  readonly sampleSize: number;
}

/** Data that the agency puts at the bidders' and the pilot's disposal. Training on it is never allowed in the demonstration. */
export interface DataOnOffer {
  readonly dataset: LocalisedText;
  readonly dataClass: 'UNCONDITIONAL' | 'CONDITIONAL';
  readonly environment: 'ENCLAVE' | 'DOWNLOAD';
  readonly deIdentified: boolean;
  readonly records: number;
  readonly trainingAllowed: false;
}

export interface Lot {
  readonly key: string;
  readonly title: LocalisedText;
  readonly budget: Money;
}

/** A KPI reading that the demonstration reports: made, like every figure of a demonstration pilot. */
export interface MadeReading {
  readonly kpi: string;
  /** Days after the start of the first stage. */
  readonly day: number;
  readonly numerator: string;
  readonly denominator: string;
}

/** What the agency declares about its own duties, as the admission gate asks; the same for every bid. */
export interface GateFacts {
  readonly pipia: 'NOT_REQUIRED' | 'COMPLETE' | 'MISSING';
  readonly dataExport: 'NONE' | 'ASSESSED' | 'UNASSESSED';
  readonly disclosure: 'PUBLISHED' | 'MISSING';
  readonly exAnteAssessment: 'COMPLETE' | 'MISSING';
  readonly riskWarning: 'IN_PLACE' | 'MISSING';
  readonly algorithmFiling: 'NOT_REQUIRED' | 'FILED' | 'PENDING';
  readonly insurance: 'NOT_REQUIRED' | 'IN_PLACE' | 'MISSING';
  readonly fastTrackRequested: boolean;
}

/** Everything that one demonstration procurement is made of. */
export interface DemonstrationCall {
  readonly key: string;
  readonly agency: AgencyKey;
  readonly modelledOn: ModelledOn;
  readonly originalLanguage: 'en' | 'zh';
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly category: Category;
  readonly profile: ProfileId;
  /** Order 87 sets another floor for the price weight of goods (30) than of services (10). */
  readonly object: 'goods' | 'services';
  readonly budget: Money;
  /** Whether the amount stands in the real notice or was set for the demonstration. */
  readonly budgetFrom: 'notice' | 'demonstration';
  readonly lots: readonly Lot[];
  readonly risk: RiskFacts;
  readonly requirements: readonly MandatoryRequirement[];
  /** Whether a registration as a medical device must be shown besides. */
  readonly devicePermit?: true;
  readonly criteria: readonly WeightedCriterion[];
  readonly price: PriceCriterion;
  readonly ties: readonly TieRule[];
  /** The secret of the draw, where ties are broken by one. A demonstration's secret is no secret. */
  readonly drawSecret?: string;
  readonly stages: readonly StagePlan[];
  readonly kpis: readonly Kpi[];
  readonly dataOnOffer: readonly DataOnOffer[];
  readonly gateFacts: GateFacts;
  readonly targetStage: TargetStage;
  /** Why a call ended as it did (cancelled, unsuccessful, suspended, refused), in a sentence for the record. */
  readonly outcome?: LocalisedText;
  readonly readings?: readonly MadeReading[];
}

/** A real product with the number a regulator gave it. The register is public knowledge: none of these bids in the demonstration. */
export interface RegisteredProduct {
  /** 510(k), De Novo or PMA number, or FedRAMP authorisation id. */
  readonly number: string;
  readonly scheme: 'FDA_510K' | 'FDA_DE_NOVO' | 'FDA_PMA' | 'FEDRAMP';
  readonly product: string;
  /** The holder, spelt as in the source. */
  readonly holder: string;
  /** Day of the decision or authorisation (ISO date). */
  readonly decided: string;
  /** Review panel and product code, or impact level and assessor. */
  readonly detail: string;
  readonly source: SourceId;
}

/** The prices of one real contract, as integers in minor units, in the source's order. */
export interface PricePattern {
  readonly key: string;
  readonly source: SourceId;
  /** Contract, auction or solicitation in the source. */
  readonly contract: string;
  readonly subject: string;
  readonly currency: string;
  readonly prices: readonly string[];
}

export interface DemonstrationVendor {
  readonly key: string;
  readonly no: number;
  readonly name: LocalisedText;
}

/** What is wrong, if anything, with a piece of evidence. `unsigned`: the signature does not verify, so the gate sees nothing. */
export type EvidenceVariant = 'verified' | 'expired' | 'wrongSubject' | 'selfDeclared' | 'unsigned';

/** Where an issuer publishes the status of a statement: a bit of a W3C Bitstring Status List. */
export interface StatusPlace {
  readonly list: string;
  readonly purpose: 'revocation' | 'suspension';
  readonly index: number;
}

/** A statement that the demonstration issuer (or, self-declared, the vendor itself) signs about a product version. */
export interface EvidencePiece {
  readonly subject: string;
  /** Catalogue id of the standard the statement names. */
  readonly standard: string;
  readonly variant: EvidenceVariant;
  readonly validFrom: string;
  readonly validUntil: string;
  /** The product whose digest the statement carries: another than the offered one when `wrongSubject`. */
  readonly aboutProduct: string;
  /** The demonstration publishes no status lists; a statement that is made for a test may name places in one. */
  readonly status?: readonly StatusPlace[];
}

export type GateOutcome = 'ADMIT' | 'ADMIT_WITH_CONDITIONS' | 'REFUSE';

/** One demonstration bid for one lot. Its price is computed by `priceOf` from a real pattern. */
export interface DemonstrationBid {
  readonly callKey: string;
  readonly lotKey: string;
  /** 1, 2, 3 ... within the lot. */
  readonly bidderNo: number;
  /** The number that `madeMark` takes: the bid's own, or another's where two bids are marked alike so that a tie can be seen. */
  readonly markedAs: number;
  readonly vendor: string;
  readonly product: { readonly key: string; readonly name: LocalisedText; readonly version: string; readonly stillToBeDeveloped: boolean };
  readonly pattern: string;
  /** Place of this bid's price in the pattern, from 0. */
  readonly priceIndex: number;
  readonly evidence: readonly EvidencePiece[];
  /** Answers that concern the product; what is absent is answered as the call answers it. */
  readonly productAnswers: Readonly<Record<string, string>>;
  /** The device permit that the bid shows, where one is asked for. */
  readonly permit: 'VALID' | 'EXPIRED' | 'NONE';
  /** What the gate should say at the call's first stage: a check for whoever runs it, never an input. */
  readonly expectedGate: { readonly outcome: GateOutcome; readonly reasons: readonly string[] };
}
