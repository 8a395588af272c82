import { job, sweep } from '@pilotage/platform';
import { followIssuerChange, turnAccreditation } from '../application/issuer-changes.use-case.js';
import { expireEvidence } from '../application/expire-evidence.use-case.js';
import { signDecision } from '../application/sign-decision.use-case.js';
import { fetchStatusList, keepStatusList } from '../application/fetch-status-list.use-case.js';
import { recheckEvidence } from '../application/recheck-evidence.use-case.js';
import { warnOfEvidenceEnd } from '../application/warn-of-end.use-case.js';
import { verifyEvidence } from '../application/verify-evidence.use-case.js';
import { RUNS_OUT } from '../domain/evidence.workflow.js';
import { WARNING_DAYS } from '../domain/status-policy.data.js';
import { evidenceToWarnOf } from '../persistence/status.repository.js';
import { accreditationsToTurn } from '../persistence/issuer.repository.js';
import type { AccreditationEntity } from '../persistence/issuer.entities.js';
import { evidenceRunOut } from '../persistence/assurance.repository.js';

/** Checks each piece of evidence that was lodged. */
export const verifyEvidenceJob = job({
  name: 'verifyEvidence',
  on: ['evidenceLodged'],
  retry: {
    attempts: 5,
    firstDelayMs: 500,
    reason: 'The check needs only the database; what fails is a lost connection, back within seconds.',
  },
  useCase: verifyEvidence,
});

/** Fetches each status list that is due. */
export const fetchStatusListJob = job({
  name: 'fetchStatusList',
  on: ['statusListDue'],
  retry: {
    attempts: 5,
    firstDelayMs: 500,
    reason: 'A server that fails is an answer, tried again by the clock; what fails the job itself is the database, back within seconds.',
  },
  useCase: keepStatusList,
  prepare: fetchStatusList,
});

/** Looks again at each piece whose status list changed. */
export const recheckEvidenceJob = job({
  name: 'recheckEvidence',
  on: ['evidenceRecheckDue'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'A revocation must not be lost to a short outage; eight doublings last over a minute, longer than a failover.',
  },
  useCase: recheckEvidence,
});

/** Has whatever leans on an issuer looked at again when the register changed. */
export const followIssuerChangeJob = job({
  name: 'followIssuerChange',
  on: ['issuerStandingChanged'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'A compromised key must not be lost to a short outage; eight doublings last over a minute, longer than a failover.',
  },
  useCase: followIssuerChange,
});

/** Signs the statement of each decision of the gate. */
export const signDecisionJob = job({
  name: 'signDecision',
  on: ['gateDecided'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason: 'The key is in the process and only the database can be away; eight doublings last over a minute, longer than a failover.',
  },
  useCase: signDecision,
});

/** Pieces marked per pass of the sweep: enough for a day on which many certificates end, few enough for a short read. */
const BATCH = 100;

/** Marks evidence that has run out. */
export const evidenceToExpire = sweep({
  name: 'evidenceToExpire',
  reason:
    'Officers and vendors would be told late that a certificate has ended; no decision depends on it, since each use tests the period.',
  due: (tx) => evidenceRunOut(tx, BATCH),
  useCase: expireEvidence,
  inputOf: (evidenceId) => ({ evidenceId }),
});

/** Notes accreditations that begin or cease to hold. */
export const accreditationsToTurnSweep = sweep({
  name: 'accreditationsToTurn',
  reason:
    'Pilots would run on under a certificate whose issuer is accredited no more; no decision depends on it, since each use asks the register.',
  due: (tx) => accreditationsToTurn(tx, BATCH),
  useCase: turnAccreditation,
  inputOf: (accreditationId) => ({ accreditationId: accreditationId as AccreditationEntity['id'] }),
});

/** Warns of evidence that ends soon. */
export const evidenceToWarn = sweep({
  name: 'evidenceToWarn',
  reason: 'A vendor would learn of the end of a certificate by the suspension of its pilot, although a new one takes weeks.',
  due: (tx) =>
    evidenceToWarnOf(
      tx,
      RUNS_OUT,
      WARNING_DAYS.map(({ value }) => value),
      BATCH,
    ),
  useCase: warnOfEvidenceEnd,
  inputOf: (evidenceId) => ({ evidenceId }),
});
