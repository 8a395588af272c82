import { Rational, refuse, type LocalisedText } from '@pilotage/kernel';
import { rounded, settled } from '../../decimal.js';
import type { Methods } from '../method.js';
import type { Outcome, Told } from '../outcome.js';
import { above, type Params } from '../params.js';
import { ranksOf } from '../ranks.js';
import { methodRefusals } from '../refusals.js';
import { listAt, numberAt, objectAt, textAt, type Sample } from '../sample.js';
import { refuseFew } from '../values.js';

const { ZERO, ONE } = Rational;

/** Mean consistency index of random judgements by number of elements, from three on (Saaty 1980). */
const RANDOM_INDEX = ['0.58', '0.90', '1.12', '1.24', '1.32', '1.41', '1.45', '1.49'];
/** Below this ratio judgements are taken as consistent (Saaty 1980). */
const CONSISTENT_BELOW = Rational.of(1, 10);
/** Judgements among more elements are nobody's honest work: 435 pairs. */
const MOST_ELEMENTS = 30;
/** Consistent judgements settle within some tens of rounds. */
const MOST_ROUNDS = 2000;
const UNIT = 10n ** 60n;
/** Weights have settled to 50 decimal places. */
const SETTLED_BELOW = 10n ** 10n;
const EIGENVALUE_DIGITS = 48;

const TEXTS = {
  unknown: { en: 'not made of two different elements of the list', zh: '并非由清单中两个不同要素组成' },
  twice: { en: 'compared twice', zh: '重复比较' },
  missing: { en: 'not compared', zh: '未作比较' },
  ratio: { en: 'not compared by a ratio above zero', zh: '的比值不大于零' },
} as const satisfies Record<string, LocalisedText>;

type Judgements = ReadonlyMap<string, Rational>;
const keyOf = (one: string, other: string): string => JSON.stringify([one, other]);
const unsound = (one: string, other: string, fault: LocalisedText): never =>
  refuse(methodRefusals.COMPARISONS_UNSOUND, { pair: `${one} – ${other}`, fault });

function judgementsOf(elements: readonly string[], given: unknown, path: string): Judgements {
  const said = new Map<string, Rational>();
  listAt(given, path).forEach((each, at) => {
    const [one, other, ratio] = listAt(each, `${path}.${at}`);
    const [a, b] = [textAt(one, `${path}.${at}.0`), textAt(other, `${path}.${at}.1`)];
    if (a === b || !elements.includes(a) || !elements.includes(b)) unsound(a, b, TEXTS.unknown);
    if (said.has(keyOf(a, b))) unsound(a, b, TEXTS.twice);
    const value = numberAt(ratio, `${path}.${at}.2`);
    if (!ZERO.isLessThan(value)) unsound(a, b, TEXTS.ratio);
    said.set(keyOf(a, b), value).set(keyOf(b, a), ONE.dividedBy(value));
  });
  for (const a of elements) for (const b of elements) if (a !== b && !said.has(keyOf(a, b))) unsound(a, b, TEXTS.missing);
  return said;
}

/** The principal eigenvector, its total one, with the eigenvalue, by power iteration in integers of 10^-60. */
function eigen(elements: readonly string[], said: Judgements): { readonly weights: readonly Rational[]; readonly value: Rational } {
  const rows = elements.map((a) => elements.map((b) => (a === b ? ONE : (said.get(keyOf(a, b)) ?? ONE))));
  let weights = elements.map(() => UNIT / BigInt(elements.length));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const last = weights;
    const product = rows.map((row) =>
      row.reduce((sum, { numerator, denominator }, at) => sum + ((last[at] ?? 0n) * numerator) / denominator, 0n),
    );
    const value = product.reduce((sum, each) => sum + each, 0n);
    weights = product.map((each) => (each * UNIT) / value);
    if (weights.every((each, at) => isClose(each, last[at] ?? 0n)))
      return { weights: weights.map((each) => Rational.of(each, UNIT)), value: Rational.of(value, UNIT) };
  }
  throw new RangeError('the weights of the judgements do not settle');
}

const isClose = (one: bigint, other: bigint): boolean => one - other < SETTLED_BELOW && other - one < SETTLED_BELOW;

/** Null where no random index is published for so many elements. */
function consistencyRatio(count: number, value: Rational): Rational | null {
  if (count < 3) return ZERO;
  const index = RANDOM_INDEX[count - 3];
  if (index === undefined) return null;
  // Judgements that agree have the eigenvalue n; what truncation takes from its last digits is no inconsistency.
  const spread = rounded(value, EIGENVALUE_DIGITS)
    .minus(Rational.of(count))
    .dividedBy(Rational.of(count - 1));
  return settled(spread.dividedBy(Rational.parse(index)));
}

