import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '@pilotage/kernel';
import { At, JsonColumn, Text } from '@pilotage/platform';

/** The place of an audit entry in the log. Never changed: what was proven stays proven. */
@Entity('log_leaf')
@Index('uq_log_leaf_event', ['eventId'], { unique: true })
export class LogLeafEntity {
  /** From 0, without a gap. */
  @PrimaryColumn('int') position: number;
  @Text() eventId: string;
}

/** A signed head of the log. */
@Entity('log_head')
export class LogHeadEntity {
  /** How many entries it covers. */
  @PrimaryColumn('int') size: number;
  @Text() rootHash: string;
  /** Hashes of the complete subtrees, the largest first: the log grows from them. */
  @JsonColumn() subtrees: string[];
  /** Every transaction before this number has ended, and its entries are in the log (xid8 as text). */
  @Text() sequencedBelow: string;
  @At() signedAt: Instant;
  /** Ed25519 over the checkpoint text, base64url. */
  @Text() signature: string;
}

export const TRANSPARENCY_ENTITIES = [LogLeafEntity, LogHeadEntity];
