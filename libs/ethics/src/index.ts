export { ethicsRoom } from './ethics.module.js';
export {
  committeeDecisionOf,
  committeeFact,
  fileCase,
  type CaseFiling,
  type CommitteeDecision,
  type CommitteeFact,
} from './application/cases.js';
export { acceptCase, openCaseReview } from './application/accept-case.use-case.js';
export { appointCommitteeMember, endCommitteeMembership, proposeCommitteeMember } from './application/committee-members.use-case.js';
export { extendCase } from './application/deadline.use-case.js';
export { decideCase } from './application/decide-case.use-case.js';
export { declareCaseInterest } from './application/declare-interest.use-case.js';
export { appointExperts, stateExpertOpinion } from './application/experts.use-case.js';
export { decideLateConflict, reportLateConflict } from './application/late-conflict.use-case.js';
export { lodgeCasePaper } from './application/papers.use-case.js';
export { raiseRiskLevel } from './application/raise-level.use-case.js';
export { decideRecusalRequest, requestRecusal } from './application/recusal.use-case.js';
export { openSitting, postponeSitting } from './application/sitting.use-case.js';
export { reviewTracking } from './application/tracking.use-case.js';
export { castBallot, writeDissent } from './application/vote.use-case.js';
export { casePapers, caseProceedings, committeeMembers } from './graphql/committee.queries.js';
export { committeeDuties } from './graphql/committee-duties.query.js';
export { publishedDecision, publishedDecisions } from './graphql/publication.queries.js';
export { ethicsCase, ethicsCases } from './graphql/ethics.queries.js';
export { EthicsCaseView } from './graphql/ethics.views.js';
export { ethicsRefusals } from './domain/ethics.refusals.js';
export { type CommitteePolicy, committeePolicy2026_2, type MemberKind } from './domain/committee-policy.js';
export { type CaseDecision, type EthicsCaseState } from './domain/ethics-case.workflow.js';
export {
  dutyFactsOf,
  exAnteFact,
  recordDisclosure,
  recordRiskWarning,
  recordsOf,
  type DeclaredDuties,
  type DutyFacts,
} from './application/duties.js';
export {
  completeImpactOf,
  confirmImpact,
  draftImpact,
  latestImpactOf,
  submitImpact,
  type ImpactAssessment,
  type ImpactDraft,
} from './application/impact-assessments.js';
export { dutyRefusals } from './domain/duties.refusals.js';
export {
  IMPACT_SECTIONS,
  impactPolicy2026_1,
  type AssessedSection,
  type ImpactFinding,
  type ImpactSection,
} from './domain/impact-sections.js';
export { DisclosureView, ImpactAssessmentView, ImpactSectionEnum, RiskWarningView } from './graphql/duties.views.js';
export { disclosureRow, impactAssessmentRow, riskWarningRow } from './graphql/duties.rows.js';
export {
  adoptedGuidelines,
  citedClauses,
  guidelineInForce,
  type AdoptedGuideline,
  type GuidelineClause,
} from './application/guidelines.js';
export { answerGuidelineComment, commentOnGuideline, openGuidelineConsultation } from './application/guideline-consultation.use-case.js';
export { markGoodCase } from './application/good-case.use-case.js';
export { adoptGuideline, draftGuideline } from './application/guideline-draft.use-case.js';
export { acceptComplaint, answerComplaint, dismissComplaint, fileComplaint, referComplaint } from './application/complaints.use-case.js';
export { guidelineRefusals } from './domain/guideline.refusals.js';
export { guidelines1_0_0 } from './domain/guidelines1_0_0.data.js';
export { complaints, myComplaints } from './graphql/complaints.queries.js';
export { ethicsDigest } from './graphql/digest.query.js';
export { guideline, guidelineComments, guidelineReassessments, guidelines } from './graphql/guidelines.queries.js';
