import { job, sweep } from '@pilotage/platform';
import { expireEvidence } from '../application/expire-evidence.use-case.js';
import { signDecision } from '../application/sign-decision.use-case.js';
import { verifyEvidence } from '../application/verify-evidence.use-case.js';
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
