import { z } from 'zod';
import { after, DAY_MS, must, workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase, type Actor, type Sealing, type Tx } from '@pilotage/platform';
import { confirmedAssessmentOf } from '@pilotage/assurance';
import { complaintRefusals } from '../domain/complaint.refusals.js';
import { COMPLAINT_POLICY, complaintLife } from '../domain/complaint.workflow.js';
import { ComplaintReceiptView, ComplaintStatusView, ComplaintSubjectEnum, DismissalGroundEnum } from '../graphql/complaints.views.js';
import { complaintStatusRow } from '../graphql/complaints.rows.js';
import type { ComplaintEntity } from '../persistence/guidelines.entities.js';
import { complaints, nextComplaintNumber } from '../persistence/complaints.repository.js';
import { fileCase } from './cases.js';
import { guidelinesPolicy } from './guidelines.policy.js';
import { mustBeFree } from './complaint-parties.js';
import { accountOf, sealedText } from './complaint-text.js';

const complaintId = input.id('complaint', 'The complaint.');
const answer = localisedInput(4000, 'What the public is answered; it names nobody.');

/** Somebody has reported a breach. */
export const fileComplaint = useCase({
  name: 'fileComplaint',
  summary:
    'Files a complaint about a need, a call, a pilot, a vendor or anything else. What it says is sealed; the receipt names its number and by when it is taken up and answered.',
  policy: guidelinesPolicy.fileComplaint,
  states: {},
  input: z.strictObject({
    about: input.oneOf(ComplaintSubjectEnum, 'What it is about.'),
    aboutId: input.text(80, 'Identifier of what it is about.').optional(),
    text: input.text(8000, 'What happened.'),
  }),
  output: ComplaintReceiptView,
  refusals: [],
  async run({ tx, actor, authorise, sealing }, { about, aboutId, text }) {
    authorise({});
    const id = newId('complaint');
    const filedAt = await tx.now();
    const row: ComplaintEntity = {
      ...{
        id,
        about,
        aboutId: aboutId ?? null,
        ...sealedText(sealing, id, text),
        filedAt,
        number: await nextComplaintNumber(tx, filedAt.slice(0, 4)),
      },
      ...filer(actor, sealing),
      ...{ acceptBy: after(filedAt, COMPLAINT_POLICY.acceptDays * DAY_MS), answerBy: after(filedAt, COMPLAINT_POLICY.answerDays * DAY_MS) },
      ...UNTAKEN,
    };
    await complaints.create(tx, row, { type: 'complaint.file', facts: { number: row.number, about } });
    return row;
  },
});

const filer = (actor: Actor, sealing: Sealing) => ({
  filedBy: actor.kind === 'person' ? actor.personId : null,
  account: accountOf(actor, sealing),
});

const UNTAKEN = {
  state: 'filed',
  overdueSince: null,
  ...{ committeeId: null, acceptedBy: null, acceptedAt: null, ground: null, answer: null },
  ...{ referral: null, closedBy: null, closedAt: null },
} as const;

/** The committee that the secretary serves. */
function servedBy(actor: Actor): string {
  const served = actor.kind === 'person' ? actor.memberships.find(({ roles }) => roles.includes('committeeSecretary')) : undefined;
  if (!served) throw new Error('a secretary was allowed who serves no committee');
  return served.organisationId;
}

/** A committee has taken the complaint up. */
export const acceptComplaint = useCase({
  name: 'acceptComplaint',
  summary: 'The secretary of a committee takes a complaint up: it is then answered, referred or dismissed by that committee.',
  policy: guidelinesPolicy.acceptComplaint,
  input: z.strictObject({ complaintId }),
  output: ComplaintStatusView,
  refusals: [workflowRefusals.WRONG_STATE, complaintRefusals.COMPLAINT_ABOUT_OWN_PARTY],
  async run({ tx, actor, authorise }, given) {
    authorise({});
    const filed = await complaints.lock(tx, given.complaintId, 'update');
    await mustBeFree(tx, actor, filed);
    const taken = { ...filed, committeeId: servedBy(actor), acceptedBy: personOf(actor), acceptedAt: await tx.now() };
    return complaintStatusRow(await complaints.save(tx, complaintLife.move(taken, 'accept', {})));
  },
});

