import { digestOf, instant, type Json } from '@pilotage/kernel';
import { committeePolicyAt, committeePolicyOf, committeePolicy2026_2 } from './committee-policy.js';
import { factOf } from './committee-fact.js';
import {
  CASE_DECISIONS,
  ETHICS_CASE_STATES,
  ethicsCaseLife,
  MOVE_OF_TRACKING,
  type EthicsCaseMove,
  type EthicsCaseState,
} from './ethics-case.workflow.js';

/** Every move with its start states and its end, written down a second time. */
const TABLE: Readonly<Record<EthicsCaseMove, readonly [readonly EthicsCaseState[], EthicsCaseState]>> = {
  accept: [['filed'], 'accepted'],
  openReview: [['accepted'], 'inReview'],
  decide: [['inReview'], 'decided'],
  track: [['decided', 'tracking', 'suspended'], 'tracking'],
  suspend: [['decided', 'tracking'], 'suspended'],
  end: [['decided', 'tracking', 'suspended'], 'ended'],
  setAside: [['decided', 'tracking', 'suspended'], 'setAside'],
  lapse: [['decided', 'tracking', 'suspended'], 'lapsed'],
};
const MOVES = Object.keys(TABLE) as EthicsCaseMove[];
const pairs = MOVES.flatMap((move) => ETHICS_CASE_STATES.map((state) => [move, state] as const));

describe('the life of an ethics case', () => {
  it('has these moves and no others', () => {
    expect(Object.keys(ethicsCaseLife.moves).sort()).toEqual([...MOVES].sort());
  });

  it.each(pairs.filter(([move, state]) => TABLE[move][0].includes(state)))('"%s" is possible when it is %s', (move, state) => {
    // What a meeting is judged by is told in meeting.spec.ts.
    const facts = move === 'decide' ? null : { decision: 'approved' as const };
    expect(ethicsCaseLife.move({ state }, move, facts).next.state).toBe(TABLE[move][1]);
  });

  it.each(pairs.filter(([move, state]) => !TABLE[move][0].includes(state)))('"%s" is refused when it is %s', (move, state) => {
    expect(ethicsCaseLife.objection(state, move, null)?.definition.code).toBe('WRONG_STATE');
  });

  it.each(CASE_DECISIONS)('a case decided "%s" is tracked, suspended, ended and lapses only when it was approved', (decision) => {
    const expected = decision === 'approved' || decision === 'approvedWithConditions' ? undefined : 'CASE_NOT_APPROVED';
    for (const move of ['track', 'suspend', 'end', 'lapse'] as const) {
      expect(ethicsCaseLife.objection('decided', move, { decision })?.definition.code).toBe(expected);
    }
  });

  it('a tracking review goes on, suspends or ends', () => {
    expect(MOVE_OF_TRACKING).toEqual({ keep: 'track', amendConditions: 'track', suspend: 'suspend', end: 'end' });
  });
});

describe('the rules of the committee', () => {
  it('there are none before the first version', () => {
    expect(committeePolicyAt(instant('2025-12-31T23:59:59+08:00'))).toBeUndefined();
    expect(committeePolicyAt(instant('2026-01-01T00:00:00+08:00'))).toBe(committeePolicy2026_2);
    expect(committeePolicyOf('2026.2')).toBe(committeePolicy2026_2);
    expect(committeePolicyOf('2020.1')).toBeUndefined();
  });

  it.each([
    ['2026.1', '2c82f8deceb7ae368ef6d7d229f39475e215834c13299ecf9e38bd4542bacede'],
    ['2026.2', '18505528f83a795855afa0e439f4573d7e17407bd15c4eaa9ac8d864596bf6ba'],
  ])('version %s is word for word what was released', (version, digest) => {
    expect(digestOf((committeePolicyOf(version) ?? null) as unknown as Json)).toBe(digest);
  });

  it('a decision of a retired version is judged by that version, which no date puts in force', () => {
    expect(committeePolicyOf('2026.1')).toMatchObject({ version: '2026.1', quorum: 5, membersMin: 0, requiredKinds: [] });
    const days = ['2026-01-01', '2026-06-01', '2026-12-31'].map((day) => committeePolicyAt(instant(`${day}T00:00:00+08:00`))?.version);
    expect(days).not.toContain('2026.1');
  });
});

describe('what the gate is told of the committee', () => {
  const at = instant('2026-06-01T00:00:00+08:00');
  const later = instant('2026-06-01T00:00:00.001+08:00');

  it.each([
    ['nothing before a decision', null, 'NONE'],
    ['an approval that is valid', { state: 'decided', decision: 'approved', validUntil: later }, 'APPROVED'],
    ['an approval under tracking', { state: 'tracking', decision: 'approved', validUntil: later }, 'APPROVED'],
    [
      'an approval with conditions',
      { state: 'decided', decision: 'approvedWithConditions', validUntil: later },
      'APPROVED_WITH_CONDITIONS',
    ],
    ['an approval that ends now, though no sweep has run', { state: 'decided', decision: 'approved', validUntil: at }, 'EXPIRED'],
    ['an approval that lapsed', { state: 'lapsed', decision: 'approved', validUntil: later }, 'EXPIRED'],
    ['an approval without an end', { state: 'decided', decision: 'approved', validUntil: null }, 'EXPIRED'],
    ['changes that were asked for', { state: 'decided', decision: 'revise', validUntil: null }, 'REVISE'],
    ['a rejection', { state: 'decided', decision: 'rejected', validUntil: null }, 'REJECTED'],
    ['nothing, once the decision was set aside', { state: 'setAside', decision: 'approved', validUntil: later }, 'NONE'],
    ['nothing, once a rejection was set aside', { state: 'setAside', decision: 'rejected', validUntil: null }, 'NONE'],
    [
      'that changes are asked for, while an approval is suspended',
      { state: 'suspended', decision: 'approved', validUntil: later },
      'REVISE',
    ],
    ['a rejection, once an approval was ended', { state: 'ended', decision: 'approved', validUntil: later }, 'REJECTED'],
  ] as const)('%s', (_what, decided, fact) => {
    expect(factOf(decided, at)).toBe(fact);
  });
});
