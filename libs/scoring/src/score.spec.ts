import { instant, money, Refused } from '@pilotage/kernel';
import { bidOf, criterion, rulesetOf, yuan } from '../../../test/fixtures/scoring/lot.js';
import { drawCommitmentOf, drawDigestOf, evaluationJson, inputDigest, rankLot, scoreLot, scoreTechnical } from './index.js';
import type { Draw, Evaluation, MarkedBid, Ruleset, ScoredBid } from './index.js';

const ruleset = rulesetOf(
  [criterion('accuracy', '40', { minMark: '50' }), criterion('support', '20', { maxMark: '10' })],
  'relative_to_lowest',
  {},
  {
    technicalThreshold: '36',
  },
);
const strong = bidOf('strong', { accuracy: ['90', '80'], support: ['8', '9'] }, '100000');
const cheap = bidOf('cheap', { accuracy: ['60', '70'], support: ['6', '9'] }, '80000');
const weak = bidOf('weak', { accuracy: ['40', '50'], support: ['9', '9'] }, '10000');

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.refusal.definition.code;
    throw error;
  }
  return 'no refusal';
};
const rank = (evaluation: Evaluation): unknown[] => evaluation.bids.map((bid) => [bid.bidId, bid.rank]);
const result = (evaluation: Evaluation, id: string) => evaluation.bids.find((bid) => bid.bidId === id);

describe('technical scores', () => {
  const technical = scoreTechnical(ruleset, [strong, cheap, weak]);

  it('are mean ÷ highest mark × weight, exact', () => {
    const scores = technical.bids.map((bid) => [bid.bidId, bid.criteria.map((c) => `${c.mean} ${c.points}`), bid.total.toString()]);
    expect(scores).toEqual([
      ['cheap', ['65 26', '15/2 15'], '41'],
      ['strong', ['85 34', '17/2 17'], '51'],
      ['weak', ['45 18', '9 18'], '36'],
    ]);
  });

  it('exclude a bid below the minimum of a criterion and pass one that equals the threshold in total', () => {
    const excluded = technical.bids.flatMap((bid) => bid.exclusions);
    expect(excluded).toEqual([{ code: 'BELOW_CRITERION_MINIMUM', params: { criterion: 'accuracy', mean: '45', minimum: '50' } }]);
  });

  it('name every threshold that a bid misses', () => {
    const poor = bidOf('poor', { accuracy: '10', support: '1' }, '1');
    expect(scoreTechnical(ruleset, [poor]).bids[0]?.exclusions.map((e) => e.code)).toEqual([
      'BELOW_CRITERION_MINIMUM',
      'BELOW_TECHNICAL_THRESHOLD',
    ]);
  });

  const mark = (evaluator: string, text: string) => ({ evaluator, mark: text });
  const full: MarkedBid = { bidId: 'x', marks: { accuracy: [mark('A', '1'), mark('B', '2')], support: [mark('A', '1'), mark('B', '2')] } };
  it.each<[string, readonly MarkedBid[], string]>([
    ['a criterion without marks', [{ ...full, marks: { accuracy: full.marks.accuracy ?? [] } }], 'MISSING_MARK'],
    ['a mark of one evaluator missing', [{ ...full, marks: { ...full.marks, support: [mark('A', '1')] } }], 'MISSING_MARK'],
    [
      'a bid that one evaluator did not mark',
      [full, { ...full, bidId: 'y', marks: { accuracy: [mark('A', '1')], support: [mark('A', '1')] } }],
      'MISSING_MARK',
    ],
    ['no marks at all', [{ bidId: 'x', marks: {} }], 'MISSING_MARK'],
    [
      'a mark given twice',
      [{ ...full, marks: { ...full.marks, support: [mark('A', '1'), mark('B', '1'), mark('B', '1')] } }],
      'MARK_TWICE',
    ],
    [
      'a mark above the maximum',
      [{ ...full, marks: { ...full.marks, support: [mark('A', '10.01'), mark('B', '1')] } }],
      'MARK_OUT_OF_RANGE',
    ],
    ['a negative mark', [{ ...full, marks: { ...full.marks, support: [mark('A', '-1'), mark('B', '1')] } }], 'MARK_OUT_OF_RANGE'],
    ['an empty mark', [{ ...full, marks: { ...full.marks, support: [mark('A', ''), mark('B', '1')] } }], 'MARK_OUT_OF_RANGE'],
    ['an unpublished criterion', [{ ...full, marks: { ...full.marks, locality: [mark('A', '1')] } }], 'UNKNOWN_CRITERION'],
    ['a bid listed twice', [full, full], 'BID_TWICE'],
  ])('are refused with %s', (_, bids, code) => {
    expect(codeOf(() => scoreTechnical(ruleset, bids))).toBe(code);
  });

  it('are refused under a ruleset with a fault', () => {
    expect(codeOf(() => scoreTechnical({ ...ruleset, tieRule: [] }, [strong]))).toBe('RULESET_INCOMPLETE');
    expect(codeOf(() => rankLot({ ...ruleset, tieRule: [] }, technical, []))).toBe('RULESET_INCOMPLETE');
  });
});

