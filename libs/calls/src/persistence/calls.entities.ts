import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, Json, LocalisedText, Money } from '@pilotage/kernel';
import { At, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { Ruleset } from '@pilotage/scoring';
import type { CallState } from '../domain/call.workflow.js';
import type { ClarificationState } from '../domain/clarification.workflow.js';
import type { NeedCategory } from '../domain/category.js';
import type { LotState } from '../domain/lot.workflow.js';
import type { NeedState } from '../domain/need.workflow.js';
import type { ProfileId } from '../domain/profiles/index.js';
import type { CallRiskLevel } from '../domain/publication.facts.js';
import type { AwardMethod } from '../domain/ruleset.js';
import type { DataPlan, Declarations, Kpi, LotCriterion, PlannedMilestone, Requirement, Stage } from '../domain/specification.js';

@Entity('need')
@Index('ix_need_agency', ['agencyId', 'id'])
export class NeedEntity {
  @Key() id: Id<'need'>;
  @Text() agencyId: string;
  @JsonColumn() title: LocalisedText;
  @JsonColumn() description: LocalisedText;
  @Text() category: NeedCategory;
  @Text() state: NeedState;
  @Text() createdBy: string;
  @At() createdAt: Instant;
  @At({ nullable: true }) publishedAt: Instant | null;
  /** Where the facts of a demonstration need come from. */
  @Text({ nullable: true }) source: string | null;
}

@Entity('call')
@Index('ix_call_agency', ['agencyId', 'id'])
@Index('ix_call_need', ['needId'])
@Index('ix_call_due', { synchronize: false })
export class CallEntity {
  @Key() id: Id<'call'>;
  @Text() needId: Id<'need'>;
  @Text() agencyId: string;
  @Text() category: NeedCategory;
  @Text() state: CallState;
  /** Counts the published texts: 1, and one more with each amendment. */
  @Int() version: number;
  @Text() profileId: ProfileId;
  @JsonColumn() title: LocalisedText;
  @JsonColumn() description: LocalisedText;
  @Text() buys: 'goods' | 'services';
  @JsonColumn() stages: readonly Stage[];
  @JsonColumn({ nullable: true }) budget: Money | null;
  @JsonColumn({ nullable: true }) dataPlan: DataPlan | null;
  @JsonColumn({ nullable: true }) declarations: Declarations | null;
  @JsonColumn() permittedProductAnswers: Readonly<Record<string, readonly string[]>>;
  @At({ nullable: true }) closesAt: Instant | null;
  @JsonColumn({ nullable: true }) shortOpenReason: LocalisedText | null;
  @JsonColumn({ nullable: true }) priceWeightReason: LocalisedText | null;
  @Text({ nullable: true }) source: string | null;
  @Text() draftedBy: string;
  /** Everyone who drafted, revised or amended. */
  @JsonColumn() authors: readonly string[];
  @At() draftedAt: Instant;
  /** Frozen at publication; null before. */
  @Int({ nullable: true }) profileVersion: number | null;
  @Int({ nullable: true }) calendarVersion: number | null;
  @Text({ nullable: true }) standardsVersion: string | null;
  @Text({ nullable: true }) riskLevel: CallRiskLevel | null;
  @Text({ nullable: true }) riskAssessmentId: string | null;
  @JsonColumn({ nullable: true }) carveOut: readonly string[] | null;
  @At({ nullable: true }) questionsUntil: Instant | null;
  @Text({ nullable: true }) approvedBy: string | null;
  @At({ nullable: true }) publishedAt: Instant | null;
  @At({ nullable: true }) closedAt: Instant | null;
  @JsonColumn({ nullable: true }) returnReason: LocalisedText | null;
  @JsonColumn({ nullable: true }) cancelReason: LocalisedText | null;
}

@Entity('lot')
@Unique('uq_lot_number', ['callId', 'number'])
export class LotEntity {
  @Key() id: Id<'lot'>;
  @Text() callId: Id<'call'>;
  @Int() number: number;
  @Text() state: LotState;
  @JsonColumn() title: LocalisedText;
  @JsonColumn() description: LocalisedText;
  /** The most that one award may cost. */
  @JsonColumn({ nullable: true }) budget: Money | null;
  /** Awards side by side; frozen at publication. */
  @Int() awardSlots: number;
  @JsonColumn() requirements: readonly Requirement[];
  @JsonColumn() criteria: readonly LotCriterion[];
  @JsonColumn({ nullable: true }) method: AwardMethod | null;
  /** What the scoring engine reads; null while the draft lacks budget or method. */
  @JsonColumn({ nullable: true }) ruleset: Ruleset | null;
  @JsonColumn() kpis: readonly Kpi[];
  @JsonColumn() milestones: readonly PlannedMilestone[];
  /** Why the lot ended without award: an append-only code of who ended it. */
  @Text({ nullable: true }) endedBecause: string | null;
}

@Entity('call_version')
@Unique('uq_call_version', ['callId', 'version'])
export class CallVersionEntity {
  @Key() id: string;
  @Text() callId: Id<'call'>;
  @Int() version: number;
  /** The whole published text of the version. */
  @JsonColumn() document: Json;
  /** SHA-256 of the document's canonical JSON. */
  @Text() digest: string;
  /** Why it was amended; null for the first version. */
  @JsonColumn({ nullable: true }) reason: LocalisedText | null;
  @Text() publishedBy: string;
  @At() publishedAt: Instant;
}

@Entity('clarification')
@Index('ix_clarification_call', ['callId', 'id'])
export class ClarificationEntity {
  @Key() id: Id<'clarification'>;
  @Text() callId: Id<'call'>;
  @Text() agencyId: string;
  /** Who asked; shown to nobody but the vendor itself. */
  @Text() vendorId: string;
  @Text() askedBy: string;
  @Text() state: ClarificationState;
  /** As asked; the agency sees it, and publishes its own wording, so that no vendor is given away. */
  @Text() question: string;
  @At() askedAt: Instant;
  @At() answerDueAt: Instant;
  @JsonColumn({ nullable: true }) publishedQuestion: LocalisedText | null;
  @JsonColumn({ nullable: true }) answer: LocalisedText | null;
  @Text({ nullable: true }) answeredBy: string | null;
  @At({ nullable: true }) answeredAt: Instant | null;
}

export const CALLS_ENTITIES = [NeedEntity, CallEntity, LotEntity, CallVersionEntity, ClarificationEntity];
