import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';
import { ARRANGEMENTS } from '../domain/arrangements.js';

/** Who proposed and who decided, and what does not count yet. */
export const KEEPING = 'issuer.keeping';

export const ArrangementEnum = enumeration('AccreditationArrangement', 'By what an accreditation body is itself recognised.', ARRANGEMENTS);

export const IssuerEntryKindEnum = enumeration('IssuerEntryKind', 'What an entry in the register of issuers is about.', {
  issuer: 'The issuer itself, with its first key.',
  key: 'Another key.',
  accreditation: 'An accreditation.',
  statusIssuer: 'Who signs its status lists.',
});

export const IssuerEntryStateEnum = enumeration('IssuerEntryState', 'State of an entry in the register of issuers.', {
  proposed: 'Proposed by one person. It counts for nothing.',
  confirmed: 'Confirmed by another person. It counts.',
  rejected: 'Rejected. It never counted.',
});

const AlgorithmEnum = enumeration('IssuerKeyAlgorithm', 'Signature algorithm of an issuer.', {
  ES256: 'ECDSA on P-256 with SHA-256.',
  EdDSA: 'Ed25519.',
});

export const IssuerKeyView = readable('IssuerKey', 'A public key of an issuer, with the time in which it signs.', {
  id: field(t.id, 'public', 'Identifier.'),
  entryId: field(t.id, 'public', 'The entry that brought it in.'),
  kid: field(t.nullable(t.text), 'public', 'Its name in the header of a signature; null where any is taken.'),
  algorithm: field(t.enum(AlgorithmEnum), 'public', 'Algorithm of its signatures.'),
  x: field(t.text, 'public', 'x coordinate, base64url.'),
  y: field(t.nullable(t.text), 'public', 'y coordinate, base64url; none for Ed25519.'),
  validFrom: field(t.instant, 'public', 'First instant at which it signs.'),
  validUntil: field(t.nullable(t.instant), 'public', 'First instant at which it signs no more; null while that is open.'),
  compromisedSince: field(
    t.nullable(t.instant),
    'public',
    'Since when somebody else may have had it. It then counts for nothing, also for what it signed before.',
  ),
  endSource: field(t.nullable(t.text), 'public', 'What was looked at when its end was recorded.'),
});

export const AccreditationView = readable('Accreditation', 'What an accreditation body vouches for, with the recognition of the body.', {
  id: field(t.id, 'public', 'Identifier.'),
  entryId: field(t.id, 'public', 'The entry that brought it in.'),
  bodyIdentifier: field(t.text, 'public', 'The accreditation body.'),
  bodyName: field(localised, 'public', 'Its name.'),
  arrangement: field(t.enum(ArrangementEnum), 'public', 'By what the body is recognised.'),
  recognisedFrom: field(t.instant, 'public', 'Since when the body is recognised.'),
  recognisedUntil: field(t.nullable(t.instant), 'public', 'First instant at which it is recognised no more.'),
  standards: field(t.nullable(t.list(t.text)), 'public', 'Standards that it covers; null is all.'),
  validFrom: field(t.instant, 'public', 'First instant at which it holds.'),
  validUntil: field(t.nullable(t.instant), 'public', 'First instant at which it holds no more; null while that is open.'),
  suspendedSince: field(
    t.nullable(t.instant),
    'public',
    'Since when it is suspended. What was issued before may count again under a later one.',
  ),
  withdrawnSince: field(t.nullable(t.instant), 'public', 'Withdrawn for cause: what was issued under it never counts again.'),
  restrictionSource: field(t.nullable(t.text), 'public', 'What was looked at when it was restricted.'),
});

export const IssuerEntryView = readable('IssuerEntry', 'Something that is to make the register of issuers trust more.', {
  id: field(t.id, 'public', 'Identifier.'),
  kind: field(t.enum(IssuerEntryKindEnum), 'public', 'What it is about.'),
  state: field(t.enum(IssuerEntryStateEnum), 'public', 'State.'),
  statusIssuerId: field(t.nullable(t.id), 'public', 'Who is to sign the status lists.'),
  source: field(t.text, 'public', 'What was looked at.'),
  proposedBy: field(t.nullable(t.id), 'public', 'Who proposed it; null for what was entered before two persons were asked.'),
  proposedAt: field(t.instant, 'public', 'When.'),
  decidedBy: field(t.nullable(t.id), 'public', 'Who confirmed or rejected it.'),
  decidedAt: field(t.nullable(t.instant), 'public', 'When.'),
  reason: field(t.nullable(localised), 'public', 'Why it was rejected.'),
});

export const IssuerView = readable('Issuer', 'An issuer of statements on the register of trusted issuers.', {
  id: field(t.id, 'public', 'Identifier.'),
  identifier: field(t.text, 'public', 'The URL that its statements name.'),
  name: field(localised, 'public', 'Its name.'),
  state: field(t.enum(IssuerEntryStateEnum), 'public', 'Whether two persons stand behind it.'),
  keys: field(t.list(t.object(() => IssuerKeyView)), 'public', 'Its keys, in the order in which they were entered.'),
  accreditations: field(t.list(t.object(() => AccreditationView)), 'public', 'Its accreditations, whenever they hold.'),
  accredited: field(t.flag, 'public', 'Some accreditation holds at this moment.'),
  statusIssuerId: field(t.nullable(t.id), 'public', 'Who signs its status lists; null is itself.'),
  organisationId: field(t.nullable(t.id), 'public', 'The party of the marketplace that it belongs to, if any.'),
  demonstration: field(t.flag, 'public', 'Made for the demonstration.'),
  entries: field(t.nullable(t.list(t.object(() => IssuerEntryView))), KEEPING, 'Everything that was entered for it, with who did.'),
});
export const IssuerConnectionView = connectionOf(IssuerView);
