import type { Room } from '@pilotage/platform';
import { pilotsCapacities } from './application/pilots.policy.js';
import { confirmCondition, meetCondition, returnCondition } from './application/conditions.use-case.js';
import { draftPilot } from './application/draft-pilot.use-case.js';
import { followAdoptedPolicy } from './application/follow-policy.use-case.js';
import { closeIncident, reportIncident } from './application/incidents.use-case.js';
import { acceptMilestone, reportMilestone, returnMilestone } from './application/milestones.use-case.js';
import { acceptRaisedLevel, noteSeriousIncident } from './application/raised-level.use-case.js';
import { recordKpiReading } from './application/record-kpi-reading.use-case.js';
import { publishStageDecision } from './application/publish-decision.use-case.js';
import { renewPilotEvidence } from './application/renew-evidence.use-case.js';
import { reviewPilotEvidence } from './application/review-evidence.use-case.js';
import { refreshStatusList, reverifyEvidence } from './application/reverify.use-cases.js';
import { recordPilotGaps } from './application/standard-gaps.use-case.js';
import { settlePilotObligations } from './application/settle-obligations.use-case.js';
import { signPilot } from './application/sign-pilot.use-case.js';
import { prepareStage, startStage } from './application/start-stage.use-case.js';
import { resumePilot, suspendPilot } from './application/suspension.use-case.js';
import { endPilot, evaluatePilot, extendPilot, scaleUpPilot, terminatePilot } from './application/verdict.use-case.js';
import { conditionWorkflow, incidentWorkflow, milestoneWorkflow } from './domain/parts.workflow.js';
import { pilotWorkflow } from './domain/pilot.workflow.js';
import { policyDryRun } from './graphql/dry-run.query.js';
import { kpiSeries, pilot, pilotObligations, pilots } from './graphql/pilots.queries.js';
import {
  draftPilotJob,
  followAdoptedPolicyJob,
  noteSeriousIncidentJob,
  evidenceToReverify,
  pilotObligationsSweep,
  publishStageDecisionJob,
  recordPilotGapsJob,
  reviewPilotEvidenceJob,
  statusListsToRefresh,
} from './jobs/pilots.jobs.js';
import { PILOTS_ENTITIES } from './persistence/pilots.entities.js';

/** Pilot contracts: signatures, conditions, stages, milestones, KPI readings, incidents, suspension and verdict. */
export const pilotsRoom: Room = {
  name: 'pilots',
  entities: PILOTS_ENTITIES,
  useCases: [
    draftPilot,
    signPilot,
    meetCondition,
    confirmCondition,
    returnCondition,
    prepareStage,
    startStage,
    acceptRaisedLevel,
    noteSeriousIncident,
    renewPilotEvidence,
    reportMilestone,
    acceptMilestone,
    returnMilestone,
    recordKpiReading,
    reportIncident,
    closeIncident,
    suspendPilot,
    resumePilot,
    evaluatePilot,
    scaleUpPilot,
    extendPilot,
    endPilot,
    terminatePilot,
    settlePilotObligations,
    reviewPilotEvidence,
    reverifyEvidence,
    refreshStatusList,
    publishStageDecision,
    recordPilotGaps,
    followAdoptedPolicy,
  ],
  queries: [pilot, pilots, kpiSeries, pilotObligations, policyDryRun],
  nodes: { pilot },
  jobs: [
    draftPilotJob,
    noteSeriousIncidentJob,
    reviewPilotEvidenceJob,
    publishStageDecisionJob,
    recordPilotGapsJob,
    followAdoptedPolicyJob,
  ],
  sweeps: [pilotObligationsSweep, statusListsToRefresh, evidenceToReverify],
  events: [
    'pilotDrafted',
    'pilotSigned',
    'pilotStageStarted',
    'pilotSuspended',
    'pilotResumed',
    'pilotInEvaluation',
    'pilotDecided',
    'milestoneAccepted',
    'kpiRead',
    'incidentReported',
  ],
  groups: {},
  capacities: pilotsCapacities,
  workflows: [pilotWorkflow, conditionWorkflow, milestoneWorkflow, incidentWorkflow],
};
