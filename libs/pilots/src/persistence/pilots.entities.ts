import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText, Money } from '@pilotage/kernel';
import type { RiskLevel } from '@pilotage/assurance';
import { At, Flag, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { Verdict } from '../domain/kpi/judgement.js';
import type { ConditionKind, ConditionState, IncidentState, MilestoneState } from '../domain/parts.workflow.js';
import type { PilotState } from '../domain/pilot.workflow.js';
import type { Stage } from '../domain/stages.js';
import type { Suspension } from '../domain/suspension.js';
import type { KpiTerms } from '../domain/terms.js';

/** How and why a pilot ended, or was extended. */
export interface PilotVerdict {
  readonly reasons: string;
  /** The lawful way to a main contract; only where it is scaled up. */
  readonly awardRoute: string | null;
  readonly by: string;
  readonly at: Instant;
}

@Entity('pilot')
@Unique('uq_pilot_award', ['awardId'])
@Index('ix_pilot_agency', ['agencyId', 'id'])
@Index('ix_pilot_vendor', ['vendorId', 'id'])
@Index('ix_pilot_lot', ['lotId'])
@Index('ix_pilot_bid', ['bidId'])
@Index('ix_pilot_report_due', { synchronize: false })
@Index('ix_pilot_evidence_due', { synchronize: false })
@Index('ix_pilot_term_due', { synchronize: false })
export class PilotEntity {
  @Key() id: Id<'pilot'>;
  @Text() awardId: string;
  @Text() lotId: string;
  @Text() callId: string;
  @Text() bidId: string;
  @Text() agencyId: string;
  @Text() vendorId: string;
  @JsonColumn() title: LocalisedText;
  @Text() state: PilotState;
  @Text() riskLevel: RiskLevel;
  /** Stages that the call lists, in their order. */
  @JsonColumn() stages: readonly Stage[];
  /** Place of the stage that was started last; null before the first. */
  @Int({ nullable: true }) stageIndex: number | null;
  @At({ nullable: true }) stageStartedAt: Instant | null;
  @JsonColumn() price: Money;
  @JsonColumn() kpis: readonly KpiTerms[];
  @Text() modelVersionId: string;
  /** SHA-256 of the pinned artefact. */
  @Text() modelDigest: string;
  /** SHA-256 of the terms that are signed. */
  @Text() contractDigest: string;
  /** Persons whom the profile bars from signing for the agency, and from accepting: they handled the call. */
  @JsonColumn() barredSigners: readonly string[];
  @JsonColumn() barredAcceptors: readonly string[];
  @At() draftedAt: Instant;
  @Text({ nullable: true }) signedByApprover: string | null;
  @Text({ nullable: true }) signedByPilotManager: string | null;
  @Text({ nullable: true }) signedByVendor: string | null;
  @At({ nullable: true }) signedAt: Instant | null;
  /** Start of the first stage and end of the term. */
  @At({ nullable: true }) startsAt: Instant | null;
  @At({ nullable: true }) endsAt: Instant | null;
  @Flag() extended: boolean;
  @Int() reportEveryDays: number;
  /** Since when reports are counted, and when the next one is due; null while none is. */
  @At({ nullable: true }) reportingSince: Instant | null;
  @At({ nullable: true }) reportDueAt: Instant | null;
  /** When the next piece of evidence runs out; null while nothing runs. */
  @At({ nullable: true }) evidenceCheckAt: Instant | null;
  @JsonColumn({ nullable: true }) suspension: Suspension | null;
  @JsonColumn({ nullable: true }) verdict: PilotVerdict | null;
}

@Entity('pilot_condition')
@Unique('uq_pilot_condition', ['pilotId', 'code'])
@Index('ix_pilot_condition_due', { synchronize: false })
export class PilotConditionEntity {
  @Key() id: Id<'condition'>;
  @Text() pilotId: Id<'pilot'>;
  @Text() code: string;
  @Text() kind: ConditionKind;
  @JsonColumn() text: LocalisedText;
  /** The gate decision that set it. */
  @Text() gateDecisionId: string;
  @Text() state: ConditionState;
  /** Set for a condition SUBSEQUENT when the first stage starts. */
  @At({ nullable: true }) dueAt: Instant | null;
  /** What the vendor says is the proof. */
  @Text({ nullable: true }) proof: string | null;
  @Text({ nullable: true }) reportedBy: string | null;
  @At({ nullable: true }) reportedAt: Instant | null;
  @Text({ nullable: true }) confirmedBy: string | null;
  @At({ nullable: true }) confirmedAt: Instant | null;
  /** Why the agency sent the last report back. */
  @Text({ nullable: true }) returnReason: string | null;
}

@Entity('milestone')
@Unique('uq_milestone', ['pilotId', 'code'])
@Index('ix_milestone_due', { synchronize: false })
export class MilestoneEntity {
  @Key() id: Id<'milestone'>;
  @Text() pilotId: Id<'pilot'>;
  /** Its id in the lot. */
  @Text() code: string;
  /** Place in the contract, from 1. */
  @Int() position: number;
  @JsonColumn() title: LocalisedText;
  /** Share of the price, exact decimal. */
  @Text() percent: string;
  @Int() dueDays: number;
  @Text() state: MilestoneState;
  /** Null before the first stage starts. */
  @At({ nullable: true }) dueAt: Instant | null;
  @Text({ nullable: true }) report: string | null;
  @Text({ nullable: true }) reportedBy: string | null;
  @At({ nullable: true }) reportedAt: Instant | null;
  @Text({ nullable: true }) acceptance: string | null;
  @Text({ nullable: true }) acceptedBy: string | null;
  @At({ nullable: true }) acceptedAt: Instant | null;
  @Text({ nullable: true }) returnReason: string | null;
}

@Entity('kpi_reading')
@Index('ix_kpi_reading_series', ['pilotId', 'kpiId', 'id'])
export class KpiReadingEntity {
  @Key() id: Id<'kpiReading'>;
  @Text() pilotId: Id<'pilot'>;
  /** Its id in the contract. */
  @Text() kpiId: string;
  @Text() stage: Stage;
  @Int() successes: number;
  @Int() cases: number;
  @At() windowFrom: Instant;
  @At() windowUntil: Instant;
  /** SHA-256 of the data that was read, and of the model version in use. */
  @Text() datasetDigest: string;
  @Text() modelDigest: string;
  @Text() recordedBy: string;
  @At() at: Instant;
  @Text() verdict: Verdict;
  /** Decimals of four places. */
  @Text() share: string;
  @Text() lower: string;
  @Text() upper: string;
  @Text({ nullable: true }) moreCases: string | null;
  @JsonColumn() explanation: LocalisedText;
}

@Entity('incident')
@Index('ix_incident_pilot', ['pilotId', 'id'])
export class IncidentEntity {
  @Key() id: Id<'incident'>;
  @Text() pilotId: Id<'pilot'>;
  @Text() severity: 'serious' | 'ordinary';
  @Text() summary: string;
  /** When vendor or agency became aware, the earlier. */
  @At() awareAt: Instant;
  @Text() reportedBy: string;
  @At() reportedAt: Instant;
  @Text() state: IncidentState;
  /** Cause and correction, once it is closed. */
  @Text({ nullable: true }) correction: string | null;
  @Text({ nullable: true }) closedBy: string | null;
  @At({ nullable: true }) closedAt: Instant | null;
}

export type FlagKind = 'MILESTONE_OVERDUE' | 'CONDITION_MISSED' | 'REPORT_MISSED' | 'KPI_WARNING' | 'KPI_BREACH' | 'INCIDENT_REPORTED_LATE';

@Entity('pilot_flag')
@Index('ix_pilot_flag_pilot', ['pilotId', 'id'])
@Index('uq_pilot_flag_standing', { synchronize: false })
export class PilotFlagEntity {
  @Key() id: string;
  @Text() pilotId: Id<'pilot'>;
  @Text() kind: FlagKind;
  /** The milestone, condition, KPI or incident that it is about. */
  @Text() objectId: string;
  @At() at: Instant;
  @At({ nullable: true }) clearedAt: Instant | null;
}

export const PILOTS_ENTITIES = [PilotEntity, PilotConditionEntity, MilestoneEntity, KpiReadingEntity, IncidentEntity, PilotFlagEntity];
