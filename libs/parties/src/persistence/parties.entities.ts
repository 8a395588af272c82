import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, JsonColumn, Key, Text, type Role } from '@pilotage/platform';
import type { DelegationState } from '../domain/delegation.js';
import type { InvitationState } from '../domain/invitation.js';
import type { OrganisationKind } from '../domain/organisation.js';

@Entity('organisation')
@Unique('uq_organisation_identifier', ['scheme', 'identifier'])
export class OrganisationEntity {
  @Key() id: Id<'organisation'>;
  @Text() kind: OrganisationKind;
  @JsonColumn() name: LocalisedText;
  @Text() scheme: string;
  @Text() identifier: string;
  @Flag() demonstration: boolean;
}

/** An identifier of an organisation in a public register; one without source is not verified. */
@Entity('organisation_identifier')
@Unique('uq_organisation_identifier_scheme', ['scheme', 'identifier'])
@Index('ix_organisation_identifier_organisation', ['organisationId'])
export class OrganisationIdentifierEntity {
  @Key() id: Id<'organisationIdentifier'>;
  @Text() organisationId: Id<'organisation'>;
  @Text() scheme: string;
  @Text() identifier: string;
  @At({ nullable: true }) verifiedAt: Instant | null;
  /** The person who looked it up; null when the system did, at the founding. */
  @Text({ nullable: true }) verifiedBy: string | null;
  @Text({ nullable: true }) source: string | null;
}

@Entity('person')
export class PersonEntity {
  @Key() id: Id<'person'>;
  @JsonColumn() name: LocalisedText;
  @Text() kind: 'human' | 'machine';
}

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

@Entity('membership')
@Unique('uq_membership', ['organisationId', 'personId'])
@Index('ix_membership_person', ['personId'])
export class MembershipEntity {
  @Key() id: Id<'membership'>;
  @Text() organisationId: Id<'organisation'>;
  @Text() personId: Id<'person'>;
  @JsonColumn() roles: Role[];
  @Text() state: 'active' | 'removed';
}

@Entity('party_group')
export class PartyGroupEntity {
  @Key() id: Id<'partyGroup'>;
  @Text() leadOrganisationId: Id<'organisation'>;
  @Text() title: string;
}

@Entity('party_group_member')
@Unique('uq_party_group_member', ['groupId', 'organisationId'])
@Index('ix_party_group_member_organisation', ['organisationId'])
export class PartyGroupMemberEntity {
  @Key() id: string;
  @Text() groupId: Id<'partyGroup'>;
  @Text() organisationId: Id<'organisation'>;
  @Text() role: 'lead' | 'member' | 'subcontractor' | 'manufacturer';
}

@Entity('exclusion')
@Index('ix_exclusion_organisation', ['organisationId'])
export class ExclusionEntity {
  @Key() id: string;
  @Text() organisationId: Id<'organisation'>;
  @JsonColumn() ground: LocalisedText;
  @Text() source: string;
  @At() validFrom: Instant;
  @At({ nullable: true }) validUntil: Instant | null;
}

export interface RegisterIdentifier {
  readonly scheme: string;
  readonly id: string;
}

@Entity('product')
@Index('ix_product_organisation', ['organisationId'])
export class ProductEntity {
  @Key() id: Id<'product'>;
  /** The vendor that offers it; null for an entry of the public register whose holder does not bid here. */
  @Text({ nullable: true }) organisationId: Id<'organisation'> | null;
  @JsonColumn() name: LocalisedText;
  @Text() category: string;
  @Text() maturity: 'existing' | 'toBeDeveloped';
  @JsonColumn() identifiers: RegisterIdentifier[];
  /** Who holds the permit or authorisation, as the register names it. */
  @Text({ nullable: true }) holder: string | null;
  /** Where the facts come from. */
  @Text({ nullable: true }) source: string | null;
}

@Entity('model_version')
@Unique('uq_model_version_name', ['productId', 'version'])
@Unique('uq_model_version_digest', ['productId', 'digest'])
export class ModelVersionEntity {
  @Key() id: Id<'modelVersion'>;
  @Text() productId: Id<'product'>;
  @Text() version: string;
  /** SHA-256 of the released artefact, hexadecimal. */
  @Text() digest: string;
}

export const PARTIES_ENTITIES = [
  OrganisationEntity,
  OrganisationIdentifierEntity,
  PersonEntity,
  IdentityEntity,
  SamePersonEntity,
  DelegationEntity,
  InvitationEntity,
  LinkCodeEntity,
  CodeFailureEntity,
  MembershipEntity,
  PartyGroupEntity,
  PartyGroupMemberEntity,
  ExclusionEntity,
  ProductEntity,
  ModelVersionEntity,
];
