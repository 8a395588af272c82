import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, BigInteger, Bytes, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { StatusPurpose } from '../domain/status-list.js';
import type { StatusFaultCode } from '../domain/status.faults.js';

/** What is kept of a status list that statements of an issuer refer to. */
@Entity('status_list')
@Unique('uq_status_list_url', ['url', 'issuerId'])
@Index('ix_status_list_next_fetch', { synchronize: false })
export class StatusListEntity {
  @Key() id: Id<'statusList'>;
  @Text() url: string;
  /** The issuer of the statements that refer to it: it, or whoever the register names for it, signs the list. */
  @Text() issuerId: string;
  /** What it said when it last came; empty and null before. */
  @JsonColumn() purposes: readonly string[];
  /** SHA-256 of the list as it came: it names the bits. */
  @Text({ nullable: true }) digest: string | null;
  @Bytes({ nullable: true }) bits: Buffer | null;
  /** Milliseconds for which the list says that it may be kept. */
  @BigInteger({ nullable: true }) ttl: string | null;
  @At({ nullable: true }) validUntil: Instant | null;
  @Text({ nullable: true }) etag: string | null;
  @At({ nullable: true }) fetchedAt: Instant | null;
  /** Until when the bits may be used. */
  @At({ nullable: true }) goodUntil: Instant | null;
  /** Why the last try came to nothing, and how many did in a row. */
  @Text({ nullable: true }) fault: StatusFaultCode | null;
  @Int() failures: number;
  /** When it is asked for again; null while nothing rests on it. */
  @At({ nullable: true }) nextFetchAt: Instant | null;
}

/** A statement refers to a place in a status list. */
@Entity('evidence_status')
@Unique('uq_evidence_status_place', ['evidenceId', 'statusListId', 'purpose', 'place'])
@Index('ix_evidence_status_list', ['statusListId'])
export class EvidenceStatusEntity {
  @Key() id: Id<'evidenceStatus'>;
  @Text() evidenceId: string;
  @Text() statusListId: string;
  @Text() purpose: StatusPurpose;
  @Int() place: number;
}

/** A warning that a piece of evidence ends soon: once for each number of days ahead of one end. */
@Entity('evidence_warning')
@Unique('uq_evidence_warning', ['evidenceId', 'validUntil', 'days'])
export class EvidenceWarningEntity {
  @Key() id: Id<'evidenceWarning'>;
  @Text() evidenceId: string;
  /** The end that is ahead. */
  @At() validUntil: Instant;
  /** Days ahead of it, as the policy says. */
  @Int() days: number;
  @At() warnedAt: Instant;
}

export const STATUS_ENTITIES = [StatusListEntity, EvidenceStatusEntity, EvidenceWarningEntity];
