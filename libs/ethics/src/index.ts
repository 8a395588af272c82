export { ethicsRoom } from './ethics.module.js';
export {
  committeeDecisionOf,
  committeeFact,
  fileCase,
  type CaseFiling,
  type CommitteeDecision,
  type CommitteeFact,
} from './application/cases.js';
export { acceptCase, decideCase, openCaseReview, reviewTracking } from './application/committee.use-case.js';
export { ethicsCase, ethicsCases } from './graphql/ethics.queries.js';
export { EthicsCaseView } from './graphql/ethics.views.js';
export { ethicsRefusals } from './domain/ethics.refusals.js';
export { type CommitteePolicy, committeePolicy2026_1 } from './domain/committee-policy.js';
export { type CaseDecision, type EthicsCaseState } from './domain/ethics-case.workflow.js';
