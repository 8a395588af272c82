import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const ComplaintSubjectEnum = enumeration('ComplaintSubject', 'What a complaint is about.', {
  need: 'A need.',
  call: 'A call.',
  pilot: 'A pilot.',
  vendor: 'A vendor.',
  other: 'Anything else.',
});

export const DismissalGroundEnum = enumeration('DismissalGround', 'Why a complaint is dismissed.', {
  notOfMarketplace: 'It is about nothing that is done here.',
  nothingToExamine: 'It says nothing that could be examined.',
  alreadyAnswered: 'The same was answered before.',
  pendingElsewhere: 'It is before a court or an authority that decides it.',
});

export const ComplaintStateEnum = enumeration('ComplaintState', 'State of a complaint.', {
  filed: 'Filed.',
  accepted: 'A committee has taken it up.',
  answered: 'Answered.',
  referred: 'Made an ethics case, or a note to whoever answers for the incident.',
  dismissed: 'Dismissed.',
});

export const ReferredToEnum = enumeration('ComplaintReferredTo', 'Where a complaint was sent.', {
  ethicsCase: 'It became an ethics case.',
  incidentNote: 'It became a note to whoever answers for the incident.',
});

export const ComplaintReceiptView = readable('ComplaintReceipt', 'The receipt of a complaint.', {
  id: field(t.id, 'public', 'Identifier.'),
  number: field(t.text, 'public', 'Number of the receipt.'),
  filedAt: field(t.instant, 'public', 'When it was filed.'),
  acceptBy: field(t.instant, 'public', 'By when it is to be taken up.'),
  answerBy: field(t.instant, 'public', 'By when it is to be answered.'),
});

const status = {
  id: field(t.id, 'public', 'Identifier.'),
  number: field(t.text, 'public', 'Number of the receipt.'),
  about: field(t.enum(ComplaintSubjectEnum), 'public', 'What it is about.'),
  aboutId: field(t.nullable(t.text), 'public', 'Identifier of what it is about.'),
  state: field(t.enum(ComplaintStateEnum), 'public', 'State.'),
  filedAt: field(t.instant, 'public', 'When it was filed.'),
  acceptBy: field(t.instant, 'public', 'By when it is to be taken up.'),
  answerBy: field(t.instant, 'public', 'By when it is to be answered.'),
  overdueSince: field(
    t.nullable(t.instant),
    'public',
    'Since when it has been known that it was not answered in time; null while it is in time.',
  ),
  ground: field(t.nullable(t.enum(DismissalGroundEnum)), 'public', 'Why it was dismissed.'),
  answer: field(t.nullable(localised), 'public', 'What was answered.'),
  referredTo: field(t.nullable(t.enum(ReferredToEnum)), 'public', 'Where it was sent.'),
  closedAt: field(t.nullable(t.instant), 'public', 'When it was answered, sent on or dismissed.'),
} as const;

export const ComplaintStatusView = readable('ComplaintStatus', 'Where a complaint stands.', status);

export const ComplaintView = readable('Complaint', 'A complaint with what it says.', {
  ...status,
  text: field(t.nullable(t.text), 'complaintText', 'What it says, for whoever filed it and for secretaries.'),
});
export const ComplaintConnectionView = connectionOf(ComplaintView);
