import type { LocalisedText } from '@pilotage/kernel';

/**
 * On what a number or switch of policy stands:
 * `law` its text was read; `lawSecondHand` a law or rule that was read only through others and must be confirmed by a lawyer;
 * `precedent` another procurement system does so; `own` no source gives it, it is our own proposal.
 */
export type Basis = 'law' | 'lawSecondHand' | 'precedent' | 'own';

export type DayUnit = 'calendarDays' | 'workingDays';
export type Unit = DayUnit | 'hours' | 'years' | 'percent' | 'persons' | 'bids' | 'awards' | 'fraction' | 'switch' | 'list';

/** A number or switch of policy. It is never bare: beside it stand its unit, why it is so, and where it comes from. */
export interface Policy<T, U extends Unit = Unit> {
  readonly value: T;
  readonly unit: U;
  readonly basis: Basis;
  readonly reason: LocalisedText;
  readonly source: string;
}

/** A period of whole days. */
export type PeriodPolicy = Policy<number, DayUnit>;
/** A period of whole days, or null where the profile has none; the reason then says why. */
export type OptionalPeriodPolicy = Policy<number | null, DayUnit>;
/** A choice between named ways. */
export type Switch<T> = Policy<T, 'switch'>;
/** A set of named things. */
export type List<T> = Policy<readonly T[], 'list'>;

/** The source that is written where no source gives the value. */
export const OWN_PROPOSAL = 'Pilotage, own proposal';

/** A value whose law was read. */
export const law = <const T, const U extends Unit>(value: T, unit: U, source: string, en: string, zh: string): Policy<T, U> => ({
  value,
  unit,
  basis: 'law',
  reason: { en, zh },
  source,
});

/** A value of a law that was read only through others. */
export const lawSecondHand = <const T, const U extends Unit>(value: T, unit: U, source: string, en: string, zh: string): Policy<T, U> => ({
  ...law(value, unit, source, en, zh),
  basis: 'lawSecondHand',
});

/** A value that another procurement system uses. */
export const precedent = <const T, const U extends Unit>(value: T, unit: U, source: string, en: string, zh: string): Policy<T, U> => ({
  ...law(value, unit, source, en, zh),
  basis: 'precedent',
});

/** A value that no source gives. */
export const own = <const T, const U extends Unit>(value: T, unit: U, en: string, zh: string): Policy<T, U> => ({
  ...law(value, unit, OWN_PROPOSAL, en, zh),
  basis: 'own',
});
