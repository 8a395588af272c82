import { instant } from '@pilotage/kernel';
import {
  CONDITION_STATES,
  conditionWorkflow,
  INCIDENT_STATES,
  incidentWorkflow,
  MILESTONE_STATES,
  milestoneWorkflow,
  type ConditionMove,
  type MilestoneMove,
} from './parts.workflow.js';
import { missedInARow, reportDueAt } from './reporting.rules.js';
import { barredFrom } from './separation.rules.js';
import { capacityOf } from './signing.rules.js';
import { sayCause, SUSPENSION_CAUSES, type SuspensionCode } from './suspension.js';
import { assertWholePrice, deadlineOf, reportEveryDays } from './terms.js';

const text = { en: 'x', zh: 'x' };
const at = (day: number) => instant(new Date(Date.UTC(2026, 0, 1 + day)).toISOString());

describe('the life of a condition', () => {
  const allowed: Record<string, string> = {
    'open report': 'reported',
    'missed report': 'reported',
    'reported confirm': 'met',
    'reported sendBack': 'open',
    'open miss': 'missed',
    'open lift': 'lifted',
    'reported lift': 'lifted',
    'missed lift': 'lifted',
  };
  const cases = CONDITION_STATES.flatMap((state) =>
    (Object.keys(conditionWorkflow.moves) as ConditionMove[]).map((move) => ({ state, move })),
  );

  it.each(cases)('$state: $move', ({ state, move }) => {
    const said = conditionWorkflow.objection(state, move, { code: 'X', kind: 'SUBSEQUENT' });
    const to = allowed[`${state} ${move}`];
    expect(said?.definition.code).toBe(to ? undefined : 'WRONG_STATE');
    if (to) expect(conditionWorkflow.moves[move].to).toBe(to);
  });

  it('a continuing condition is never ticked off', () => {
    const said = conditionWorkflow.objection('open', 'report', { code: 'HUMAN_OVERRIDE', kind: 'CONTINUING' });
    expect(said?.definition.code).toBe('CONDITION_NOT_REPORTABLE');
  });
});

describe('the life of a milestone', () => {
  const allowed: Record<string, string> = {
    'scheduled report': 'reported',
    'overdue report': 'reported',
    'reported accept': 'accepted',
    'reported sendBack': 'scheduled',
    'scheduled fallDue': 'overdue',
  };
  const cases = MILESTONE_STATES.flatMap((state) =>
    (Object.keys(milestoneWorkflow.moves) as MilestoneMove[]).map((move) => ({ state, move })),
  );

  it.each(cases)('$state: $move', ({ state, move }) => {
    const to = allowed[`${state} ${move}`];
    expect(milestoneWorkflow.objection(state, move, {})?.definition.code).toBe(to ? undefined : 'WRONG_STATE');
    if (to) expect(milestoneWorkflow.moves[move].to).toBe(to);
  });
});

it.each(INCIDENT_STATES)('an incident that is %s can be closed only when it is open', (state) => {
  expect(incidentWorkflow.objection(state, 'close', {}) === null).toBe(state === 'open');
});

describe('the shares of milestones', () => {
  const plan = (...percents: string[]) => percents.map((percent, i) => ({ id: `m${i}`, title: text, percent, dueDays: 1 }));

  it('total exactly 100, thirds of a cent included', () => {
    expect(() => assertWholePrice(plan('33.33', '33.33', '33.34'))).not.toThrow();
  });
  it.each([[['33.33', '33.33', '33.33']], [['101', '-1']], [[]], [['99.9999999999']]])('%j are refused', (percents) => {
    expect(() => assertWholePrice(plan(...percents))).toThrow(RangeError);
  });
});

