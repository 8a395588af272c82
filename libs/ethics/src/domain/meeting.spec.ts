import fc from 'fast-check';
import { committeePolicy2026_2 as policy, needsExperts, recuses, type MemberKind } from './committee-policy.js';
import { ethicsCaseLife } from './ethics-case.workflow.js';
import { isCarried, type Ballot, type CaseDecision, type MeetingFacts, type Seat } from './meeting.js';
import { sittingObjection } from './meeting.rules.js';

const KINDS: readonly MemberKind[] = ['technicalPeer', 'ethics', 'law', 'technicalPeer', 'ethics', 'law', 'society', 'labour'];
/** Eight members: m0 to m7. */
const seats: readonly Seat[] = KINDS.map((kind, i) => ({ personId: `m${i}`, kind }));
const first = (count: number): string[] => seats.slice(0, count).map(({ personId }) => personId);

/** Everyone of `present` has voted: the first `inFavour` for approval, the next `abstain` neither, the others against. */
const votes = (present: readonly string[], inFavour: number, abstain = 0): readonly Ballot[] =>
  present.map((personId, i) => ({ personId, vote: i < inFavour ? 'inFavour' : i < inFavour + abstain ? 'abstain' : 'against' }));

const meeting = (decision: CaseDecision, ballots: readonly Ballot[], more: Partial<MeetingFacts> = {}): MeetingFacts => {
  const present = ballots.map((b) => b.personId);
  const conditions = decision === 'approvedWithConditions' ? 1 : 0;
  const facts = {
    policy,
    seats,
    present,
    declared: present,
    recused: [],
    interested: [],
    selves: new Map(),
    ballots,
    decision,
    conditions,
  };
  return { ...facts, experts: null, ...more };
};
const decided = (facts: MeetingFacts): string | undefined =>
  ethicsCaseLife.objection('inReview', 'decide', { meeting: facts })?.definition.code;
const opened = (present: readonly string[], more: Partial<MeetingFacts> = {}): string | undefined =>
  sittingObjection({ ...meeting('approved', votes(present, present.length)), ...more })?.definition.code;

describe('a sitting', () => {
  it.each<readonly [string, readonly string[], Partial<MeetingFacts>, string | undefined]>([
    ['five members of the required kinds sit', first(5), {}, undefined],
    ['four are no quorum', first(4), {}, 'COMMITTEE_QUORUM_NOT_REACHED'],
    ['seven in office are enough', first(5), { seats: seats.slice(0, 7) }, undefined],
    ['six in office are not', first(5), { seats: seats.slice(0, 6) }, 'COMMITTEE_NOT_COMPOSED'],
    [
      'eight without a lawyer are not',
      ['m0', 'm1', 'm3', 'm4', 'm6'],
      { seats: seats.map((s) => ({ ...s, kind: s.kind === 'law' ? ('society' as const) : s.kind })) },
      'COMMITTEE_NOT_COMPOSED',
    ],
    ['without a lawyer present the case is postponed', ['m0', 'm1', 'm3', 'm4', 'm6'], {}, 'COMMITTEE_KINDS_NOT_COVERED'],
    ['without a technical peer present it is', ['m1', 'm2', 'm4', 'm5', 'm6'], {}, 'COMMITTEE_KINDS_NOT_COVERED'],
    ['an adviser has no seat', [...first(5), 'adviser'], {}, 'NOT_A_COMMITTEE_MEMBER'],
    ['a member sits once', [...first(5), 'm0'], {}, 'COMMITTEE_MEMBER_NAMED_TWICE'],
    ['a human with two seats sits once', first(6), { selves: new Map([['m0', ['m0', 'm3']]]) }, 'COMMITTEE_MEMBER_NAMED_TWICE'],
    ['who has not declared does not sit', first(6), { declared: first(5) }, 'COMMITTEE_INTEREST_NOT_DECLARED'],
    ['who is recused does not sit', first(6), { recused: ['m0'] }, 'COMMITTEE_MEMBER_HAS_INTEREST'],
    ['who serves a party does not sit, whatever they declared', first(6), { interested: ['m5'] }, 'COMMITTEE_MEMBER_HAS_INTEREST'],
    [
      'who is recused under another account does not sit',
      first(6),
      { recused: ['x'], selves: new Map([['m0', ['m0', 'x']]]) },
      'COMMITTEE_MEMBER_HAS_INTEREST',
    ],
  ])('%s', (_fact, present, more, code) => {
    expect(opened(present, { declared: present, ...more })).toBe(code);
  });
});

