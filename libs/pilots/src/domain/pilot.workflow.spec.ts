import { instant } from '@pilotage/kernel';
import type { PilotFacts } from './pilot.rules.js';
import { PILOT_STATES, pilotWorkflow, RESUME_OF_STAGE, START_OF_STAGE, type PilotMove, type PilotState } from './pilot.workflow.js';
import { nextStage, PILOT_STAGES, STATE_OF_STAGE, type Stage } from './stages.js';

const MOVES = Object.keys(pilotWorkflow.moves) as PilotMove[];
const now = instant('2026-03-01T00:00:00Z');
const later = instant('2026-06-01T00:00:00Z');

/** What the life of a pilot allows, written out: from each state, the moves and where they lead. */
const ALLOWED: Readonly<Record<PilotState, Partial<Record<PilotMove, PilotState>>>> = {
  drafted: { sign: 'signed', terminate: 'terminated' },
  signed: { openConditions: 'conditionsOpen', terminate: 'terminated' },
  conditionsOpen: { startTest: 'test', startTrial: 'trial', startPilot: 'pilot', terminate: 'terminated' },
  test: {
    startTrial: 'trial',
    startPilot: 'pilot',
    suspend: 'suspended',
    evaluate: 'evaluation',
    closeTerm: 'evaluation',
    terminate: 'terminated',
  },
  trial: { startPilot: 'pilot', suspend: 'suspended', evaluate: 'evaluation', closeTerm: 'evaluation', terminate: 'terminated' },
  pilot: { suspend: 'suspended', evaluate: 'evaluation', closeTerm: 'evaluation', terminate: 'terminated' },
  suspended: {
    resumeTest: 'test',
    resumeTrial: 'trial',
    resumePilot: 'pilot',
    evaluate: 'evaluation',
    closeTerm: 'evaluation',
    terminate: 'terminated',
  },
  evaluation: { scaleUp: 'scaledUp', extend: 'extended', end: 'ended', terminate: 'terminated' },
  extended: { startTest: 'test', startTrial: 'trial', startPilot: 'pilot', closeTerm: 'evaluation', terminate: 'terminated' },
  scaledUp: {},
  ended: {},
  terminated: {},
};

const stageOf = (move: PilotMove): Stage | undefined =>
  PILOT_STAGES.find((stage) => START_OF_STAGE[stage] === move || RESUME_OF_STAGE[stage] === move);

/** Facts under which every rule of the move is kept. */
function goodFacts(move: PilotMove): PilotFacts {
  const stage = stageOf(move) ?? 'PILOT';
  return {
    signatures: { approver: 'per_a', pilotManager: 'per_b', vendor: 'per_c' },
    nextStage: stage,
    gate: { stage, decision: 'ADMIT', reasons: [] },
    riskLevel: { agreed: 'LOW', holds: 'LOW', isRaised: false },
    openPrecedents: [],
    missedConditions: [],
    openSeriousIncidents: 0,
    stageBeforeSuspension: stage,
    term: { now, endsAt: move === 'closeTerm' ? now : later },
    extendedBefore: false,
    kpisNotMet: [],
    stagesOpen: [],
  };
}

const cases = PILOT_STATES.flatMap((state) => MOVES.map((move) => ({ state, move, to: ALLOWED[state][move] })));

