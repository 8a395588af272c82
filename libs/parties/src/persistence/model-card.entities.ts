import { Entity, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { ModelCardContent } from '../domain/model-card.js';

/** A revision of the card of a model version. It never changes; what is new is a new revision. */
@Entity('model_card')
@Unique('uq_model_card_revision', ['modelVersionId', 'revision'])
@Unique('uq_model_card_digest', ['modelVersionId', 'digest'])
export class ModelCardEntity {
  @Key() id: Id<'modelCard'>;
  @Text() modelVersionId: Id<'modelVersion'>;
  /** 1 is the first. */
  @Int() revision: number;
  @JsonColumn() content: ModelCardContent;
  /** SHA-256 of the content's canonical JSON, hexadecimal. */
  @Text() digest: string;
  @Text() attachedBy: string;
  @At() attachedAt: Instant;
}
