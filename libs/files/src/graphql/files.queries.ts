import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { filesPolicy } from '../application/files.policy.js';
import { relationsOf } from '../application/reach.js';
import { files, filesPage } from '../persistence/files.repository.js';
import { fileRow } from './files.rows.js';
import { FileConnectionView, FileView } from './files.views.js';

/** A file. */
export const file = query({
  name: 'file',
  summary: 'A file: of one’s own organisation, or of what was opened to it. Its bytes are at `GET /files/{id}`.',
  policy: filesPolicy.file,
  input: z.strictObject({ id: input.id('file', 'Its identifier.') }),
  output: FileView,
  async run({ tx, actor, sealing, authorise }, { id }) {
    const found = await files.get(tx, id);
    authorise(await relationsOf(tx, actor, found));
    return disclose(FileView, fileRow(sealing, found));
  },
});

/** An organisation's own files. */
export const filesQuery = query({
  name: 'files',
  summary: 'The files that an organisation has uploaded, in every state.',
  policy: filesPolicy.files,
  input: z.strictObject({ organisationId: input.id('organisation', 'The organisation.'), ...pageInput }),
  output: FileConnectionView,
  async run({ tx, sealing, authorise }, { organisationId, first, after }) {
    authorise({ vendor: organisationId });
    const rows = await filesPage(tx, organisationId, { first, after });
    return disclose(
      FileConnectionView,
      pageOf(
        rows.map((row) => fileRow(sealing, row)),
        first,
      ),
    );
  },
});