describe('the life of a pilot', () => {
  it.each(cases.filter((c) => c.to))('$state: $move leads to $to', ({ state, move, to }) => {
    expect(pilotWorkflow.move({ state }, move, goodFacts(move)).next.state).toBe(to);
  });

  it.each(cases.filter((c) => !c.to))('$state: $move is impossible', ({ state, move }) => {
    expect(pilotWorkflow.objection(state, move, goodFacts(move))?.definition.code).toBe('WRONG_STATE');
  });

  it.each(MOVES.filter((move) => pilotWorkflow.moves[move].when))('%s without any fact is refused', (move) => {
    const state = pilotWorkflow.moves[move].from[0] as PilotState;
    expect(pilotWorkflow.objection(state, move, {})).not.toBeNull();
  });

  const broken: readonly [move: PilotMove, why: string, facts: PilotFacts, code: string][] = [
    ['sign', 'a signature is missing', { signatures: { approver: 'a', pilotManager: null, vendor: 'c' } }, 'PILOT_SIGNATURES_MISSING'],
    ['sign', 'one person signs twice', { signatures: { approver: 'a', pilotManager: 'a', vendor: 'c' } }, 'SAME_PERSON_SIGNS_TWICE'],
    ['startTrial', 'another stage is next', { nextStage: 'TEST' }, 'STAGE_NOT_NEXT'],
    [
      'startTrial',
      'the gate refuses',
      { gate: { stage: 'TRIAL', decision: 'REFUSE', reasons: ['EVIDENCE_EXPIRED'] } },
      'GATE_REFUSES_STAGE',
    ],
    [
      'startTrial',
      'the gate refers',
      { gate: { stage: 'TRIAL', decision: 'REFER_TO_ETHICS_COMMITTEE', reasons: [] } },
      'GATE_REFUSES_STAGE',
    ],
    [
      'startTrial',
      'a graver risk level was confirmed since the contract was made',
      { riskLevel: { agreed: 'LOW', holds: 'MEDIUM', isRaised: true } },
      'RISK_LEVEL_RAISED',
    ],
    ['startTrial', 'the gate decided on another stage', { gate: { stage: 'TEST', decision: 'ADMIT', reasons: [] } }, 'GATE_REFUSES_STAGE'],
    ['startTrial', 'a precedent is open', { openPrecedents: ['PUBLISH_DISCLOSURE'] }, 'STAGE_CONDITIONS_OPEN'],
    ['startTrial', 'a condition is missed', { missedConditions: ['FILE_ALGORITHM_10WD'] }, 'CONDITION_STILL_MISSED'],
    ['startTrial', 'the term is over', { term: { now: later, endsAt: later } }, 'PILOT_TERM_OVER'],
    ['resumeTest', 'it was suspended in another stage', { stageBeforeSuspension: 'PILOT' }, 'RESUMES_TO_ITS_STAGE'],
    ['resumeTest', 'a serious incident is open', { openSeriousIncidents: 1 }, 'SERIOUS_INCIDENT_OPEN'],
    ['resumeTest', 'a condition is missed', { missedConditions: ['X'] }, 'CONDITION_STILL_MISSED'],
    ['resumeTest', 'the gate refuses', { gate: { stage: 'TEST', decision: 'REFUSE', reasons: [] } }, 'GATE_REFUSES_STAGE'],
    ['closeTerm', 'the term still runs', { term: { now, endsAt: later } }, 'PILOT_TERM_RUNS'],
    ['scaleUp', 'a KPI does not pass', { kpisNotMet: ['recall'] }, 'SCALE_UP_KPIS_NOT_MET'],
    ['scaleUp', 'a stage was not run', { stagesOpen: ['PILOT'] }, 'SCALE_UP_STAGES_OPEN'],
    ['extend', 'it was extended before', { extendedBefore: true }, 'PILOT_EXTENDED_BEFORE'],
  ];
  it.each(broken)('%s is refused when %s', (move, _why, facts, code) => {
    const state = pilotWorkflow.moves[move].from[0] as PilotState;
    expect(pilotWorkflow.objection(state, move, { ...goodFacts(move), ...facts })?.definition.code).toBe(code);
  });

  it.each(PILOT_STAGES)('the stage %s can be resumed exactly where it can be suspended', (stage) => {
    expect(pilotWorkflow.moves[RESUME_OF_STAGE[stage]].to).toBe(STATE_OF_STAGE[stage]);
    expect(pilotWorkflow.moves.suspend.from).toContain(STATE_OF_STAGE[stage]);
  });

  const stages: readonly Stage[] = ['TEST', 'PILOT'];
  it.each([
    ['conditionsOpen', null, 'TEST'],
    ['test', 0, 'PILOT'],
    ['pilot', 1, null],
    ['extended', 1, 'PILOT'],
    ['suspended', 0, null],
    ['evaluation', 1, null],
    ['drafted', null, null],
  ] as const)('a call that lists test and pilot: when %s after stage %s, next is %s', (state, stageIndex, next) => {
    expect(nextStage({ state, stages, stageIndex })).toBe(next);
  });
});
