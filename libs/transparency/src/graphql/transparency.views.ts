import { connectionOf, field, localised, readable, t } from '@pilotage/platform';

export const LogHeadView = readable(
  'LogHead',
  'A signed head of the audit log: whoever keeps it can later prove that nothing before it was changed.',
  {
    size: field(t.int, 'public', 'How many entries it covers.'),
    rootHash: field(t.text, 'public', 'Merkle tree hash of them (RFC 6962), hexadecimal.'),
    signedAt: field(t.instant, 'public', 'When it was signed.'),
    checkpoint: field(t.text, 'public', 'The signed text: origin, size and root in base64, a line each.'),
    signature: field(t.text, 'public', 'Ed25519 signature of the text, base64url.'),
    publicKey: field(t.text, 'public', 'The key to check it with, PEM.'),
  },
);

export const AuditEntryView = readable('AuditEntry', 'A fact of the audit log: what was done to which object. Entries are never changed.', {
  id: field(t.id, 'public', 'Identifier of the entry.'),
  position: field(t.int, 'public', 'Its place in the log, from 0, without gaps.'),
  at: field(t.instant, 'public', 'The moment, by the clock of the database.'),
  type: field(t.text, 'public', 'What was done, as a code.'),
  sentence: field(localised, 'public', 'What was done, as a sentence.'),
  objectId: field(t.id, 'public', 'To which object.'),
  from: field(t.nullable(t.text), 'public', 'State before.'),
  to: field(t.nullable(t.text), 'public', 'State after.'),
  leafHash: field(t.text, 'public', 'Its leaf hash in the log, hexadecimal.'),
  operation: field(t.nullable(t.text), 'auditFacts', 'The operation or job that wrote it.'),
  personId: field(t.nullable(t.id), 'auditFacts', 'Who acted; null when a job did.'),
  facts: field(t.nullable(t.json), 'auditFacts', 'Ids and digests that belong to it.'),
  entry: field(t.nullable(t.text), 'auditFacts', 'The entry as it was hashed: canonical JSON.'),
});

export const AuditEntryConnectionView = connectionOf(AuditEntryView);
