import { canonicalJson, type Json } from '@pilotage/kernel';
import { bidOf, criterion, RECEIVED, rulesetOf } from '../../../test/fixtures/scoring/lot.js';
import { drawCommitmentOf, evaluationJson, evaluationRecord, scoreLot, verifyRecord } from './index.js';

const draw = { secret: 'a secret of more than enough bytes', closedSetDigest: 'ab'.repeat(32) };
const ruleset = rulesetOf(
  [criterion('accuracy', '40', { minMark: '50' }), criterion('support', '20', { maxMark: '10' })],
  'relative_to_lowest',
  { budget: '200000', overBudget: 'exclude' },
  { technicalThreshold: '30', tieRule: ['lowerPrice', 'commitRevealDraw'], drawCommitment: drawCommitmentOf(draw.secret) },
);
const bids = [
  bidOf('strong', { accuracy: ['90', '80.5'], support: ['8', '9'] }, '100000'),
  bidOf('twin/one', { accuracy: ['60', '70'], support: ['6', '9'] }, '80000'),
  bidOf('twin~two', { accuracy: ['60', '70'], support: ['6', '9'] }, '80000'),
  bidOf('weak', { accuracy: ['40', '50'], support: ['9', '9'] }, '10000'),
  bidOf('dear', { accuracy: ['99', '99'], support: ['9', '9'] }, '200001'),
];
const evaluation = scoreLot(ruleset, bids, draw);
const record = JSON.parse(evaluationJson(ruleset, evaluation)) as Json;

type Tree = Record<string, unknown>;
/** Every place of a tree where no object and no list stands, as the names that lead to it. */
const leavesOf = (value: unknown, names: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => leavesOf(one, [...names, name])) : [names];

/** A copy of the record in which one leaf is another. */
function changed(names: readonly string[], change: (leaf: unknown) => unknown): Json {
  const copy = structuredClone(record) as unknown as Tree;
  const parent = names.slice(0, -1).reduce((at, name) => at[name] as Tree, copy);
  const last = names.at(-1) ?? '';
  const next = change(parent[last]);
  if (next !== undefined) parent[last] = next;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy as unknown as Json;
}

/** The nearest other value of the same kind: the digit that is easiest to overlook. */
function slightly(leaf: unknown): unknown {
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf === 'boolean') return !leaf;
  if (leaf === null) return 0;
  const text = String(leaf);
  return /\d/.test(text) ? text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) : `${text}x`;
}

const leaves = leavesOf(record);

describe('a published record', () => {
  it('computes again to itself, from nothing but its own text', () => {
    expect(verifyRecord(record)).toMatchObject({ equal: true, differences: [], refusal: null });
    expect(canonicalJson(record)).toBe(canonicalJson(evaluationRecord(ruleset, evaluation)));
    expect(leaves.length).toBeGreaterThan(200);
  });

  it.each([
    ['is another figure', slightly],
    ['is taken away', () => undefined],
    ['is text of another kind', () => 'forged'],
  ] as const)('is caught where any one of its figures %s', (_, change) => {
    const unnoticed = leaves.filter((names) => verifyRecord(changed(names, change)).equal);
    expect(unnoticed).toEqual([]);
  });

  it('is told at the place where it was changed, with what was published and what comes out', () => {
    const forged = changed(['bids', '0', 'total', 'display'], () => '99.99');
    expect(verifyRecord(forged).differences).toEqual([{ path: '/bids/strong/total/display', published: '99.99', recomputed: '83.10' }]);
    const order = evaluation.bids.map(({ bidId }) => bidId);
    const moved = changed(['bids', String(order.indexOf('twin/one')), 'rank'], () => 1);
    expect(verifyRecord(moved).differences).toEqual([{ path: '/bids/twin~1one/rank', published: 1, recomputed: expect.any(Number) }]);
  });

  it('whose mark was changed shows every figure that hangs on the mark, and that its input is another', () => {
    const [mark = []] = leaves.filter((names) => names.join('/') === 'bids/0/technical/criteria/0/marks/0/mark');
    const { differences } = verifyRecord(changed(mark, () => '91'));
    expect(differences.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/inputDigest', '/bids/strong/technical/criteria/0/mean/exact', '/bids/strong/total/exact']),
    );
    expect(differences.some(({ path }) => path.includes('twin'))).toBe(false);
  });

  it('that cannot be scored at all is told so with the reason, in both languages', () => {
    const tooHigh = changed(['bids', '0', 'technical', 'criteria', '0', 'marks', '0', 'mark'], () => '101');
    expect(verifyRecord(tooHigh)).toMatchObject({ equal: false, refusal: { code: 'MARK_OUT_OF_RANGE' } });
    for (const other of [null, [], {}, 'text', { ...(record as object), ruleset: null }] as Json[])
      expect(verifyRecord(other)).toMatchObject({ equal: false, refusal: { code: 'NOT_A_RECORD' } });
  });

  it('is not excused by bids in another order or by one that stands there twice', () => {
    const { bids: listed, ...rest } = record as unknown as { readonly bids: readonly Json[] };
    const turned = { ...rest, bids: [...listed].reverse() } as unknown as Json;
    expect(verifyRecord(turned).differences.map(({ path }) => path)).toEqual(expect.arrayContaining(['/order/0']));
    expect(verifyRecord({ ...rest, bids: [...listed, ...listed.slice(0, 1)] } as unknown as Json).refusal?.code).toBe('BID_TWICE');
    expect(RECEIVED).toBe(bids[0]?.receivedAt);
  });
});
