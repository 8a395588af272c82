import type { Instant } from '@pilotage/kernel';
import { currentEdition, type StandardsCatalogue } from './standards.js';

/**
 * One link of the chain behind a certificate: an accreditation body vouches for an issuer, and the body itself is recognised. Ends are the
 * first instant at which it holds no more; null is open.
 */
export interface Accreditation {
  /** Standards that it covers; null is all of them. */
  readonly standards: readonly string[] | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  readonly suspendedSince: Instant | null;
  /** Withdrawn for cause: what was issued under it is not believed any more, whenever it was issued. */
  readonly withdrawnSince: Instant | null;
  /** The recognition of the body, such as its signature under an international arrangement. */
  readonly recognisedFrom: Instant;
  readonly recognisedUntil: Instant | null;
}

/** A link that covers everything, always: what the flag of the register meant before it had dates. */
export const UNLIMITED: Accreditation = {
  standards: null,
  validFrom: '2000-01-01T00:00:00.000Z' as Instant,
  validUntil: null,
  suspendedSince: null,
  withdrawnSince: null,
  recognisedFrom: '2000-01-01T00:00:00.000Z' as Instant,
  recognisedUntil: null,
};

const isBefore = (at: Instant, end: Instant | null): boolean => end === null || at < end;

/** Whether the link holds at an instant: both the issuer's accreditation and the recognition of its body. */
export function holdsAt(link: Accreditation, at: Instant): boolean {
  if (link.withdrawnSince !== null) return false;
  const isAccredited = link.validFrom <= at && isBefore(at, link.validUntil) && isBefore(at, link.suspendedSince);
  return isAccredited && link.recognisedFrom <= at && isBefore(at, link.recognisedUntil);
}

/** What is asked of a chain: the standard, and the two instants at which it must hold. */
export interface Covering {
  readonly standardId: string;
  /** When the evidence was issued, as it says itself. One that begins later was issued by now. */
  readonly issuedAt: Instant;
  readonly at: Instant;
}

/**
 * Whether evidence is accredited: some link covered its standard when it was issued, and some link (it may be another) covers it now. An
 * accreditation of the current edition covers the edition that it replaced; without a catalogue nothing is known of editions. Source: governance part 11, trust chain of a certificate; parts 4
 * and 9, fail closed and certificates that hold for the whole term (PROPOSAL; docs/decisions/0022).
 */
export function isAccredited(links: readonly Accreditation[], asked: Covering, catalogue: StandardsCatalogue | null): boolean {
  const issuedAt = asked.issuedAt < asked.at ? asked.issuedAt : asked.at;
  return [issuedAt, asked.at].every((moment) => coversAt(links, moment, asked, catalogue));
}

function coversAt(
  links: readonly Accreditation[],
  moment: Instant,
  { standardId, at }: Covering,
  catalogue: StandardsCatalogue | null,
): boolean {
  const holding = links.filter((link) => holdsAt(link, moment));
  if (holding.length === 0) return false;
  if (holding.some(({ standards }) => standards === null || standards.includes(standardId))) return true;
  const current = catalogue && currentEdition(catalogue, standardId, at);
  return !!current && holding.some(({ standards }) => standards?.includes(current.id));
}

/** The next instant after the given one at which the link may begin or cease to hold; null where none is known. */
export function turnsAt(link: Accreditation, after: Instant): Instant | null {
  const { validFrom, validUntil, suspendedSince, recognisedFrom, recognisedUntil } = link;
  const ahead = [validFrom, validUntil, suspendedSince, recognisedFrom, recognisedUntil].filter((at): at is Instant => !!at && at > after);
  return ahead.sort()[0] ?? null;
}
