import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const FilePurposeEnum = enumeration('FilePurpose', 'What a file is for.', {
  bidAttachment: 'To be attached to the technical envelope of a bid.',
  evidenceDocument: 'To lie in the wallet as evidence, and to be read by two persons.',
});

export const FileStateEnum = enumeration('FileState', 'Where a file stands.', {
  requested: 'Its upload was requested; no byte has come.',
  receiving: 'Its bytes are coming.',
  received: 'It is here, complete, and waits to be inspected.',
  awaitingScan: 'The virus scanner could not scan it. It is not usable, and is scanned again.',
  usable: 'It was inspected and nothing was found against it.',
  rejected: 'Something was found against it.',
  abandoned: 'Its upload did not come to an end.',
  discarded: 'It was attached to nothing for long, or rejected, and its bytes were destroyed.',
});

export const ScanResultEnum = enumeration('ScanResult', 'What the virus scanner said.', {
  notScanned: 'Nothing: none is configured. The file was not scanned for viruses.',
  clean: 'It found nothing.',
  infected: 'It found something.',
  couldNotScan: 'It could not be asked, or could not scan.',
  tooBigToScan: 'The file is too big for it.',
});

export const FileFindingView = readable('FileFinding', 'What an inspection found against a file.', {
  code: field(t.text, 'public', 'Its code.'),
  text: field(localised, 'public', 'The same in a sentence.'),
});

export const FileView = readable(
  'File',
  'An uploaded file. It is encrypted from its first byte on. Before what it is attached to is opened, nobody but its owner learns that it exists.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    organisationId: field(t.id, 'public', 'Who owns it.'),
    purpose: field(t.enum(FilePurposeEnum), 'public', 'What it is for.'),
    state: field(t.enum(FileStateEnum), 'public', 'Where it stands.'),
    name: field(t.text, 'public', 'What its owner calls it.'),
    mediaType: field(t.text, 'public', 'The type that was declared and that an inspection holds it to.'),
    size: field(t.int, 'public', 'Bytes.'),
    digest: field(t.text, 'public', 'SHA-256 of its bytes, hexadecimal.'),
    requestedAt: field(t.instant, 'public', 'When its upload was requested.'),
    receivedAt: field(t.nullable(t.instant), 'public', 'When its last byte had come.'),
    inspectedAt: field(t.nullable(t.instant), 'public', 'When it was last inspected.'),
    scan: field(t.nullable(t.enum(ScanResultEnum)), 'public', 'What the virus scanner said; null before an inspection.'),
    scanAgainAt: field(t.nullable(t.instant), 'public', 'When a scan that could not be made is tried again.'),
    findings: field(t.list(t.object(() => FileFindingView)), 'public', 'What was found against it.'),
    attached: field(t.flag, 'public', 'Whether it is part of something and kept with it.'),
  },
  { node: true },
);

export const FileConnectionView = connectionOf(FileView);

export const UploadTicketView = readable(
  'UploadTicket',
  'Leave to send the bytes of one file, once: `PUT` them to the address. It needs no token.',
  {
    file: field(
      t.object(() => FileView),
      'public',
      'The file.',
    ),
    url: field(t.text, 'public', 'Where to, from the root of this API. Whoever has it may use it: keep it to yourself.'),
    contentDigest: field(t.text, 'public', 'The header `Content-Digest` that may go with it.'),
    expiresAt: field(t.instant, 'public', 'Until when it holds.'),
  },
);
