import { instant } from '@pilotage/kernel';
import { completeness, markedBids, markObjection, spreadsBeyond, type GivenMark } from './marks.rules.js';
import { closedSetDigest, rankingRecord, readRecord } from './ranking-record.js';
import type { Ruleset } from '@pilotage/scoring';

const criteria = [
  { id: 'method', maxMark: '10' },
  { id: 'plan', maxMark: '5' },
];
const given = (personId: string, bidId: string, criterionId: string, mark: string): GivenMark => ({ personId, bidId, criterionId, mark });

describe('a mark', () => {
  it.each([
    ['method', '10', undefined],
    ['method', '10.00', undefined],
    ['method', '10.01', 'MARK_ABOVE_MAXIMUM'],
    ['plan', '5.5', 'MARK_ABOVE_MAXIMUM'],
    ['price', '1', 'MARK_CRITERION_UNKNOWN'],
  ])('on %s of %s: %s', (criterionId, mark, code) => {
    expect(markObjection(criteria, criterionId, mark)?.definition.code).toBe(code);
  });
});

describe('marks of a panel', () => {
  const marks = [
    given('p1', 'b1', 'method', '9'),
    given('p1', 'b1', 'plan', '4'),
    given('p2', 'b1', 'method', '6'),
    given('p2', 'b1', 'plan', '2.4'),
  ];

  it('are complete when nobody owes one; marks for other bids do not count', () => {
    expect(completeness(['p1', 'p2'], ['b1'], criteria, marks)).toEqual({ complete: 2, missing: 0 });
    expect(completeness(['p1', 'p2', 'p3'], ['b1'], criteria, marks)).toEqual({ complete: 2, missing: 2 });
    expect(completeness(['p1'], ['b1', 'b2'], criteria, [...marks, given('p1', 'b3', 'plan', '1')])).toEqual({ complete: 0, missing: 2 });
  });

  it('spread beyond the tolerance only when they differ by more than three tenths of the maximum', () => {
    expect(spreadsBeyond('3/10', criteria, marks)).toEqual([{ bidId: 'b1', criterionId: 'plan', lowest: '2.40', highest: '4.00' }]);
  });

  it('reach the engine under letters, without those of a member who left', () => {
    expect(markedBids(['b1'], new Map([['p1', 'Q']]), marks)).toEqual([
      { bidId: 'b1', marks: { method: [{ evaluator: 'Q', mark: '9' }], plan: [{ evaluator: 'Q', mark: '4' }] } },
    ]);
  });
});

describe('the record of a ranking', () => {
  const ruleset: Ruleset = {
    version: '1',
    scoreScale: '100',
    criteria: [{ id: 'method', title: { en: 'Method', zh: '方法' }, weight: '70', maxMark: '10' }],
    price: { weight: '30', formula: 'relative_to_lowest', params: {}, basis: { currency: 'CNY', vat: 'included' } },
    combine: 'points_plus_price',
    display: { places: 2, rounding: 'halfUp' },
    tieRule: ['lowerPrice'],
  };
  const at = instant('2026-01-20T09:00:00+08:00');
  const offer = (bidId: string, minor: string) => ({ bidId, price: { minor, currency: 'CNY', vat: 'included' as const }, receivedAt: at });
  const marked = [
    {
      bidId: 'b1',
      marks: {
        method: [
          { evaluator: 'A', mark: '9' },
          { evaluator: 'B', mark: '8' },
        ],
      },
    },
    {
      bidId: 'b2',
      marks: {
        method: [
          { evaluator: 'A', mark: '6' },
          { evaluator: 'B', mark: '7.5' },
        ],
      },
    },
  ];
  const input = { ruleset, marked, offers: [offer('b1', '300'), offer('b2', '200')], draw: null };

  it('has the same bytes for the same input in any order', () => {
    const one = rankingRecord(input);
    const other = rankingRecord({ ...input, marked: [...marked].reverse(), offers: [...input.offers].reverse() });
    expect(other).toEqual(one);
    expect(one.ranks).toEqual([
      { bidId: 'b1', rank: 1 },
      { bidId: 'b2', rank: 2 },
    ]);
    // 8.5/10 × 70 + 200/300 × 30 = 79.5
    expect(readRecord(one.record).bids[0]?.total).toEqual({ exact: '159/2', display: '79.50' });
    expect(one.explanation.bids.every(({ numbers }) => numbers.length >= 3)).toBe(true);
  });

  it('changes with a price', () => {
    const changed = rankingRecord({ ...input, offers: [offer('b1', '301'), offer('b2', '200')] });
    expect(changed.inputDigest).not.toBe(rankingRecord(input).inputDigest);
  });

  it('rests, where a draw decides, on the closed set of bids in no order', () => {
    const [a, b] = [
      { id: 'b1', acceptedAt: at },
      { id: 'b2', acceptedAt: at },
    ];
    expect(closedSetDigest([b, a])).toBe(closedSetDigest([a, b]));
    expect(closedSetDigest([a])).not.toBe(closedSetDigest([a, b]));
  });
});
