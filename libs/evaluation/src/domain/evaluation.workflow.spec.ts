import { Refused } from '@pilotage/kernel';
import {
  EVALUATION_STATES,
  evaluationWorkflow,
  isLocked,
  type EvaluationFacts,
  type EvaluationMove,
  type EvaluationState,
} from './evaluation.workflow.js';

/** Facts under which every rule of the table holds, but for moderation, which asks for a spread where the lock asks for none. */
const kept: EvaluationFacts = {
  panel: { seats: 3, members: 3, undeclared: 0 },
  bids: { undecided: 0, referred: 0, admitted: 2 },
  marks: { complete: 3, needed: 2, missing: 0 },
  moderation: { allowed: true, unsettled: 0 },
};
const spread: EvaluationFacts = { ...kept, moderation: { allowed: true, unsettled: 1 } };
const factsFor = (move: EvaluationMove): EvaluationFacts => (move === 'moderate' ? spread : kept);

const table: Record<EvaluationMove, { from: EvaluationState[]; to: EvaluationState }> = {
  startMarking: { from: ['declaring'], to: 'marking' },
  moderate: { from: ['marking'], to: 'moderating' },
  lock: { from: ['marking', 'moderating'], to: 'locked' },
  rank: { from: ['locked', 'ranked'], to: 'ranked' },
  decide: { from: ['ranked'], to: 'decided' },
};
const moves = Object.keys(table) as EvaluationMove[];
const cells = moves.flatMap((move) => EVALUATION_STATES.map((state) => ({ move, state })));
const allowed = cells.filter(({ move, state }) => table[move].from.includes(state));
const denied = cells.filter(({ move, state }) => !table[move].from.includes(state));

const codeOf = (state: EvaluationState, move: EvaluationMove, facts: EvaluationFacts): string => {
  try {
    evaluationWorkflow.move({ id: 'evl_1', state }, move, facts);
  } catch (error) {
    if (error instanceof Refused) return error.refusal.definition.code;
    throw error;
  }
  return 'accepted';
};

describe('the life of an evaluation', () => {
  it('has the moves of its table and no other', () => {
    expect(Object.keys(evaluationWorkflow.moves).sort()).toEqual([...moves].sort());
    expect(allowed.length + denied.length).toBe(moves.length * EVALUATION_STATES.length);
  });

  it.each(allowed)('one that is $state can $move', ({ move, state }) => {
    const moved = evaluationWorkflow.move({ id: 'evl_1', state }, move, factsFor(move));
    expect(moved.next.state).toBe(table[move].to);
  });

  it.each(denied)('one that is $state cannot $move', ({ move, state }) => {
    expect(codeOf(state, move, factsFor(move))).toBe('WRONG_STATE');
  });

  it.each(moves.filter((move) => evaluationWorkflow.moves[move].when))('no fact is assumed: %s without facts is refused', (move) => {
    const [state] = table[move].from;
    expect(codeOf(state ?? 'declaring', move, {})).not.toBe('accepted');
  });
});

describe('marking starts', () => {
  it.each<[string, string, EvaluationFacts]>([
    ['a seat is empty', 'PANEL_INCOMPLETE', { ...kept, panel: { seats: 3, members: 2, undeclared: 0 } }],
    ['a member has not declared', 'DECLARATIONS_MISSING', { ...kept, panel: { seats: 3, members: 3, undeclared: 1 } }],
    ['a bid waits for the committee', 'BID_STILL_REFERRED', { ...kept, bids: { undecided: 0, referred: 1, admitted: 2 } }],
    ['the gate has not decided a bid', 'BIDS_NOT_DECIDED', { ...kept, bids: { undecided: 1, referred: 0, admitted: 2 } }],
    ['no bid is admitted', 'BIDS_NOT_DECIDED', { ...kept, bids: { undecided: 0, referred: 0, admitted: 0 } }],
  ])('not while %s', (_, code, facts) => {
    expect(codeOf('declaring', 'startMarking', facts)).toBe(code);
  });
});

describe('marks are locked', () => {
  it.each<[string, string, EvaluationFacts]>([
    ['a bid waits for the committee', 'BID_STILL_REFERRED', { ...kept, bids: { undecided: 0, referred: 1, admitted: 2 } }],
    ['a seat is empty', 'PANEL_INCOMPLETE', { ...kept, panel: { seats: 3, members: 2, undeclared: 0 } }],
    ['a mark is missing', 'MARKS_INCOMPLETE', { ...kept, marks: { complete: 2, needed: 2, missing: 1 } }],
    ['fewer have marked than the profile asks', 'EVALUATORS_TOO_FEW', { ...kept, marks: { complete: 3, needed: 5, missing: 0 } }],
    [
      'a single evaluator has marked, whatever a profile asks',
      'EVALUATORS_TOO_FEW',
      { ...kept, marks: { complete: 1, needed: 1, missing: 0 } },
    ],
    ['a spread is not settled where moderation is allowed', 'SPREADS_NOT_SETTLED', spread],
  ])('not while %s', (_, code, facts) => {
    expect(codeOf('marking', 'lock', facts)).toBe(code);
    expect(codeOf('moderating', 'lock', facts)).toBe(code);
  });

  it('whatever their spread where the profile does not allow moderation', () => {
    const facts = { ...kept, moderation: { allowed: false, unsettled: 4 } };
    expect(codeOf('marking', 'lock', facts)).toBe('accepted');
    expect(codeOf('marking', 'moderate', facts)).toBe('MODERATION_NOT_ALLOWED');
  });

  it('for good', () => {
    expect(EVALUATION_STATES.filter(isLocked)).toEqual(['locked', 'ranked', 'decided']);
  });
});
