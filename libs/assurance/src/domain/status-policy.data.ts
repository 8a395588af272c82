import { DAY_MS, HOUR_MS, MINUTE_MS } from '@pilotage/kernel';

/** A number of the policy on evidence, with what it rests on. */
interface Figure {
  readonly value: number;
  readonly reason: string;
}
const figure = (value: number, reason: string): Figure => ({ value, reason });

/** How long what is known of a piece of evidence holds, and when somebody looks again. Basis: PROPOSAL, within W3C Bitstring Status List 1.0. */
export const STATUS_POLICY = {
  /** Milliseconds. */
  ttlDefault: figure(5 * MINUTE_MS, 'The specification: a list that says nothing is kept for 300,000 ms.'),
  ttlMin: figure(MINUTE_MS, 'A list that may be kept for less is old before the officer who looks at the decision has read it.'),
  ttlMax: figure(DAY_MS, 'Whatever a list says of itself, a revocation becomes known here within a day.'),
  /** A list is fetched again when this part of its time is over, in percent. */
  refreshAtPercent: figure(50, 'Three tries fit into the other half of the shortest usual time, five minutes.'),
  /** Milliseconds after the first, second, third and every later failure. */
  retryAfter: [
    figure(20_000, 'A server that was restarted is back.'),
    figure(2 * MINUTE_MS, 'A fault that lasts longer is worth a pause; with the tries before, it still fits into five minutes.'),
    figure(10 * MINUTE_MS, 'Nothing rests on the list any more: it is asked for until it is back.'),
    figure(HOUR_MS, 'Nobody is helped by asking a dead server more often.'),
  ],
  /** Tries after which a list counts as not to be had. */
  triesBeforeUnknown: figure(3, 'A bid is refused on an unknown status: one lost packet must not decide it.'),
  /** Bytes, packed and unpacked. */
  packedMax: figure(
    8 * 1024 * 1024,
    'Four megabytes of random bits, in base64 twice over, take seven; a longer list has few bits set and packs well.',
  ),
  unpackedMax: figure(
    16 * 1024 * 1024,
    '134 million entries: a thousand times the smallest list, more than any issuer of certificates has.',
  ),
  unpackedMin: figure(16 * 1024, 'The specification: at least 131,072 entries.'),
  /** Entries of one statement that are read. */
  entriesMax: figure(8, 'Four purposes exist; twice that leaves room, and each is a server that we would ask.'),
  /** Milliseconds between two looks at a piece without a status list. */
  lookAgainAfter: figure(
    30 * DAY_MS,
    'Accreditations and editions change by the month; the register of issuers is our own and costs nothing to ask.',
  ),
} as const;

/** Days before the end of a piece on which its vendor and whoever relies on it are warned. Basis: PROPOSAL. */
export const WARNING_DAYS: readonly Figure[] = [
  figure(60, 'A surveillance audit of a certification body takes about two months from order to certificate.'),
  figure(30, 'A new statement of conformity from an accredited laboratory takes about a month.'),
  figure(7, 'The last week in which a pilot can be paused in an orderly way instead of being suspended.'),
];