interface Priorities {
  readonly weights: ReadonlyMap<string, Rational>;
  readonly ratios: Readonly<Record<string, Rational | null>>;
}

/** The weights that a node of the hierarchy gives to bids. */
function prioritiesOf(given: unknown, path: string, name: string): Priorities {
  const node = objectAt(given, path);
  if (Object.hasOwn(node, 'measured')) return measured(objectAt(node['measured'], `${path}.measured`), `${path}.measured`);
  const elements = listAt(node['elements'], `${path}.elements`).map((each, at) => textAt(each, `${path}.elements.${at}`));
  const isSound = elements.length > 0 && elements.length <= MOST_ELEMENTS && new Set(elements).size === elements.length;
  if (!isSound)
    refuse(methodRefusals.CASE_INVALID, {
      path: `${path}.elements`,
      form: { en: `1 to ${MOST_ELEMENTS} different elements`, zh: `1 至 ${MOST_ELEMENTS} 个不同要素` },
    });
  const { weights, value } = eigen(elements, judgementsOf(elements, node['comparisons'] ?? [], `${path}.comparisons`));
  const children = objectAt(node['children'] ?? {}, `${path}.children`);
  const total = new Map<string, Rational>();
  let ratios: Priorities['ratios'] = { [name]: consistencyRatio(elements.length, value) };
  elements.forEach((element, at) => {
    const below: Priorities = Object.hasOwn(children, element)
      ? prioritiesOf(children[element], `${path}.children.${element}`, element)
      : { weights: new Map([[element, ONE]]), ratios: {} };
    ratios = { ...ratios, ...below.ratios };
    for (const [id, weight] of below.weights) total.set(id, (total.get(id) ?? ZERO).plus(rounded(weight.times(weights[at] ?? ZERO))));
  });
  return { weights: total, ratios };
}

function measured(given: Readonly<Record<string, unknown>>, path: string): Priorities {
  const range = above('0');
  const values = Object.entries(given).map(([id, each]): [string, Rational] => {
    const value = numberAt(each, `${path}.${id}`);
    return range.holds(value) ? [id, value] : refuse(methodRefusals.CASE_INVALID, { path: `${path}.${id}`, form: range.form });
  });
  const total = Rational.sum(values.map(([, value]) => value));
  return { weights: new Map(values.map(([id, value]) => [id, value.dividedBy(total)])), ratios: {} };
}

function ahp(sample: Sample, params: Params): Outcome {
  if (sample.bids.length === 0) refuseFew(sample, 1);
  const node = Object.fromEntries(
    ['elements', 'comparisons', 'children'].filter((name) => params.has(name)).map((name) => [name, params.raw(name)]),
  );
  const { weights, ratios } = prioritiesOf(node, 'params', '');
  const odd = [...weights.keys()].find((id) => !sample.bids.some((bid) => bid.id === id));
  if (odd !== undefined)
    refuse(methodRefusals.CASE_INVALID, { path: odd, form: { en: 'a bid, because nothing is below it', zh: '一份投标，因其下再无要素' } });
  const absent = sample.bids.find(({ id }) => !weights.has(id));
  if (absent) refuse(methodRefusals.MISSING_SCORE, { bid: absent.id, criterion: 'comparisons' });
  const scores = new Map(sample.bids.map(({ id }) => [id, settled(weights.get(id) ?? ZERO)]));
  const { '': cr = null, ...below } = ratios;
  const consistent = Object.values(ratios).every((ratio) => ratio?.isLessThan(CONSISTENT_BELOW) ?? false);
  const extra: Readonly<Record<string, Told>> = { cr, consistent, below };
  return { scores, ranks: ranksOf(sample, scores, 'highest'), extra, isRounded: true };
}

/** Weighing by judgements about pairs. */
export const HIERARCHY_METHODS: Methods = {
  ahp: {
    kind: 'analysis',
    sentence: {
      en: 'Weights from judgements about every pair (principal eigenvector), carried down a hierarchy to the bids. It helps to set weights before publication; judgements with a consistency ratio of 0.10 or more are to be made again.',
      zh: '由两两判断（主特征向量）得出权重，并沿层次下传至各投标；用于公布前设定权重，一致性比率达到 0.10 者须重新判断。',
    },
    source: { en: 'Saaty, The Analytic Hierarchy Process (1980)', zh: 'Saaty《层次分析法》（1980）' },
    range: {
      en: 'Every pair compared once by a ratio above zero; up to 30 elements, the ratio for up to 10. Not exact.',
      zh: '每对恰好比较一次，比值大于零；要素至多 30 个，一致性比率至多 10 个。非精确。',
    },
    params: ['elements', 'comparisons', 'children'],
    run: ahp,
  },
};
