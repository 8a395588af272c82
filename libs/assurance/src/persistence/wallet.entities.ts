import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, JsonColumn, Key, Text } from '@pilotage/platform';
import type { AuthorisedRole, PartyRole } from '../domain/evidence-of-others.rules.js';
import type { EvidenceFaultCode } from '../domain/evidence.faults.js';
import type { EvidenceFormat, EvidenceKind, StatusEntry } from '../domain/wallet.js';
import type { PermitRead } from '../domain/permits.js';
import type { EvidenceState } from '../domain/evidence.workflow.js';

/** A piece of evidence, the thing: it belongs to one organisation and is checked once, however many bids use it. */
@Entity('evidence')
@Unique('uq_evidence_digest', ['organisationId', 'digest'])
@Unique('uq_evidence_owner', ['id', 'organisationId'])
@Index('ix_evidence_running_out', { synchronize: false })
@Index('ix_evidence_next_check', { synchronize: false })
@Index('ix_evidence_issuer', ['issuerId'])
export class EvidenceEntity {
  @Key() id: Id<'evidence'>;
  /** Whose wallet it lies in. */
  @Text() organisationId: string;
  @Text() kind: EvidenceKind;
  @Text() format: EvidenceFormat;
  /** What was lodged: a text, or else a file. */
  @Text({ nullable: true }) statement: string | null;
  @Text({ nullable: true }) fileId: string | null;
  /** SHA-256 of the statement or of the file's bytes. */
  @Text() digest: string;
  /** Read from the statement once its signature holds; null before. */
  @Text({ nullable: true }) issuerId: string | null;
  /** The key under which its signature held; null where people read it. */
  @Text({ nullable: true }) issuerKeyId: string | null;
  @Text({ nullable: true }) standardId: string | null;
  @Text({ nullable: true }) edition: string | null;
  @Text({ nullable: true }) statedDigest: string | null;
  /** Categories of use that the statement is limited to; null where it names none. */
  @JsonColumn({ nullable: true }) scope: readonly string[] | null;
  @At({ nullable: true }) validFrom: Instant | null;
  @At({ nullable: true }) validUntil: Instant | null;
  /** The permit that people read it to be; null for every other piece. A statement says it itself. */
  @JsonColumn({ nullable: true }) permit: PermitRead | null;
  @Text() state: EvidenceState;
  @JsonColumn() faults: readonly EvidenceFaultCode[];
  /** The register entry behind a recorded suspension, reinstatement or revocation. */
  @Text({ nullable: true }) statusSource: string | null;
  /** Where the issuer publishes its status; null where the statement names no status list. */
  @JsonColumn({ nullable: true }) statusEntry: StatusEntry | null;
  @At({ nullable: true }) statusCheckedAt: Instant | null;
  /** When it is to be looked at again; null while nothing asks for it. */
  @At({ nullable: true }) nextCheckAt: Instant | null;
  @At() lodgedAt: Instant;
  @At({ nullable: true }) checkedAt: Instant | null;
  /** Since when its owner offers it no longer; what was opened before keeps it. Null again once it is lodged anew. */
  @At({ nullable: true }) withdrawnAt: Instant | null;
}

/** A piece in use: offered for a requirement of a bid that was opened. What it is worth there is computed at the use, never stored. */
@Entity('evidence_use')
@Index('ix_evidence_use_bid', ['bidId'])
@Index('ix_evidence_use_evidence', ['evidenceId'])
export class EvidenceUseEntity {
  @Key() id: Id<'evidenceUse'>;
  @Text() evidenceId: string;
  @Text() bidId: string;
  /** Null only for uses whose bid was not there when wallets were introduced. */
  @Text({ nullable: true }) lotId: string | null;
  @Text() agencyId: string;
  /** Every vendor of the bid, the one that leads first: who may not vouch for itself. */
  @JsonColumn() vendorIds: readonly string[];
  @Text() requirementId: string;
  /** Code of the required subject in the standards catalogue. */
  @Text() subject: string;
  /** Digest of the offered model version. */
  @Text() subjectDigest: string;
  @At() madeAt: Instant;
  /** Whose wallet the piece lies in, and what that organisation is in the party group. */
  @Text() ownerId: string;
  @Text() ownerRole: PartyRole;
  /** The owner's word that the sealing relied on; null where the owner leads. */
  @Text({ nullable: true }) authorisationId: string | null;
}

/** An owner's word that an organisation may bid with a piece. What it says never changes; it can be ended. */
@Entity('evidence_authorisation')
@Index('uq_evidence_authorisation_live', { synchronize: false })
@Index('ix_evidence_authorisation_owner', ['ownerId', 'id'])
@Index('ix_evidence_authorisation_organisation', ['organisationId', 'id'])
export class EvidenceAuthorisationEntity {
  @Key() id: Id<'evidenceAuthorisation'>;
  @Text() evidenceId: string;
  @Text() ownerId: string;
  /** The vendor that may bid with it, as the one that leads. */
  @Text() organisationId: string;
  /** What the owner will be in the party group. */
  @Text() role: AuthorisedRole;
  /** Codes of the subjects that a subcontractor does; null for the other roles. */
  @JsonColumn({ nullable: true }) subjects: readonly string[] | null;
  @At({ nullable: true }) endsAt: Instant | null;
  @Text() givenBy: string;
  @At() givenAt: Instant;
  @Text({ nullable: true }) endedBy: string | null;
  @At({ nullable: true }) endedAt: Instant | null;
}

export const WALLET_ENTITIES = [EvidenceEntity, EvidenceUseEntity, EvidenceAuthorisationEntity];
