import { connectionOf, field, readable, t } from '@pilotage/platform';
import { EvidenceKindEnum } from './wallet.views.js';

export const EvidenceWarningView = readable('EvidenceWarning', 'A warning that a piece of evidence ends soon.', {
  id: field(t.id, 'public', 'Identifier.'),
  evidenceId: field(t.id, 'public', 'The piece. Which bids use it is told by each bid, to those who may read its evidence.'),
  kind: field(t.enum(EvidenceKindEnum), 'public', 'What the piece is.'),
  standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to, once it was read.'),
  validUntil: field(t.instant, 'public', 'The end that was warned of.'),
  days: field(t.int, 'public', 'The warning is the one for so many days ahead of the end; what came late is given for the fewest days.'),
  warnedAt: field(t.instant, 'public', 'When it was given.'),
});
export const EvidenceWarningConnectionView = connectionOf(EvidenceWarningView);
