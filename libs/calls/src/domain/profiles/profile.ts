import type { Instant, LocalisedText } from '@pilotage/kernel';
import type { PriceFormulaId } from '@pilotage/scoring';
import type { CalendarId, Period } from '../calendar/index.js';
import type { Disclosure, Phase } from './disclosure.js';
import type { Basis, List, OptionalPeriodPolicy, PeriodPolicy, Policy, Switch } from './policy.js';

export type ProfileId = 'SHENZHEN_OPEN_TENDER' | 'COOPERATIVE_INNOVATION' | 'GENERIC_OPEN';

/** What happens when fewer responsive bids are there than needed. */
export type TooFew = 'unsuccessful' | 'continueWithReason';
export type TieBreak = 'lowerPrice' | 'higherQuality' | 'earlierSubmission' | 'publicDraw' | 'joint';
export type MarkCorrection = 'arithmeticFault' | 'markOutsideBand' | 'objectiveMarksDiffer' | 'markExtremelyHighOrLow';
export type DepartureGround = 'winnerDeclined' | 'winnerDisqualified' | 'awardFoundInvalid';
export type ChallengeSubject = 'callDocuments' | 'procedure' | 'riskLevel' | 'gateDecision' | 'award';
export type FourEyesAct = 'confirmRiskAssessment' | 'approveCall' | 'openEnvelope' | 'approveAward' | 'signContract' | 'acceptDelivery';

/** Lengths of time, all counted as the calendar of the profile says. */
export interface ProfilePeriods {
  /** Whether a period of calendar days that ends on a day of rest ends with the next working day. */
  readonly rollsForward: Switch<boolean>;
  /** From publication to the deadline, at least. */
  readonly minimumOpen: PeriodPolicy;
  /** The same for calls above low risk or of large value. */
  readonly minimumOpenLargeOrRisky: PeriodPolicy;
  /** An open period shorter than this needs a reason on record; null where the profile leaves no such room. */
  readonly shortOpenNeedsReason: OptionalPeriodPolicy;
  /** How long the documents stay available from publication, at least. */
  readonly documentsAvailable: PeriodPolicy;
  /** What an amendment that touches the preparation of bids must leave until the deadline; the deadline moves otherwise. */
  readonly afterAmendment: PeriodPolicy;
  /** Questions close this long before the deadline. */
  readonly questionsCloseBefore: PeriodPolicy;
  /** A question is answered within this time after it was asked or, where `answersCountFrom` says so, after questions closed. */
  readonly answersWithin: PeriodPolicy;
  readonly answersCountFrom: Switch<'question' | 'questionsClosed'>;
  /** From the ranking to the buyer's decision. */
  readonly decision: PeriodPolicy;
  /** How far one extension may stretch the decision, counted from the same day; null where none is allowed. */
  readonly decisionExtended: OptionalPeriodPolicy;
  /** From the decision to the notice of award. */
  readonly awardNotice: PeriodPolicy;
  /** From the notice of award until a contract may be signed. */
  readonly standstill: PeriodPolicy;
  /** From the notice of award, at most, to the signing. */
  readonly signing: PeriodPolicy;
  /** From the signing to the publication of the contract. */
  readonly contractPublication: PeriodPolicy;
  /** How long bids bind from the deadline, at least. */
  readonly bidValidity: PeriodPolicy;
  /** Time to make good a formal gap in the evidence, once per bid; null where it is not allowed. */
  readonly cure: Policy<number | null, 'hours'>;
}

export interface ProfileBids {
  /** Responsive bids that competition needs. */
  readonly responsiveNeeded: Policy<number, 'bids'>;
  /** Too few bids at the deadline, before the gate has looked at them. */
  readonly tooFewBeforeGate: Switch<TooFew>;
  /** Too few bids left after the gate. */
  readonly tooFewAfterGate: Switch<TooFew>;
  /** Upper limit of bid security in percent of the budget; zero where none may be asked. */
  readonly securityMaxPercent: Policy<number, 'percent'>;
  /** Upper limit of performance security in percent of the contract price. */
  readonly performanceSecurityMaxPercent: Policy<number, 'percent'>;
  readonly authorisedSignature: Switch<'required' | 'notRequired'>;
  /** Which products may be offered. */
  readonly productMaturity: Switch<'any' | 'toBeDevelopedOnly'>;
}

export interface ProfilePrice {
  readonly methods: List<PriceFormulaId>;
  readonly defaultMethod: Switch<PriceFormulaId>;
  /** Least share of the price in the total weight, for calls that buy goods and for calls that buy services. */
  readonly weightFloorGoods: Policy<number, 'percent'>;
  readonly weightFloorServices: Policy<number, 'percent'>;
  readonly weightCeiling: Policy<number, 'percent'>;
  /** What a weight outside of floor and ceiling means. */
  readonly outsideTheBand: Switch<'refused' | 'allowedWithReason'>;
  /** Tie rule that the profile prescribes, in order; an empty list leaves it to the call. */
  readonly ties: List<TieBreak>;
  /** Screens for abnormally low prices: they flag and ask, they never reject by themselves. */
  readonly abnormallyLow: readonly LowPriceScreen[];
  /** Time for the vendor to explain a flagged price. */
  readonly lowPriceExplanation: PeriodPolicy;
}

