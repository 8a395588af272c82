import { PilotStageEnum, RiskLevelEnum } from '@pilotage/assurance';
import { connectionOf, field, localised, moneyType, readable, t, type Field, type FieldType } from '@pilotage/platform';
import {
  PilotStateEnum,
  ConditionKindEnum,
  ConditionStateEnum,
  MilestoneStateEnum,
  VerdictEnum,
  KpiDirectionEnum,
  SeverityEnum,
  IncidentStateEnum,
  FlagKindEnum,
  ObligationKindEnum,
} from './pilots.enums.js';

/** Whoever may see the pilot may see the field: members of its agency and of its vendor, and oversight. */
const shown = <V>(type: FieldType<V>, description: string): Field<V> => field(type, 'public', description);
const when = t.nullable(t.instant);
const by = (what: string): Field<string | null> => shown(t.nullable(t.id), `Person who ${what}.`);

export const PilotConditionView = readable('PilotCondition', 'A condition of the gate or of the ethics committee that binds a pilot.', {
  id: shown(t.id, 'Identifier.'),
  code: shown(t.text, 'Stable code.'),
  kind: shown(t.enum(ConditionKindEnum), 'When it must be met.'),
  text: shown(localised, 'In a sentence.'),
  state: shown(t.enum(ConditionStateEnum), 'Where it stands.'),
  dueAt: shown(when, 'Its deadline.'),
  proof: shown(t.nullable(t.text), 'What the vendor names as proof.'),
  reportedAt: shown(when, 'When it was reported as met.'),
  confirmedBy: by('confirmed it'),
  confirmedAt: shown(when, 'When it was confirmed.'),
  returnReason: shown(t.nullable(t.text), 'Why the last report was sent back.'),
});

export const PilotMilestoneView = readable('PilotMilestone', 'A milestone of a pilot contract.', {
  id: shown(t.id, 'Identifier.'),
  code: shown(t.text, 'Its id in the lot.'),
  position: shown(t.int, 'Place in the contract, from 1.'),
  title: shown(localised, 'What is reached.'),
  percent: shown(t.decimal, 'Share of the price, exact; all shares total 100.'),
  dueDays: shown(t.int, 'Calendar days after the start of the first stage.'),
  dueAt: shown(when, 'When it is due; null before the start.'),
  state: shown(t.enum(MilestoneStateEnum), 'Where it stands.'),
  report: shown(t.nullable(t.text), 'What the vendor reports.'),
  reportedAt: shown(when, 'When it was reported.'),
  acceptance: shown(t.nullable(t.text), 'The acceptance, item by item.'),
  acceptedBy: by('accepted it'),
  acceptedAt: shown(when, 'When it was accepted.'),
  returnReason: shown(t.nullable(t.text), 'Why the last report was sent back.'),
});

export const KpiReadingView = readable('KpiReading', 'A reading of a KPI with its judgement: one point of a chart.', {
  id: shown(t.id, 'Identifier.'),
  pilotId: shown(t.id, 'The pilot.'),
  kpiId: shown(t.text, 'The KPI.'),
  stage: shown(t.enum(PilotStageEnum), 'The stage in which it was read.'),
  at: shown(t.instant, 'When it was recorded.'),
  windowFrom: shown(t.instant, 'Begin of the window.'),
  windowUntil: shown(t.instant, 'End of the window.'),
  successes: shown(t.int, 'Successes.'),
  cases: shown(t.int, 'Cases.'),
  datasetDigest: shown(t.text, 'SHA-256 of the data that was read.'),
  modelDigest: shown(t.text, 'SHA-256 of the model version in use.'),
  share: shown(t.decimal, 'Observed share.'),
  lower: shown(t.decimal, 'Wilson lower bound, rounded outwards.'),
  upper: shown(t.decimal, 'Wilson upper bound, rounded outwards.'),
  confidencePercent: shown(t.int, 'One-sided confidence of each bound.'),
  direction: shown(t.enum(KpiDirectionEnum), 'Which way is better.'),
  target: shown(t.decimal, 'Target of the KPI.'),
  stop: shown(t.decimal, 'Stop threshold of the KPI.'),
  verdict: shown(t.enum(VerdictEnum), 'What it says.'),
  moreCases: shown(t.nullable(t.text), 'How many more cases decide an undecided reading at this share; null when none would.'),
  explanation: shown(localised, 'Which bound was used, which threshold it met, and what more would decide.'),
});
export const KpiReadingConnectionView = connectionOf(KpiReadingView);

export const PilotKpiView = readable('PilotKpi', 'A KPI of a pilot contract.', {
  id: shown(t.text, 'Its id in the contract.'),
  title: shown(localised, 'Name.'),
  definition: shown(localised, 'What counts as a success, on which data.'),
  direction: shown(t.enum(KpiDirectionEnum), 'Which way is better.'),
  target: shown(t.decimal, 'Target.'),
  stop: shown(t.decimal, 'Beyond it the pilot is suspended at once.'),
  minimumSample: shown(t.int, 'Cases that a passing reading needs.'),
  confidencePercent: shown(t.int, 'One-sided confidence of the bounds.'),
  latest: shown(t.nullable(t.object(() => KpiReadingView)), 'Its latest reading.'),
});

