import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, JsonColumn, Key, Text, type Role } from '@pilotage/platform';
import type { DelegationState } from '../domain/delegation.js';
import type { InvitationState } from '../domain/invitation.js';

/** An account: issuer and subject together, never the subject alone. It belongs to one person for ever. */
@Entity('identity')
@Unique('uq_identity', ['issuer', 'subject'])
@Index('ix_identity_person', ['personId'])
export class IdentityEntity {
  @Key() id: Id<'identity'>;
  @Text() issuer: string;
  @Text() subject: string;
  @Text() personId: Id<'person'>;
  @At() linkedAt: Instant;
}

/** Two persons of our rows are one human. Each pair stands in both directions, and every pair that follows stands, too. */
@Entity('same_person')
@Unique('uq_same_person', ['personId', 'sameAs'])
export class SamePersonEntity {
  @Key() id: string;
  @Text() personId: string;
  @Text() sameAs: string;
  @Text() source: string;
  @Text() declaredBy: string;
  @At() declaredAt: Instant;
}

@Entity('delegation')
@Index('ix_delegation_from', ['fromPersonId'])
@Index('ix_delegation_to', ['toPersonId'])
@Index('ix_delegation_organisation', ['organisationId'])
export class DelegationEntity {
  @Key() id: Id<'delegation'>;
  @Text() organisationId: Id<'organisation'>;
  @Text() fromPersonId: Id<'person'>;
  @Text() toPersonId: Id<'person'>;
  @JsonColumn() roles: Role[];
  @At() validFrom: Instant;
  @At() validUntil: Instant;
  @Text() reason: string;
  @Text() state: DelegationState;
  @At() grantedAt: Instant;
  @Text({ nullable: true }) revokedBy: string | null;
  @At({ nullable: true }) revokedAt: Instant | null;
}

@Entity('invitation')
@Unique('uq_invitation_code', ['codeHash'])
@Index('ix_invitation_organisation', ['organisationId'])
export class InvitationEntity {
  @Key() id: Id<'invitation'>;
  @Text() organisationId: Id<'organisation'>;
  @JsonColumn() roles: Role[];
  /** Keyed; the code itself is told once and kept nowhere. */
  @Text() codeHash: string;
  @Text() state: InvitationState;
  @Text() invitedBy: string;
  @At() invitedAt: Instant;
  @At() expiresAt: Instant;
  @Text({ nullable: true }) acceptedBy: Id<'person'> | null;
  @At({ nullable: true }) acceptedAt: Instant | null;
  @Text({ nullable: true }) membershipId: Id<'membership'> | null;
}

/** Made under one account and redeemed under another: proof that both are one human's. */
@Entity('link_code')
@Unique('uq_link_code', ['codeHash'])
@Index('ix_link_code_person', ['personId'])
export class LinkCodeEntity {
  @Key() id: Id<'linkCode'>;
  @Text() personId: Id<'person'>;
  @Text() codeHash: string;
  @At() madeAt: Instant;
  @At() expiresAt: Instant;
  /** The new account, or the person known before, that redeemed it. */
  @Text({ nullable: true }) usedBy: string | null;
  @At({ nullable: true }) usedAt: Instant | null;
}

/** A code that was refused. The account is a keyed hash: failures are counted, not watched. */
@Entity('code_failure')
@Index('ix_code_failure_account', ['account', 'at'])
export class CodeFailureEntity {
  @Key() id: string;
  @Text() account: string;
  @At() at: Instant;
}

export const IDENTITY_ENTITIES = [IdentityEntity, SamePersonEntity, DelegationEntity, InvitationEntity, LinkCodeEntity, CodeFailureEntity];
