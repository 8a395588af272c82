import type { LocalisedText } from '@pilotage/kernel';
import type { Policy, PolicyBasis } from './policy.js';

/** Decisions from the mildest to the gravest. */
export const GATE_DECISIONS = ['ADMIT', 'ADMIT_WITH_CONDITIONS', 'REFER_TO_ETHICS_COMMITTEE', 'REFUSE'] as const;
export type GateDecisionKind = (typeof GATE_DECISIONS)[number];

/** When a condition must be met: before the contract takes effect, by a deadline after the start, or all the time. */
export type ConditionKind = 'PRECEDENT' | 'SUBSEQUENT' | 'CONTINUING';

/** A reason that the gate can give. Codes are append-only; their order in the registry is the order in which reasons are reported. */
export interface GateReason {
  readonly code: string;
  readonly decision: GateDecisionKind;
  /** For a refusal: whether new evidence or a new fact can cure it. Null for every other decision. */
  readonly remediable: boolean | null;
  readonly basis: PolicyBasis;
  /** The law or policy that the rule comes from. */
  readonly source: LocalisedText;
  /** What was found. */
  readonly message: LocalisedText;
  /** The rule that it met. */
  readonly rule: LocalisedText;
}

/** A condition of an admission. */
export interface GateCondition {
  readonly code: string;
  readonly kind: ConditionKind;
  readonly text: LocalisedText;
}

/** The values that facts must have for a row to match; a fact that is not named may have any. */
export type RowMatch = Readonly<Record<string, readonly string[]>>;

/** One row of a decision table. A null reason says: nothing is wrong. */
export interface GateRow {
  readonly row: string;
  readonly when: RowMatch;
  readonly reason: string | null;
}

/** How a subject gets through: its only standard is a mandatory one that is met, a domestic standard exists, or there is a gap (Art 44). */
export type SubjectRoute = 'MANDATORY_MET' | 'DOMESTIC' | 'GAP';

export interface RouteRow {
  readonly route: SubjectRoute;
  readonly when: RowMatch;
}

/**
 * The admission gate as a decision table.
 * Rows see the facts by name, and these derived ones: `carveOut` PRESENT or ABSENT, `subjects` SOME or NONE, `gap` YES or NO (any subject on that route), `fastTrackRequested` YES or NO, `permitEnds`,
 * and for subjects and pieces `route`, the subject's standards, `level`, `status`, `adoption` (IDT, MOD, NONE), `ends` and `mandatoryEnds`.
 * `permitEnds`, `ends` and `mandatoryEnds` are WITHIN_PERIOD or AFTER_PERIOD.
 */
export interface GatePolicy extends Policy {
  readonly reasons: readonly GateReason[];
  readonly conditions: readonly GateCondition[];
  readonly reasonToConditions: Readonly<Record<string, readonly string[]>>;
  /** First match decides a subject's route. */
  readonly routes: readonly RouteRow[];
  /** Every matching row fires, once per case. */
  readonly caseRows: readonly GateRow[];
  /** Every matching row fires, per subject, whatever its evidence. */
  readonly subjectRows: readonly GateRow[];
  /** First match is the outcome of one piece of evidence; of several pieces the least grave counts. */
  readonly pieceRows: readonly GateRow[];
  /** Tried only where nothing graver than ADMIT fired. */
  readonly admissibleRows: readonly GateRow[];
  /** Conditions that an admission with conditions carries beside those of its reasons. */
  readonly addedConditions: readonly { readonly condition: string; readonly when: RowMatch }[];
  /** What a subject without any piece of evidence is judged as. */
  readonly noPiece: { readonly level: 'NONE'; readonly status: 'MISSING' };
}

/** The registered reason. Throws RangeError for a code that the policy does not register. */
export function gateReason(policy: GatePolicy, code: string): GateReason {
  const found = policy.reasons.find((reason) => reason.code === code);
  if (!found) throw new RangeError(`gate policy ${policy.version} has no reason ${code}`);
  return found;
}

/** The registered condition. Throws RangeError for a code that the policy does not register. */
export function gateCondition(policy: GatePolicy, code: string): GateCondition {
  const found = policy.conditions.find((condition) => condition.code === code);
  if (!found) throw new RangeError(`gate policy ${policy.version} has no condition ${code}`);
  return found;
}
