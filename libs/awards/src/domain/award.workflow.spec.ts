import { instant, Refused } from '@pilotage/kernel';
import { awardWorkflow, AWARD_STATES, type AwardFacts, type AwardMove, type AwardState } from './award.workflow.js';
import { challengeWorkflow, filingObjection, type Challenged } from './challenge.workflow.js';
import { excludedFromApproval, excludedFromDeciding, involvementOf } from './separation.rules.js';

const at = (day: string) => instant(`2026-03-${day}T00:00:00+08:00`);
const hands = { proposer: 'per_officer', markers: ['per_marker'], drafter: 'per_drafter' };
const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.refusal.definition.code;
    throw error;
  }
};
type Approval = NonNullable<AwardFacts['approval']>;
const approval = (approver: string, otherThan: readonly string[] = [], more: Partial<Approval> = {}): AwardFacts => ({
  approval: {
    approver: approver.split(' '),
    involved: excludedFromApproval(hands, otherThan),
    isBidRanked: true,
    ranking: 'current',
    ...more,
  },
});
const approve = (facts: AwardFacts) => codeOf(() => awardWorkflow.move({ state: 'proposed' as AwardState }, 'approve', facts));
const finalise = (facts: AwardFacts) => codeOf(() => awardWorkflow.move({ state: 'standstill' as AwardState }, 'finalise', facts));

describe('the life of an award', () => {
  const allowed: Readonly<Record<AwardMove, readonly AwardState[]>> = {
    approve: ['proposed'],
    beginStandstill: ['approved'],
    finalise: ['standstill'],
    returnProposal: ['proposed'],
    decline: ['standstill'],
    overturn: ['standstill'],
    loseStanding: ['proposed', 'approved', 'standstill'],
    endWithCall: ['proposed', 'approved', 'standstill'],
  };
  const facts: AwardFacts = {
    ...approval('per_approver'),
    finality: { now: at('20'), standstillUntil: at('20'), openChallenges: [], isBidderExcluded: false },
  };
  const pairs = AWARD_STATES.flatMap((state) => (Object.keys(allowed) as AwardMove[]).map((move) => ({ state, move })));

  it.each(pairs)('an award that is $state meets "$move" as its table says', ({ state, move }) => {
    const code = codeOf(() => awardWorkflow.move({ state }, move, facts));
    expect(code).toBe(allowed[move].includes(state) ? null : 'WRONG_STATE');
  });

  it('an award is approved by a stranger to it alone', () => {
    expect(approve(approval('per_approver'))).toBeNull();
    expect(approve(approval('per_officer'))).toBe('SAME_PERSON_APPROVES_AWARD');
    expect(approve(approval('per_marker'))).toBe('SAME_PERSON_APPROVES_AWARD');
    expect(approve({})).toBe('AWARD_BID_NOT_RANKED');
    expect(approve(approval('per_approver', [], { isBidRanked: false }))).toBe('AWARD_BID_NOT_RANKED');
  });

  it('an award is approved on the ranking that counts', () => {
    expect(approve(approval('per_approver', [], { ranking: 'outdated' }))).toBe('AWARD_RANKING_OUTDATED');
    expect(approve(approval('per_approver', [], { ranking: 'replaced' }))).toBe('AWARD_RANKING_REPLACED');
  });

  it('the drafter of the call approves unless the profile says otherwise', () => {
    expect(approve(approval('per_drafter'))).toBeNull();
    expect(approve(approval('per_drafter', ['drafter']))).toBe('SAME_PERSON_APPROVES_AWARD');
    expect(approve(approval('per_drafter', ['handlingOfficer']))).toBe('SAME_PERSON_APPROVES_AWARD');
    expect(() => excludedFromApproval(hands, ['fellowOpener'])).toThrow(/does not know/);
  });

  it('an award is final from the end of its standstill on, not a moment earlier', () => {
    const finality = { standstillUntil: at('20'), openChallenges: [], isBidderExcluded: false };
    expect(finalise({ finality: { ...finality, now: instant('2026-03-19T23:59:59.999+08:00') } })).toBe('STANDSTILL_RUNS');
    expect(finalise({ finality: { ...finality, now: at('20') } })).toBeNull();
    expect(finalise({})).toBe('STANDSTILL_RUNS');
  });

  it('an award is not final while its bidder stands on the exclusion register', () => {
    const finality = { now: at('21'), standstillUntil: at('20'), openChallenges: [] };
    expect(finalise({ finality: { ...finality, isBidderExcluded: true } })).toBe('AWARD_BIDDER_EXCLUDED');
    expect(finalise({ finality: { ...finality, isBidderExcluded: false } })).toBeNull();
  });

  it('an open challenge stays the award as long as the profile says, and no longer', () => {
    const finality = { now: at('21'), standstillUntil: at('20'), isBidderExcluded: false };
    expect(finalise({ finality: { ...finality, openChallenges: [{ stayUntil: at('22') }] } })).toBe('CHALLENGE_STAYS_AWARD');
    expect(finalise({ finality: { ...finality, openChallenges: [{ stayUntil: at('21') }] } })).toBeNull();
    expect(finalise({ finality: { ...finality, openChallenges: [{ stayUntil: null }] } })).toBeNull();
    expect(finalise({ finality: { ...finality, openChallenges: [{ stayUntil: null }, { stayUntil: at('22') }] } })).toBe(
      'CHALLENGE_STAYS_AWARD',
    );
  });
});

