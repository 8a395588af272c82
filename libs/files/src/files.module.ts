import type { Room } from '@pilotage/platform';
import { downloadFileEndpoint } from './application/download.js';
import { inspectFile } from './application/inspect-file.use-case.js';
import { receiveUploadEndpoint } from './application/receive-upload.js';
import { requestUpload } from './application/request-upload.use-case.js';
import { abandonUpload, discardFile, noteFileRemoved, scanFileAgain } from './application/tidying.use-cases.js';
import { fileLife } from './domain/index.js';
import { file, filesQuery } from './graphql/files.queries.js';
import { filesToDiscard, filesToScanAgain, inspectFileJob, removeFileJob, uploadsToAbandon } from './jobs/files.jobs.js';
import { FILES_ENTITIES } from './persistence/files.entities.js';

/** Uploaded files: taken in encrypted, inspected, opened to others only by what they are attached to. */
export const filesRoom: Room = {
  name: 'files',
  entities: FILES_ENTITIES,
  useCases: [requestUpload, inspectFile, abandonUpload, scanFileAgain, discardFile, noteFileRemoved],
  queries: [file, filesQuery],
  endpoints: [receiveUploadEndpoint, downloadFileEndpoint],
  nodes: { file },
  jobs: [inspectFileJob, removeFileJob],
  sweeps: [uploadsToAbandon, filesToScanAgain, filesToDiscard],
  events: ['fileReceived', 'fileScanDue', 'fileDropped'],
  groups: {},
  workflows: [fileLife],
};
