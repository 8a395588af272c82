import type { PolicyLine } from '@pilotage/platform';

/** Conditions of the lines, in words. */
export const FILE_OPENED = 'the file was opened with what it is attached to';
export const NEED_NOT_STAY_BLIND = 'the reader need not stay blind';

/** Members of the vendor that owns the file. */
const OWNERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;

/** Who reads a file that was opened to their organisation. Whoever marks has it only when the marking is over, whatever else they are: blindness comes first. */
const READERS: PolicyLine = [
  OWNERS,
  {
    roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'],
    of: 'agency',
    when: [FILE_OPENED, NEED_NOT_STAY_BLIND],
  },
  { roles: ['evaluator', 'panelChair'], of: 'agency', when: [FILE_OPENED, NEED_NOT_STAY_BLIND] },
  { roles: ['oversightAuditor'], of: 'any', when: [FILE_OPENED] },
];

/** Who may do what with files. */
export const filesPolicy = {
  requestUpload: [OWNERS],
  receiveUpload: [OWNERS],
  downloadFile: READERS,
  file: READERS,
  files: [OWNERS],
  inspectFile: [{ system: true }],
  abandonUpload: [{ system: true }],
  scanFileAgain: [{ system: true }],
  discardFile: [{ system: true }],
  noteFileRemoved: [{ system: true }],
} satisfies Record<string, PolicyLine>;
