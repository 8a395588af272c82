import { workflow } from '@pilotage/kernel';
import { EVERYONE_SIGNED, ONCE, resumeRules, SCALE_UP_RULES, startRules, TERM_OVER, type PilotFacts } from './pilot.rules.js';
import { RUNNING_STATES, type Stage } from './stages.js';

export const PILOT_STATES = [
  'drafted',
  'signed',
  'conditionsOpen',
  'test',
  'trial',
  'pilot',
  'suspended',
  'evaluation',
  'scaledUp',
  'extended',
  'ended',
  'terminated',
] as const;
export type PilotState = (typeof PILOT_STATES)[number];

export type PilotMove =
  | 'sign'
  | 'openConditions'
  | 'startTest'
  | 'startTrial'
  | 'startPilot'
  | 'suspend'
  | 'resumeTest'
  | 'resumeTrial'
  | 'resumePilot'
  | 'evaluate'
  | 'closeTerm'
  | 'scaleUp'
  | 'extend'
  | 'end'
  | 'terminate';

/** The moves that start and that resume a stage. */
export const START_OF_STAGE = { TEST: 'startTest', TRIAL: 'startTrial', PILOT: 'startPilot' } as const satisfies Record<Stage, PilotMove>;
export const RESUME_OF_STAGE = { TEST: 'resumeTest', TRIAL: 'resumeTrial', PILOT: 'resumePilot' } as const satisfies Record<
  Stage,
  PilotMove
>;

/** The life of a pilot contract, from the award to its verdict. Source: DESIGN part 5; Shenzhen AI Regulation Art 44 and 66. */
export const pilotWorkflow = workflow<PilotState, PilotMove, PilotFacts>({
  name: 'pilot',
  states: PILOT_STATES,
  initial: 'drafted',
  final: ['scaledUp', 'ended', 'terminated'],
  moves: {
    sign: { from: ['drafted'], to: 'signed', by: 'signPilot', when: [EVERYONE_SIGNED] },
    openConditions: { from: ['signed'], to: 'conditionsOpen', by: 'signPilot' },
    startTest: { from: ['conditionsOpen', 'extended'], to: 'test', by: 'startStage', when: startRules('TEST') },
    startTrial: { from: ['conditionsOpen', 'test', 'extended'], to: 'trial', by: 'startStage', when: startRules('TRIAL') },
    startPilot: { from: ['conditionsOpen', 'test', 'trial', 'extended'], to: 'pilot', by: 'startStage', when: startRules('PILOT') },
    suspend: {
      from: RUNNING_STATES,
      to: 'suspended',
      by: 'recordKpiReading, reportIncident, suspendPilot, settlePilotObligations, reviewPilotEvidence',
    },
    resumeTest: { from: ['suspended'], to: 'test', by: 'resumePilot', when: resumeRules('TEST') },
    resumeTrial: { from: ['suspended'], to: 'trial', by: 'resumePilot', when: resumeRules('TRIAL') },
    resumePilot: { from: ['suspended'], to: 'pilot', by: 'resumePilot', when: resumeRules('PILOT') },
    evaluate: { from: [...RUNNING_STATES, 'suspended'], to: 'evaluation', by: 'evaluatePilot' },
    closeTerm: { from: [...RUNNING_STATES, 'suspended', 'extended'], to: 'evaluation', by: 'settlePilotObligations', when: [TERM_OVER] },
    scaleUp: { from: ['evaluation'], to: 'scaledUp', by: 'scaleUpPilot', when: SCALE_UP_RULES },
    extend: { from: ['evaluation'], to: 'extended', by: 'extendPilot', when: [ONCE] },
    end: { from: ['evaluation'], to: 'ended', by: 'endPilot' },
    terminate: {
      from: ['drafted', 'signed', 'conditionsOpen', ...RUNNING_STATES, 'suspended', 'evaluation', 'extended'],
      to: 'terminated',
      by: 'terminatePilot',
    },
  },
});

/** States in which the gate will be asked again: before a stage starts, while one runs, and before it is resumed. */
export const ASKED_AGAIN_STATES: readonly PilotState[] = [
  'drafted',
  'signed',
  'conditionsOpen',
  ...RUNNING_STATES,
  'suspended',
  'extended',
];

/** States in which obligations of a pilot that has started still run. */
export const STARTED_STATES: readonly PilotState[] = [...RUNNING_STATES, 'suspended', 'evaluation', 'extended'];

/** States in which a pilot leans on evidence and may bring a successor into use. */
export const RENEWABLE_STATES: readonly PilotState[] = [...RUNNING_STATES, 'suspended'];
