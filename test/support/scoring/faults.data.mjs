// Faults that a scoring engine could have, each one text of its sources replaced by another.

const technical = 'libs/scoring/src/technical.ts';
const price = 'libs/scoring/src/price.ts';
const formulas = 'libs/scoring/src/price-formulas.ts';
const ranking = 'libs/scoring/src/ranking.ts';
const ties = 'libs/scoring/src/ties.ts';
const score = 'libs/scoring/src/score.ts';
const rational = 'libs/kernel/src/rational.ts';

/** @type {readonly {name: string, file: string, from: string, to: string}[]} */
export const FAULTS = [
  {
    name: 'a criterion counts with the weight of a mark, not of its maximum',
    file: technical,
    from: 'factor: weight.dividedBy(maxMark.times(evaluators))',
    to: 'factor: weight.dividedBy(evaluators)',
  },
  {
    name: 'the lowest mark is dropped',
    file: technical,
    from: 'Rational.sum(marks.map((m) => m.mark))',
    to: 'Rational.sum(marks.map((m) => m.mark).sort((a, b) => a.compare(b)).slice(marks.length > 1 ? 1 : 0))',
  },
  {
    name: 'the mean is over one mark fewer',
    file: technical,
    from: 'Rational.of(Math.max(1, letters.length))',
    to: 'Rational.of(Math.max(1, letters.length - 1))',
  },
  {
    name: 'a mean equal to the minimum of a criterion fails',
    file: technical,
    from: '!mean.isLessThan(Rational.parse(minimum))',
    to: 'Rational.parse(minimum).isLessThan(mean)',
  },
  {
    name: 'a total equal to the technical threshold fails',
    file: technical,
    from: '!total.isLessThan(Rational.parse(minimum))',
    to: 'Rational.parse(minimum).isLessThan(total)',
  },
  { name: 'a bid below a threshold is ranked', file: score, from: 'pairs.filter(hasPassed).map(', to: 'pairs.map(' },
  {
    name: 'the price of a failed bid is part of the input',
    file: score,
    from: 'price: hasPassed(pair) ? pair.offer.price : null',
    to: 'price: pair.offer.price',
  },
  {
    name: 'a price equal to the budget is over it',
    file: price,
    from: 'Rational.parse(budget).isLessThan(minor)',
    to: '!minor.isLessThan(Rational.parse(budget))',
  },
  {
    name: 'a bid without price points sets the lowest price',
    file: price,
    from: 'referencesOf(kept.filter((bid) => !withoutPoints(bid)))',
    to: 'referencesOf(kept)',
  },
  { name: 'an excluded bid sets the lowest price', file: price, from: 'referencesOf(kept.filter(', to: 'referencesOf(bids.filter(' },
  {
    name: 'the mean price is over one bid more',
    file: price,
    from: '.dividedBy(Rational.of(bids.length))',
    to: '.dividedBy(Rational.of(bids.length + 1))',
  },
  {
    name: 'the price counts with the technical weight',
    file: price,
    from: 'points: share.times(weight)',
    to: 'points: share.times(Rational.of(100).minus(weight))',
  },
  {
    name: 'negative price points stay though the call clamps them',
    file: price,
    from: 'if (rule.params.clampZero)',
    to: 'if (rule.params.clampZero === null)',
  },
  {
    name: 'a score about the mean is kept above zero only',
    file: price,
    from: 'Rational.max(Rational.ZERO, Rational.min(Rational.ONE, share))',
    to: 'Rational.max(Rational.ZERO, share)',
  },
  {
    name: 'a bid n times the lowest still earns a little',
    file: formulas,
    from: "lowest.times(amount('n'))",
    to: "lowest.times(amount('n').plus(Rational.parse('0.001')))",
  },
  {
    name: 'the kink of the two discount lines is forgotten',
    file: formulas,
    from: 'knee.plus(ONE.minus(knee).times(',
    to: 'knee.plus(ONE.times(',
  },
  {
    name: 'prices below the full-points price earn more than full points',
    file: formulas,
    from: 'Rational.max(ZERO, Rational.min(ONE, value))',
    to: 'Rational.max(ZERO, value)',
  },
  { name: 'ranks have no gap after a shared one', file: ranking, from: 'rank += group.length', to: 'rank += 1' },
  { name: 'the first rank is zero', file: ranking, from: 'let rank = 1;', to: 'let rank = 0;' },
  {
    name: 'ties are found on totals of two decimals',
    file: ranking,
    from: 'groupsOf(sorted, (a, b) => a.total.equals(b.total))',
    to: 'groupsOf(sorted, (a, b) => a.total.toDecimal(2) === b.total.toDecimal(2))',
  },
  { name: 'a tie goes to the dearer bid', file: ties, from: 'a.minor.compare(b.minor)', to: 'b.minor.compare(a.minor)' },
  {
    name: 'a tie goes to the weaker technical bid',
    file: ties,
    from: 'b.technicalTotal.compare(a.technicalTotal)',
    to: 'a.technicalTotal.compare(b.technicalTotal)',
  },
  {
    name: 'a tie goes to the later receipt',
    file: ties,
    from: 'byText(a.receivedAt, b.receivedAt)',
    to: 'byText(b.receivedAt, a.receivedAt)',
  },
  { name: 'the draw does not know the closed set', file: ties, from: 'closedSetDigest: draw.closedSetDigest', to: "closedSetDigest: ''" },
  { name: 'the highest lot wins the draw', file: ties, from: 'byText(text(a), text(b))', to: 'byText(text(b), text(a))' },
  { name: 'only the first tie step is applied', file: ties, from: 'of ruleset.tieRule)', to: 'of ruleset.tieRule.slice(0, 1))' },
  { name: 'half is rounded down', file: rational, from: "rounding === 'halfUp' ||", to: "rounding === 'down' ||" },
  { name: 'half to even goes to the odd digit', file: rational, from: 'rest(cut, 2) === 1', to: 'rest(cut, 2) === 0' },
  { name: 'a cut rounds up above half', file: rational, from: "rounding !== 'down' &&", to: '' },
  {
    name: 'a sum does not bring its terms to one denominator',
    file: rational,
    from: 'sum(above, product(term.above, quotient(below, term.below)))',
    to: 'sum(above, term.above)',
  },
  {
    name: 'a machine number counts as exact beyond 53 bits',
    file: 'libs/kernel/src/whole.ts',
    from: 'Number.MAX_SAFE_INTEGER',
    to: '2 ** 62',
  },
  {
    name: 'bids are listed in the order in which they came',
    file: technical,
    from: 'scored.sort((a, b) => byText(a.bidId, b.bidId))',
    to: 'scored',
  },
];
