import { after, DAY_MS, HOUR_MS, MINUTE_MS, refusal, workflow, type Instant, type Rule } from '@pilotage/kernel';
import { fileRefusals } from './file.refusals.js';

/** The life of an uploaded file. */
export const FILE_STATES = ['requested', 'receiving', 'received', 'awaitingScan', 'usable', 'rejected', 'abandoned', 'discarded'] as const;
export type FileState = (typeof FILE_STATES)[number];

export type FileMove = 'begin' | 'receive' | 'abandon' | 'accept' | 'reject' | 'postpone' | 'discard';

/** What the rules of the moves look at. */
export interface FileFacts {
  readonly now: Instant;
  readonly requestedAt: Instant;
  readonly state: FileState;
  readonly isAttached: boolean;
}

/** A link holds so long: enough to hash and to begin, too short to be passed around. */
export const LINK_MS = 15 * MINUTE_MS;
/** An upload that was begun in the last moment has this long to end; the web server allows ten minutes. */
export const UPLOAD_MS = HOUR_MS;
/** Files that are attached to nothing are kept so long: a vendor who prepares a bid has them over the longest usual period of bidding. */
export const UNATTACHED_MS = 60 * DAY_MS;
/** A rejected file is kept for a day: long enough to be told why, and its bytes are of no use to anybody. */
export const REJECTED_MS = DAY_MS;

/** When an upload that has not ended is given up. */
export const givenUpAt = (state: 'requested' | 'receiving', requestedAt: Instant): Instant =>
  after(requestedAt, state === 'requested' ? LINK_MS : LINK_MS + UPLOAD_MS);

/** When a file that is attached to nothing is removed. */
export const removedAfter = (state: FileState): number => (state === 'rejected' ? REJECTED_MS : UNATTACHED_MS);

const linkHolds: Rule<FileFacts> = {
  sentence: 'the link has not expired',
  check: ({ now, requestedAt }) => (now < after(requestedAt, LINK_MS) ? null : refusal(fileRefusals.UPLOAD_LINK_EXPIRED)),
};

const isLeftOver: Rule<FileFacts> = {
  sentence: 'it is attached to nothing and old',
  check: ({ now, requestedAt, state, isAttached }) =>
    !isAttached && now >= after(requestedAt, removedAfter(state)) ? null : refusal(fileRefusals.FILE_KEPT),
};

export const fileLife = workflow<FileState, FileMove, FileFacts>({
  name: 'file',
  states: FILE_STATES,
  initial: 'requested',
  final: ['abandoned', 'discarded'],
  moves: {
    begin: { from: ['requested'], to: 'receiving', by: 'receiveUpload', when: [linkHolds] },
    receive: { from: ['receiving'], to: 'received', by: 'receiveUpload' },
    abandon: { from: ['requested', 'receiving'], to: 'abandoned', by: 'receiveUpload, abandonUpload' },
    accept: { from: ['received', 'awaitingScan'], to: 'usable', by: 'inspectFile' },
    reject: { from: ['received', 'awaitingScan'], to: 'rejected', by: 'inspectFile' },
    postpone: { from: ['received', 'awaitingScan'], to: 'awaitingScan', by: 'inspectFile' },
    discard: { from: ['received', 'awaitingScan', 'usable', 'rejected'], to: 'discarded', by: 'discardFile', when: [isLeftOver] },
  },
});

/** Minutes until a scan that did not come about is tried again: soon, then once an hour at the longest. */
export const scanAgainAfter = (attempts: number): number => Math.min(2 ** Math.min(attempts, 6), 60) * MINUTE_MS;
