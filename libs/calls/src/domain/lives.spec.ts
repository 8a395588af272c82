import { Refused, workflowRefusals } from '@pilotage/kernel';
import { callWorkflow, CALL_STATES, followingMove, isLive, stateOfLots, type CallMove, type CallState } from './call.workflow.js';
import { clarificationRefusals, clarificationWorkflow } from './clarification.workflow.js';
import { lotWorkflow, LOT_STATES, type LotMove, type LotState } from './lot.workflow.js';
import { needRefusals, needWorkflow, NEED_STATES, TAKING_CALLS, type NeedMove } from './need.workflow.js';
import { goodFacts } from '../../../../test/fixtures/calls/publication.js';
import { instant } from '@pilotage/kernel';

/** What each move of a lot starts from, written out by hand: the table is the life, and the complement is refused. */
const LOT_TABLE: Record<LotMove, readonly LotState[]> = {
  publish: ['draft'],
  close: ['open'],
  openTechnical: ['closed'],
  startEvaluating: ['technicalOpened'],
  openPrices: ['evaluating'],
  rank: ['pricesOpened'],
  proposeAward: ['ranked'],
  withdrawProposal: ['awardPending'],
  award: ['awardPending'],
  complete: ['awarded'],
  fail: ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending'],
  cancel: ['draft', 'open', 'closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending'],
};

const CALL_TABLE: Record<CallMove, readonly CallState[]> = {
  submit: ['draft'],
  return: ['inReview'],
  approve: ['inReview'],
  close: ['open'],
  followToTechnicalOpened: ['closed'],
  followToEvaluating: ['closed', 'technicalOpened'],
  followToPricesOpened: ['closed', 'technicalOpened', 'evaluating'],
  followToRanked: ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'awardPending'],
  followToAwardPending: ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked'],
  followToAwarded: ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending'],
  complete: ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending', 'awarded'],
  fail: ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending'],
  cancel: ['draft', 'inReview', 'open', 'closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending'],
};

const NEED_TABLE: Record<NeedMove, readonly (typeof NEED_STATES)[number][]> = {
  publish: ['draft'],
  call: ['published'],
  close: ['draft', 'published', 'called'],
};

const rowsOf = <M extends string, S extends string>(table: Record<M, readonly S[]>, states: readonly S[]) =>
  (Object.keys(table) as M[]).flatMap((move) => states.map((state) => ({ move, state, allowed: table[move].includes(state) })));

describe('the life of a lot', () => {
  const rows = rowsOf(LOT_TABLE, LOT_STATES);

  it.each(rows.filter(({ allowed }) => allowed))('a lot that is $state can $move', ({ move, state }) => {
    const { next, event } = lotWorkflow.move({ id: 'lot_1', state }, move, {});
    expect(next.state).toBe(lotWorkflow.moves[move].to);
    expect(event).toMatchObject({ type: `lot.${move}`, from: state, to: next.state });
  });

  it.each(rows.filter(({ allowed }) => !allowed))('a lot that is $state cannot $move', ({ move, state }) => {
    const lot = { id: 'lot_1', state };
    expect(lotWorkflow.objection(state, move, {})?.definition).toBe(workflowRefusals.WRONG_STATE);
    expect(() => lotWorkflow.move(lot, move, {})).toThrow(Refused);
    expect(lot).toEqual({ id: 'lot_1', state });
  });
});

describe('the life of a call', () => {
  const rows = rowsOf(CALL_TABLE, CALL_STATES);
  const facts = { publication: goodFacts(), lots: [] };

  it.each(rows.filter(({ allowed }) => allowed))('a call that is $state can $move when nothing speaks against it', ({ move, state }) => {
    expect(callWorkflow.move({ state }, move, facts).next.state).toBe(callWorkflow.moves[move].to);
  });

  it.each(rows.filter(({ allowed }) => !allowed))('a call that is $state cannot $move', ({ move, state }) => {
    expect(callWorkflow.objection(state, move, facts)?.definition).toBe(workflowRefusals.WRONG_STATE);
  });

  it('nothing is published without being judged', () => {
    expect(() => callWorkflow.objection('inReview', 'approve', {})).toThrow(/judged/);
  });

  it.each(['awarded', 'complete'] as const)('a call with a lot that is %s cannot be cancelled', (state) => {
    expect(callWorkflow.objection('ranked', 'cancel', { lots: ['ranked', state] })?.definition.code).toBe('CANCEL_AFTER_AWARD');
  });

  it.each(CALL_STATES)('a call that is %s is live exactly when it can still be moved', (state) => {
    expect(isLive(state)).toBe(callWorkflow.movesFrom(state).length > 0);
  });
});

