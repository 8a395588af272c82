import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, Json, LocalisedText } from '@pilotage/kernel';
import { At, Flag, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { RiskAssessmentState } from '../domain/risk-assessment.workflow.js';
import type { CarveOutFlag, GateDecisionKind, GateFacts, PilotStage, RiskAnswers, RiskBand, RiskLevel } from '../domain/index.js';

/** Signature algorithms that a statement may have. */
export type StatementAlgorithm = 'ES256' | 'EdDSA';

/** The public key of an issuer; its coordinates in base64url. An Ed25519 key has no y. */
export interface IssuerKey {
  readonly algorithm: StatementAlgorithm;
  readonly x: string;
  readonly y: string | null;
}

@Entity('issuer')
@Unique('uq_issuer_identifier', ['identifier'])
export class IssuerEntity {
  @Key() id: Id<'issuer'>;
  /** The URL that statements name as their issuer. */
  @Text() identifier: string;
  @JsonColumn() name: LocalisedText;
  @JsonColumn() key: IssuerKey;
  @Flag() accredited: boolean;
  /** Standards that the accreditation covers; null is all of them. */
  @JsonColumn({ nullable: true }) accreditedFor: readonly string[] | null;
  /** The party that it belongs to, where it is one of the marketplace: a vendor's own statement is self-declared. */
  @Text({ nullable: true }) organisationId: string | null;
  @Flag() demonstration: boolean;
}

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
  /** Digest of policy version, facts and outcome. */
  @Text() hash: string;
  @At() decidedAt: Instant;
}

export const ASSURANCE_ENTITIES = [IssuerEntity, RiskAssessmentEntity, GateDecisionEntity];