describe('a ranking', () => {
  it('compares prices only of bids that passed', () => {
    const evaluation = scoreLot(ruleset, [strong, cheap, weak]);
    expect(rank(evaluation)).toEqual([
      ['strong', 1],
      ['cheap', 2],
      ['weak', null],
    ]);
    expect(result(evaluation, 'strong')?.total?.toString()).toBe('83');
    expect(result(evaluation, 'cheap')?.total?.toString()).toBe('81');
    expect(result(evaluation, 'weak')).toMatchObject({ price: null, pricePoints: null, total: null });
    expect(evaluation.references?.lowest).toMatchObject({ bidIds: ['cheap'] });
  });

  it('is the same in two phases as at once, whether the price of an excluded bid is known or sealed', () => {
    const sealed = [strong, cheap, { ...weak, price: null }];
    const technical = scoreTechnical(ruleset, sealed);
    const bytes = evaluationJson(ruleset, scoreLot(ruleset, [strong, cheap, weak]));
    expect(evaluationJson(ruleset, rankLot(ruleset, technical, sealed))).toBe(bytes);
  });

  it('has an identity that changes with every fact that counts and with no other', () => {
    const digest = inputDigest(ruleset, [strong, cheap]);
    const other = (bid: ScoredBid): string => inputDigest(ruleset, [bid, cheap]);
    expect(scoreLot(ruleset, [strong, cheap]).inputDigest).toBe(digest);
    expect(other({ ...strong, price: yuan('100001') })).not.toBe(digest);
    expect(other({ ...strong, receivedAt: instant('2026-01-05T02:00:00Z') })).not.toBe(digest);
    expect(other(bidOf('strong', { accuracy: ['90', '81'], support: ['8', '9'] }, '100000'))).not.toBe(digest);
    expect(other(bidOf('strong', { support: ['8.0', '9.00'], accuracy: ['90.0', '80'] }, '100000'))).toBe(digest);
    expect(inputDigest({ ...ruleset, version: '2' }, [strong, cheap])).not.toBe(digest);
    expect(inputDigest(ruleset, [strong, cheap], { secret: 's', closedSetDigest: 'd' })).not.toBe(digest);
  });

  it('with a single bid gives full price points and says that there was no competition', () => {
    const evaluation = scoreLot(ruleset, [strong]);
    expect(result(evaluation, 'strong')?.pricePoints?.points.toString()).toBe('40');
    expect(evaluation.flags).toEqual([{ code: 'SINGLE_BID', bidId: 'strong' }]);
  });

  it('of a lot that no bid passed has no winner and no references', () => {
    const evaluation = scoreLot(ruleset, [weak]);
    expect(rank(evaluation)).toEqual([['weak', null]]);
    expect(evaluation.references).toBeNull();
  });

  it('says which criterion did not discriminate and keeps its weight', () => {
    const evaluation = scoreLot(ruleset, [strong, bidOf('twin', { accuracy: ['85', '85'], support: ['9', '9'] }, '100000')]);
    expect(evaluation.flags).toEqual([{ code: 'DID_NOT_DISCRIMINATE', criterionId: 'accuracy' }]);
  });

  const technical = scoreTechnical(ruleset, [strong, cheap]);
  it.each<[string, readonly ScoredBid[], string]>([
    ['an offer is missing', [strong], 'BIDS_DIFFER'],
    ['an offer was never marked', [strong, cheap, weak], 'BIDS_DIFFER'],
    ['an offer is there twice', [strong, strong, cheap], 'BID_TWICE'],
    ['the price of a bid that passed is still sealed', [{ ...strong, price: null }, cheap], 'MISSING_PRICE'],
    ['a price is zero', [{ ...strong, price: yuan('0') }, cheap], 'ZERO_PRICE'],
    ['a price is negative', [{ ...strong, price: yuan('-1') }, cheap], 'PRICE_MALFORMED'],
    ['a price is no integer', [{ ...strong, price: { ...yuan('1'), minor: '1.5' } }, cheap], 'PRICE_MALFORMED'],
    ['a price has another currency', [{ ...strong, price: money('1', 'USD', 'included') }, cheap], 'PRICE_BASIS_DIFFERS'],
    ['a price has another VAT basis', [{ ...strong, price: money('1', 'CNY', 'excluded') }, cheap], 'PRICE_BASIS_DIFFERS'],
  ])('is refused when %s', (_, offers, code) => {
    expect(codeOf(() => rankLot(ruleset, technical, offers))).toBe(code);
  });

  it('takes a price of zero under an absolute formula only where the call says so', () => {
    const params = { pBest: '0', pZero: '200000' };
    const free = [strong, { ...cheap, price: yuan('0') }];
    const allowed = rulesetOf(ruleset.criteria, 'linear_fixed_bounds', { ...params, zeroPrice: 'allow' });
    expect(codeOf(() => scoreLot(rulesetOf(ruleset.criteria, 'linear_fixed_bounds', params), free))).toBe('ZERO_PRICE');
    expect(result(scoreLot(allowed, free), 'cheap')?.pricePoints?.points.toString()).toBe('40');
  });

  it.each([
    [
      'exclude',
      [
        ['cheap', 1],
        ['strong', null],
      ],
      '40',
    ],
    [
      'zeroPoints',
      [
        ['cheap', 1],
        ['strong', 2],
      ],
      '40',
    ],
    [
      'flag',
      [
        ['strong', 1],
        ['cheap', 2],
      ],
      '40',
    ],
  ] as const)('treats a bid above the budget as the call says: %s', (overBudget, ranks, lowest) => {
    const budgeted = rulesetOf(ruleset.criteria, 'relative_to_lowest', { budget: '90000', overBudget });
    const evaluation = scoreLot(budgeted, [strong, cheap]);
    expect(rank(evaluation)).toEqual(ranks);
    expect(result(evaluation, 'cheap')?.pricePoints?.points.toString()).toBe(lowest);
    expect(evaluation.flags.some((flag) => flag.code === 'OVER_BUDGET')).toBe(overBudget !== 'exclude');
  });
});

