export { assuranceRoom } from './assurance.module.js';
export { evidenceFacts, gateSubjectOf, type EvidencePlace, type RequiredSubject } from './application/evidence-use.js';
export { evidenceOf, evidenceOfBids, lodgeEvidence, STATEMENT_MAX_BYTES, statementInput, type Lodging } from './application/evidence.js';
export { isEvidenceInUse, renewEvidence } from './application/renew-evidence.js';
export { claimEvidence, type ClaimFindings, type EvidenceClaim } from './application/claim-evidence.js';
export { publishDecision } from './application/decision-summaries.js';
export { decideAdmission, decisionsOf, type AdmissionCase } from './application/gate-decisions.js';
export {
  gatePoliciesOf,
  gatePolicyAt,
  gatePolicyOf,
  riskPolicyAt,
  riskPolicyOf,
  nextBeginning,
  standardsAt,
  type GatePolicies,
} from './application/policies.js';
export {
  confirmAssessment,
  confirmedAssessmentOf,
  draftAssessment,
  latestAssessmentOf,
  type Assessment,
  type RiskDraft,
  type StandingAssessment,
} from './application/risk-assessments.js';
export {
  checkProof,
  claimProof,
  proofOf,
  proofsOf,
  provenMeasures,
  withdrawProof,
  type MitigationClaim,
  type MitigationProof,
} from './application/mitigation.js';
export {
  askReclassification,
  markReclassification,
  occasionsDue,
  settleReclassification,
  subjectsToReclassify,
  type Occasion,
} from './application/reclassification.js';
export { decideLevel, raiseLevel, reopenLevel, undecidedWord, type LevelRaise } from './application/level-raises.js';
export { IMPACT_MAXIMA, keepImpactReading, secondReadingOf, type StoredReading } from './application/impact-readings.js';
export { riskAnswersOf, riskInput, riskTicksOf } from './application/risk.input.js';
export { riskRefusals } from './domain/risk.refusals.js';
export { RiskAssessmentView } from './graphql/risk.views.js';
export { impactReading, tryRisk } from './graphql/risk.queries.js';
export { LevelRaiseView, MitigationProofView, OccasionEnum, ReclassificationView, SecondReadingView } from './graphql/need-risk.views.js';
export { levelRaiseRow, mitigationProofRow, occasionRows, secondReadingRow } from './graphql/need-risk.rows.js';
export { evidenceOutcomeFor, type EvidenceUse, type UseOfEvidence } from './domain/evidence-use.rules.js';
export { assuranceRefusals } from './domain/assurance.refusals.js';
export { adoptPolicy, draftPolicy, withdrawPolicyDraft } from './application/policy-register.use-case.js';
export { rehearsalOf, type Rehearsal, type StandingAdmission } from './application/policy-rehearsal.js';
export { isChange as isAdmissionChange, type AdmissionChange } from './domain/rehearsal.js';
export { policyDifference } from './graphql/policy-difference.query.js';
export { policyDifference as differenceOfPolicies } from './domain/register/policyDifference.js';
export { type PolicyChange } from './domain/register/policyChange.js';
export { policyVersionQuery, policyVersionsQuery } from './graphql/policy-version.queries.js';
export {
  checkPolicy,
  checkPolicyText,
  POLICY_KINDS,
  policyKinds,
  type CheckedPolicy,
  type PolicyByKind,
  type PolicyKind,
} from './domain/register/policyKinds.js';
export { type PolicyFault, type PolicyFaults } from './domain/register/policyFault.js';
export { confirmIssuerEntry, rejectIssuerEntry } from './application/decide-issuer-entry.use-case.js';
export { accreditIssuer, addIssuerKey, nameStatusIssuer, registerIssuer } from './application/propose-issuer.use-case.js';
export { restrictAccreditation, revokeIssuerKey } from './application/restrict-issuer.use-case.js';
export { issuerQuery, issuers } from './graphql/issuer.queries.js';
export {
  askForStatusList,
  awaitsStatus,
  bidsOfEvidence,
  bidsOfStatusList,
  evidenceDueForCheck,
  isListAwaited,
  restStatusList,
  statusListsDue,
} from './application/evidence-status.js';
export { recheckEvidence, recheckNow, restEvidence } from './application/recheck-evidence.use-case.js';
export { authoriseEvidence, endEvidenceAuthorisation } from './application/authorise-evidence.use-case.js';
export { evidenceAuthorisations } from './graphql/evidence-authorisations.query.js';
export { type PartyRole } from './domain/evidence-of-others.rules.js';
export { withdrawEvidence } from './application/withdraw-evidence.use-case.js';
export { confirmEvidenceFinding, rejectEvidenceFinding } from './application/decide-evidence-finding.use-cases.js';
export { recordEvidenceStatus } from './application/record-evidence-status.use-case.js';
export { evidenceFindingsQuery } from './graphql/evidence-findings.query.js';
export { type EvidenceState } from './domain/evidence.workflow.js';
export { GateDecisionEntity } from './persistence/assurance.entities.js';
export { EvidenceEntity, EvidenceUseEntity } from './persistence/wallet.entities.js';
export { type EvidenceInUse } from './persistence/wallet.repository.js';
export { type EvidenceSeen } from './persistence/evidence-seen.repository.js';
export { evidenceSeen } from './application/evidence-seen.js';
export { EVIDENCE_FORMATS, EVIDENCE_KINDS, type EvidenceFormat, type EvidenceKind, type StatusEntry } from './domain/wallet.js';
export {
  CodedTextView,
  ConditionKindEnum,
  EvidenceStateEnum,
  EvidenceView,
  GateDecisionEnum,
  GateDecisionView,
  PilotStageEnum,
  RiskLevelEnum,
} from './graphql/assurance.views.js';
export { evidenceRow, gateDecisionRow, riskAssessmentRow } from './graphql/assurance.rows.js';
export { decisionSummary, DecisionSummaryView } from './graphql/decision-summary.query.js';
export { evidenceWallet } from './graphql/wallet.query.js';
export { evidenceWarningsQuery } from './graphql/evidence-warnings.query.js';
export { PERMIT_OF_REGISTER, type PermitCode } from './domain/permits.js';
export { PermitEnum } from './graphql/permit.views.js';
export { lodgeDocument } from './application/lodge-document.use-case.js';
export { readDocument } from './application/read-document.use-case.js';
export { documentChecksQuery } from './graphql/document-checks.query.js';
export { lodgeWalletEvidence } from './application/wallet.use-case.js';
export { tryGate } from './graphql/gate-trial.query.js';
export {
  keyIdOf,
  signedText,
  STATEMENT_MEDIA_TYPE,
  SUMMARY_PREDICATE,
  VERIFIER,
  type SignedStatement,
} from './domain/verification-summary.js';
export { gateDecisions, riskPolicy, standards } from './graphql/assurance.queries.js';
export {
  aia1_0_1,
  answersFor,
  CARVE_OUT_FLAGS,
  classifyRisk,
  currentEdition,
  decideGate,
  editionLine,
  decideGateListed,
  decisionHash,
  gateCondition,
  GATE_DECISIONS,
  GATE_VOCABULARY,
  gatePolicy2026_1,
  gateReason,
  gravestLevel,
  isDraftName,
  isFactsMissing,
  isInForce,
  lapsesAt,
  policyInForce,
  productQuestions,
  readEvidenceStandard,
  RISK_LEVELS,
  readImpact,
  riskPolicy2026_1,
  routeOf,
  standardById,
  standards2026_1,
  standardsForSubject,
  subjectByCode,
  subjectFacts,
  subjectFindings,
  subjectsForCategories,
  withProductAnswers,
  type AskedRiskInput,
  type CarveOutFlag,
  type ConditionKind,
  type EvidenceLevel,
  type EvidenceUseStatus,
  type FactsMissing,
  type GateCondition,
  type GateDecisionKind,
  type GateFacts,
  type GateOutcome,
  type GatePolicy,
  type GateReason,
  type GateSubject,
  type ListedRiskInput,
  type OfferedEvidence,
  type PieceFacts,
  type PilotStage,
  type RiskAnswers,
  type RiskClassification,
  type RiskLevel,
  type RiskPolicy,
  type RiskQuestion,
  type Standard,
  type StandardsCatalogue,
  type SubjectFinding,
  type SubjectStandards,
} from './domain/index.js';