describe('a decision', () => {
  const six = first(6);
  it.each<readonly [string, MeetingFacts, string | undefined]>([
    ['four of six present approve', meeting('approved', votes(six, 4)), undefined],
    ['three of five present do not', meeting('approved', votes(first(5), 3)), 'COMMITTEE_VOTE_CONTRADICTS'],
    ['an abstention counts as present', meeting('approved', votes(first(5), 3, 2)), 'COMMITTEE_VOTE_CONTRADICTS'],
    ['four of six with two abstentions approve', meeting('approved', votes(six, 4, 2)), undefined],
    ['a case for which two thirds voted is not rejected', meeting('rejected', votes(six, 4)), 'COMMITTEE_VOTE_CONTRADICTS'],
    ['a case without two thirds may be rejected', meeting('rejected', votes(six, 3)), undefined],
    ['or sent back', meeting('revise', votes(six, 0)), undefined],
    [
      'nobody decides before everyone present has voted',
      meeting('approved', votes(first(5), 5), { present: six }),
      'COMMITTEE_BALLOTS_MISSING',
    ],
    [
      'whoever was recused since is not present, and their ballot not counted: five of seven approved, four of six do',
      meeting('approved', votes(first(7), 5), { recused: ['m0'] }),
      undefined,
    ],
    [
      'three of six do not, though four of seven votes were cast for it',
      meeting('approved', votes(first(7), 4), { recused: ['m0'] }),
      'COMMITTEE_VOTE_CONTRADICTS',
    ],
    ['recusals since may leave no quorum', meeting('approved', votes(first(5), 5), { recused: ['m4'] }), 'COMMITTEE_QUORUM_NOT_REACHED'],
    [
      'recusals since may leave kinds uncovered',
      meeting('approved', votes(['m0', 'm1', 'm2', 'm4', 'm6', 'm7'], 6), { recused: ['m2'] }),
      'COMMITTEE_KINDS_NOT_COVERED',
    ],
    [
      'a member whose term ended meanwhile does not decide',
      meeting('approved', votes(six, 6), { seats: [...seats.slice(1), { personId: 'm8', kind: 'technicalPeer' }] }),
      'NOT_A_COMMITTEE_MEMBER',
    ],
    [
      'an approval with conditions names one',
      meeting('approvedWithConditions', votes(six, 6), { conditions: 0 }),
      'COMMITTEE_CONDITIONS_MISMATCH',
    ],
    ['an approval without conditions names none', meeting('approved', votes(six, 6), { conditions: 1 }), 'COMMITTEE_CONDITIONS_MISMATCH'],
    ['a rejection names none', meeting('rejected', votes(six, 0), { conditions: 1 }), 'COMMITTEE_CONDITIONS_MISMATCH'],
  ])('%s', (_fact, facts, code) => {
    expect(decided(facts)).toBe(code);
  });

  it.each([
    ['without experts a listed activity is not approved', { all: 0, agree: 0 }, 'EXPERT_REVIEW_OUTSTANDING'],
    ['four experts are too few, though all agree', { all: 4, agree: 4 }, 'EXPERT_REVIEW_OUTSTANDING'],
    ['three of five are not two thirds of all', { all: 5, agree: 3 }, 'EXPERT_REVIEW_OUTSTANDING'],
    ['four of five are', { all: 5, agree: 4 }, undefined],
    ['four of six are exactly two thirds', { all: 6, agree: 4 }, undefined],
    ['who has not spoken does not agree: three of six', { all: 6, agree: 3 }, 'EXPERT_REVIEW_OUTSTANDING'],
  ])('%s', (_fact, experts, code) => {
    expect(decided(meeting('approved', votes(six, 6), { experts }))).toBe(code);
    expect(decided(meeting('approvedWithConditions', votes(six, 6), { experts }))).toBe(code);
    expect(decided(meeting('rejected', votes(six, 0), { experts }))).toBeUndefined();
  });

  it('a member more in favour never undoes an approval, and one more against never makes one', () => {
    const seed = 20260105;
    const size = fc.integer({ min: 0, max: 30 });
    const ballots = (yes: number, no: number): readonly Ballot[] =>
      votes(
        Array.from({ length: yes + no }, (_, i) => `p${i}`),
        yes,
      );
    fc.assert(
      fc.property(size, size, (yes, no) => {
        const carried = isCarried(policy, ballots(yes, no));
        expect(isCarried(policy, ballots(yes + 1, no)) || !carried).toBe(true);
        expect(!isCarried(policy, ballots(yes, no + 1)) || carried).toBe(true);
      }),
      { seed },
    );
  });
});

describe('the rules say', () => {
  it('which interests recuse: all but authorship of the guideline that is applied', () => {
    expect(recuses(policy, [])).toBe(false);
    expect(recuses(policy, ['guidelineAuthor'])).toBe(false);
    for (const kind of ['employment', 'boardSeat', 'control', 'kinship', 'funding', 'ownProduct', 'other'] as const) {
      expect(recuses(policy, ['guidelineAuthor', kind])).toBe(true);
    }
  });

  it('which cases are listed activities', () => {
    expect(needsExperts(policy, ['HIGH_RISK_REVIEW', 'H7'])).toBe(true);
    expect(needsExperts(policy, ['HIGH_RISK_REVIEW', 'H1'])).toBe(false);
  });
});
