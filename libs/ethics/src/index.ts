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
export { publishedDecision, publishedDecisions } from './graphql/publication.queries.js';
export { ethicsCase, ethicsCases } from './graphql/ethics.queries.js';
export { EthicsCaseView } from './graphql/ethics.views.js';
export { ethicsRefusals } from './domain/ethics.refusals.js';
export { type CommitteePolicy, committeePolicy2026_2, type MemberKind } from './domain/committee-policy.js';
export { type CaseDecision, type EthicsCaseState } from './domain/ethics-case.workflow.js';
