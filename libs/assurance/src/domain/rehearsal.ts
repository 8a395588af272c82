import { CARVE_OUT_FLAGS, type GateFacts } from './gateFacts.js';
import { isFactsMissing, type FactsMissing } from './gateFactsReading.js';
import { decideGate, type GateOutcome } from './gate.js';
import type { GateDecisionKind, GatePolicy } from './gatePolicy.js';
import { classifyRisk, withProductAnswers, type RiskAnswers, type RiskClassification } from './riskClassification.js';
import { gravestLevel, type RiskLevel, type RiskPolicy } from './riskPolicy.js';

/** A decision that stands, with the facts that it saw. */
export interface StandingDecision {
  readonly decision: GateDecisionKind;
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
  readonly facts: GateFacts;
}

/** What a need was assessed by, with what the offer adds to it. */
export interface AssessedAnswers {
  readonly answers: RiskAnswers;
  readonly saidTriggers: Readonly<Record<string, boolean>>;
  readonly saidCarveOut: Readonly<Record<string, boolean>>;
  readonly mitigations: readonly string[];
}

/** What would be decided instead. `after` is null where the policy asks for facts that were not gathered: they are in `missing`. */
export interface AdmissionChange {
  readonly before: GateDecisionKind;
  readonly after: GateDecisionKind | null;
  readonly missing: readonly string[];
  readonly reasonsAdded: readonly string[];
  readonly reasonsRemoved: readonly string[];
  readonly conditionsAdded: readonly string[];
  readonly conditionsRemoved: readonly string[];
  readonly riskBefore: RiskLevel;
  readonly riskAfter: RiskLevel;
}

const without = (codes: readonly string[], others: readonly string[]): readonly string[] => codes.filter((code) => !others.includes(code));

/** What the gate would decide on facts that were gathered already, beside what it did decide. */
export function admissionChange(gate: GatePolicy, standing: StandingDecision, facts: GateFacts): AdmissionChange {
  const found: GateOutcome | FactsMissing = decideGate(gate, facts);
  const outcome = isFactsMissing(found) ? { decision: null, reasons: [], conditions: [] } : found;
  return {
    before: standing.decision,
    after: outcome.decision,
    missing: isFactsMissing(found) ? found.missing : [],
    reasonsAdded: without(outcome.reasons, standing.reasons),
    reasonsRemoved: without(standing.reasons, outcome.reasons),
    conditionsAdded: without(outcome.conditions, standing.conditions),
    conditionsRemoved: without(standing.conditions, outcome.conditions),
    riskBefore: standing.facts.risk,
    riskAfter: facts.risk,
  };
}

/** Whether anything would be otherwise: the decision, a reason, a condition or the level. */
export const isChange = (change: AdmissionChange): boolean =>
  change.before !== change.after ||
  change.riskBefore !== change.riskAfter ||
  [change.reasonsAdded, change.reasonsRemoved, change.conditionsAdded, change.conditionsRemoved].some((codes) => codes.length > 0);

/**
 * The facts as they would be if the need were assessed anew, with the answers that it has, by another risk policy. A question that the other
 * policy adds is open, so the level is then UNCLASSIFIED: nobody has answered it.
 */
export function factsUnderRisk(risk: RiskPolicy, facts: GateFacts, assessed: AssessedAnswers, product: RiskAnswers): GateFacts {
  const { answers, saidTriggers: triggers, saidCarveOut: carveOut, mitigations } = assessed;
  const by = (given: RiskAnswers): RiskClassification => classifyRisk(risk, { answers: given, triggers, carveOut, mitigations });
  const found = [by(answers), by(withProductAnswers(risk, answers, product))] as const;
  const flags = found.flatMap((each) => each.carveOut);
  return {
    ...facts,
    risk: gravestLevel(found[0].level, found[1].level),
    carveOut: CARVE_OUT_FLAGS.filter((flag) => flags.includes(flag)),
  };
}
