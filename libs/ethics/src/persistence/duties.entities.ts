import { Entity, Index } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { DutyKind } from '../domain/duty-facts.js';
import type { ImpactAssessmentState } from '../domain/impact-assessment.workflow.js';
import type { AssessedSection } from '../domain/impact-sections.js';

/** One version of the impact assessment of a need. What it says never changes. */
@Entity('impact_assessment')
@Index('uq_impact_assessment_version', ['subjectId', 'version'], { unique: true })
@Index('uq_impact_assessment_complete', { synchronize: false })
export class ImpactAssessmentEntity {
  @Key() id: Id<'impactAssessment'>;
  /** The need. */
  @Text() subjectId: string;
  @Text() agencyId: string;
  @Int() version: number;
  @Text() state: ImpactAssessmentState;
  @JsonColumn() sections: readonly AssessedSection[];
  /** Where the provider's own assessment lies (Shenzhen AI Regulation Art 72(1)). */
  @Text({ nullable: true }) vendorAssessment: string | null;
  /** SHA-256 of what it says. */
  @Text() digest: string;
  @Text() draftedBy: string;
  @At() draftedAt: Instant;
  /** Level and version of the rules by which it was found whole. */
  @Text({ nullable: true }) level: string | null;
  @Text({ nullable: true }) policyVersion: string | null;
  @Text({ nullable: true }) submittedBy: string | null;
  @At({ nullable: true }) submittedAt: Instant | null;
  @Text({ nullable: true }) confirmedBy: string | null;
  @At({ nullable: true }) confirmedAt: Instant | null;
}

/** What a disclosure says: the fields of an algorithmic transparency record (governance 1.3, UK ATRS) that the public asks for first. */
export interface DisclosureContent {
  readonly name: LocalisedText;
  readonly purpose: LocalisedText;
  readonly owner: LocalisedText;
  readonly humanRole: LocalisedText;
  readonly data: LocalisedText;
  readonly contact: LocalisedText;
  /** In words that the public can understand (Shenzhen AI Regulation Art 71). */
  readonly explanation: LocalisedText;
}

/** A risk warning or a disclosure as it was published for a need. A later one of its kind takes its place. */
@Entity('duty_record')
@Index('ix_duty_record_subject', ['subjectId', 'id'])
export class DutyRecordEntity {
  @Key() id: Id<'dutyRecord'>;
  @Text() subjectId: string;
  @Text() agencyId: string;
  @Text() kind: DutyKind;
  /** The warning; null for a disclosure. */
  @JsonColumn({ nullable: true }) warning: LocalisedText | null;
  @JsonColumn({ nullable: true }) disclosure: DisclosureContent | null;
  @Text() digest: string;
  @Text() publishedBy: string;
  @At() publishedAt: Instant;
}
