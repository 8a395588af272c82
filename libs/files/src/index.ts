export { filesRoom } from './files.module.js';
export { openDownload, downloadFileEndpoint, type Download } from './application/download.js';
export {
  fileConcerns,
  holdFiles,
  openFilesTo,
  openToMarkers,
  pinFiles,
  type FileClaim,
  type Opening,
  type PinnedFile,
} from './application/front-door.js';
export { receiveUpload, receiveUploadEndpoint, type Ground, type Upload } from './application/receive-upload.js';
export { requestUpload } from './application/request-upload.use-case.js';
export { file, filesQuery } from './graphql/files.queries.js';
export { FileView, UploadTicketView } from './graphql/files.views.js';
export { fileRefusals } from './domain/file.refusals.js';
export { MAX_FILE_BYTES } from './domain/kinds.js';
