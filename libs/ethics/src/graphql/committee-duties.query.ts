import { z } from 'zod';
import { connectionOf, disclose, enumeration, field, input, pageInput, pageOf, query, readable, t } from '@pilotage/platform';
import { ethicsPolicy } from '../application/ethics.policy.js';
import { committeeDutyPage } from '../persistence/committee-duties.repository.js';

export const CommitteeDutyKindEnum = enumeration('CommitteeDutyKind', 'What a committee has to do.', {
  DECISION: 'Decide a case.',
  COMPLAINT: 'Take a complaint up, or answer, refer or dismiss it.',
  TRACKING_REVIEW: 'Review an approval, before it lapses.',
  DECLARATION: 'Declare interests in a case, before its papers.',
});

export const CommitteeDutyView = readable('CommitteeDuty', 'Something that a committee has to do, with its moment.', {
  id: field(t.id, 'public', 'Its place in the list.'),
  kind: field(t.enum(CommitteeDutyKindEnum), 'public', 'What is to be done.'),
  objectId: field(t.id, 'public', 'The case or the complaint.'),
  personId: field(t.nullable(t.id), 'public', 'The member or expert who has not declared.'),
  dueAt: field(t.instant, 'public', 'By when.'),
  overdue: field(t.flag, 'public', 'Whether that moment has passed, by the clock of the database.'),
});
const CommitteeDutyConnectionView = connectionOf(CommitteeDutyView);

/** What is due next in a committee. */
export const committeeDuties = query({
  name: 'committeeDuties',
  summary:
    'What a committee has to do next, the earliest first: cases to decide, complaints, tracking reviews, declarations. Late ones stay until they are done. For its secretary and its chair.',
  policy: ethicsPolicy.committeeDuties,
  input: z.strictObject({ committeeId: input.id('organisation', 'The committee.'), ...pageInput }),
  output: CommitteeDutyConnectionView,
  async run({ tx, authorise }, { committeeId, first, after }) {
    authorise({ committee: committeeId });
    return disclose(CommitteeDutyConnectionView, pageOf(await committeeDutyPage(tx, committeeId, { first, after }), first));
  },
});
