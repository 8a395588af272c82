import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, JsonColumn, Key, Text, type Role } from '@pilotage/platform';
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

@Entity('person')
@Unique('uq_person_identity', ['issuer', 'subject'])
export class PersonEntity {
  @Key() id: Id<'person'>;
  /** Issuer and subject of the identity provider: together they are the person. */
  @Text() issuer: string;
  @Text() subject: string;
  @JsonColumn() name: LocalisedText;
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
  PersonEntity,
  MembershipEntity,
  PartyGroupEntity,
  PartyGroupMemberEntity,
  ExclusionEntity,
  ProductEntity,
  ModelVersionEntity,
];
