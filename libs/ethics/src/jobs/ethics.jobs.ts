import type { Json } from '@pilotage/kernel';
import { job, sweep } from '@pilotage/platform';
import { flagOverdueCase } from '../application/deadline.use-case.js';
import { lapseCase } from '../application/lapse-case.use-case.js';
import { fileLevelCase, followLevelCase } from '../application/level-case.use-case.js';
import { flagOverdueComplaint } from '../application/overdue-complaint.use-case.js';
import { overdueComplaints } from '../persistence/complaints.repository.js';
import { lapsingCases, overdueCases } from '../persistence/ethics.repository.js';

const RETRY = {
  attempts: 8,
  firstDelayMs: 500,
  reason: "Only the database is needed; a chair's word that came before no committee would lapse, so eight tries outlast a failover.",
};
const member = (payload: Json, name: string): string => String((payload as Readonly<Record<string, Json>>)[name] ?? '');

/** Puts what a chair said of a level before the committee. */
export const fileLevelCaseJob = job({
  name: 'fileLevelCase',
  on: ['riskLevelRaised'],
  retry: RETRY,
  useCase: fileLevelCase,
});

/** Makes the committee's decision on a level hold. */
export const followLevelCaseJob = job({
  name: 'followLevelCase',
  on: ['ethicsCaseDecided', 'ethicsCaseSetAside'],
  retry: RETRY,
  useCase: followLevelCase,
  inputOf: (payload) => ({ caseId: member(payload, 'caseId') }),
});

/** Cases or complaints marked per pass: far more than end on one day. */
const BATCH = 100;

/** Marks approvals that have lapsed. */
export const casesToLapse = sweep({
  name: 'ethicsCasesToLapse',
  reason:
    'The committee and the agency would be told late that an approval has lapsed; no decision depends on it, since the gate tests the end itself.',
  due: (tx) => lapsingCases(tx, BATCH),
  useCase: lapseCase,
  inputOf: (caseId) => ({ caseId }),
});

/** Marks cases that were not decided in time. */
export const casesOverdue = sweep({
  name: 'ethicsCasesOverdue',
  reason: 'The agency and the committee would not be told that a case is late; nothing is decided by it.',
  due: (tx) => overdueCases(tx, BATCH),
  useCase: flagOverdueCase,
  inputOf: (caseId) => ({ caseId }),
});

/** Marks complaints that were not answered in time. */
export const complaintsOverdue = sweep({
  name: 'complaintsOverdue',
  reason: 'Committees and whoever filed it would not be told that an answer is late; nothing is decided by it.',
  due: (tx) => overdueComplaints(tx, BATCH),
  useCase: flagOverdueComplaint,
  inputOf: (complaintId) => ({ complaintId }),
});
