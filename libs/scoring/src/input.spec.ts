import { canonicalJson, Rational, sha256Hex } from '@pilotage/kernel';
import { bidOf, criterion, rulesetOf } from '../../../test/fixtures/scoring/lot.js';
import { ENGINE, scoreLot } from './index.js';
import { inputText } from './input.js';
import { scoreTechnical } from './technical.js';

// Names that a sorted object, a quoted text and a prototype would each treat in a way of its own.
const ruleset = rulesetOf(
  [criterion('z', '10', { minMark: '50' }), criterion('10', '20'), criterion('9', '10'), criterion('__proto__', '20')],
  'relative_to_lowest',
);
const marks = Object.fromEntries(['z', '10', '9', '__proto__'].map((id) => [id, ['80.50', '7.25']]));
const bids = [bidOf('second "quoted"', { ...marks, z: ['60', '50'] }, '90000'), bidOf('a', marks, '80000')];

describe('the identity of an evaluation', () => {
  it('is the digest of its canonical input, in which a bid that failed has no price', () => {
    const { bids: scored } = scoreTechnical(ruleset, bids);
    const expected = {
      engine: ENGINE,
      ruleset: sha256Hex(canonicalJson(ruleset)),
      draw: null,
      bids: scored.map(({ bidId, criteria, exclusions }) => ({
        bidId,
        marks: Object.fromEntries(criteria.map((c) => [c.criterionId, c.marks.map((m) => ({ ...m, mark: m.mark.toString() }))])),
        receivedAt: bids[0]?.receivedAt ?? null,
        price: exclusions.length > 0 ? null : { ...(bids.find((bid) => bid.bidId === bidId)?.price ?? {}) },
      })),
    };
    const found = inputText(
      ENGINE,
      ruleset,
      scored.map((score) => {
        const { receivedAt, price } = bids.find((bid) => bid.bidId === score.bidId) ?? bids[0] ?? fail();
        return { score, receivedAt, price: score.exclusions.length > 0 ? null : price };
      }),
      null,
    );
    expect(found).toBe(canonicalJson(expected));
    expect(scoreLot(ruleset, bids).inputDigest).toBe(sha256Hex(found));
    expect(scored.map(({ exclusions }) => exclusions.length)).toEqual([1, 0]);
  });

  it('takes a mark in any writing for the same', () => {
    const written = (mark: string) => scoreLot(rulesetOf([criterion('c', '60')]), [bidOf('a', { c: mark }, '1')]).inputDigest;
    expect(written('8.50')).toBe(written('8.5'));
    expect(written('8.50')).not.toBe(written('8.51'));
    expect(Rational.parse('8.50').toString()).toBe('17/2');
  });
});

const fail = (): never => {
  throw new Error('no bid');
};
