import { refusal, workflow, type Rule } from '@pilotage/kernel';
import { pilotsRefusals } from './pilots.refusals.js';

/** When a condition must be met: before a stage starts, by a deadline after the start, or all the time. */
export type ConditionKind = 'PRECEDENT' | 'SUBSEQUENT' | 'CONTINUING';
export const CONDITION_STATES = ['open', 'reported', 'met', 'missed', 'lifted'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];
export type ConditionMove = 'report' | 'confirm' | 'sendBack' | 'miss' | 'lift';

export interface ConditionFacts {
  readonly code: string;
  readonly kind: ConditionKind;
}

const CAN_BE_MET: Rule<ConditionFacts> = {
  sentence: 'It is a condition that can be met once, not a continuing one.',
  check: ({ code, kind }) => (kind === 'CONTINUING' ? refusal(pilotsRefusals.CONDITION_NOT_REPORTABLE, { code }) : null),
};

/** The life of a condition. A continuing one stays open for the whole pilot. A reported one waits for the agency, so it is not missed meanwhile. What the committee asks for no longer is lifted. */
export const conditionWorkflow = workflow<ConditionState, ConditionMove, ConditionFacts>({
  name: 'pilotCondition',
  states: CONDITION_STATES,
  initial: 'open',
  final: ['met', 'lifted'],
  moves: {
    report: { from: ['open', 'missed'], to: 'reported', by: 'meetCondition', when: [CAN_BE_MET] },
    confirm: { from: ['reported'], to: 'met', by: 'confirmCondition' },
    sendBack: { from: ['reported'], to: 'open', by: 'returnCondition' },
    miss: { from: ['open'], to: 'missed', by: 'settlePilotObligations', when: [CAN_BE_MET] },
    lift: { from: ['open', 'reported', 'missed'], to: 'lifted', by: 'reviewPilotEvidence' },
  },
});

export const MILESTONE_STATES = ['scheduled', 'overdue', 'reported', 'accepted'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];
export type MilestoneMove = 'report' | 'accept' | 'sendBack' | 'fallDue';

/** The life of a milestone. What is reported late is reported all the same; its flag stays on record. */
export const milestoneWorkflow = workflow<MilestoneState, MilestoneMove>({
  name: 'milestone',
  states: MILESTONE_STATES,
  initial: 'scheduled',
  final: ['accepted'],
  moves: {
    report: { from: ['scheduled', 'overdue'], to: 'reported', by: 'reportMilestone' },
    accept: { from: ['reported'], to: 'accepted', by: 'acceptMilestone' },
    sendBack: { from: ['reported'], to: 'scheduled', by: 'returnMilestone' },
    fallDue: { from: ['scheduled'], to: 'overdue', by: 'settlePilotObligations' },
  },
});

export const INCIDENT_STATES = ['open', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** The life of an incident: open until its cause and its correction are on record. */
export const incidentWorkflow = workflow<IncidentState, 'close'>({
  name: 'incident',
  states: INCIDENT_STATES,
  initial: 'open',
  final: ['closed'],
  moves: { close: { from: ['open'], to: 'closed', by: 'closeIncident' } },
});
