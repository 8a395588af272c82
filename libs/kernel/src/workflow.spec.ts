import { refusal, refusals, Refused } from './refusal.js';
import { must, workflow, workflowRefusals } from './workflow.js';

type State = 'draft' | 'sealed' | 'opened' | 'withdrawn';
type MoveName = 'seal' | 'replace' | 'withdraw' | 'open';
interface Facts {
  readonly isBeforeDeadline: boolean;
  readonly isComplete: boolean;
}

const both = (text: string) => ({ en: text, zh: text });
const said = refusals({
  TOO_LATE: { rule: both('Before the deadline.'), source: both('Sample'), message: { en: 'Too late.', zh: '已截止。' } },
  INCOMPLETE: { rule: both('Complete.'), source: both('Sample'), message: { en: 'Incomplete.', zh: '不完整。' } },
});
const inTime = { sentence: 'The deadline has not passed.', check: (f: Facts) => (f.isBeforeDeadline ? null : refusal(said.TOO_LATE)) };
const complete = { sentence: 'Every answer is given.', check: (f: Facts) => (f.isComplete ? null : refusal(said.INCOMPLETE)) };
const STATES = ['draft', 'sealed', 'opened', 'withdrawn'] as const;
const bid = workflow<State, MoveName, Facts>({
  name: 'bid',
  states: STATES,
  initial: 'draft',
  final: ['opened', 'withdrawn'],
  moves: {
    seal: { from: ['draft'], to: 'sealed', by: 'sealBid', when: [inTime, complete] },
    replace: { from: ['sealed'], to: 'draft', by: 'replaceBid', when: [inTime] },
    withdraw: { from: ['draft', 'sealed'], to: 'withdrawn', by: 'withdrawBid' },
    open: { from: ['sealed'], to: 'opened', by: 'openBids' },
  },
});
const MOVES = Object.keys(bid.moves) as MoveName[];
const good: Facts = { isBeforeDeadline: true, isComplete: true };

describe('a life', () => {
  const table = MOVES.flatMap((move) => STATES.map((state) => ({ move, state, allowed: bid.moves[move].from.includes(state) })));

  it.each(table.filter((row) => row.allowed))('lets a $state bid $move and leaves the fact of it', ({ move, state }) => {
    const object = { state, id: 'bid_1' };
    const { next, event } = bid.move(object, move, good);
    const line = bid.moves[move];
    expect(next).toEqual({ state: line.to, id: 'bid_1' });
    expect(event).toEqual({ type: `bid.${move}`, object: 'bid', from: state, to: line.to, by: line.by });
    expect(object).toEqual({ state, id: 'bid_1' });
  });

  it.each(table.filter((row) => !row.allowed))('refuses to $move a $state bid, and nothing changes', ({ move, state }) => {
    const object = { state };
    expect(bid.objection(state, move, good)).toMatchObject({ definition: workflowRefusals.WRONG_STATE, params: { state, move } });
    expect(() => bid.move(object, move, good)).toThrow(Refused);
    expect(object).toEqual({ state });
  });

  it('covers every state and move, and its moves from a state are those that it allows', () => {
    expect(table).toHaveLength(STATES.length * MOVES.length);
    for (const state of STATES) {
      const allowed = table.filter((row) => row.state === state && row.allowed).map((row) => row.move);
      expect(bid.movesFrom(state)).toEqual(allowed);
    }
  });

  it('answers with the first rule that says no, and with the state before any rule', () => {
    const neither = { isBeforeDeadline: false, isComplete: false };
    expect(bid.objection('draft', 'seal', neither)?.definition.code).toBe('TOO_LATE');
    expect(bid.objection('draft', 'seal', { ...neither, isBeforeDeadline: true })?.definition.code).toBe('INCOMPLETE');
    expect(bid.objection('opened', 'seal', neither)?.definition.code).toBe('WRONG_STATE');
    expect(bid.objection('draft', 'seal', good)).toBeNull();
  });

  it('is drawn with its start, its moves and its ends', () => {
    expect(bid.chart().split('\n')).toEqual([
      'stateDiagram-v2',
      '  [*] --> draft',
      '  draft --> sealed: seal',
      '  sealed --> draft: replace',
      '  draft --> withdrawn: withdraw',
      '  sealed --> withdrawn: withdraw',
      '  sealed --> opened: open',
      '  opened --> [*]',
      '  withdrawn --> [*]',
    ]);
  });
});

describe('a life is not declared', () => {
  const line = (from: readonly string[], to: string) => ({ from, to, by: 'x' });
  const declare = (states: readonly string[], final: readonly string[], moves: Record<string, ReturnType<typeof line>>) => () =>
    workflow<string, string>({ name: 'sample', states, initial: 'a', final, moves });

  it('when a state has no way in', () => {
    expect(declare(['a', 'b', 'c'], ['b'], { go: line(['a'], 'b'), on: line(['c'], 'b') })).toThrow('c can never be reached');
  });

  it('when states lead only to each other and not from the start', () => {
    const ring = { go: line(['a'], 'b'), there: line(['c'], 'd'), back: line(['d'], 'c') };
    expect(declare(['a', 'b', 'c', 'd'], ['b'], ring)).toThrow('c can never be reached; d can never be reached');
  });

  it('when a state that is no end cannot be left', () => {
    expect(declare(['a', 'b', 'c'], ['b'], { go: line(['a'], 'b'), stray: line(['a'], 'c') })).toThrow('c can never be left');
  });

  it('when an end can be left', () => {
    expect(declare(['a', 'b'], ['b'], { go: line(['a'], 'b'), back: line(['b'], 'a') })).toThrow('b is an end but can be left');
  });

  it('when a move or an end names a state that is none', () => {
    expect(declare(['a', 'b'], ['b'], { go: line(['a'], 'b'), stray: line(['a'], 'x') })).toThrow('x is no state');
    expect(declare(['a', 'b'], ['b', 'y'], { go: line(['a'], 'b') })).toThrow('y is no state');
  });

  it('and is declared when it is sound', () => {
    expect(declare(['a', 'b'], ['b'], { go: line(['a'], 'b') })).not.toThrow();
  });
});

describe('a rule outside of a life', () => {
  it('refuses unless it holds', () => {
    expect(() => must(false, said.TOO_LATE)).toThrow(Refused);
    expect(() => must(true, said.TOO_LATE)).not.toThrow();
  });
});
