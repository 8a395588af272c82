import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, Bytes, Flag, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { FileState } from '../domain/file.workflow.js';
import type { Verdict } from '../domain/findings.js';
import type { FilePurpose } from '../domain/purposes.js';

@Entity('file')
@Index('ix_file_organisation', ['organisationId', 'id'])
@Index('ix_file_unfinished', { synchronize: false })
@Index('ix_file_scan_again', { synchronize: false })
@Index('ix_file_unattached', { synchronize: false })
export class FileEntity {
  @Key() id: Id<'file'>;
  /** Who owns it. */
  @Text() organisationId: string;
  @Text() purpose: FilePurpose;
  @Text() state: FileState;
  /** What was declared (`FileAbout`), sealed: a name or a digest may tell of a sealed bid. */
  @Bytes() about: Buffer;
  @Bytes() aboutKey: Buffer;
  /** Its size in whole chunks of 64 KiB, as it shows in the store. */
  @Int() chunks: number;
  /** The one-time key of its bytes, wrapped. Without it the bytes are lost, wherever they lie. */
  @Bytes({ nullable: true }) wrappedKey: Buffer | null;
  @Text() requestedBy: string;
  @At() requestedAt: Instant;
  @At({ nullable: true }) receivedAt: Instant | null;
  @At({ nullable: true }) inspectedAt: Instant | null;
  @JsonColumn({ nullable: true }) verdict: Verdict | null;
  @Int() scanAttempts: number;
  @At({ nullable: true }) scanAgainAt: Instant | null;
  /** Since when it is part of something; then it is never removed. */
  @At({ nullable: true }) attachedAt: Instant | null;
  /** When the store had forgotten its bytes. */
  @At({ nullable: true }) removedAt: Instant | null;
}

@Entity('file_grant')
@Unique('uq_file_grant', ['fileId', 'organisationId', 'subjectId'])
@Index('ix_file_grant_subject', ['subjectId'])
export class FileGrantEntity {
  @Key() id: Id<'fileGrant'>;
  @Text() fileId: string;
  /** To whom it is open. */
  @Text() organisationId: string;
  /** By what: such as the bid that was opened. */
  @Text() subjectId: string;
  @At() grantedAt: Instant;
  /** Whether those who mark may have it: not while they mark blind. */
  @Flag() openToMarkers: boolean;
}

export const FILES_ENTITIES = [FileEntity, FileGrantEntity];