describe('the challenge of an award', () => {
  const open: Challenged = {
    now: at('10'),
    isSubject: true,
    awardState: 'standstill',
    awardBidId: 'bid_winner',
    challengeUntil: at('20'),
    standstillUntil: at('20'),
    bid: { id: 'bid_loser', state: 'ranked' },
    isChallengedAlready: false,
  };
  const code = (change: Partial<Challenged>) => filingObjection({ ...open, ...change })?.definition.code ?? null;

  it('a loser of the ranking challenges within the time', () => {
    expect(code({})).toBeNull();
    expect(code({ now: at('20') })).toBe('CHALLENGE_TOO_LATE');
    expect(code({ challengeUntil: at('10') })).toBe('CHALLENGE_TOO_LATE');
    expect(code({ standstillUntil: at('10') })).toBe('CHALLENGE_TOO_LATE');
    expect(code({ awardState: 'final' })).toBe('CHALLENGE_TOO_LATE');
  });

  it('nobody challenges without an interest, twice, or what the profile leaves out', () => {
    expect(code({ bid: { id: 'bid_winner', state: 'ranked' } })).toBe('CHALLENGER_HAS_NO_INTEREST');
    expect(code({ bid: { id: 'bid_loser', state: 'refused' } })).toBe('CHALLENGER_HAS_NO_INTEREST');
    expect(code({ isChallengedAlready: true })).toBe('CHALLENGED_ALREADY');
    expect(code({ isSubject: false })).toBe('CHALLENGE_SUBJECT_CLOSED');
  });

  it('is decided by a stranger to the award, once', () => {
    const involved = excludedFromDeciding({ ...hands, approver: 'per_approver', challenger: 'per_bidder' });
    const decide = (decider: string, state: 'filed' | 'upheld' = 'filed') =>
      codeOf(() => challengeWorkflow.move({ state }, 'uphold', { deciding: { decider: decider.split(' '), involved } }));
    expect(decide('per_other')).toBeNull();
    const involvedOnes = ['per_approver', 'per_officer', 'per_marker', 'per_bidder', 'per_other per_marker'];
    expect(involvedOnes.map((p) => decide(p))).toEqual(Array(5).fill('SAME_PERSON_DECIDES_CHALLENGE'));
    expect(decide('per_other', 'upheld')).toBe('WRONG_STATE');
    expect(involvementOf(['per_other'], involved)).toBeNull();
  });
});
