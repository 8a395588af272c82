import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { MitigationProofState } from '../domain/mitigation-proof.workflow.js';
import type { RiskLevel } from '../domain/index.js';

/** A claim that a measure of the risk policy is in place for a need, with what proves it. */
@Entity('mitigation_proof')
@Index('ix_mitigation_proof_subject', ['subjectId', 'id'])
@Index('uq_mitigation_proof_standing', { synchronize: false })
@Index('ix_mitigation_proof_running_out', { synchronize: false })
export class MitigationProofEntity {
  @Key() id: Id<'mitigationProof'>;
  /** What is assessed: a need. */
  @Text() subjectId: string;
  @Text() agencyId: string;
  /** The measure, such as MT05. */
  @Text() item: string;
  /** What is in place, in words. */
  @Text() statement: string;
  /** Where the document lies. */
  @Text() reference: string;
  /** SHA-256 of the document, where it is one. */
  @Text({ nullable: true }) digest: string | null;
  /** First instant at which it proves nothing any more; null where it does not run out. */
  @At({ nullable: true }) validUntil: Instant | null;
  @Text() state: MitigationProofState;
  @Text() claimedBy: string;
  @At() claimedAt: Instant;
  @Text({ nullable: true }) checkedBy: string | null;
  @At({ nullable: true }) checkedAt: Instant | null;
  /** What was found, and how. */
  @Text({ nullable: true }) finding: string | null;
  @At({ nullable: true }) endedAt: Instant | null;
  @Text({ nullable: true }) endedBecause: string | null;
}

/** A second, independent reading of a need by another instrument. Never changed; the latest counts. */
@Entity('impact_reading')
@Index('ix_impact_reading_subject', ['subjectId', 'id'])
export class ImpactReadingEntity {
  @Key() id: Id<'impactReading'>;
  @Text() subjectId: string;
  @Text() agencyId: string;
  /** The questionnaire with its version: a score means nothing without it. */
  @Text() instrument: string;
  @Int() raw: number;
  @Int() mitigation: number;
  @Int() current: number;
  @Int() level: number;
  /** Where the filled questionnaire lies. */
  @Text() reference: string;
  @Text() readBy: string;
  @At() readAt: Instant;
}

/** A reason to classify a need anew. It stands until an assessment is confirmed that was drafted after it. Never changed. */
@Entity('reclassification')
@Unique('uq_reclassification_reason', ['assessmentId', 'code'])
@Index('ix_reclassification_subject', ['subjectId', 'raisedAt'])
export class ReclassificationEntity {
  @Key() id: Id<'reclassification'>;
  @Text() subjectId: string;
  @Text() agencyId: string;
  /** The assessment that stood when it came up. */
  @Text() assessmentId: string;
  /** A code of the policy's occasions. */
  @Text() code: string;
  @Text({ nullable: true }) note: string | null;
  /** Null where the house noticed it. */
  @Text({ nullable: true }) raisedBy: string | null;
  @At() raisedAt: Instant;
}

/** A word on the level of a need, of the committee or of its chair: it may stand above what the assessment gives, never below. Never changed; the latest that has not lapsed counts. */
@Entity('risk_level_raise')
@Index('ix_risk_level_raise_subject', ['subjectId', 'id'])
@Index('uq_risk_level_raise_case', { synchronize: false })
export class RiskLevelRaiseEntity {
  @Key() id: Id<'riskLevelRaise'>;
  @Text() subjectId: string;
  @Text() agencyId: string;
  @Text() level: RiskLevel;
  @JsonColumn() reasons: LocalisedText;
  @Text() committeeId: string;
  @Text() raisedBy: string;
  @At() raisedAt: Instant;
  /** The case by which the committee decided it; null where its chair said it. */
  @Text({ nullable: true }) caseId: string | null;
  /** When the chair's word holds no longer by itself; null: it stands until another one. */
  @At({ nullable: true }) lapsesAt: Instant | null;
}

export const RISK_ENTITIES = [MitigationProofEntity, ImpactReadingEntity, ReclassificationEntity, RiskLevelRaiseEntity];