type Ending = Pick<ComplaintEntity, 'answer'> & Partial<Pick<ComplaintEntity, 'ground' | 'referral'>>;

async function close(tx: Tx, actor: Actor, row: ComplaintEntity, move: 'answer' | 'refer' | 'dismiss', ending: Ending) {
  const closed = { ...row, ...ending, closedBy: personOf(actor), closedAt: await tx.now() };
  const facts = { number: row.number, ground: closed.ground, to: closed.referral?.to ?? null };
  return complaintStatusRow(await complaints.save(tx, complaintLife.move(closed, move, {}), facts));
}

/** The complaint is answered. */
export const answerComplaint = useCase({
  name: 'answerComplaint',
  summary: 'Answers a complaint, in both languages and without personal data.',
  policy: guidelinesPolicy.answerComplaint,
  input: z.strictObject({ complaintId, answer }),
  output: ComplaintStatusView,
  refusals: [workflowRefusals.WRONG_STATE, complaintRefusals.COMPLAINT_ABOUT_OWN_PARTY],
  async run({ tx, actor, authorise }, given) {
    const row = await complaints.lock(tx, given.complaintId, 'update');
    authorise({ committee: row.committeeId ?? [] });
    await mustBeFree(tx, actor, row);
    return close(tx, actor, row, 'answer', { answer: given.answer });
  },
});

/** The complaint is an ethics case, or a note to the agency. */
export const referComplaint = useCase({
  name: 'referComplaint',
  summary:
    'Refers a complaint: about a need it becomes an ethics case, otherwise a note to whoever answers for the incident. The complainant is told.',
  policy: guidelinesPolicy.referComplaint,
  input: z.strictObject({
    complaintId,
    needId: input.id('need', 'The need that an ethics case is filed about; without it, it becomes a note.').optional(),
    answer,
  }),
  output: ComplaintStatusView,
  refusals: [workflowRefusals.WRONG_STATE, complaintRefusals.COMPLAINT_ABOUT_OWN_PARTY, complaintRefusals.COMPLAINT_NEED_NOT_KNOWN],
  async run({ tx, actor, authorise }, given) {
    const row = await complaints.lock(tx, given.complaintId, 'update');
    authorise({ committee: row.committeeId ?? [] });
    await mustBeFree(tx, actor, row);
    const caseId = given.needId && row.state === 'accepted' ? await caseAbout(tx, given.needId) : null;
    const referral = { to: caseId ? ('ethicsCase' as const) : ('incidentNote' as const), caseId };
    return close(tx, actor, row, 'refer', { answer: given.answer, referral });
  },
});

async function caseAbout(tx: Tx, subjectId: string): Promise<string> {
  const risk = await confirmedAssessmentOf(tx, subjectId);
  must(risk !== null, complaintRefusals.COMPLAINT_NEED_NOT_KNOWN);
  const about = { subjectType: 'need' as const, subjectId, agencyId: risk?.agencyId ?? '', interestedOrganisations: [] };
  return (await fileCase(tx, { ...about, reasons: ['PUBLIC_COMPLAINT'], triggers: risk?.triggers ?? [] })).id;
}

/** The complaint is dismissed, and why. */
export const dismissComplaint = useCase({
  name: 'dismissComplaint',
  summary: 'Dismisses a complaint for one of the listed grounds, with an answer in both languages and without personal data.',
  policy: guidelinesPolicy.dismissComplaint,
  input: z.strictObject({ complaintId, ground: input.oneOf(DismissalGroundEnum, 'Why.'), answer }),
  output: ComplaintStatusView,
  refusals: [workflowRefusals.WRONG_STATE, complaintRefusals.COMPLAINT_ABOUT_OWN_PARTY],
  async run({ tx, actor, authorise }, given) {
    const row = await complaints.lock(tx, given.complaintId, 'update');
    authorise({ committee: row.committeeId ?? [] });
    await mustBeFree(tx, actor, row);
    return close(tx, actor, row, 'dismiss', { answer: given.answer, ground: given.ground });
  },
});
