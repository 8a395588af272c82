import { Entity, Index } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, JsonColumn, Key, Text } from '@pilotage/platform';
import type { Ballot, TrackingOutcome } from '../domain/ethics-case.workflow.js';
import type { Seat } from '../domain/meeting.js';
import type { PublishedDecision } from '../domain/publication.js';
import type { CommitteeCondition } from './ethics.entities.js';

/** A sitting on a case: who is present, with their kinds at that time. It ends with the decision or is postponed. */
@Entity('case_sitting')
@Index('ix_case_sitting_case', ['caseId'])
@Index('uq_case_sitting_open', { synchronize: false })
export class CaseSittingEntity {
  @Key() id: Id<'caseSitting'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @JsonColumn() present: readonly Seat[];
  @Text() openedBy: string;
  @At() openedAt: Instant;
  @At({ nullable: true }) endedAt: Instant | null;
  /** Why it was postponed; null where it decided. */
  @JsonColumn({ nullable: true }) postponedFor: LocalisedText | null;
}

/** The vote of one member in a sitting, cast by themselves. */
@Entity('case_ballot')
@Index('uq_case_ballot_once', ['sittingId', 'personId'], { unique: true })
export class CaseBallotEntity {
  @Key() id: Id<'caseBallot'>;
  @Text() sittingId: string;
  @Text() caseId: string;
  @Text() committeeId: string;
  @Text() personId: string;
  @Text() vote: Ballot['vote'];
  @At() castAt: Instant;
}

/** What a member who voted otherwise says about the decision. */
@Entity('case_dissent')
@Index('ix_case_dissent_case', ['caseId'])
export class CaseDissentEntity {
  @Key() id: Id<'caseDissent'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @Text() personId: string;
  @JsonColumn() text: LocalisedText;
  /** The member's name, where they wish it to be published. */
  @JsonColumn({ nullable: true }) name: LocalisedText | null;
  @At() writtenAt: Instant;
}

/** A conflict of a member who voted, found after the decision. */
@Entity('late_conflict')
@Index('ix_late_conflict_case', ['caseId'])
export class LateConflictEntity {
  @Key() id: Id<'lateConflict'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @Text() personId: string;
  @JsonColumn() reasons: LocalisedText;
  /** The party whose person reported it; null for the committee itself and for oversight. */
  @Text({ nullable: true }) organisationId: string | null;
  @Text() reportedBy: string;
  @At() reportedAt: Instant;
  @Flag({ nullable: true }) confirmed: boolean | null;
  /** Whether the decision stands without the member; null where nothing was confirmed. */
  @Flag({ nullable: true }) stands: boolean | null;
  @JsonColumn({ nullable: true }) note: LocalisedText | null;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: Instant | null;
}

/** A tracking review of an approved case. */
@Entity('tracking_review')
@Index('ix_tracking_review_case', ['caseId'])
export class TrackingReviewEntity {
  @Key() id: Id<'trackingReview'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @Text() outcome: TrackingOutcome;
  @JsonColumn() finding: LocalisedText;
  @JsonColumn() conditions: readonly CommitteeCondition[];
  @JsonColumn() clauses: readonly string[];
  @Text() policyVersion: string;
  @Text() heldBy: string;
  @At() heldAt: Instant;
}

/** A decision as it was published. Each change of it is published anew; the latest counts. */
@Entity('case_publication')
@Index('ix_case_publication_case', ['caseId', 'id'])
export class CasePublicationEntity {
  @Key() id: Id<'casePublication'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @JsonColumn() content: PublishedDecision;
  @At() publishedAt: Instant;
}
