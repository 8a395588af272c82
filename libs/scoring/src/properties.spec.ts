import fc from 'fast-check';
import { Rational } from '@pilotage/kernel';
import { BASE, FORMULAS, lots } from '../../../test/support/scoring/arbitrary-lots.js';
import { yuan } from '../../../test/fixtures/scoring/lot.js';
import { evaluationJson, explain, inputDigest, isRelative, PRICE_FORMULAS, rulesetFaults, scoreLot } from './index.js';
import type { Evaluation, ScoredBid } from './index.js';

const SEED = 20260105;
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: SEED, numRuns: 120 });

const result = (evaluation: Evaluation, bidId: string) => evaluation.bids.find((bid) => bid.bidId === bidId) ?? fail(bidId);
const fail = (what: string): never => {
  throw new Error(`no result for ${what}`);
};
const totalOf = (evaluation: Evaluation, bidId: string): Rational => result(evaluation, bidId).total ?? fail(bidId);

describe(`a score, whatever the lot (seed ${SEED})`, () => {
  it('does not depend on the order of bids or of marks: the same facts give the same bytes', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        const turned = [...bids].reverse().map((bid) => ({
          ...bid,
          marks: Object.fromEntries(
            Object.entries(bid.marks)
              .reverse()
              .map(([id, marks]) => [id, [...marks].reverse()]),
          ),
        }));
        const evaluation = scoreLot(ruleset, bids);
        expect(evaluationJson(ruleset, scoreLot(ruleset, turned))).toBe(evaluationJson(ruleset, evaluation));
        expect(inputDigest(ruleset, turned)).toBe(evaluation.inputDigest);
      }),
    );
  });

  it('does not depend on the currency: all amounts multiplied by one number change no score and no rank', () => {
    check(
      fc.property(lots(), fc.integer({ min: 2, max: 1000 }), ([ruleset, bids], k) => {
        const times = (minor: string): string => String(BigInt(minor) * BigInt(k));
        const amounts = ['pBest', 'pZero', 'floor', 'budget', 'basePrice'];
        const params = Object.fromEntries(
          Object.entries(ruleset.price.params).map(([n, v]) => [n, amounts.includes(n) ? times(String(v)) : v]),
        );
        const scaled = { ...ruleset, price: { ...ruleset.price, params } };
        const one = scoreLot(ruleset, bids);
        const other = scoreLot(
          scaled,
          bids.map((bid) => ({ ...bid, price: yuan(times(bid.price?.minor ?? '')) })),
        );
        expect(other.bids.map((b) => [b.bidId, b.rank, b.total?.toString()])).toEqual(
          one.bids.map((b) => [b.bidId, b.rank, b.total?.toString()]),
        );
      }),
    );
  });

  it('comes from weights that total exactly 100, and its contributions add up to it exactly', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        expect(rulesetFaults(ruleset)).toEqual([]);
        for (const bid of scoreLot(ruleset, bids).bids) {
          const contributions = [...bid.technical.criteria.map((c) => c.points), bid.pricePoints?.points ?? fail(bid.bidId)];
          expect(Rational.sum(contributions).equals(bid.total ?? fail(bid.bidId))).toBe(true);
        }
      }),
    );
  });

  it('lies between 0 and 100 unless its formula is declared unbounded', () => {
    const bounded = FORMULAS.filter((id) => !PRICE_FORMULAS[id].unbounded && id !== 'mean_deviation');
    check(
      fc.property(lots(bounded), ([ruleset, bids]) => {
        for (const { total } of scoreLot(ruleset, bids).bids) {
          expect(total?.isNegative()).toBe(false);
          expect(Rational.of(100).isLessThan(total ?? fail('total'))).toBe(false);
        }
      }),
    );
  });

  it('never puts a bid below one that is no better in any mark, in price or in receipt', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        const evaluation = scoreLot(ruleset, bids);
        for (const [better, worse] of bids.flatMap((a) => bids.map((b) => [a, b] as const))) {
          if (!isAtLeast(better, worse)) continue;
          expect(result(evaluation, better.bidId).rank ?? 0).toBeLessThanOrEqual(result(evaluation, worse.bidId).rank ?? 0);
        }
      }),
    );
  });

  it('of a bid never falls when that bid alone is made cheaper', () => {
    check(
      fc.property(lots(), fc.integer({ min: 1, max: BASE }), ([ruleset, [first, ...others]], cut) => {
        const bid = first ?? fail('bid');
        const now = BigInt(bid.price?.minor ?? '');
        const cheaper = { ...bid, price: yuan(String(now > BigInt(cut) ? now - BigInt(cut) : 1n)) };
        const before = scoreLot(ruleset, [bid, ...others]);
        const after = scoreLot(ruleset, [cheaper, ...others]);
        expect(totalOf(after, bid.bidId).isLessThan(totalOf(before, bid.bidId))).toBe(false);
        expect(result(after, bid.bidId).rank ?? 0).toBeLessThanOrEqual(result(before, bid.bidId).rank ?? 0);
      }),
    );
  });

  it('under an absolute formula does not move when another bid comes or goes', () => {
    check(
      fc.property(
        lots(
          FORMULAS.filter((id) => !isRelative(id)),
          2,
        ),
        ([ruleset, bids]) => {
          const all = scoreLot(ruleset, bids);
          const fewer = scoreLot(ruleset, bids.slice(1));
          for (const { bidId } of bids.slice(1)) expect(totalOf(fewer, bidId).equals(totalOf(all, bidId))).toBe(true);
        },
      ),
    );
  });

  it('gives competition ranks: each is one more than the number of bids ranked before it', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        const ranks = scoreLot(ruleset, bids).bids.map((bid) => bid.rank ?? 0);
        for (const rank of ranks) expect(rank).toBe(1 + ranks.filter((other) => other < rank).length);
      }),
    );
  });

  it('is excluded below the threshold: no rank, no price points, and no trace of its price in the points of others', () => {
    check(
      fc.property(lots(undefined, 2), ([plain, bids]) => {
        const half = Rational.sum(plain.criteria.map((c) => Rational.parse(c.weight))).dividedBy(Rational.of(2));
        const ruleset = { ...plain, technicalThreshold: half.toDecimal(1) };
        const evaluation = scoreLot(ruleset, bids);
        const failed = evaluation.bids.filter((bid) => bid.technical.total.isLessThan(half)).map((bid) => bid.bidId);
        expect(
          evaluation.bids
            .filter((bid) => bid.rank === null)
            .map((bid) => bid.bidId)
            .sort(),
        ).toEqual([...failed].sort());
        const sealed = bids.map((bid) => (failed.includes(bid.bidId) ? { ...bid, price: null } : bid));
        expect(evaluationJson(ruleset, scoreLot(ruleset, sealed))).toBe(evaluationJson(ruleset, evaluation));
      }),
    );
  });
});

