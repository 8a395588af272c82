import { Rational } from '@pilotage/kernel';
import { decimalText } from '../decimal.js';
import { exactText } from '../figures.js';

/** A fact about an outcome beside the scores. */
export type Told = null | boolean | number | string | Rational | readonly Told[] | { readonly [name: string]: Told };

/** What a method says about a case. */
export interface Outcome {
  readonly scores?: ReadonlyMap<string, Rational>;
  /** Competition ranks: 1, 1, 3. A bid that is excluded has none. */
  readonly ranks?: ReadonlyMap<string, number>;
  readonly components?: Readonly<Record<string, ReadonlyMap<string, Rational>>>;
  readonly extra?: Readonly<Record<string, Told>>;
  /** True where a root, a logarithm or a power took part: figures are then decimals of 40 significant digits, otherwise exact. */
  readonly isRounded?: boolean;
}

/** An outcome as JSON: numbers are exact decimal text or a fraction; counts and ranks are integers. */
export interface WrittenOutcome {
  readonly scores: Readonly<Record<string, string>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly ranks: Readonly<Record<string, number>>;
}

/** The outcome in the form in which it is printed. */
export function writtenOutcome({ scores, ranks, components = {}, extra = {}, isRounded = false }: Outcome): WrittenOutcome {
  const text = isRounded ? decimalText : exactText;
  const figures = (map: ReadonlyMap<string, Rational> = new Map()): Record<string, string> =>
    Object.fromEntries([...map].map(([id, figure]) => [id, text(figure)]));
  return {
    scores: figures(scores),
    components: Object.fromEntries(Object.entries(components).map(([name, map]) => [name, figures(map)])),
    extra: Object.fromEntries(Object.entries(extra).map(([name, told]) => [name, writtenFact(told, text)])),
    ranks: Object.fromEntries(ranks ?? []),
  };
}

function writtenFact(told: Told, text: (figure: Rational) => string): unknown {
  if (told instanceof Rational) return text(told);
  if (told === null || typeof told !== 'object') return told;
  if (Array.isArray(told)) return (told as readonly Told[]).map((each) => writtenFact(each, text));
  return Object.fromEntries(Object.entries(told).map(([name, each]) => [name, writtenFact(each, text)]));
}
