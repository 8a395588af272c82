import { connectionOf, enumeration, field, readable, t } from '@pilotage/platform';
import type { DocumentFinding } from '../domain/document-check.rules.js';
import { CodedTextView } from './assurance.views.js';
import { PermitEnum } from './permit.views.js';
import { EvidenceKindEnum } from './wallet.views.js';

const FINDINGS: Record<DocumentFinding, string> = {
  holds: 'The document says so, the register has it, and an accreditation covers it; a permit needs none.',
  notAccredited: 'It holds, but no accreditation covers it.',
  doesNotHold: 'The register does not have it, or has it otherwise.',
};
export const DocumentFindingEnum = enumeration('DocumentFinding', 'What a verifier concludes from a document and its register.', FINDINGS);

export const DocumentFormatEnum = enumeration('DocumentFormat', 'The form of a document that people read.', {
  document: 'The document itself, such as a certificate as a PDF.',
  registerSnapshot: 'A copy of the entry of a public register.',
});

export const DocumentReadingView = readable('DocumentReading', 'What one person read in a document.', {
  id: field(t.id, 'public', 'Identifier.'),
  readBy: field(t.id, 'public', 'Who read it.'),
  readAt: field(t.instant, 'public', 'When.'),
  round: field(t.int, 'public', 'Readings of earlier rounds decide nothing any more.'),
  issuer: field(t.text, 'public', 'Who issued it.'),
  standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to; null where it is a permit.'),
  edition: field(t.nullable(t.text), 'public', 'Its edition.'),
  permit: field(t.nullable(t.enum(PermitEnum)), 'public', 'Which permit it is; null where it states conformity.'),
  holder: field(t.nullable(t.text), 'public', 'Who holds the permit, as the register names them.'),
  scope: field(t.nullable(t.list(t.text)), 'public', 'Categories of use that it is limited to.'),
  validFrom: field(t.instant, 'public', 'Start of its validity.'),
  validUntil: field(t.instant, 'public', 'End of its validity.'),
  statedDigest: field(t.text, 'public', 'SHA-256 of the model version that it is about.'),
  scheme: field(t.text, 'public', 'The register.'),
  number: field(t.text, 'public', 'Its number there.'),
  finding: field(t.enum(DocumentFindingEnum), 'public', 'What was concluded.'),
});

export const DocumentCheckView = readable('DocumentCheck', 'A document in the wallet of a vendor that two persons of an agency read.', {
  id: field(t.id, 'public', 'Identifier.'),
  evidenceId: field(t.id, 'public', 'The piece of evidence.'),
  organisationId: field(t.id, 'public', 'Whose wallet it lies in.'),
  agencyId: field(t.id, 'public', 'Whose verifiers read it.'),
  fileId: field(t.id, 'public', 'The file.'),
  digest: field(t.text, 'public', 'SHA-256 of the file.'),
  kind: field(t.enum(EvidenceKindEnum), 'public', 'What it is.'),
  format: field(t.enum(DocumentFormatEnum), 'public', 'Its form.'),
  askedAt: field(t.instant, 'public', 'When it was lodged.'),
  round: field(t.int, 'public', 'How often it has come to be read, counted from 1.'),
  differ: field(t.list(t.object(() => CodedTextView)), 'public', 'In what the last two readings differ; never what was read.'),
  concludedAt: field(t.nullable(t.instant), 'public', 'When two readings were alike; null while it is read.'),
  readings: field(t.list(t.object(() => DocumentReadingView)), 'public', 'Your own readings, and every one once the check is over.'),
});
export const DocumentCheckConnectionView = connectionOf(DocumentCheckView);