describe('a bid above the budget', () => {
  const mid = bidOf('mid', { accuracy: ['90', '80'], support: ['8', '9'] }, '85000');
  it.each(['exclude', 'zeroPoints'] as const)('that the call treats by %s sets neither lowest, highest nor mean price', (overBudget) => {
    const capped = rulesetOf(ruleset.criteria, 'linear_min_max', { budget: '90000', overBudget });
    const { references } = scoreLot(capped, [strong, cheap, mid]);
    expect(references?.highest.bidIds).toEqual(['mid']);
    expect(references?.mean.minor.toString()).toBe('82500');
  });
});

describe('a tie on the exact total', () => {
  const even = (steps: Ruleset['tieRule'], more: Partial<Ruleset> = {}): Ruleset =>
    rulesetOf([criterion('quality', '60')], 'linear_fixed_bounds', { pBest: '0', pZero: '1000' }, { tieRule: steps, ...more });
  // 40 × (1000 − P) ÷ 1000 + 60 × mark ÷ 100: each ten of marks is worth 150 of price.
  const a = bidOf('a', { quality: '80' }, '400', instant('2026-01-05T03:00:00Z'));
  const b = bidOf('b', { quality: '70' }, '250', instant('2026-01-05T02:00:00Z'));
  const c = bidOf('c', { quality: '80' }, '400', instant('2026-01-05T01:00:00Z'));
  const last = bidOf('d', { quality: '10' }, '900');
  const bids = [a, b, c, last];

  it.each<[string, Ruleset['tieRule'], unknown[]]>([
    [
      'the lower price, then shared',
      ['lowerPrice'],
      [
        ['b', 1],
        ['a', 2],
        ['c', 2],
        ['d', 4],
      ],
    ],
    [
      'the higher technical total, then shared',
      ['higherTechnical'],
      [
        ['a', 1],
        ['c', 1],
        ['b', 3],
        ['d', 4],
      ],
    ],
    [
      'the earlier receipt',
      ['earlierReceipt'],
      [
        ['c', 1],
        ['b', 2],
        ['a', 3],
        ['d', 4],
      ],
    ],
    [
      'the lower price and then the earlier receipt',
      ['lowerPrice', 'earlierReceipt'],
      [
        ['b', 1],
        ['c', 2],
        ['a', 3],
        ['d', 4],
      ],
    ],
  ])('is broken by %s', (_, steps, ranks) => {
    expect(rank(scoreLot(even(steps), bids))).toEqual(ranks);
  });

  it('records each step, what it compared, and which of them set a bid before the next', () => {
    const evaluation = scoreLot(even(['lowerPrice', 'earlierReceipt']), bids);
    expect(evaluation.ties).toEqual([
      {
        bidIds: ['a', 'b', 'c'],
        steps: [
          { step: 'lowerPrice', compared: { a: '400', b: '250', c: '400' }, order: [['b'], ['a', 'c']] },
          { step: 'earlierReceipt', compared: { a: a.receivedAt, c: c.receivedAt }, order: [['c'], ['a']] },
        ],
        order: [['b'], ['c'], ['a']],
      },
    ]);
    expect(evaluation.bids.map((bid) => bid.aheadBy)).toEqual(['lowerPrice', 'earlierReceipt', 'total', null]);
  });

  it('that the rule cannot break is said to be unbroken, and the bids share their rank', () => {
    const evaluation = scoreLot(even(['lowerPrice']), bids);
    expect(evaluation.flags).toContainEqual({ code: 'TIE_UNBROKEN', bidIds: ['a', 'c'] });
    expect(result(evaluation, 'a')?.sharedWith).toEqual(['c']);
  });

  const draw: Draw = { secret: 'thirty-two random bytes, revealed', closedSetDigest: 'f'.repeat(64) };
  const drawn = even(['lowerPrice', 'commitRevealDraw'], { drawCommitment: drawCommitmentOf(draw.secret) });

  it('is drawn by the lowest digest of secret, closed set and bid, which anyone can recompute', () => {
    const evaluation = scoreLot(drawn, bids, draw);
    const order = ['a', 'c'].sort((x, y) => (drawDigestOf(draw, x) < drawDigestOf(draw, y) ? -1 : 1));
    expect(evaluation.bids.slice(0, 3).map((bid) => bid.bidId)).toEqual(['b', ...order]);
    expect(evaluation.ties[0]?.steps[1]?.compared).toEqual({ a: drawDigestOf(draw, 'a'), c: drawDigestOf(draw, 'c') });
  });

  it('can fall to either bid, as the closed set decides', () => {
    const winners = Array.from({ length: 32 }, (_, n) => scoreLot(drawn, bids, { ...draw, closedSetDigest: String(n) }).bids[1]?.bidId);
    expect(new Set(winners)).toEqual(new Set(['a', 'c']));
  });

  it('is not drawn without the secret, nor with another secret than the committed one', () => {
    expect(codeOf(() => scoreLot(drawn, bids))).toBe('DRAW_NOT_REVEALED');
    expect(codeOf(() => scoreLot(drawn, bids, { ...draw, secret: 'chosen afterwards' }))).toBe('DRAW_NOT_COMMITTED');
  });

  it('needs no secret when an earlier step breaks it', () => {
    expect(rank(scoreLot(drawn, [a, b, last]))).toEqual([
      ['b', 1],
      ['a', 2],
      ['d', 3],
    ]);
  });
});
