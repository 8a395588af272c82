import { enumeration } from '@pilotage/platform';

export const PilotStateEnum = enumeration('PilotState', 'Where a pilot stands.', {
  drafted: 'The contract is drawn up and waits for three signatures.',
  signed: 'Everyone has signed.',
  conditionsOpen: 'Conditions precedent are being met; no stage has started.',
  test: 'Closed test, without effect on anyone.',
  trial: 'Shadow trial; outputs are not used.',
  pilot: 'Live and bounded use.',
  suspended: 'Stopped until the gate has passed again and an approver resumes it.',
  evaluation: 'Use has ended; the verdict is being prepared.',
  scaledUp: 'Verdict: scale up, by the named award route.',
  extended: 'Extended once; its last stage can start again.',
  ended: 'Verdict: ended.',
  terminated: 'Ended before a verdict.',
});
export const ConditionKindEnum = enumeration('PilotConditionKind', 'When a condition must be met.', {
  PRECEDENT: 'Before a stage starts.',
  SUBSEQUENT: 'By its deadline after the start; missing it suspends.',
  CONTINUING: 'All the time.',
});
export const ConditionStateEnum = enumeration('PilotConditionState', 'Where a condition stands.', {
  open: 'Not reported.',
  reported: 'The vendor says that it is met; the agency has not confirmed.',
  met: 'The agency has confirmed it.',
  missed: 'Its deadline has passed.',
  lifted: 'The committee asks for it no longer.',
});
export const MilestoneStateEnum = enumeration('PilotMilestoneState', 'Where a milestone stands.', {
  scheduled: 'To come.',
  overdue: 'Its date has passed without a report.',
  reported: 'The vendor says that it is reached.',
  accepted: 'The agency has accepted it.',
});
export const VerdictEnum = enumeration('KpiVerdict', 'What a reading says, by a one-sided Wilson bound.', {
  pass: 'The unfavourable bound reaches the target, with the minimum sample.',
  warn: 'Even the favourable bound misses the target.',
  breach: 'Even the favourable bound lies beyond the stop threshold: the pilot is suspended.',
  undecided: 'The bounds decide neither way; the explanation says how many more cases would.',
});
export const KpiDirectionEnum = enumeration('PilotKpiDirection', 'Which way is better.', {
  atLeast: 'More is better.',
  atMost: 'Less is better.',
});
export const SeverityEnum = enumeration('IncidentSeverity', 'How grave an incident is.', {
  serious:
    'Death or serious harm to health; serious, irreversible disruption of critical infrastructure; breach of fundamental-rights duties; serious harm to property or environment.',
  ordinary: 'Any other fault.',
});
export const IncidentStateEnum = enumeration('IncidentState', 'Where an incident stands.', {
  open: 'Cause and correction are not on record.',
  closed: 'Cause and correction are on record.',
});
export const FlagKindEnum = enumeration('PilotFlagKind', 'What a flag points at.', {
  MILESTONE_OVERDUE: 'A milestone was not reported by its date.',
  CONDITION_MISSED: 'A condition was not met by its deadline.',
  REPORT_MISSED: 'A KPI had no reading in a whole reporting period.',
  KPI_WARNING: 'The last reading of a KPI warns.',
  KPI_BREACH: 'The last reading of a KPI breaches its stop threshold.',
  INCIDENT_REPORTED_LATE: 'An incident was reported more than 24 hours after someone became aware of it.',
});
export const ObligationKindEnum = enumeration('PilotObligationKind', 'What is due.', {
  MILESTONE: 'A milestone is to be reported.',
  CONDITION: 'A condition is to be met.',
  REPORT: 'A reading of every KPI is due.',
  EVIDENCE: 'A piece of evidence runs out; the gate is asked again.',
  TERM: 'The term ends.',
});
