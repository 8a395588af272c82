import type { LocalisedText } from '@pilotage/kernel';
import type { NamedCode, Policy, PolicyBasis } from './policy.js';

/** Risk levels from the mildest to the gravest. UNCLASSIFIED is graver than HIGH, because nothing may rest on it; only PROHIBITED is final. */
export const RISK_LEVELS = ['LOW', 'MEDIUM', 'HIGH', 'UNCLASSIFIED', 'PROHIBITED'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];
/** The levels that points alone can give. */
export type RiskBand = Exclude<RiskLevel, 'UNCLASSIFIED' | 'PROHIBITED'>;

/** One permitted answer. `points` are whole and not negative. */
export interface RiskOption {
  readonly code: string;
  readonly points: number;
  readonly label: LocalisedText;
  /** True where the option contradicts every other ("none of these"). */
  readonly exclusive?: boolean;
}

/** One question of the questionnaire. */
export interface RiskQuestion {
  readonly id: string;
  readonly section: string;
  readonly text: LocalisedText;
  readonly type: 'single' | 'multi';
  readonly options: readonly RiskOption[];
  /** The most points that several ticked options give together. */
  readonly cap?: number;
  /** True where the answer depends on the offered product: the vendor answers it in the bid. */
  readonly product: boolean;
  readonly source: string;
}

/** A condition on the answers, for triggers that follow from them. An unanswered question satisfies nothing. */
export type AnswerPredicate =
  | { readonly all: readonly AnswerPredicate[] }
  | { readonly any: readonly AnswerPredicate[] }
  | { readonly question: string; readonly in: readonly string[] };

/** A fact that sets a floor under the level, whatever the points. */
export interface RiskTrigger {
  readonly id: string;
  readonly floor: Exclude<RiskLevel, 'LOW' | 'UNCLASSIFIED'>;
  readonly text: LocalisedText;
  readonly source: string;
  readonly basis: PolicyBasis;
  /** Present where the answers decide it; such a trigger need not be asked. */
  readonly derivedFrom?: AnswerPredicate;
}

/** An area that Art 44 keeps out of its permission: a flag beside the level, never a level. */
export interface CarveOutFlagDefinition {
  readonly id: string;
  readonly label: LocalisedText;
  readonly test: LocalisedText;
}

/** A measure that counts only with verified evidence. */
export interface MitigationItem {
  readonly id: string;
  readonly text: LocalisedText;
  readonly points: number;
}

/** The points from `min` to `max`, both included, that give a band. */
export interface RiskBandRange {
  readonly level: RiskBand;
  readonly min: number;
  readonly max: number;
}

export interface MitigationRule {
  readonly items: readonly MitigationItem[];
  /** The sum of all items' points. */
  readonly max: number;
  /** Share of `max` from which the deduction is given, in percent. */
  readonly thresholdPercent: number;
  /** Taken off the raw points, in percent, rounded half up. */
  readonly deductionPercent: number;
  readonly source: string;
}

/** The questionnaire with its points, bands, floors and deduction. All figures of risk classification are here. */
export interface RiskPolicy extends Policy {
  readonly status: LocalisedText;
  readonly jurisdiction: string;
  readonly maxPoints: number;
  readonly sections: readonly NamedCode[];
  readonly questions: readonly RiskQuestion[];
  readonly triggers: readonly RiskTrigger[];
  readonly carveOut: { readonly flags: readonly CarveOutFlagDefinition[]; readonly source: string; readonly basis: PolicyBasis };
  readonly bands: readonly RiskBandRange[];
  readonly bandsSource: string;
  readonly mitigation: MitigationRule;
  readonly reclassifyOn: readonly NamedCode[];
  /** Age in months at which a classification must be made anew. */
  readonly reclassifyAfterMonths: number;
}

/** The graver of two levels. */
export const gravestLevel = <L extends RiskLevel>(a: L, b: L): L => (RISK_LEVELS.indexOf(a) >= RISK_LEVELS.indexOf(b) ? a : b);

/** The questions whose answer depends on the offered product, in the policy's order. */
export const productQuestions = (policy: RiskPolicy): readonly RiskQuestion[] => policy.questions.filter((question) => question.product);
