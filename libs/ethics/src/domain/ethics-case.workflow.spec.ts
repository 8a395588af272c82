import fc from 'fast-check';
import { committeePolicy2026_1, committeePolicyAt } from './committee-policy.js';
import { factOf } from './committee-fact.js';
import {
  CASE_DECISIONS,
  ETHICS_CASE_STATES,
  ethicsCaseLife,
  isCarried,
  type Ballot,
  type CaseDecision,
  type EthicsCaseState,
  type MeetingFacts,
} from './ethics-case.workflow.js';
import { instant } from '@pilotage/kernel';

type MoveName = 'accept' | 'openReview' | 'decide' | 'track' | 'lapse';

/** Every move with its start states and its end, written down a second time. */
const TABLE: Readonly<Record<MoveName, readonly [readonly EthicsCaseState[], EthicsCaseState]>> = {
  accept: [['filed'], 'accepted'],
  openReview: [['accepted'], 'inReview'],
  decide: [['accepted', 'inReview'], 'decided'],
  track: [['decided', 'tracking'], 'tracking'],
  lapse: [['decided', 'tracking'], 'lapsed'],
};
const MOVES = Object.keys(TABLE) as MoveName[];
const pairs = MOVES.flatMap((move) => ETHICS_CASE_STATES.map((state) => [move, state] as const));

const ballots = (inFavour: number, against = 0, abstain = 0): readonly Ballot[] => [
  ...Array.from({ length: inFavour }, (_, i) => ({ personId: `yes-${i}`, vote: 'inFavour' as const })),
  ...Array.from({ length: against }, (_, i) => ({ personId: `no-${i}`, vote: 'against' as const })),
  ...Array.from({ length: abstain }, (_, i) => ({ personId: `none-${i}`, vote: 'abstain' as const })),
];
const meeting = (decision: CaseDecision, cast: readonly Ballot[], more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  policy: committeePolicy2026_1,
  decision,
  ballots: cast,
  conditions: decision === 'approvedWithConditions' ? 1 : 0,
  recused: [],
  members: cast.map((b) => b.personId),
  interested: [],
  selves: new Map(),
  ...more,
});
const refusedWith = (facts: MeetingFacts): string | undefined =>
  ethicsCaseLife.objection('inReview', 'decide', { meeting: facts })?.definition.code;

describe('the life of an ethics case', () => {
  it('has these moves and no others', () => {
    expect(Object.keys(ethicsCaseLife.moves).sort()).toEqual([...MOVES].sort());
  });

  it.each(pairs.filter(([move, state]) => TABLE[move][0].includes(state)))('"%s" is possible when it is %s', (move, state) => {
    const facts = move === 'decide' ? { meeting: meeting('approved', ballots(5)) } : { decision: 'approved' as const };
    expect(ethicsCaseLife.move({ state }, move, facts).next.state).toBe(TABLE[move][1]);
  });

  it.each(pairs.filter(([move, state]) => !TABLE[move][0].includes(state)))('"%s" is refused when it is %s', (move, state) => {
    expect(ethicsCaseLife.objection(state, move, null)?.definition.code).toBe('WRONG_STATE');
  });

  it.each(CASE_DECISIONS)('a case decided "%s" is tracked and lapses only when it was approved', (decision) => {
    const expected = decision === 'approved' || decision === 'approvedWithConditions' ? undefined : 'CASE_NOT_APPROVED';
    expect(ethicsCaseLife.objection('decided', 'track', { decision })?.definition.code).toBe(expected);
    expect(ethicsCaseLife.objection('decided', 'lapse', { decision })?.definition.code).toBe(expected);
  });
});

describe('a meeting of the committee', () => {
  it.each<readonly [string, MeetingFacts, string | undefined]>([
    ['four members are no quorum', meeting('approved', ballots(4)), 'COMMITTEE_QUORUM_NOT_REACHED'],
    ['five members are a quorum', meeting('approved', ballots(5)), undefined],
    ['four of six present approve', meeting('approved', ballots(4, 2)), undefined],
    ['three of five present do not approve', meeting('approved', ballots(3, 2)), 'COMMITTEE_VOTE_CONTRADICTS'],
    ['an abstention counts as present', meeting('approved', ballots(3, 0, 2)), 'COMMITTEE_VOTE_CONTRADICTS'],
    ['a case for which two thirds voted is not rejected', meeting('rejected', ballots(5)), 'COMMITTEE_VOTE_CONTRADICTS'],
    ['a case without two thirds may be rejected', meeting('rejected', ballots(3, 2)), undefined],
    ['a case without two thirds may be sent back', meeting('revise', ballots(0, 5)), undefined],
    [
      'an approval with conditions names one',
      meeting('approvedWithConditions', ballots(5), { conditions: 0 }),
      'COMMITTEE_CONDITIONS_MISMATCH',
    ],
    ['an approval without conditions names none', meeting('approved', ballots(5), { conditions: 1 }), 'COMMITTEE_CONDITIONS_MISMATCH'],
    ['a rejection names none', meeting('rejected', ballots(0, 5), { conditions: 1 }), 'COMMITTEE_CONDITIONS_MISMATCH'],
    ['an adviser has no vote', meeting('approved', ballots(6), { members: ballots(5).map((b) => b.personId) }), 'NOT_A_COMMITTEE_MEMBER'],
    ['a recused member does not vote', meeting('approved', ballots(6), { recused: ['yes-0'] }), 'COMMITTEE_MEMBER_HAS_INTEREST'],
    ['who serves a party does not vote', meeting('approved', ballots(6), { interested: ['yes-0'] }), 'COMMITTEE_MEMBER_HAS_INTEREST'],
    ['a member votes once', meeting('approved', [...ballots(5), ...ballots(1)]), 'COMMITTEE_MEMBER_NAMED_TWICE'],
    [
      'a human with two accounts votes once',
      meeting('approved', ballots(6), { selves: new Map([['yes-0', ['yes-0', 'yes-1']]]) }),
      'COMMITTEE_MEMBER_NAMED_TWICE',
    ],
    [
      'who is recused under one account does not vote under another',
      meeting('approved', ballots(6), { recused: ['other'], selves: new Map([['yes-0', ['yes-0', 'other']]]) }),
      'COMMITTEE_MEMBER_HAS_INTEREST',
    ],
  ])('%s', (_fact, facts, code) => {
    expect(refusedWith(facts)).toBe(code);
  });

  it('one vote more never undoes an approval, and one against never makes one', () => {
    const seed = 20260105;
    const size = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(size, size, (yes, no) => {
        const carried = isCarried(committeePolicy2026_1, ballots(yes, no));
        expect(isCarried(committeePolicy2026_1, ballots(yes + 1, no)) || !carried).toBe(true);
        expect(!isCarried(committeePolicy2026_1, ballots(yes, no + 1)) || carried).toBe(true);
      }),
      { seed },
    );
  });

  it('there are no rules before the first version', () => {
    expect(committeePolicyAt(instant('2025-12-31T23:59:59+08:00'))).toBeUndefined();
    expect(committeePolicyAt(instant('2026-01-01T00:00:00+08:00'))).toBe(committeePolicy2026_1);
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
  ] as const)('%s', (_what, decided, fact) => {
    expect(factOf(decided, at)).toBe(fact);
  });
});
