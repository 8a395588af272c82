import type { Instant } from '@pilotage/kernel';
import type { Requirement, StandardPresence } from './specification.js';

/** Neither a mandatory nor a national, industry or local standard exists. An international one does not close the gap. Source: Shenzhen AI Regulation Art 8, 44. */
export const isGap = ({ mandatory, national, local }: StandardPresence): boolean =>
  [mandatory, national, local].every((presence) => presence === 'NONE');

/** The required subjects for which no standard existed when the call was published, each once, in the order of the requirements. */
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

/** By which calls a request was raised, and when first and last. */
export interface Raised {
  readonly calls: readonly string[];
  readonly firstRaisedAt: Instant;
  readonly lastRaisedAt: Instant;
}

/** The same with one more call, whatever the order in which calls are told of; null where that call is counted already. */
export function raisedBy(before: Raised, callId: string, at: Instant): Raised | null {
  const { calls, firstRaisedAt, lastRaisedAt } = before;
  if (calls.includes(callId)) return null;
  return {
    calls: [...calls, callId],
    firstRaisedAt: at < firstRaisedAt ? at : firstRaisedAt,
    lastRaisedAt: at > lastRaisedAt ? at : lastRaisedAt,
  };
}
