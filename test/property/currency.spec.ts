import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Rational } from '@pilotage/kernel';
import { scoreCase, SCORING_METHODS, type ScoredCase } from '@pilotage/scoring';

const SEED = 20261125;
type Values = Readonly<Record<string, unknown>>;
interface Case {
  readonly id: string;
  readonly method: string;
  readonly criteria: readonly { readonly id: string; readonly type: string; readonly weight: string }[];
  readonly bids: readonly { readonly id: string; readonly values: Values }[];
  readonly params?: Values;
}

/** What becomes of a score when every amount is told in a currency of which one unit is worth less: 'stays', 'scales' as money, 'shrinks' as quality for money. */
const BEHAVIOUR = {
  points_plus_price: 'stays',
  relative_both: 'stays',
  price_only: 'stays',
  qcbs: 'stays',
  comprehensive_cn: 'stays',
  utility_index: 'stays',
  lowest_price: 'scales',
  value_adjusted_price: 'scales',
  price_surcharge: 'scales',
  price_per_quality_point: 'scales',
  life_cycle_cost: 'scales',
  prozorro: 'scales',
  richtwert: 'shrinks',
  weighted_vfm_index: 'shrinks',
  alp_prozorro: 'stays',
  alt_spain85: 'stays',
  screens: 'stays',
} as const;
type Method = keyof typeof BEHAVIOUR;

/** Methods in which nothing is an amount of money, or whose prices are given as discounts or shares. */
const WITHOUT_MONEY = [
  ...['wsum', 'panel', 'topsis', 'vikor', 'promethee2', 'wpm', 'wsm', 'moora', 'waspas', 'spotis', 'edas', 'mabac', 'aras', 'rafsi', 'ahp'],
  ...['weight_interval', 'smaa', 'italy_anomaly', 'fence'],
];
const AMOUNTS = ['pBest', 'pZero', 'basePrice', 'budget', 'floor'];

const lifeCycle: Case = {
  id: 'life-cycle',
  method: 'life_cycle_cost',
  criteria: ['price', 'energy', 'end'].map((id) => ({ id, weight: '1', direction: 'min', type: id === 'price' ? 'price' : 'numeric' })),
  bids: [
    { id: 'A', values: { price: '1000', energy: '70.5', end: '30' } },
    { id: 'B', values: { price: '1200', energy: ['40', '45', '50'], end: '10' } },
  ],
  params: { discountRate: '0.03', horizon: '3', endOfLife: 'end' },
};
const fixture = path.join(__dirname, '../fixtures/scoring/scoring.json');
const CASES = [...(JSON.parse(fs.readFileSync(fixture, 'utf8')) as Case[]), lifeCycle];

const times = (value: unknown, k: Rational): unknown => {
  if (Array.isArray(value)) return value.map((each) => times(each, k));
  return typeof value === 'string' ? Rational.parse(value).times(k).toString() : value;
};

/** The case with every amount of money multiplied: prices, first offers, costs, published amounts, and the worth of a criterion where it is money. */
function inCurrency({ criteria, bids, params = {}, ...sample }: Case, k: Rational): Case {
  const lcc = (params['lcc'] as readonly string[] | undefined) ?? [];
  const isMoney = (id: string): boolean =>
    id === 'initial' ||
    lcc.includes(id) ||
    criteria.some((c) => c.id === id && (c.type === 'price' || sample.method === 'life_cycle_cost'));
  const scaled = (values: Values, names: (name: string) => boolean): Values =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, names(name) ? times(value, k) : value]));
  const isWorth = sample.method === 'value_adjusted_price';
  return {
    ...sample,
    criteria: criteria.map((c) => (isWorth && c.type === 'quality' ? { ...c, weight: String(times(c.weight, k)) } : c)),
    bids: bids.map((bid) => ({ ...bid, values: scaled(bid.values, isMoney) })),
    params: scaled(params, (name) => AMOUNTS.includes(name)),
  };
}

const FACTOR: Readonly<Record<string, (k: Rational) => Rational>> = {
  stays: () => Rational.ONE,
  scales: (k) => k,
  shrinks: (k) => Rational.ONE.dividedBy(k),
};
/** Scores that were rounded to forty digits agree to thirty-five. */
const written = (text: string, isExact: boolean): string => (isExact ? text : Rational.parse(text).toDecimal(35));

/** What a method says beside its scores: who is excluded or flagged and which shares were found. A threshold and a base are prices themselves. */
const factsOf = ({ extra }: ScoredCase): unknown =>
  Object.fromEntries(
    Object.entries(extra)
      .filter(([name]) => name !== 'threshold' && name !== 'base')
      .map(([name, fact]) => [name, typeof fact === 'string' && /^-?[\d./]+$/.test(fact) ? written(fact, false) : fact]),
  );

describe(`the currency of a call (seed ${SEED})`, () => {
  it('is thought of for every method', () => {
    expect(Object.keys(SCORING_METHODS).sort()).toEqual([...Object.keys(BEHAVIOUR), ...WITHOUT_MONEY].sort());
  });

  const priced = CASES.filter(({ method }) => method in BEHAVIOUR);
  it.each(priced.map((sample) => [sample.id, sample] as const))('%s: scores in points stay, scores in money scale with it', (_, sample) => {
    const plain = scoreCase(sample, 0);
    const isExact = SCORING_METHODS[sample.method]?.kind === 'award' && sample.params?.['priceFormula'] !== 'log_relative';
    const property = fc.property(fc.integer({ min: 2, max: 1000 }), fc.constantFrom(1, 3, 7), (n, d) => {
      const k = Rational.of(n, d);
      const other = scoreCase(inCurrency(sample, k), 0);
      if ('error' in plain) return void expect(other).toMatchObject({ error: plain.error });
      const { scores, ranks } = other as ScoredCase;
      const factor = FACTOR[BEHAVIOUR[sample.method as Method]]?.(k) ?? Rational.ONE;
      const expected = Object.entries(plain.scores).map(([id, score]) => [id, Rational.parse(score).times(factor).toString()]);
      const shown = (entries: [string, string][]): unknown =>
        Object.fromEntries(entries.map(([id, s]) => [id, written(Rational.parse(s).toString(), isExact)]));
      expect(shown(Object.entries(scores))).toEqual(shown(expected as [string, string][]));
      expect(factsOf(other as ScoredCase)).toEqual(factsOf(plain));
      // The Ukrainian auction compares in hundredths of the currency, so that a coarser one makes ties; only its scores are judged.
      if (sample.method !== 'prozorro') expect(ranks).toEqual(plain.ranks);
    });
    fc.assert(property, { seed: SEED, numRuns: 20 });
  });
});
