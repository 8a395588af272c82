import { z } from 'zod';
import { DoneView, input, jobRefusals, nothingDue, useCase } from '@pilotage/platform';
import { isOverdue } from '../domain/complaint.workflow.js';
import { complaints } from '../persistence/complaints.repository.js';
import { guidelinesPolicy } from './guidelines.policy.js';

/** A complaint that was not answered in time says so, once; committees and whoever filed it read since when. */
export const flagOverdueComplaint = useCase({
  name: 'flagOverdueComplaint',
  summary: 'Marks a complaint as late whose time to be answered has ended by the clock of the database.',
  policy: guidelinesPolicy.flagOverdueComplaint,
  input: z.strictObject({ complaintId: input.id('complaint', 'The complaint.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { complaintId }) {
    const open = await complaints.lock(tx, complaintId, 'update');
    const now = await tx.now();
    authorise({});
    if (!isOverdue(open, now)) return nothingDue();
    const { id, number, committeeId } = open;
    await complaints.amend(tx, id, { overdueSince: now }, { type: 'complaint.flagOverdue', facts: { number } });
    // While no committee has taken it up, it concerns every one.
    tx.emit('complaintOverdue', { complaintId: id, committeeId });
    return { id, done: true };
  },
});
