import { Rational, sha256Hex } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { within, type Params } from '../params.js';
import { ranksOf } from '../ranks.js';
import type { Sample } from '../sample.js';
import { named } from '../mcda/matrix.js';
import { refuseCriteria, refuseFew, refuseMinimised, valueOf } from '../values.js';
import { rankShares } from './regions.js';

const { ZERO } = Rational;

/** Three criteria and more bids than these make too many regions; they are sampled, as are four criteria and more. */
const MOST_EXACT_BIDS = 25;
/** At ten thousand samples a share is off by less than one point of a hundred, nineteen times in twenty. */
const USUAL_SAMPLES = '10000';
const USUAL_SEED = 'pilotage';

const matrixOf = (sample: Sample): readonly (readonly Rational[])[] =>
  sample.bids.map((bid) => sample.criteria.map(({ id }) => valueOf(bid, id)));

function exactShares(matrix: readonly (readonly Rational[])[], criteria: 2 | 3): readonly (readonly Rational[])[] {
  return matrix.map((own) => {
    const rivals = matrix.filter((other) => other !== own);
    return rankShares(
      rivals.map((rival) => own.map((value, at) => value.minus(rival[at] ?? ZERO))),
      criteria,
    );
  });
}

/** Numbers below 2^32 without end, the same for the same seed on every machine. */
function* numbersFrom(seed: string): Generator<bigint> {
  for (let block = 0; ; block += 1) for (const [word] of sha256Hex(`${seed}:${block}`).matchAll(/.{8}/g)) yield BigInt(`0x${word}`);
}

/** Weights spread evenly over all that total the same: the gaps between sorted numbers. */
function weightsFrom(numbers: Generator<bigint>, count: number): readonly bigint[] {
  const cuts = Array.from({ length: count - 1 }, () => numbers.next().value as bigint).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [...cuts, 1n << 32n].map((cut, at) => cut - (cuts[at - 1] ?? 0n));
}

function sampledShares(matrix: readonly (readonly Rational[])[], seed: string, samples: number): readonly (readonly Rational[])[] {
  // The least common denominator makes every value an integer: a/b in lowest terms with b = d/all leaves what d lacks.
  const scale = matrix.flat().reduce((all, { denominator }) => all * Rational.of(denominator, all).numerator, 1n);
  const whole = matrix.map((row) => row.map((value) => (value.numerator * scale) / value.denominator));
  const numbers = numbersFrom(seed);
  const counts = matrix.map(() => matrix.map(() => 0));
  for (let round = 0; round < samples; round += 1) {
    const weights = weightsFrom(numbers, matrix[0]?.length ?? 1);
    const totals = whole.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0n), 0n));
    totals.forEach((total, bid) => {
      const rank = totals.filter((other) => other > total).length;
      const row = counts[bid];
      if (row) row[rank] = (row[rank] ?? 0) + 1;
    });
  }
  return counts.map((row) => row.map((count) => Rational.of(count, samples)));
}

function smaa(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample);
  const [bids, criteria] = [sample.bids.length, sample.criteria.length];
  if (bids === 0) refuseFew(sample, 1);
  if (criteria < 2) refuseCriteria(sample, { en: 'two criteria or more', zh: '至少两项评审因素' });
  const isExact = criteria === 2 || (criteria === 3 && bids <= MOST_EXACT_BIDS);
  const samples = Number(params.numberOr('samples', USUAL_SAMPLES, within('1', '100000')).toDecimal(0));
  const seed = params.has('seed') ? params.text('seed') : USUAL_SEED;
  const shares = isExact ? exactShares(matrixOf(sample), criteria === 2 ? 2 : 3) : sampledShares(matrixOf(sample), seed, samples);
  const scores = named(
    sample,
    shares.map(([first = ZERO]) => first),
  );
  const acceptability = Object.fromEntries(sample.bids.map(({ id }, at) => [id, shares[at] ?? []]));
  return { scores, ranks: ranksOf(sample, scores, 'highest'), extra: { acceptability, ...(isExact ? {} : { seed, samples }) } };
}

/** What share of all weights gives a bid each rank. */
export const ACCEPTABILITY_METHODS: Methods = {
  smaa: {
    kind: 'analysis',
    sentence: {
      en: 'For every bid the share of all possible weights at which it has each rank; the score is the share of first ranks.',
      zh: '各投标在全部可能权重中取得各名次的份额；得分为第一名的份额。',
    },
    source: { en: 'Lahdelma and Salminen, SMAA-2 (2001)', zh: 'Lahdelma 与 Salminen，SMAA-2（2001）' },
    range: {
      en: 'All criteria "max", two or more. Exact for two criteria, and for three with up to 25 bids; otherwise sampled with a seed that is told.',
      zh: '各因素均为“max”，至少两项。两项时、三项且投标不超过 25 份时为精确值；否则以所示种子抽样。',
    },
    params: ['seed', 'samples'],
    run: smaa,
  },
};
