import { Entity, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, JsonColumn, Key, Text } from '@pilotage/platform';
import type { NeedCategory } from '../domain/category.js';
import type { StandardsRequestState } from '../domain/standards-request.workflow.js';

/** A subject for which, in one category of use, calls and pilots found no standard. */
@Entity('standards_request')
@Unique('uq_standards_request_gap', ['subject', 'category'])
export class StandardsRequestEntity {
  @Key() id: Id<'standardsRequest'>;
  /** Code of the subject in the catalogue. */
  @Text() subject: string;
  /** Its name, as the catalogue gave it when the request was made. */
  @JsonColumn() subjectName: LocalisedText;
  @Text() category: NeedCategory;
  @Text() state: StandardsRequestState;
  /** Published calls that found the gap, in the order in which they were told of. */
  @JsonColumn() calls: readonly string[];
  /** Pilots that rested on the gap and whose use ended while it was there. */
  @JsonColumn() pilots: readonly string[];
  @At() firstRaisedAt: Instant;
  @At() lastRaisedAt: Instant;
  /** Id of the standard that answers it. */
  @Text({ nullable: true }) answer: string | null;
  /** Version of the catalogue that lists the answer. */
  @Text({ nullable: true }) answerVersion: string | null;
  @At({ nullable: true }) answeredAt: Instant | null;
  @Text({ nullable: true }) declinedBy: string | null;
  @At({ nullable: true }) declinedAt: Instant | null;
  /** Why no standard is sought. */
  @JsonColumn({ nullable: true }) declinedFor: LocalisedText | null;
}
