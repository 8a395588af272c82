import { connectionOf, enumeration, field, localised, readable, t, type RowOf } from '@pilotage/platform';
import type { StandardsRequestEntity } from '../persistence/standards-request.entities.js';
import { NeedCategoryEnum } from './calls.enums.js';

export const StandardsRequestStateEnum = enumeration('StandardsRequestState', 'State of a request for a standard.', {
  open: 'No standard closes the gap yet.',
  answered: 'A standard of the catalogue closes the gap.',
  declined: 'A policy editor declined it, with a reason.',
});

/** Of the calls that raised a request so many are named, the latest; how many there are is told in any case. */
const CALLS_NAMED = 20;

export const StandardsRequestView = readable(
  'StandardsRequest',
  'A subject for which published calls found neither a national, an industry nor a local standard in their category of use.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    subject: field(t.text, 'public', 'Code of the subject in the catalogue of standards.'),
    subjectName: field(localised, 'public', 'Name of the subject.'),
    category: field(t.enum(NeedCategoryEnum), 'public', 'Category of use.'),
    state: field(t.enum(StandardsRequestStateEnum), 'public', 'State.'),
    callCount: field(t.int, 'public', 'How many published calls found the gap.'),
    pilotCount: field(t.int, 'public', 'How many pilots rested on the gap, and ended while it was still there.'),
    callIds: field(t.list(t.id), 'public', `The latest of these calls, at most ${CALLS_NAMED}.`),
    firstRaisedAt: field(t.instant, 'public', 'When the gap was first found.'),
    lastRaisedAt: field(
      t.instant,
      'public',
      'When the gap was last found: by a call that was published or amended, or by the end of a pilot.',
    ),
    answer: field(t.nullable(t.text), 'public', 'Id of the standard that answers it.'),
    answerVersion: field(t.nullable(t.text), 'public', 'Version of the catalogue in which the answer was found.'),
    answeredAt: field(t.nullable(t.instant), 'public', 'When it was answered.'),
    declinedAt: field(t.nullable(t.instant), 'public', 'When it was declined.'),
    declinedFor: field(t.nullable(localised), 'public', 'Why it was declined.'),
  },
);
export const StandardsRequestConnectionView = connectionOf(StandardsRequestView);

/** A request as it is read. */
export const standardsRequestRow = ({ calls, pilots, ...request }: StandardsRequestEntity): RowOf<typeof StandardsRequestView> => ({
  ...request,
  callCount: calls.length,
  pilotCount: pilots.length,
  callIds: calls.slice(-CALLS_NAMED),
});
