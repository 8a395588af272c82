import { connectionOf, field, readable, t } from '@pilotage/platform';
import { GroupRoleEnum } from '@pilotage/parties';
import { EvidenceStateEnum } from './assurance.views.js';
import { EvidenceKindEnum } from './wallet.views.js';

export const AuthorisedPieceView = readable(
  'AuthorisedEvidence',
  'What whoever may bid with a piece knows of it: not where else it is used.',
  {
    kind: field(t.enum(EvidenceKindEnum), 'public', 'What it is.'),
    state: field(t.enum(EvidenceStateEnum), 'public', 'State, as its check left it.'),
    standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to, once it was read.'),
    statedDigest: field(t.nullable(t.text), 'public', 'SHA-256 of the model version that it is about.'),
    validFrom: field(t.nullable(t.instant), 'public', 'Start of its validity.'),
    validUntil: field(t.nullable(t.instant), 'public', 'End of its validity.'),
    withdrawnAt: field(t.nullable(t.instant), 'public', 'Since when its owner offers it no longer.'),
  },
);

export const EvidenceAuthorisationView = readable(
  'EvidenceAuthorisation',
  'The word of an owner that another vendor may bid with a piece of its wallet. Between the two; a bid tells of it when it is opened.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    evidenceId: field(t.id, 'public', 'The piece.'),
    ownerId: field(t.id, 'public', 'Whose wallet it lies in.'),
    organisationId: field(t.id, 'public', 'The vendor that may bid with it, as the one that leads.'),
    role: field(t.enum(GroupRoleEnum), 'public', 'What the owner is in the party group.'),
    subjects: field(t.nullable(t.list(t.text)), 'public', 'Subjects that a subcontractor does; none for the other roles.'),
    givenAt: field(t.instant, 'public', 'When it was given.'),
    endsAt: field(t.nullable(t.instant), 'public', 'From when on it counts for no further sealing, where it has an end.'),
    endedAt: field(t.nullable(t.instant), 'public', 'When its owner ended it.'),
    piece: field(
      t.nullable(t.object(() => AuthorisedPieceView)),
      'public',
      'The piece as it is; for the vendor that may bid with it while the word holds.',
    ),
  },
);
export const EvidenceAuthorisationConnectionView = connectionOf(EvidenceAuthorisationView);
