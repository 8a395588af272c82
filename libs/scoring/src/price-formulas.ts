import { Rational } from '@pilotage/kernel';
import type { PriceFormulaId, PriceParams } from './ruleset.js';

type ParamName = keyof PriceParams;
/** What the other bids contribute to a bid's points. */
export type ReferenceName = 'lowest' | 'highest' | 'mean';

/** The figures from which one bid's price share is computed: amounts in minor units, of admitted bids only. */
export interface PriceInputs {
  readonly price: Rational;
  readonly lowest: Rational;
  readonly highest: Rational;
  readonly mean: Rational;
  readonly amount: (name: ParamName) => Rational;
}

/** A share of the price weight, and the formula that gave it; `{P}`, `{Pmin}` and so on stand for figures. */
export interface PriceShare {
  readonly share: Rational;
  readonly expression: string;
}

/** A price formula of the registry. */
export interface PriceFormula {
  /** The figures of other bids that it looks at. None makes it absolute: no bid can then change another's points. */
  readonly references: readonly ReferenceName[];
  readonly needs: readonly ParamName[];
  /** Whether points can fall below zero, so that the call must say `clampZero`. */
  readonly unbounded: boolean;
  readonly shareOf: (inputs: PriceInputs) => PriceShare;
}

const { ZERO, ONE } = Rational;
const full: PriceShare = { share: ONE, expression: '{W}' };
const within = (value: Rational): Rational => Rational.max(ZERO, Rational.min(ONE, value));
const declining = (price: Rational, best: Rational, zero: Rational): Rational => zero.minus(price).dividedBy(zero.minus(best));

function bilinear({ price, lowest, mean, amount }: PriceInputs): PriceShare {
  const [base, knee] = [amount('basePrice'), amount('X')];
  // Equal discounts (none among them) leave nothing to compare: full points, never 0/0.
  if (lowest.equals(mean)) return full;
  if (!price.isLessThan(mean)) {
    const share = knee.times(base.minus(price)).dividedBy(base.minus(mean));
    return { share, expression: '{W} × {X} × ({base} − {P}) ÷ ({base} − {mean})' };
  }
  const share = knee.plus(ONE.minus(knee).times(declining(price, lowest, mean)));
  return { share, expression: '{W} × ({X} + (1 − {X}) × ({mean} − {P}) ÷ ({mean} − {Pmin}))' };
}

/** The exact price formulas by name. Sources: Order 87 of the Ministry of Finance art. 55 (relative_to_lowest), South Africa 80/20, French, Italian and Negometrix practice. */
export const PRICE_FORMULAS: Readonly<Record<PriceFormulaId, PriceFormula>> = {
  relative_to_lowest: {
    references: ['lowest'],
    needs: [],
    unbounded: false,
    shareOf: ({ price, lowest }) => ({ share: lowest.dividedBy(price), expression: '{W} × {Pmin} ÷ {P}' }),
  },
  linear_above_lowest: {
    references: ['lowest'],
    needs: ['clampZero'],
    unbounded: true,
    shareOf: ({ price, lowest }) => ({
      share: ONE.minus(price.minus(lowest).dividedBy(lowest)),
      expression: '{W} × (1 − ({P} − {Pmin}) ÷ {Pmin})',
    }),
  },
  linear_n_times_lowest: {
    references: ['lowest'],
    needs: ['n', 'clampZero'],
    unbounded: true,
    shareOf: ({ price, lowest, amount }) => ({
      share: declining(price, lowest, lowest.times(amount('n'))),
      expression: '{W} × ({n} × {Pmin} − {P}) ÷ (({n} − 1) × {Pmin})',
    }),
  },
  linear_min_max: {
    references: ['lowest', 'highest'],
    needs: [],
    unbounded: false,
    shareOf: ({ price, lowest, highest }) =>
      lowest.equals(highest) ? full : { share: declining(price, lowest, highest), expression: '{W} × ({Pmax} − {P}) ÷ ({Pmax} − {Pmin})' },
  },
  linear_fixed_bounds: {
    references: [],
    needs: ['pBest', 'pZero'],
    unbounded: false,
    shareOf: ({ price, amount }) => ({
      share: within(declining(price, amount('pBest'), amount('pZero'))),
      expression: '{W} × min(1, max(0, ({pZero} − {P}) ÷ ({pZero} − {pBest})))',
    }),
  },
  linear_to_budget: {
    references: [],
    needs: ['floor', 'budget', 'overBudget'],
    unbounded: false,
    shareOf: ({ price, amount }) => ({
      share: within(declining(price, amount('floor'), amount('budget'))),
      expression: '{W} × min(1, max(0, ({budget} − {P}) ÷ ({budget} − {floor})))',
    }),
  },
  mean_deviation: {
    references: ['mean'],
    needs: ['meanScore', 'clamp'],
    unbounded: false,
    shareOf: ({ price, mean, amount }) => ({
      share: amount('meanScore').dividedBy(Rational.of(100)).minus(price.minus(mean).dividedBy(mean)),
      expression: '{W} × ({meanScore} − 100 × ({P} − {mean}) ÷ {mean}) ÷ 100',
    }),
  },
  discount_linear: {
    references: ['lowest'],
    needs: ['basePrice'],
    unbounded: false,
    shareOf: ({ price, lowest, amount }) =>
      lowest.equals(amount('basePrice'))
        ? full
        : { share: declining(price, lowest, amount('basePrice')), expression: '{W} × ({base} − {P}) ÷ ({base} − {Pmin})' },
  },
  discount_bilinear: { references: ['lowest', 'mean'], needs: ['basePrice', 'X'], unbounded: false, shareOf: bilinear },
};

/** Whether a bid's points depend on other bids, so that one bid's fate can change the order of others. */
export const isRelative = (id: PriceFormulaId): boolean => PRICE_FORMULAS[id].references.length > 0;
