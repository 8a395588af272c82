export { exclusionSentence, type Exclusion, type ExclusionCode } from './exclusion.js';
export { explain, explainTechnical, type BidExplanation, type EvaluationExplanation } from './explain.js';
export type { ExplainedNumber } from './explained.js';
export type { Decisive } from './explain-place.js';
export type { RulesetFault, RulesetFaultCode } from './fault.js';
export type { Method as ScoringMethod } from './methods/method.js';
export { isAbsolute as isAbsoluteFormula, PRICE_FORMULA_NOTES, type FormulaNote } from './methods/price/formulas.js';
export { METHODS as SCORING_METHODS } from './methods/registry.js';
export { scoreCase, type RefusedCase, type ScoredCase } from './methods/score-case.js';
export type { PricePoints, PriceReference, PriceReferences } from './price.js';
export { isRelative, PRICE_FORMULAS, type PriceFormula } from './price-formulas.js';
export { evaluationJson, evaluationRecord, technicalRecord } from './record.js';
export { scoringRefusals } from './refusals.js';
export { robustness, type LeaveOneOut, type Robustness, type WeightBound } from './robustness.js';
export { rulesetFaults } from './ruleset-faults.js';
export { TIE_STEPS, type Criterion, type PriceFormulaId, type PriceParams, type PriceRule, type Ruleset, type TieStep } from './ruleset.js';
export {
  ENGINE,
  inputDigest,
  rankLot,
  scoreLot,
  type BidResult,
  type Evaluation,
  type EvaluationFlag,
  type Offer,
  type ScoredBid,
} from './score.js';
export { simulate, type Simulation } from './simulate.js';
export type { DummyBid, ExampleBid, Reversal, SimulationWarning, SimulationWarningCode } from './simulation-warnings.js';
export {
  scoreTechnical,
  type CriterionScore,
  type Mark,
  type MarkedBid,
  type TechnicalEvaluation,
  type TechnicalScore,
} from './technical.js';
export { drawCommitmentOf, drawDigestOf, type Draw, type Tie, type TieStepRecord } from './ties.js';
export { verifyRecord, type RecordDifference, type RecordVerification } from './verify.js';
