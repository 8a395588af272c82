export { callsRoom } from './calls.module.js';
export {
  callOf,
  lockLot,
  lotForBidding,
  lotOf,
  lotsOf,
  markLotAwarded,
  markLotAwardPending,
  markLotComplete,
  markLotEvaluating,
  markLotPricesOpened,
  markLotProposalWithdrawn,
  markLotRanked,
  markLotTechnicalOpened,
  markLotUnsuccessful,
  type LotInCall,
  type PublishedCall,
  type PublishedLot,
} from './application/lots.js';
export { lotsOfNeed } from './persistence/calls.repository.js';
export { amendCall } from './application/amend-call.use-case.js';
export { approveCall } from './application/approve-call.use-case.js';
export { answerQuestion, askQuestion } from './application/clarifications.use-case.js';
export { draftCall, returnCall, reviseCallDraft, submitCallForReview } from './application/draft-call.use-case.js';
export { cancelCall, closeCall } from './application/end-call.use-case.js';
export { closeNeed, postNeed, publishNeed } from './application/needs.use-case.js';
export { checkMitigation, claimMitigation, withdrawMitigation } from './application/mitigation.use-case.js';
export { recordImpactReading, requestReclassification } from './application/risk-review.use-case.js';
export { confirmImpactAssessment, draftImpactAssessment, submitImpactAssessment } from './application/impact-assessment.use-case.js';
export { publishDisclosure, publishRiskWarning } from './application/need-duties.use-case.js';
export { recordGapsOfPilot } from './application/standard-gaps.js';
export { answerStandardsRequest, declineStandardsRequest, recordStandardGaps } from './application/standards-requests.use-case.js';
export { standardsRequestsQuery } from './graphql/standards-requests.query.js';
export { needDuties } from './graphql/need-duties.query.js';
export { confirmRiskAssessment, draftRiskAssessment } from './application/risk.use-case.js';
export { callChanged } from './graphql/call-changed.subscription.js';
export { callQuery, callsQuery, lotQuery, needQuery, needRisk, needsQuery } from './graphql/calls.queries.js';
export { clarificationsQuery, procedureProfiles, publicationCheck } from './graphql/procedure.queries.js';
export { LotStateEnum, PhaseEnum } from './graphql/calls.enums.js';
export { CallView, ClarificationView, NeedView } from './graphql/calls.views.js';
export { LotView } from './graphql/lot.views.js';
export { catalogueCategoriesOf, NEED_CATEGORIES, type NeedCategory } from './domain/category.js';
export { type CallState } from './domain/call.workflow.js';
export { type LotState } from './domain/lot.workflow.js';
export {
  type DataPlan,
  type Declarations,
  type Kpi,
  type LotCriterion,
  PERMITS,
  type Permit,
  type PlannedMilestone,
  type Requirement,
  type Stage,
  type StandardRoute,
} from './domain/specification.js';
export { earliestClosing, endOf } from './domain/periods.rules.js';
export {
  calendarFor,
  calendarRefusals,
  endOfPeriod,
  horizonObjection,
  localDateOf,
  startOfPeriod,
  type WorkingCalendar,
} from './domain/calendar/index.js';
export {
  disclosedFrom,
  hasReached,
  isDisclosed,
  listProfiles,
  periodOf,
  profileFor,
  profileRefusals,
  profileVersion,
  shown,
  shownIn,
  type Audience,
  type DepartureGround,
  type DisclosedClass,
  type Phase,
  type ProcedureProfile,
  type ProfileId,
  type ReachedPhase,
} from './domain/profiles/index.js';
