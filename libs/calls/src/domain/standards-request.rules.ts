import type { Instant } from '@pilotage/kernel';
import type { Requirement, StandardPresence } from './specification.js';

/** Neither a mandatory nor a national, industry or local standard exists. An international one does not close the gap. Source: Shenzhen AI Regulation Art 8, 44. */
export const isGap = ({ mandatory, national, local }: StandardPresence): boolean =>
  [mandatory, national, local].every((presence) => presence === 'NONE');

/** The required subjects for which no standard existed when the text was published, each once, in the order of the requirements. */
export function gapsOf(requirements: readonly Pick<Requirement, 'mandatory' | 'subject' | 'route'>[]): readonly string[] {
  const lacking = requirements.filter(({ mandatory, route }) => mandatory && route !== null && isGap(route));
  return [...new Set(lacking.flatMap(({ subject }) => subject ?? []))];
}

/** The standards in force on a subject that close a gap. */
interface Domestic {
  readonly mandatory: readonly { readonly id: string }[];
  readonly national: readonly { readonly id: string }[];
  readonly local: readonly { readonly id: string }[];
}

/** The standard that answers a request: what binds before what is recommended, the whole country's before a city's. Null while the gap stands. */
export const answerAmong = ({ mandatory, national, local }: Domestic): string | null =>
  [...mandatory, ...national, ...local][0]?.id ?? null;

/** By which calls and pilots a request was raised, and when first and last. */
export interface Raised {
  readonly calls: readonly string[];
  readonly pilots: readonly string[];
  readonly firstRaisedAt: Instant;
  readonly lastRaisedAt: Instant;
}

/** Who found the gap: a published text of a call, or a pilot whose use is over. */
export interface Finder {
  readonly kind: 'calls' | 'pilots';
  readonly id: string;
}

/**
 * The same with what one more found, in whatever order they are told of; null where that adds nothing. Each is counted once; a call says it again
 * by an amendment, at another instant, a pilot is over once.
 */
export function raisedBy(before: Raised, { kind, id }: Finder, at: Instant): Raised | null {
  const { calls, pilots, firstRaisedAt, lastRaisedAt } = before;
  const isCounted = before[kind].includes(id);
  const isWithin = firstRaisedAt <= at && at <= lastRaisedAt;
  if (isCounted && (isWithin || kind === 'pilots')) return null;
  return {
    ...{ calls, pilots },
    [kind]: isCounted ? before[kind] : [...before[kind], id],
    firstRaisedAt: at < firstRaisedAt ? at : firstRaisedAt,
    lastRaisedAt: at > lastRaisedAt ? at : lastRaisedAt,
  };
}
