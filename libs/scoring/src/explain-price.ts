import { Rational, renderText, type LocalisedText, type Money } from '@pilotage/kernel';
import { EXPLAIN } from './explain-texts.js';
import { operand, shown, type ExplainedNumber } from './explained.js';
import { amountText, joinSentences, say } from './figures.js';
import { PRICE_FORMULAS } from './price-formulas.js';
import type { PricePoints, PriceReferences } from './price.js';
import type { Ruleset } from './ruleset.js';
import type { Evaluation } from './score.js';

/** Explains one bid's price points: the published formula, the figures put in, and the bids that the references come from. */
export function explainPrice(ruleset: Ruleset, evaluation: Evaluation, price: Money, points: PricePoints): ExplainedNumber {
  const { basis, params, weight } = ruleset.price;
  const figures = shown(ruleset, points.points);
  const amount = (minor: Rational): string => amountText(minor, basis.currency);
  const own = { currency: basis.currency, price: amount(Rational.parse(price.minor)) };
  const formula = renderText(points.expression, SYMBOLS);
  const substituted = renderText(points.expression, {
    ...figuresOf(ruleset, evaluation.references),
    P: own.price,
    W: operand(Rational.parse(weight)),
  });
  const hasNoPoints = points.overBudget && params.overBudget === 'zeroPoints';
  const paragraph = joinSentences([
    say(hasNoPoints ? EXPLAIN.noPricePoints : EXPLAIN.price, { ...own, symbols: formula, substituted, ...figures }),
    ...(hasNoPoints ? [] : referenceSentences(ruleset, evaluation)),
    ...(points.overBudget && params.budget !== undefined
      ? [say(EXPLAIN.overBudget, { currency: basis.currency, budget: amount(Rational.parse(params.budget)) })]
      : []),
  ]);
  return { subject: 'price', criterionId: null, formula, substituted, ...figures, sentence: paragraph };
}

/** The symbols of a formula as they are printed, so that a reader sees `W × Pmin ÷ P`. */
const SYMBOLS = Object.fromEntries(
  ['W', 'P', 'Pmin', 'Pmax', 'mean', 'base', 'pBest', 'pZero', 'budget', 'floor', 'n', 'X', 'meanScore'].map((name) => [name, name]),
);

/** Every figure that a formula may name: amounts in major units, the others as published. */
function figuresOf({ price }: Ruleset, references: PriceReferences | null): Record<string, string> {
  const { basis, params } = price;
  const amount = (minor: Rational): string => {
    const text = amountText(minor, basis.currency);
    return text.includes('/') ? `(${text})` : text;
  };
  const amounts: readonly (readonly [string, Rational | undefined])[] = [
    ['Pmin', references?.lowest.minor],
    ['Pmax', references?.highest.minor],
    ['mean', references?.mean.minor],
    ...(
      [
        ['base', params.basePrice],
        ['pBest', params.pBest],
        ['pZero', params.pZero],
        ['budget', params.budget],
        ['floor', params.floor],
      ] as const
    ).map(([name, text]) => [name, text === undefined ? undefined : Rational.parse(text)] as const),
  ];
  const numbers = { n: params.n, X: params.X, meanScore: params.meanScore };
  return Object.fromEntries([
    ...amounts.flatMap(([name, minor]) => (minor ? [[name, amount(minor)] as const] : [])),
    ...Object.entries(numbers).flatMap(([name, text]) => (text === undefined ? [] : [[name, operand(Rational.parse(text))] as const])),
  ]);
}

/** Where the figures of other bids come from. A single bid is compared with none, so nothing relative is said of it. */
function referenceSentences({ price }: Ruleset, { references, bids }: Evaluation): LocalisedText[] {
  const names = PRICE_FORMULAS[price.formula].references;
  if (!references || names.length === 0) return [];
  if (bids.filter((bid) => bid.rank !== null).length === 1) return [EXPLAIN.onlyBid];
  const { currency } = price.basis;
  return names.map((name) => {
    const { minor, bidIds } = references[name];
    return say(EXPLAIN[name], { currency, amount: amountText(minor, currency), bids: bidIds.join(', ') });
  });
}