describe('a call stands where its least advanced live lot stands', () => {
  it.each<[LotState[], CallState]>([
    [['open'], 'open'],
    [['closed', 'closed'], 'closed'],
    [['closed', 'ranked'], 'closed'],
    [['unsuccessful', 'ranked'], 'ranked'],
    [['cancelled', 'awardPending', 'awarded'], 'awardPending'],
    [['awarded', 'complete'], 'awarded'],
    [['complete', 'complete'], 'complete'],
    [['complete', 'unsuccessful'], 'complete'],
    [['complete', 'cancelled'], 'complete'],
    [['unsuccessful', 'unsuccessful'], 'unsuccessful'],
    [['unsuccessful', 'cancelled'], 'unsuccessful'],
    [['cancelled', 'cancelled'], 'cancelled'],
  ])('%s: %s', (lots, state) => expect(stateOfLots(lots)).toBe(state));

  it('does not move when it stands there already', () => {
    expect(followingMove('evaluating', ['evaluating', 'ranked'])).toBeNull();
  });

  it('no order in which lots advance, fail or fall back leaves the call without a move', () => {
    const reached = new Set<string>();
    const walk = (call: CallState, lots: readonly LotState[]): void => {
      const key = `${call}:${lots.join()}`;
      if (reached.has(key)) return;
      reached.add(key);
      for (const [index, lot] of lots.entries()) {
        for (const move of lotWorkflow.movesFrom(lot).filter((m) => m !== 'cancel' && m !== 'publish' && m !== 'close')) {
          const moved = lots.map((state, i) => (i === index ? lotWorkflow.moves[move].to : state));
          const follow = followingMove(call, moved);
          walk(follow ? callWorkflow.move({ state: call }, follow, { lots: moved }).next.state : call, moved);
        }
      }
    };
    walk('closed', ['closed', 'closed', 'closed']);
    expect(reached.size).toBeGreaterThan(200);
  });
});

describe('the life of a need', () => {
  const rows = rowsOf(NEED_TABLE, NEED_STATES);

  it.each(rows)('a need that is $state and $move: $allowed', ({ move, state, allowed }) => {
    const said = needWorkflow.objection(state, move, { hasLiveCall: false });
    expect(said?.definition ?? null).toBe(allowed ? null : workflowRefusals.WRONG_STATE);
  });

  it('a need with a running call cannot be closed', () => {
    expect(needWorkflow.objection('called', 'close', { hasLiveCall: true })?.definition).toBe(needRefusals.NEED_HAS_LIVE_CALL);
  });

  it.each(NEED_STATES)('calls are drafted from a need that is %s only when it is on the public list', (state) => {
    expect(TAKING_CALLS.includes(state)).toBe(['published', 'called'].includes(state));
  });
});

describe('the life of a question', () => {
  const closesAt = instant('2026-02-10T17:00:00+08:00');

  it('is answered before the deadline', () => {
    const now = instant('2026-02-10T16:59:59.999+08:00');
    expect(clarificationWorkflow.move({ state: 'asked' }, 'answer', { now, closesAt }).next.state).toBe('answered');
  });

  it('is not answered at the deadline', () => {
    const said = clarificationWorkflow.objection('asked', 'answer', { now: closesAt, closesAt });
    expect(said?.definition).toBe(clarificationRefusals.ANSWER_AFTER_DEADLINE);
  });

  it('is answered once', () => {
    const now = instant('2026-02-10T16:00:00+08:00');
    expect(clarificationWorkflow.objection('answered', 'answer', { now, closesAt })?.definition).toBe(workflowRefusals.WRONG_STATE);
  });
});
