import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, Json } from '@pilotage/kernel';
import { At, Flag, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { RiskAssessmentState } from '../domain/risk-assessment.workflow.js';
import type { CarveOutFlag, GateDecisionKind, GateFacts, PilotStage, RiskAnswers, RiskBand, RiskLevel } from '../domain/index.js';

@Entity('risk_assessment')
@Unique('uq_risk_assessment_version', ['subjectId', 'version'])
@Index('uq_risk_assessment_drafted', { synchronize: false })
@Index('uq_risk_assessment_confirmed', { synchronize: false })
export class RiskAssessmentEntity {
  @Key() id: Id<'riskAssessment'>;
  /** What is assessed: a need. */
  @Text() subjectId: string;
  @Text() agencyId: string;
  @Int() version: number;
  @Text() policyVersion: string;
  @JsonColumn() answers: RiskAnswers;
  /** What the officer said to each trigger and flag that was asked. */
  @JsonColumn() saidTriggers: Readonly<Record<string, boolean>>;
  @JsonColumn() saidCarveOut: Readonly<Record<string, boolean>>;
  /** What came out of it. */
  @JsonColumn() triggers: readonly string[];
  @JsonColumn() carveOut: readonly CarveOutFlag[];
  @JsonColumn() missing: readonly string[];
  @Text() level: RiskLevel;
  @Text({ nullable: true }) band: RiskBand | null;
  @Int({ nullable: true }) raw: number | null;
  @Int({ nullable: true }) current: number | null;
  /** Measures that were proven at drafting, and their points. */
  @JsonColumn() mitigations: readonly string[];
  @Int() mitigation: number;
  @Text() state: RiskAssessmentState;
  @Text() draftedBy: string;
  @At() draftedAt: Instant;
  @Text({ nullable: true }) confirmedBy: string | null;
  @At({ nullable: true }) confirmedAt: Instant | null;
}

@Entity('gate_decision')
@Unique('uq_gate_decision_version', ['bidId', 'stage', 'version'])
@Index('ix_gate_decision_lot', ['lotId'])
export class GateDecisionEntity {
  @Key() id: Id<'gateDecision'>;
  @Text() bidId: string;
  @Text() lotId: string;
  @Text() agencyId: string;
  @JsonColumn() vendorIds: readonly string[];
  @Text() stage: PilotStage;
  /** Counts the decisions about a bid and stage, from 1. */
  @Int() version: number;
  @Text() decision: GateDecisionKind;
  @JsonColumn() reasons: readonly string[];
  @JsonColumn() conditions: readonly string[];
  @Flag({ nullable: true }) remediable: boolean | null;
  @JsonColumn() facts: GateFacts & Json;
  @Text() policyVersion: string;
  /** SHA-256 of the model version that was decided about; null for decisions from before it was recorded. */
  @Text({ nullable: true }) modelDigest: string | null;
  /** SHA-256 of the model card that the bid was sealed with; null where it named none, and for decisions from before cards were pinned. */
  @Text({ nullable: true }) modelCardDigest: string | null;
  /** Digest of policy version, facts and outcome. */
  @Text() hash: string;
  @At() decidedAt: Instant;
}

export const ASSURANCE_ENTITIES = [RiskAssessmentEntity, GateDecisionEntity];
