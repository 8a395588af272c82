import { z } from 'zod';
import { disclose, EVERY_GROUP, grantsOf, input, pageInput, pageOf, query } from '@pilotage/platform';
import { accountsOf } from '../application/complaint-text.js';
import { guidelinesGroups, guidelinesPolicy } from '../application/guidelines.policy.js';
import { complaintPage } from '../persistence/complaints.repository.js';
import { complaintRow } from './complaints.rows.js';
import { ComplaintConnectionView, ComplaintStateEnum } from './complaints.views.js';

/** Complaints, for those who answer them. */
export const complaints = query({
  name: 'complaints',
  summary: 'Complaints: for the secretaries of committees with what they say, for oversight without. Who filed them is not told.',
  policy: guidelinesPolicy.complaints,
  input: z.strictObject({ ...pageInput, state: input.oneOf(ComplaintStateEnum, 'Only complaints in this state.').optional() }),
  output: ComplaintConnectionView,
  async run({ tx, actor, authorise, sealing }, { first, after, state }) {
    authorise({});
    const found = await complaintPage(tx, { state }, { first, after });
    const list = found.map((row) => complaintRow(row, sealing));
    return disclose(ComplaintConnectionView, pageOf(list, first), grantsOf(guidelinesGroups, actor, {}));
  },
});

/** What the reader has complained of. */
export const myComplaints = query({
  name: 'myComplaints',
  summary: 'The complaints that the reader filed, also under an account of theirs before they were known here, with what was answered.',
  policy: guidelinesPolicy.myComplaints,
  input: z.strictObject(pageInput),
  output: ComplaintConnectionView,
  async run({ tx, actor, authorise, sealing }, { first, after }) {
    authorise({});
    const accounts = await accountsOf(tx, actor, sealing);
    // Row security knows persons; whoever filed as a newcomer was none, and is found by the fingerprint of the account.
    const found = await tx.asHouse('complaintsOfNewcomer', () => complaintPage(tx, { accounts }, { first, after }));
    const list = found.map((row) => complaintRow(row, sealing));
    return disclose(ComplaintConnectionView, pageOf(list, first), EVERY_GROUP);
  },
});
