import type { Instant, LocalisedText } from '@pilotage/kernel';

/** What a figure or a rule of a policy rests on: the text of a law, a reading of it, or our own proposal where the law is silent. */
export type PolicyBasis = 'LAW' | 'LAW-DERIVED' | 'PROPOSAL';

/** Every policy is a dated, versioned piece of data. A decision stores the version; a later version never rewrites it. */
export interface Policy {
  readonly id: string;
  readonly version: string;
  /** First instant at which the version may decide. */
  readonly validFrom: Instant;
}

/** A code with its text in both languages. */
export interface NamedCode {
  readonly code: string;
  readonly text: LocalisedText;
}

/** The version that decides at an instant: the latest that has begun. Undefined before the first (callers refuse; there is no default). */
export function policyInForce<P extends Policy>(versions: readonly P[], at: Instant): P | undefined {
  const begun = versions.filter((policy) => policy.validFrom <= at);
  return begun.reduce<P | undefined>((latest, policy) => (!latest || policy.validFrom > latest.validFrom ? policy : latest), undefined);
}
