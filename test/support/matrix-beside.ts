import type { Row } from '../../apps/cli/src/driver/driver.js';
import {
  agencyOf,
  given,
  inputOf,
  LAST_PROBES,
  only,
  openEyed,
  probesBefore,
  shownAt,
  vendorOf,
  type Known,
  type Probe,
} from './matrix-probes.js';

/** The file that a bid of the story is made of. */
const attachedFile = async (known: Known): Promise<Row> => ({
  id: await only(known, 'select id from file where attached_at is not null order by id limit 1'),
});
/** The link by which it came. */
const usedLink = ({ samples }: Known): Row => ({
  path: (JSON.parse(samples.get('requestUpload')?.first.text ?? '{}') as { row?: { url?: string } }).row?.url ?? '',
});

const UNTAKEN = 'no committee has taken the case';
const OPENED = 'the file was opened with what it is attached to';
/** Its link has been used and its time is over: so it takes nothing from anybody, before and after the opening. */
const linkThatIsOver: Probe = { query: 'receiveUpload', via: 'upload', args: usedLink, told: 'UPLOAD_LINK_EXPIRED' };

/** What is asked besides, before the first time of a mutation: files out and in, the subscription, and reads while a condition does not hold yet. */
const BESIDE: Readonly<Record<string, readonly Probe[]>> = {
  approveCall: [
    { query: 'callChanged', via: 'socket', args: (known) => ({ callId: given('callId')(known) }) },
    {
      query: 'awardsOfLot',
      args: async (known) => ({ lotId: await only(known, 'select id from lot where call_id = $1', [given('callId')(known)]), first: 5 }),
    },
  ],
  acceptCase: [
    { query: 'ethicsCase', args: (known) => ({ id: given('caseId')(known) }), concerns: ['agency', 'vendor'], holds: [UNTAKEN] },
  ],
  // The bid that holds the file is sealed: nobody but its vendor learns of either.
  confirmOpening: [{ query: 'downloadFile', via: 'download', args: attachedFile, concerns: ['vendor'] }, linkThatIsOver],
  saveMark: [
    { query: 'downloadFile', via: 'download', args: attachedFile, holds: [OPENED], holdsFor: openEyed(false) },
    {
      query: 'ranking',
      args: (known) => ({ lotId: given('lotId')(known) }),
      holds: shownAt('evaluating').filter((shown) => shown.startsWith('ranking')),
      holdsFor: openEyed(false),
    },
  ],
};

/** The same at the end of the story. */
const LAST_BESIDE: readonly Probe[] = [
  { query: 'callChanged', via: 'socket', args: (known) => ({ callId: inputOf('approveCall', 'callId')(known) }), holds: ['published'] },
  { query: 'downloadFile', via: 'download', args: attachedFile, holds: [OPENED], holdsFor: openEyed(true) },
  linkThatIsOver,
  {
    query: 'award',
    args: async (known) => ({ id: await only(known, `select id from award where state = 'final' order by id limit 1`) }),
    holds: ['the result is public', 'the vendor had its notice'],
  },
  { query: 'delegations', args: (known) => ({ organisationId: vendorOf(known), first: 5 }), concerns: ['vendor'] },
  { query: 'pilots', args: (known) => ({ organisationId: vendorOf(known), first: 5 }), concerns: ['vendor'] },
  { query: 'pilotObligations', args: (known) => ({ organisationId: agencyOf(known), first: 5 }), concerns: ['agency'] },
];

/** Everything that is read before the first time of the mutation. */
export const allProbesBefore = (operation: string): readonly Probe[] => [...probesBefore(operation), ...(BESIDE[operation] ?? [])];

/** Everything that is read at the end of the story. */
export const ALL_LAST_PROBES: readonly Probe[] = [...LAST_PROBES, ...LAST_BESIDE];
