import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { DocumentFinding, ReadMember } from '../domain/document-check.rules.js';
import type { PermitCode } from '../domain/permits.js';
import type { EvidenceFormat, EvidenceKind } from '../domain/wallet.js';

/** A document in a wallet that two persons of an agency read. */
@Entity('document_check')
@Unique('uq_document_check_evidence', ['evidenceId'])
@Index('ix_document_check_agency', ['agencyId', 'id'])
export class DocumentCheckEntity {
  @Key() id: Id<'documentCheck'>;
  @Text() evidenceId: string;
  /** Whose wallet it lies in. */
  @Text() organisationId: string;
  /** Whose verifiers read it: the owner opened it to them. */
  @Text() agencyId: string;
  @Text() fileId: string;
  /** SHA-256 of the file. */
  @Text() digest: string;
  @Text() kind: EvidenceKind;
  @Text() format: EvidenceFormat;
  @At() askedAt: Instant;
  /** Readings of earlier rounds decide nothing: the piece was lodged again or reinstated since. */
  @Int() round: number;
  /** In what the newest reading differs from the one before it; empty where there is none. */
  @JsonColumn() differ: readonly ReadMember[];
  /** Since when every reading may be seen; null while the document is being read. */
  @At({ nullable: true }) concludedAt: Instant | null;
}

/** What one person read. It is never changed. */
@Entity('document_reading')
@Index('ix_document_reading_check', ['checkId', 'id'])
export class DocumentReadingEntity {
  @Key() id: Id<'documentReading'>;
  @Text() checkId: string;
  @Int() round: number;
  @Text() readBy: string;
  @At() readAt: Instant;
  @Text() issuer: string;
  /** Null where it is a permit. */
  @Text({ nullable: true }) standardId: string | null;
  @Text({ nullable: true }) edition: string | null;
  /** Null where it states conformity. */
  @Text({ nullable: true }) permit: PermitCode | null;
  @Text({ nullable: true }) holder: string | null;
  @JsonColumn({ nullable: true }) scope: readonly string[] | null;
  @At() validFrom: Instant;
  @At() validUntil: Instant;
  @Text() statedDigest: string;
  @Text() scheme: string;
  @Text() number: string;
  @Text() finding: DocumentFinding;
}

export const DOCUMENT_CHECK_ENTITIES = [DocumentCheckEntity, DocumentReadingEntity];
