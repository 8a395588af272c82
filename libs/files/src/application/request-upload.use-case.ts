import { z } from 'zod';
import { after, must, refuse } from '@pilotage/kernel';
import { chunksOf, input, newId, personOf, useCase, type Tx } from '@pilotage/platform';
import { organisationOf } from '@pilotage/parties';
import { FILE_KINDS, fileLife, fileRefusals, isFitName, kindOfMediaType, LINK_MS, MAX_FILE_BYTES } from '../domain/index.js';
import { fileRow } from '../graphql/files.rows.js';
import { FilePurposeEnum, UploadTicketView } from '../graphql/files.views.js';
import type { FileEntity } from '../persistence/files.entities.js';
import { files, holdRequestsOf, unattachedOf } from '../persistence/files.repository.js';
import { contentDigest, sealAbout, type FileAbout } from './about.js';
import { filesPolicy } from './files.policy.js';
import { uploadUrl } from './link.js';

/** Files of an organisation that are attached to nothing: a vendor prepares ten bids of twenty attachments. */
const FILES_MAX = 200;
/** The same in chunks of 64 KiB: 4 GiB. */
const CHUNKS_MAX = 65_536;
const CHUNK_BYTES = 65_536;

/** A file may be sent, once, by whoever has the link. */
export const requestUpload = useCase({
  name: 'requestUpload',
  summary:
    'Asks for leave to upload a file. The answer holds an address to which its bytes are `PUT` within a quarter of an hour, once; they are encrypted as they come and then inspected. The address is as good as the file: it goes to nobody else.',
  policy: filesPolicy.requestUpload,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The vendor that will own it.'),
    purpose: input.oneOf(FilePurposeEnum, 'What it is for.'),
    name: input
      .text(200, 'What you call it.')
      .refine(isFitName, 'must be one line without control characters and without marks that hide or turn the writing')
      .meta({ description: 'What you call it: one line of 1 to 200 characters. It is a name and never a path, whatever is in it.' }),
    mediaType: z
      .string()
      .max(100)
      .regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'must be a media type such as application/pdf')
      .meta({ description: 'Its media type, such as application/pdf; its content is held to it.' }),
    size: input.int(1, MAX_FILE_BYTES, 'Bytes.'),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
      .meta({ description: 'SHA-256 of its bytes, hexadecimal.' }),
  }),
  output: UploadTicketView,
  refusals: [fileRefusals.FILE_TYPE_NOT_TAKEN, fileRefusals.FILE_TOO_LARGE, fileRefusals.TOO_MANY_FILES_WAIT],
  async run({ tx, actor, sealing, authorise }, { organisationId, purpose, ...about }) {
    await holdRequestsOf(tx, organisationId);
    await organisationOf(tx, organisationId);
    authorise({ vendor: organisationId });
    assertTaken(about);
    await assertRoom(tx, organisationId, about);
    const now = await tx.now();
    const file = fileOf(
      { organisationId, purpose, requestedBy: personOf(actor), requestedAt: now },
      (id) => sealAbout(sealing, id, about),
      about,
    );
    // Neither name nor digest: the log outlives the seal.
    await files.create(tx, file, { type: 'file.request', facts: { organisation: organisationId, purpose, chunks: file.chunks } });
    return {
      file: fileRow(sealing, file),
      url: uploadUrl(sealing, file, about),
      contentDigest: contentDigest(about),
      expiresAt: after(now, LINK_MS),
    };
  },
});

function assertTaken({ mediaType, size }: FileAbout): void {
  const kind = kindOfMediaType(mediaType);
  if (!kind) return refuse(fileRefusals.FILE_TYPE_NOT_TAKEN, { taken: FILE_KINDS.map((each) => each.mediaType).join(', ') });
  must(size <= kind.maxBytes, fileRefusals.FILE_TOO_LARGE, { max: kind.maxBytes });
}

async function assertRoom(tx: Tx, organisationId: string, { size }: FileAbout): Promise<void> {
  const { files: count, chunks } = await unattachedOf(tx, organisationId);
  const fits = count < FILES_MAX && chunks + chunksOf(size) <= CHUNKS_MAX;
  must(fits, fileRefusals.TOO_MANY_FILES_WAIT, { files: count, bytes: chunks * CHUNK_BYTES });
}

type Given = Pick<FileEntity, 'organisationId' | 'purpose' | 'requestedBy' | 'requestedAt'>;

function fileOf(given: Given, sealed: (id: string) => Pick<FileEntity, 'about' | 'aboutKey'>, { size }: FileAbout): FileEntity {
  const id = newId('file');
  return {
    id,
    ...given,
    ...sealed(id),
    state: fileLife.initial,
    chunks: chunksOf(size),
    wrappedKey: null,
    receivedAt: null,
    inspectedAt: null,
    verdict: null,
    scanAttempts: 0,
    scanAgainAt: null,
    attachedAt: null,
    removedAt: null,
  };
}