describe(`a written reason, whatever the lot (seed ${SEED})`, () => {
  it('has a formula which, computed from the sentence, gives the number that stands beside it', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        for (const number of explain(ruleset, scoreLot(ruleset, bids)).bids.flatMap((bid) => bid.numbers)) {
          if (number.subject === 'threshold') continue;
          const value = compute(number.substituted);
          expect(value.toString()).toBe(Rational.parse(number.exact).toString());
          expect(value.toDecimal(2)).toBe(number.display);
        }
      }),
    );
  });

  it('leaves no blank in any language and names its figures', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        const { general, bids: explained } = explain(ruleset, scoreLot(ruleset, bids));
        const numbers = explained.flatMap((bid) => bid.numbers);
        const sentences = [...general, ...explained.map((bid) => bid.place), ...numbers.map((n) => n.sentence)];
        for (const { en, zh } of sentences) {
          expect(`${en}${zh}`).not.toMatch(/[{}]|undefined|null|NaN/);
          expect(zh).toMatch(/[\u4e00-\u9fff]/);
          expect(en).toMatch(/[a-z]/);
        }
        for (const { sentence, exact } of numbers) for (const text of [sentence.en, sentence.zh]) expect(text).toContain(exact);
      }),
    );
  });
});

function isAtLeast(a: ScoredBid, b: ScoredBid): boolean {
  const marks = Object.entries(a.marks).every(([id, given]) =>
    given.every((m, i) => !Rational.parse(m.mark).isLessThan(Rational.parse(b.marks[id]?.[i]?.mark ?? '0'))),
  );
  return marks && BigInt(a.price?.minor ?? '') <= BigInt(b.price?.minor ?? '') && a.receivedAt <= b.receivedAt;
}

/** Computes a written formula: + − × ÷, brackets, min and max. It knows nothing of the engine. */
function compute(text: string): Rational {
  const tokens = text.replaceAll('−', '-').match(/\d+(?:\.\d+)?|min|max|[-+×÷/(),]/g) ?? [];
  let at = 0;
  const take = (): string => tokens[at++] ?? fail('token');
  const factor = (): Rational => {
    const token = take();
    if (token === '-') return factor().negated();
    if (token === '(') return closed(sum());
    if (token !== 'min' && token !== 'max') return Rational.parse(token);
    take();
    const first = sum();
    take();
    const second = closed(sum());
    return token === 'min' ? Rational.min(first, second) : Rational.max(first, second);
  };
  const closed = (value: Rational): Rational => (take() === ')' ? value : fail('bracket'));
  const product = (): Rational => {
    let value = factor();
    while (['×', '÷', '/'].includes(tokens[at] ?? '')) value = take() === '×' ? value.times(factor()) : value.dividedBy(factor());
    return value;
  };
  const sum = (): Rational => {
    let value = product();
    while (['+', '-'].includes(tokens[at] ?? '')) value = take() === '+' ? value.plus(product()) : value.minus(product());
    return value;
  };
  const value = sum();
  return at === tokens.length ? value : fail('end');
}
