import type { Room } from '@pilotage/platform';
import { amendCall } from './application/amend-call.use-case.js';
import { approveCall } from './application/approve-call.use-case.js';
import { answerQuestion, askQuestion } from './application/clarifications.use-case.js';
import { draftCall, returnCall, reviseCallDraft, submitCallForReview } from './application/draft-call.use-case.js';
import { cancelCall, closeCall } from './application/end-call.use-case.js';
import { checkMitigation, claimMitigation, withdrawMitigation } from './application/mitigation.use-case.js';
import { closeNeed, postNeed, publishNeed } from './application/needs.use-case.js';
import { confirmImpactAssessment, draftImpactAssessment, submitImpactAssessment } from './application/impact-assessment.use-case.js';
import { publishDisclosure, publishRiskWarning } from './application/need-duties.use-case.js';
import { confirmRiskAssessment, draftRiskAssessment } from './application/risk.use-case.js';
import { recordImpactReading, requestReclassification, settleNeedRisk } from './application/risk-review.use-case.js';
import { answerStandardsRequest, declineStandardsRequest, recordStandardGaps } from './application/standards-requests.use-case.js';
import { callsGroups } from './application/calls.policy.js';
import { callWorkflow } from './domain/call.workflow.js';
import { clarificationWorkflow } from './domain/clarification.workflow.js';
import { lotWorkflow } from './domain/lot.workflow.js';
import { needWorkflow } from './domain/need.workflow.js';
import { standardsRequestLife } from './domain/standards-request.workflow.js';
import { callChanged } from './graphql/call-changed.subscription.js';
import { callQuery, callsQuery, lotQuery, needQuery, needRisk, needsQuery } from './graphql/calls.queries.js';
import { needDuties } from './graphql/need-duties.query.js';
import { clarificationsQuery, procedureProfiles, publicationCheck } from './graphql/procedure.queries.js';
import { standardsRequestsQuery } from './graphql/standards-requests.query.js';
import { callsToCloseSweep, needsToSettleSweep } from './jobs/calls.jobs.js';
import { recordStandardGapsJob, standardsRequestsToAnswerSweep } from './jobs/standards-requests.jobs.js';
import { CALLS_ENTITIES } from './persistence/calls.entities.js';
import { StandardsRequestEntity } from './persistence/standards-request.entities.js';

/** Needs, procedure profiles, calendars, calls, lots, amendments and clarifications. */
export const callsRoom: Room = {
  name: 'calls',
  entities: [...CALLS_ENTITIES, StandardsRequestEntity],
  useCases: [
    postNeed,
    publishNeed,
    closeNeed,
    draftRiskAssessment,
    confirmRiskAssessment,
    claimMitigation,
    checkMitigation,
    withdrawMitigation,
    recordImpactReading,
    requestReclassification,
    settleNeedRisk,
    draftImpactAssessment,
    submitImpactAssessment,
    confirmImpactAssessment,
    publishRiskWarning,
    publishDisclosure,
    draftCall,
    reviseCallDraft,
    submitCallForReview,
    returnCall,
    approveCall,
    amendCall,
    cancelCall,
    closeCall,
    askQuestion,
    answerQuestion,
    recordStandardGaps,
    answerStandardsRequest,
    declineStandardsRequest,
  ],
  queries: [
    needsQuery,
    needQuery,
    needRisk,
    needDuties,
    callsQuery,
    callQuery,
    lotQuery,
    publicationCheck,
    clarificationsQuery,
    procedureProfiles,
    standardsRequestsQuery,
  ],
  subscriptions: [callChanged],
  nodes: { need: needQuery, call: callQuery, lot: lotQuery },
  jobs: [recordStandardGapsJob],
  sweeps: [callsToCloseSweep, needsToSettleSweep, standardsRequestsToAnswerSweep],
  events: ['needPublished', 'callPublished', 'callAmended', 'lotClosed', 'callCancelled', 'callChanged'],
  groups: callsGroups,
  workflows: [needWorkflow, callWorkflow, lotWorkflow, clarificationWorkflow, standardsRequestLife],
};
