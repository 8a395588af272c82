import { Entity, Index } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, JsonColumn, Key, Text } from '@pilotage/platform';
import type { Accreditation } from '../domain/accreditation.rules.js';
import type { Arrangement } from '../domain/arrangements.js';
import type { IssuerEntryKind, IssuerEntryState } from '../domain/issuer-entry.workflow.js';
import type { DatedKey, StatementAlgorithm } from '../domain/issuer-keys.rules.js';

/** An issuer of statements. It counts only once its entry was confirmed. */
@Entity('issuer')
@Index('ix_issuer_identifier', ['identifier'])
export class IssuerEntity {
  @Key() id: Id<'issuer'>;
  /** The URL that statements name as their issuer. */
  @Text() identifier: string;
  @JsonColumn() name: LocalisedText;
  /** The party that it belongs to, where it is one of the marketplace: a vendor's own statement is self-declared. */
  @Text({ nullable: true }) organisationId: string | null;
  @Flag() demonstration: boolean;
}

/** Something that would make the register trust more: it counts when a second person has confirmed it. */
@Entity('issuer_entry')
@Index('ix_issuer_entry_issuer', ['issuerId'])
@Index('uq_issuer_entry_issuer', { synchronize: false })
@Index('ix_issuer_entry_status_issuer', { synchronize: false })
export class IssuerEntryEntity {
  @Key() id: Id<'issuerEntry'>;
  @Text() issuerId: string;
  @Text() kind: IssuerEntryKind;
  @Text() state: IssuerEntryState;
  /** For an entry of the kind statusIssuer: who signs the status lists. */
  @Text({ nullable: true }) statusIssuerId: string | null;
  /** What was looked at: the register, and the entry in it. */
  @Text() source: string;
  /** Null for what was entered before two persons were asked. */
  @Text({ nullable: true }) proposedBy: string | null;
  @At() proposedAt: Instant;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: Instant | null;
  /** Why it was rejected. */
  @JsonColumn({ nullable: true }) reason: LocalisedText | null;
}

/** A public key of an issuer. */
@Entity('issuer_key')
@Index('ix_issuer_key_issuer', ['issuerId'])
export class IssuerKeyEntity implements DatedKey {
  @Key() id: Id<'issuerKey'>;
  @Text() issuerId: string;
  @Text() entryId: string;
  @Text({ nullable: true }) kid: string | null;
  @Text() algorithm: StatementAlgorithm;
  @Text() x: string;
  @Text({ nullable: true }) y: string | null;
  @At() validFrom: Instant;
  @At({ nullable: true }) validUntil: Instant | null;
  @At({ nullable: true }) compromisedSince: Instant | null;
  /** Who recorded its end, when, and what was looked at; null while nobody did. */
  @Text({ nullable: true }) endedBy: string | null;
  @At({ nullable: true }) endedAt: Instant | null;
  @Text({ nullable: true }) endSource: string | null;
}

/** What an accreditation body vouches for, with the recognition of the body: a record of its own, with dates. */
@Entity('issuer_accreditation')
@Index('ix_issuer_accreditation_issuer', ['issuerId'])
@Index('ix_issuer_accreditation_body', ['bodyIdentifier'])
@Index('ix_issuer_accreditation_turn', { synchronize: false })
export class AccreditationEntity implements Accreditation {
  @Key() id: Id<'accreditation'>;
  @Text() issuerId: string;
  @Text() entryId: string;
  /** The body, by a URL or a registered number of its own. */
  @Text() bodyIdentifier: string;
  @JsonColumn() bodyName: LocalisedText;
  /** By what the body itself is recognised. */
  @Text() arrangement: Arrangement;
  @At() recognisedFrom: Instant;
  @At({ nullable: true }) recognisedUntil: Instant | null;
  /** Standards that it covers; null is all of them. */
  @JsonColumn({ nullable: true }) standards: readonly string[] | null;
  @At() validFrom: Instant;
  @At({ nullable: true }) validUntil: Instant | null;
  @At({ nullable: true }) suspendedSince: Instant | null;
  @At({ nullable: true }) withdrawnSince: Instant | null;
  /** The next instant at which it begins or ceases to hold; null where none is known. */
  @At({ nullable: true }) nextTurnAt: Instant | null;
  /** Who restricted it last, when, and what was looked at; null while nobody did. */
  @Text({ nullable: true }) restrictedBy: string | null;
  @At({ nullable: true }) restrictedAt: Instant | null;
  @Text({ nullable: true }) restrictionSource: string | null;
}

export const ISSUER_ENTITIES = [IssuerEntity, IssuerEntryEntity, IssuerKeyEntity, AccreditationEntity];
