import { bidOf, criterion, rulesetOf } from '../../../test/fixtures/scoring/lot.js';
import { canonicalJson } from '@pilotage/kernel';
import { explain, explainTechnical, scoreLot, scoreTechnical } from './index.js';

const accuracy = criterion('accuracy', '40', { title: { en: 'Accuracy', zh: '准确率' }, maxMark: '10', minMark: '5' });
const ruleset = rulesetOf([accuracy, criterion('support', '20')], 'relative_to_lowest', {}, { technicalThreshold: '30' });
const first = bidOf('first', { accuracy: ['8', '9', '9'], support: ['50', '50', '50'] }, '100000');
const second = bidOf('second', { accuracy: ['7', '7', '7'], support: ['40', '60', '50'] }, '80000');
const out = bidOf('out', { accuracy: ['4', '4', '4'], support: ['99', '99', '99'] }, '1');
const explained = explain(ruleset, scoreLot(ruleset, [first, second, out]));
const of = (bidId: string) => explained.bids.find((bid) => bid.bidId === bidId);
const said = (bidId: string, subject: string, criterionId: string | null = null) =>
  of(bidId)?.numbers.find((n) => n.subject === subject && n.criterionId === criterionId);

describe('the written reasons of a ranking', () => {
  it('show each mark, the mean, the formula with its figures, and the points exact and as displayed', () => {
    expect(said('first', 'criterion', 'accuracy')).toEqual({
      subject: 'criterion',
      criterionId: 'accuracy',
      formula: 'mean ÷ maximum × weight',
      substituted: '(26/3) ÷ 10 × 40',
      exact: '104/3',
      display: '34.67',
      sentence: {
        en: 'On "Accuracy" the evaluators gave A 8, B 9, C 9 out of 10; the mean is 26/3. (26/3) ÷ 10 × 40 = 104/3 points, shown as 34.67.',
        zh: '评审因素“准确率”：评委评分为 A 8, B 9, C 9（满分 10），平均分为 26/3。(26/3) ÷ 10 × 40 = 104/3 分，显示为 34.67 分。',
      },
    });
  });

  it('show the price formula, its figures, and the bid that the lowest price came from', () => {
    expect(said('first', 'price')).toMatchObject({
      formula: 'W × Pmin ÷ P',
      substituted: '40 × 800.00 ÷ 1000.00',
      exact: '32',
      display: '32.00',
    });
    expect(said('first', 'price')?.sentence.en).toBe(
      'The price of CNY 1000.00 earns, by the published formula W × Pmin ÷ P, 40 × 800.00 ÷ 1000.00 = 32 points, shown as 32.00. The lowest compared price is CNY 800.00 (second).',
    );
  });

  it('show the total, the thresholds met, and the distance to the neighbours with what decided it', () => {
    expect(said('second', 'total')?.sentence.en).toBe('38 + 40 = 78 points in total (technical plus price), shown as 78.00.');
    expect(said('second', 'threshold', 'accuracy')?.sentence.zh).toBe('评审因素“准确率”的平均评分 7 达到公布的最低要求 5。');
    expect(said('second', 'threshold')?.sentence.en).toBe('The technical total of 38 points meets the published minimum of 30.');
    expect(of('second')?.place.en).toBe(
      'The bid has rank 1 of 2. It is 4/3 points ahead of first; the largest part of this is "price" with 8 points.',
    );
    expect(of('first')?.gapAbove).toEqual({ other: 'second', gap: '4/3', item: 'price', difference: '8' });
    expect(of('first')?.gapBelow).toBeNull();
  });

  it('tell an excluded bid why, and say nothing of its price', () => {
    const bid = of('out');
    expect(bid?.exclusions.map((e) => e.sentence.en)).toEqual([
      'The mean mark 4 on criterion "accuracy" is below the published minimum of 5.',
    ]);
    expect(bid?.numbers.some((n) => ['price', 'total'].includes(n.subject))).toBe(false);
    expect(bid?.place).toEqual({ en: 'The bid has no rank.', zh: '该投标不参与排名。' });
  });

  it('tell a tie, the step that broke it, and what the step compared', () => {
    const tied = rulesetOf([accuracy, criterion('support', '20')], 'relative_to_lowest', {}, { tieRule: ['lowerPrice', 'earlierReceipt'] });
    const twin = { ...second, bidId: 'twin', receivedAt: '2026-01-05T00:59:00.000Z' as typeof second.receivedAt };
    const place = explain(tied, scoreLot(tied, [second, twin])).bids[0]?.place.en;
    expect(place).toBe(
      'The bid has rank 1 of 2. Its exact total equals that of second; the published tie rule compares the earlier receipt and sets the order twin > second.',
    );
  });

  it('make no comparison of a single bid with others', () => {
    const [bid] = explain(ruleset, scoreLot(ruleset, [first])).bids;
    expect(bid?.numbers.find((n) => n.subject === 'price')?.sentence.en).toContain('It is the only bid compared.');
    expect(bid?.place.en).toBe('The bid has rank 1 of 1.');
  });

  it('exist for the technical side before any price is known, and are the same after', () => {
    const [, score] = scoreTechnical(ruleset, [first, { ...out, bidId: 'x' }]).bids.toReversed();
    const before = score ? explainTechnical(ruleset, score) : [];
    expect(before).toEqual(of('first')?.numbers.filter((n) => !['price', 'total'].includes(n.subject)));
  });

  it('are plain JSON with the digests that identify ruleset and input', () => {
    expect(() => canonicalJson(explained)).not.toThrow();
    expect(explained.general[0]?.en).toContain(explained.inputDigest);
    expect(explained.general[1]?.zh).toBe('所有得分均为精确分数；仅在显示时保留 2 位小数（四舍五入），名次与并列以精确值为准。');
  });
});
