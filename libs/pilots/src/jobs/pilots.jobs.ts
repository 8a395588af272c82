import type { Json } from '@pilotage/kernel';
import { job, sweep } from '@pilotage/platform';
import { evidenceDueForCheck, statusListsDue } from '@pilotage/assurance';
import { draftPilot } from '../application/draft-pilot.use-case.js';
import { publishStageDecision } from '../application/publish-decision.use-case.js';
import { noteSeriousIncident } from '../application/raised-level.use-case.js';
import { reviewPilotEvidence } from '../application/review-evidence.use-case.js';
import { refreshStatusList, reverifyEvidence } from '../application/reverify.use-cases.js';
import { followAdoptedPolicy } from '../application/follow-policy.use-case.js';
import { recordPilotGaps } from '../application/standard-gaps.use-case.js';
import { settlePilotObligations } from '../application/settle-obligations.use-case.js';
import { pilotsWithDueObligations } from '../persistence/pilots.repository.js';

/** Draws up the contract of each final award. */
export const draftPilotJob = job({
  name: 'draftPilot',
  on: ['awardFinal'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'Only the database is needed; eight tries reach over a minute, longer than a failover.',
  },
  useCase: draftPilot,
  inputOf: (payload) => ({ awardId: textOf(payload, 'awardId') }),
});

/** What the committee says later about a bid that it had decided: its decision counts no longer, not for now, for longer or under other conditions. */
const COMMITTEE_LATER = ['ethicsCaseSetAside', 'ethicsCaseSuspended', 'ethicsCaseEnded', 'ethicsCaseLapsed', 'ethicsCaseTracked'];

/** Puts a running pilot to the gate again when its evidence changes, its bidder is excluded, its agency did a duty, or the committee took its word back or amended it. */
export const reviewPilotEvidenceJob = job({
  name: 'reviewPilotEvidence',
  on: ['evidenceChecked', 'evidenceExpired', 'bidFactsChanged', ...COMMITTEE_LATER],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'A revoked certificate must not be lost to a short outage; the sweep sees ends, not revocations.',
  },
  useCase: reviewPilotEvidence,
  // The committee names what it speaks of as the subject of its case; one that is no bid has no pilot.
  inputOf: (payload) => ({ bidId: textOf(payload, 'bidId') || textOf(payload, 'subjectId') }),
});

/** Publishes what the gate decided about each stage that started. */
export const publishStageDecisionJob = job({
  name: 'publishStageDecision',
  on: ['pilotStageStarted'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'Only the database is needed; a publication that is a minute late harms nobody, one that is lost breaks a promise.',
  },
  useCase: publishStageDecision,
});

/** Has the need of a pilot classified anew after a serious incident. */
export const noteSeriousIncidentJob = job({
  name: 'noteSeriousIncident',
  on: ['incidentReported'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'Until it is noted, further calls could be published on the old level; eight tries outlast a failover.',
  },
  useCase: noteSeriousIncident,
  inputOf: (payload) => ({ incidentId: textOf(payload, 'incidentId') }),
});

/** Asks for the standards that are still missing when the use of a pilot is over. */
export const recordPilotGapsJob = job({
  name: 'recordPilotGaps',
  on: ['pilotInEvaluation', 'pilotDecided'],
  retry: {
    attempts: 5,
    firstDelayMs: 500,
    reason: 'It needs only the database; what fails is a lost connection, back within seconds.',
  },
  useCase: recordPilotGaps,
});

/** Has running pilots put to the gate when an adopted catalogue begins. */
export const followAdoptedPolicyJob = job({
  name: 'followAdoptedPolicy',
  on: ['policyAdopted'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'Only the database is needed; eight tries outlast a failover, and no version begins sooner than a minute after its adoption.',
  },
  useCase: followAdoptedPolicy,
});

const textOf = (payload: Json, member: string): string => String((payload as Readonly<Record<string, Json>>)[member] ?? '');

/** Pilots settled per pass of the sweep: a day on which many things fall due, in a short read. */
const BATCH = 200;

/** Settles what is due in pilots. */
export const pilotObligationsSweep = sweep({
  name: 'pilotObligations',
  reason:
    'A missed condition, silent reports or ended evidence would leave a product in use that must stop, and nobody would be told what is overdue.',
  due: (tx) => pilotsWithDueObligations(tx, BATCH),
  useCase: settlePilotObligations,
  inputOf: (pilotId) => ({ pilotId }),
});

/** Fetches status lists again before they are too old. */
export const statusListsToRefresh = sweep({
  name: 'statusListsToRefresh',
  reason: 'A list that is too old counts as unknown: pilots would be refused their next stage, and a revocation would not be heard of.',
  due: (tx) => statusListsDue(tx, BATCH),
  useCase: refreshStatusList,
  inputOf: (statusListId) => ({ statusListId }),
});

/** Looks again at evidence that somebody relies on. */
export const evidenceToReverify = sweep({
  name: 'evidenceToReverify',
  reason:
    'An accreditation that ended, or an edition that was replaced, would stay unknown while a product is in use on the strength of it.',
  due: (tx) => evidenceDueForCheck(tx, BATCH),
  useCase: reverifyEvidence,
  inputOf: (evidenceId) => ({ evidenceId }),
});
