import { Entity, Index } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Bytes, JsonColumn, Key, Text } from '@pilotage/platform';
import type { ChangeEntry, GuidelineClause } from '../domain/guideline-clauses.js';
import type { GuidelineState } from '../domain/guideline.workflow.js';
import type { ComplaintState, ComplaintSubject, DismissalGround } from '../domain/complaint.workflow.js';

/** A version of the guidelines that a committee drafted. What it says never changes: a better one is another draft. */
@Entity('guideline')
@Index('uq_guideline_adopted', { synchronize: false })
export class GuidelineEntity {
  @Key() id: Id<'guideline'>;
  @Text() version: string;
  @Text() state: GuidelineState;
  @Text() committeeId: string;
  @JsonColumn() clauses: readonly GuidelineClause[];
  @JsonColumn() changeLog: readonly ChangeEntry[];
  /** SHA-256 of what it says. */
  @Text() digest: string;
  @Text() draftedBy: string;
  @At() draftedAt: Instant;
  @At({ nullable: true }) consultationFrom: Instant | null;
  @At({ nullable: true }) consultationUntil: Instant | null;
  @Text({ nullable: true }) adoptedBy: string | null;
  @At({ nullable: true }) adoptedAt: Instant | null;
  @At({ nullable: true }) effectiveFrom: Instant | null;
}

/** What somebody said in a consultation, and what the committee answered. */
@Entity('guideline_comment')
@Index('ix_guideline_comment_guideline', ['guidelineId', 'id'])
export class GuidelineCommentEntity {
  @Key() id: Id<'guidelineComment'>;
  @Text() guidelineId: string;
  /** The clause that it is about; null where it is about the whole. */
  @Text({ nullable: true }) clauseId: string | null;
  @Text() personId: string;
  @Text() text: string;
  @At() commentedAt: Instant;
  @JsonColumn({ nullable: true }) answer: LocalisedText | null;
  @Text({ nullable: true }) answeredBy: string | null;
  @At({ nullable: true }) answeredAt: Instant | null;
}

/** An approval that the committee holds up to others (Shenzhen AI Regulation Art 65(4)). */
@Entity('good_case')
@Index('uq_good_case_case', ['caseId'], { unique: true })
export class GoodCaseEntity {
  @Key() id: Id<'goodCase'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @JsonColumn() summary: LocalisedText;
  @Text() markedBy: string;
  @At() markedAt: Instant;
}

/** Where a complaint was sent: to the committee as a case, or to the agency as a note of an incident. */
export interface ComplaintReferral {
  readonly to: 'ethicsCase' | 'incidentNote';
  readonly caseId: string | null;
}

/** A complaint of anybody. Its text is sealed, and is in no log. */
@Entity('complaint')
@Index('uq_complaint_number', ['number'], { unique: true })
@Index('ix_complaint_account', ['account', 'id'])
@Index('ix_complaint_due', { synchronize: false })
@Index('ix_complaint_open', { synchronize: false })
export class ComplaintEntity {
  @Key() id: Id<'complaint'>;
  /** The number of the receipt. */
  @Text() number: string;
  @Text() about: ComplaintSubject;
  @Text({ nullable: true }) aboutId: string | null;
  @Bytes() textBox: Buffer;
  @Bytes() textKey: Buffer;
  /** Null where a newcomer filed it. */
  @Text({ nullable: true }) filedBy: string | null;
  /** Keyed fingerprint of the account, by which a newcomer finds their own, also once they are a person here. */
  @Text() account: string;
  @At() filedAt: Instant;
  @At() acceptBy: Instant;
  @At() answerBy: Instant;
  /** Since when it has been known that it was not answered in time. */
  @At({ nullable: true }) overdueSince: Instant | null;
  @Text() state: ComplaintState;
  @Text({ nullable: true }) committeeId: string | null;
  @Text({ nullable: true }) acceptedBy: string | null;
  @At({ nullable: true }) acceptedAt: Instant | null;
  @Text({ nullable: true }) ground: DismissalGround | null;
  @JsonColumn({ nullable: true }) answer: LocalisedText | null;
  @JsonColumn({ nullable: true }) referral: ComplaintReferral | null;
  @Text({ nullable: true }) closedBy: string | null;
  @At({ nullable: true }) closedAt: Instant | null;
}
