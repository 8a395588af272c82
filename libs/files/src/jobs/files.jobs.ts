import { job, sweep } from '@pilotage/platform';
import { inspectFile, lookIntoFile } from '../application/inspect-file.use-case.js';
import { abandonUpload, discardFile, noteFileRemoved, removeBytes, scanFileAgain } from '../application/tidying.use-cases.js';
import { filesToDiscard as toDiscard, filesToScanAgain as toScanAgain, uploadsToGiveUp } from '../persistence/files.repository.js';

/** Looks into each file that has come, and again when its scan is due. */
export const inspectFileJob = job({
  name: 'inspectFile',
  on: ['fileReceived', 'fileScanDue'],
  retry: {
    attempts: 8,
    firstDelayMs: 500,
    reason:
      'A store or scanner that fails is an answer, tried again by the clock; what fails the job itself is a lost database, back in minutes.',
  },
  useCase: inspectFile,
  prepare: lookIntoFile,
});

/** Removes the bytes of files that were given up or discarded. */
export const removeFileJob = job({
  name: 'removeFile',
  on: ['fileDropped'],
  retry: {
    attempts: 16,
    firstDelayMs: 500,
    reason: 'The store may be away for hours; sixteen doublings from half a second last four hours, then an operator looks.',
  },
  useCase: noteFileRemoved,
  prepare: removeBytes,
});

/** Files per pass of a sweep: enough for a day of deadlines, few enough for a short read. */
const BATCH = 100;

/** Gives up uploads that did not come to an end. */
export const uploadsToAbandon = sweep({
  name: 'uploadsToAbandon',
  reason: 'Half an upload would lie in the store, and count against the limits of its organisation, for ever.',
  due: (tx) => uploadsToGiveUp(tx, BATCH),
  useCase: abandonUpload,
  inputOf: (fileId) => ({ fileId }),
});

/** Asks again for scans that did not come about. */
export const filesToScanAgain = sweep({
  name: 'filesToScanAgain',
  reason: 'A vendor could not attach a file because the scanner was away when it came.',
  due: (tx) => toScanAgain(tx, BATCH),
  useCase: scanFileAgain,
  inputOf: (fileId) => ({ fileId }),
});

/** Removes what nobody attached. */
export const filesToDiscard = sweep({
  name: 'filesToDiscard',
  reason: 'Files that nobody uses would be kept for ever, although nobody has a ground to keep them.',
  due: (tx) => toDiscard(tx, BATCH),
  useCase: discardFile,
  inputOf: (fileId) => ({ fileId }),
});