describe('reports', () => {
  const rhythm = { since: at(0), everyDays: 30 };

  it.each([
    [null, 29, 0],
    [null, 30, 1],
    [null, 59, 1],
    [null, 60, 2],
    [25, 59, 0],
    [25, 60, 1],
    [25, 89, 1],
    [25, 90, 2],
    [70, 119, 0],
    [70, 120, 1],
  ])('with the last reading on day %s, on day %i, %i in a row are missed', (last, today, missed) => {
    expect(missedInARow(rhythm, last === null ? null : at(last), at(today))).toBe(missed);
  });

  it('before the rhythm began do not count', () => {
    expect(missedInARow(rhythm, at(-1), at(60))).toBe(2);
  });

  it('are due at the end of the period that runs', () => {
    expect(reportDueAt(rhythm, at(0))).toBe(at(30));
    expect(reportDueAt(rhythm, at(30))).toBe(at(60));
  });

  it.each([
    ['LOW', 30],
    ['MEDIUM', 14],
    ['HIGH', 7],
    ['UNCLASSIFIED', 7],
  ])('at risk level %s come every %i days', (level, days) => {
    expect(reportEveryDays(level)).toBe(days);
  });
});

describe('signatures', () => {
  const none = { approver: null, pilotManager: null, vendor: null };

  it('are given in the capacity that the person has', () => {
    expect(capacityOf({ selves: ['p'], may: ['pilotManager'] }, none, ['h'])).toBe('pilotManager');
    expect(capacityOf({ selves: ['v'], may: ['vendor'] }, { ...none, approver: 'p' }, ['h'])).toBe('vendor');
  });
  it.each([
    ['SAME_PERSON_SIGNS_TWICE', { selves: ['p'], may: ['approver', 'pilotManager'] as const }, { ...none, approver: 'p' }],
    ['SAME_PERSON_SIGNS_TWICE', { selves: ['p2', 'p'], may: ['pilotManager'] as const }, { ...none, approver: 'p' }],
    ['SAME_PERSON_SIGNS_TWICE', { selves: ['v', 'p'], may: ['vendor'] as const }, { ...none, approver: 'p' }],
    ['PILOT_SIGNED_ALREADY', { selves: ['q'], may: ['approver'] as const }, { ...none, approver: 'p' }],
    ['SIGNER_HANDLED_CALL', { selves: ['h'], may: ['approver'] as const }, none],
    ['SIGNER_HANDLED_CALL', { selves: ['h2', 'h'], may: ['approver'] as const }, none],
  ])('%s', (code, signer, signatures) => {
    expect(capacityOf(signer, signatures, ['h'])).toMatchObject({ definition: { code } });
  });
});

it('every condition after the start has a deadline with its reason', () => {
  expect(deadlineOf('INDEPENDENT_REPORT_90D')).toMatchObject({ value: 90, unit: 'calendarDays' });
  expect(deadlineOf('FILE_ALGORITHM_10WD')).toMatchObject({ value: 10, unit: 'workingDays' });
  expect(deadlineOf('ANY_OTHER').reason).not.toBe('');
});

it.each(Object.keys(SUSPENSION_CAUSES) as SuspensionCode[])('the suspension %s is said in both languages with its source', (code) => {
  const { text: said, source } = sayCause({ code, params: {} });
  expect([said.en, said.zh, source].every((t) => t.length > 0)).toBe(true);
});

describe('separation of duties', () => {
  const handling = { drafter: 'd', proposer: 'p' };

  it('bars whom the profile names, for the act that it names', () => {
    const rules = [
      { act: 'signContract', otherThan: 'handlingOfficer' },
      { act: 'acceptDelivery', otherThan: 'drafter' },
    ];
    expect(barredFrom('signContract', rules, handling)).toEqual(['d', 'p']);
    expect(barredFrom('acceptDelivery', rules, handling)).toEqual(['d']);
    expect(barredFrom('approveAward', rules, handling)).toEqual([]);
  });

  it('never passes in silence over a relation that a contract cannot know', () => {
    expect(() => barredFrom('signContract', [{ act: 'signContract', otherThan: 'fellowOpener' }], handling)).toThrow();
  });
});
