export { policyInForce, type NamedCode, type Policy, type PolicyBasis } from './policy.js';
export {
  gravestLevel,
  productQuestions,
  RISK_LEVELS,
  type AnswerPredicate,
  type CarveOutFlagDefinition,
  type MitigationItem,
  type RiskBand,
  type RiskLevel,
  type RiskOption,
  type RiskPolicy,
  type RiskQuestion,
  type RiskTrigger,
} from './riskPolicy.js';
export {
  bandOf,
  classifyRisk,
  currentPoints,
  withProductAnswers,
  type AskedRiskInput,
  type ListedRiskInput,
  type RiskAnswers,
  type RiskClassification,
} from './riskClassification.js';
export {
  ADOPTIONS,
  CARVE_OUT_FLAGS,
  GATE_VOCABULARY,
  orderedFacts,
  PIECE_VOCABULARY,
  SUBJECT_VOCABULARY,
  type Adoption,
  type CarveOutFlag,
  type EvidenceLevel,
  type EvidenceUseStatus,
  type GateFacts,
  type GateSubject,
  type PieceFacts,
  type PilotStage,
} from './gateFacts.js';
export { isFactsMissing, readGateFacts, type FactsMissing, type OmittedStandards } from './gateFactsReading.js';
export {
  GATE_DECISIONS,
  gateCondition,
  gateReason,
  type ConditionKind,
  type GateCondition,
  type GateDecisionKind,
  type GatePolicy,
  type GateReason,
  type GateRow,
  type SubjectRoute,
} from './gatePolicy.js';
export { decideGate, decideGateListed, decisionHash, subjectFindings, type GateOutcome, type SubjectFinding } from './gate.js';
export {
  currentEdition,
  editionLine,
  isInForce,
  isReplaced,
  lapsesAt,
  standardById,
  standardsForSubject,
  subjectByCode,
  subjectsForCategories,
  type Standard,
  type StandardLevel,
  type StandardsCatalogue,
} from './standards.js';
export { answersFor } from './namedStandards.js';
export {
  isDraftName,
  readEvidenceStandard,
  routeOf,
  subjectFacts,
  type EvidenceReading,
  type OfferedEvidence,
  type SubjectStandards,
} from './standardRoutes.js';
export { catalogueFaults, gatePolicyFaults, requireSound, riskPolicyFaults, type PolicyFaults } from './policySoundness.js';
export { aia1_0_1 } from './policies/aia1_0_1.data.js';
export { readImpact, type ImpactReading, type ImpactReadingPolicy } from './impactReading.js';
export { gatePolicy2026_1 } from './policies/gatePolicy2026_1.data.js';
export { riskPolicy2026_1 } from './policies/riskPolicy2026_1.data.js';
export { standards2026_1 } from './policies/standards2026_1.data.js';
