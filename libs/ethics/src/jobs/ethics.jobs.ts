import { sweep } from '@pilotage/platform';
import { flagOverdueCase } from '../application/deadline.use-case.js';
import { lapseCase } from '../application/lapse-case.use-case.js';
import { flagOverdueComplaint } from '../application/overdue-complaint.use-case.js';
import { overdueComplaints } from '../persistence/complaints.repository.js';
import { lapsingCases, overdueCases } from '../persistence/ethics.repository.js';

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
