import type { PolicyLine } from '@pilotage/platform';

/** Members of the vendor that owns the file. */
const OWNERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;

/** Who reads a file that was opened to their organisation. Whoever marks has it only when the marking is over, whatever else they are: blindness comes first. */
const READERS: PolicyLine = [
  OWNERS,
  { roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'], of: 'agency', when: ['opened', 'notBlind'] },
  { roles: ['evaluator', 'panelChair'], of: 'agency', when: ['opened', 'notBlind'] },
  { roles: ['oversightAuditor'], of: 'any', when: ['opened'] },
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