export const IncidentView = readable('PilotIncident', 'An incident of a pilot.', {
  id: shown(t.id, 'Identifier.'),
  pilotId: shown(t.id, 'The pilot.'),
  severity: shown(t.enum(SeverityEnum), 'How grave it is.'),
  summary: shown(t.text, 'What happened.'),
  awareAt: shown(t.instant, 'When vendor or agency became aware.'),
  reportedAt: shown(t.instant, 'When it was reported.'),
  state: shown(t.enum(IncidentStateEnum), 'Where it stands.'),
  correction: shown(t.nullable(t.text), 'Cause and correction.'),
  closedAt: shown(when, 'When it was closed.'),
});

export const PilotFlagView = readable('PilotFlag', 'Something that someone should look at.', {
  id: shown(t.id, 'Identifier.'),
  kind: shown(t.enum(FlagKindEnum), 'What it points at.'),
  objectId: shown(t.text, 'The milestone, condition, KPI or incident.'),
  at: shown(t.instant, 'When it was raised.'),
});

export const PilotSuspensionView = readable('PilotSuspension', 'Why a pilot was suspended last.', {
  code: shown(t.text, 'Stable code.'),
  at: shown(t.instant, 'When.'),
  text: shown(localised, 'In a sentence.'),
  source: shown(t.text, 'The rule behind it.'),
});

export const PilotVerdictView = readable('PilotVerdict', 'How and why a pilot ended or was extended.', {
  reasons: shown(t.text, 'The reasons.'),
  awardRoute: shown(t.nullable(t.text), 'The lawful way to a main contract, where it is scaled up.'),
  by: shown(t.id, 'Person who decided.'),
  at: shown(t.instant, 'When.'),
});

export const PilotView = readable(
  'Pilot',
  'A pilot contract from the award to its verdict.',
  {
    id: shown(t.id, 'Identifier.'),
    awardId: shown(t.id, 'The award.'),
    callId: shown(t.id, 'The call.'),
    lotId: shown(t.id, 'The lot.'),
    bidId: shown(t.id, 'The bid.'),
    agencyId: shown(t.id, 'The agency.'),
    agencyName: shown(localised, 'Name of the agency.'),
    vendorId: shown(t.id, 'The vendor.'),
    vendorName: shown(localised, 'Name of the vendor.'),
    title: shown(localised, 'Title.'),
    state: shown(t.enum(PilotStateEnum), 'Where it stands.'),
    riskLevel: shown(t.enum(RiskLevelEnum), 'Confirmed risk level of the call.'),
    stages: shown(t.list(t.enum(PilotStageEnum)), 'Stages that the call lists, in their order.'),
    stage: shown(t.nullable(t.enum(PilotStageEnum)), 'The stage that was started last.'),
    nextStage: shown(t.nullable(t.enum(PilotStageEnum)), 'The stage that may start next.'),
    stageStartedAt: shown(when, 'When that stage was started.'),
    price: shown(moneyType, 'The price.'),
    modelVersionId: shown(t.id, 'The pinned model version.'),
    modelDigest: shown(t.text, 'SHA-256 of its artefact.'),
    contractDigest: shown(t.text, 'SHA-256 of the terms that are signed.'),
    draftedAt: shown(t.instant, 'When the contract was drawn up.'),
    signedByApprover: by('signed as approver of the agency'),
    signedByPilotManager: by('signed as pilot manager of the agency'),
    signedByVendor: by('signed for the vendor'),
    signedAt: shown(when, 'When the last signature was given.'),
    startsAt: shown(when, 'Start of the first stage.'),
    endsAt: shown(when, 'End of the term.'),
    reportEveryDays: shown(t.int, 'Days between KPI reports, by risk level.'),
    reportDueAt: shown(when, 'When the next report of every KPI is due.'),
    suspension: shown(t.nullable(t.object(() => PilotSuspensionView)), 'Why it is suspended.'),
    verdict: shown(t.nullable(t.object(() => PilotVerdictView)), 'Its verdict.'),
    conditions: shown(t.list(t.object(() => PilotConditionView)), 'Conditions of the gate.'),
    milestones: shown(t.list(t.object(() => PilotMilestoneView)), 'Milestones in their order.'),
    kpis: shown(t.list(t.object(() => PilotKpiView)), 'KPIs with their latest readings.'),
    openIncidents: shown(t.list(t.object(() => IncidentView)), 'Incidents that are open.'),
    flags: shown(t.list(t.object(() => PilotFlagView)), 'What someone should look at.'),
  },
  { node: true },
);
export const PilotConnectionView = connectionOf(PilotView);

export const PilotObligationView = readable('PilotObligation', 'Something that is due next in a pilot, or overdue.', {
  id: shown(t.text, 'Its place in the list.'),
  pilotId: shown(t.id, 'The pilot.'),
  kind: shown(t.enum(ObligationKindEnum), 'What is due.'),
  objectId: shown(t.id, 'The milestone or condition, or the pilot.'),
  title: shown(localised, 'Title of the milestone, text of the condition, or title of the pilot.'),
  dueAt: shown(t.instant, 'When.'),
  overdue: shown(t.flag, 'Whether the moment has passed.'),
});
export const PilotObligationConnectionView = connectionOf(PilotObligationView);