/** `panelJudgement` has no figure: the panel sees it. The others flag a price at least so many percent below. */
export type LowPriceScreen = Policy<number | null, 'percent'> & { readonly screen: 'panelJudgement' | 'belowMeanOfOthers' | 'belowNext' };

export interface ProfilePanel {
  readonly minimumMembers: Policy<number, 'persons'>;
  /** The same for calls above low risk. */
  readonly minimumMembersAboveLowRisk: Policy<number, 'persons'>;
  readonly chairs: Policy<number, 'persons'>;
  readonly oddNumber: Switch<boolean>;
  /** Least share of experts; 0/1 where none is asked. */
  readonly expertShare: Policy<{ readonly numerator: number; readonly denominator: number }, 'fraction'>;
  readonly selection: Switch<'drawn' | 'appointed'>;
  /** Fields of knowledge that the experts must cover. */
  readonly expertFields: List<'subject' | 'law' | 'economics' | 'ethics'>;
  /** Members whose marks must be there for every bid before marks are locked; two at least. */
  readonly minimumEvaluators: Policy<number, 'persons'>;
  /** Whether a chair may settle large spreads with the members after they marked alone. */
  readonly moderation: Switch<'allowed' | 'notAllowed'>;
  /** Share of the highest mark by which the marks of one bid on one criterion may differ before a chair asks why; the whole where nobody asks. */
  readonly spreadTolerance: Policy<{ readonly numerator: number; readonly denominator: number }, 'fraction'>;
  /** Grounds on which a mark may be corrected before the ranking; no other change is possible. */
  readonly markCorrections: List<MarkCorrection>;
}

export interface ProfileOpening {
  readonly envelopes: Switch<'two'>;
  /** True: both envelopes are opened in one act, and the marking view still hides the price. False: prices wait until marks are locked. */
  readonly openedTogether: Switch<boolean>;
  /** Officers who must act together at each opening. */
  readonly officers: Policy<number, 'persons'>;
  /** Phase from which the marking view may show a price. */
  readonly pricesHiddenFromMarkersUntil: Switch<Phase>;
  /** Whether prices of bids that did not pass are ever opened. */
  readonly pricesOfFailedBids: Switch<'neverOpened' | 'openedWithTheRest'>;
  /** Names and number of tenderers are hidden from everyone but themselves until this phase. */
  readonly tendererListHiddenUntil: Switch<Phase>;
}

export interface ProfileAward {
  readonly inRankOrder: Switch<boolean>;
  readonly departureGrounds: List<DepartureGround>;
  /** When a ranked bid is disqualified: the next one moves up, or prices are scored again without it. */
  readonly onDisqualification: Switch<'nextInRank' | 'rescore'>;
  /** Awards side by side on one lot, one to three; the call freezes the number at publication. */
  readonly maximumAwardsPerLot: Policy<number, 'awards'>;
  /** Upper limit of additions to a contract in percent of its price. */
  readonly additionsMaxPercent: Policy<number, 'percent'>;
}

export interface ProfileChallenge {
  readonly subjects: List<ChallengeSubject>;
  /** From the day on which the harm was or should have been known. */
  readonly fileWithin: PeriodPolicy;
  readonly answerWithin: PeriodPolicy;
  /** From the end of the time to answer, to go to the supervising authority; null where there is no second step. */
  readonly complainWithin: OptionalPeriodPolicy;
  readonly decideWithin: PeriodPolicy;
  /** Longest suspension of the procedure. */
  readonly stayMax: PeriodPolicy;
  /** Whether an open challenge of the award stops the signing. */
  readonly openChallengeStopsSigning: Switch<boolean>;
}

/** The person who does the second act must be another than the one who did the first. */
export interface FourEyesRule {
  readonly act: FourEyesAct;
  readonly otherThan: 'drafter' | 'assessor' | 'fellowOpener' | 'proposer' | 'marker' | 'handlingOfficer';
  readonly basis: Basis;
  readonly reason: LocalisedText;
  readonly source: string;
}

/** The numbers and switches that hold for a call, as data with a version and dates of validity. A call keeps the version it was published under. */
export interface ProcedureProfile {
  readonly id: ProfileId;
  readonly version: number;
  readonly title: LocalisedText;
  readonly legalGround: LocalisedText & { readonly source: string };
  /** In force from this instant. */
  readonly validFrom: Instant;
  /** In force until before this instant; null when no end is set. */
  readonly validTo: Instant | null;
  readonly calendarId: CalendarId;
  readonly periods: ProfilePeriods;
  readonly bids: ProfileBids;
  readonly price: ProfilePrice;
  readonly panel: ProfilePanel;
  readonly opening: ProfileOpening;
  readonly award: ProfileAward;
  readonly challenge: ProfileChallenge;
  /** Who sees what from when; what is not in the table is never disclosed. */
  readonly disclosure: readonly Disclosure[];
  readonly fourEyes: readonly FourEyesRule[];
  /** How long records are kept after the end of the procurement. */
  readonly recordYears: Policy<number, 'years'>;
}

/** A period of the profile as the calendar counts it: only calendar days roll, and only where the profile says so. */
export const periodOf = (profile: ProcedureProfile, { value, unit }: PeriodPolicy): Period => ({
  value,
  unit,
  rollsForward: unit === 'calendarDays' && profile.periods.rollsForward.value,
});
