import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, JsonColumn, Key, Text, type Role } from '@pilotage/platform';
import type { OrganisationKind } from '../domain/organisation.js';
import { IDENTITY_ENTITIES } from './identity.entities.js';
import { ModelCardEntity } from './model-card.entities.js';

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

@Entity('membership')
@Unique('uq_membership', ['organisationId', 'personId'])
@Index('ix_membership_person', ['personId'])
export class MembershipEntity {
  @Key() id: Id<'membership'>;
  @Text() organisationId: Id<'organisation'>;
  @Text() personId: Id<'person'>;
  @JsonColumn() roles: Role[];
  @Text() state: 'active' | 'removed';
  /** When it ended last; null while it lasts, and where it was not recorded. */
  @At({ nullable: true }) endedAt: Instant | null;
}

@Entity('party_group')
export class PartyGroupEntity {
  @Key() id: Id<'partyGroup'>;
  @Text() leadOrganisationId: Id<'organisation'>;
  @Text() title: string;
}

/** What an organisation is in a party group. */
export type GroupRole = 'lead' | 'member' | 'subcontractor' | 'manufacturer';

@Entity('party_group_member')
@Unique('uq_party_group_member', ['groupId', 'organisationId'])
@Index('ix_party_group_member_organisation', ['organisationId'])
export class PartyGroupMemberEntity {
  @Key() id: string;
  @Text() groupId: Id<'partyGroup'>;
  @Text() organisationId: Id<'organisation'>;
  @Text() role: GroupRole;
}

/** An entry of the exclusion register. What it says never changes; it can be lifted, which sets its end. */
@Entity('exclusion')
@Index('ix_exclusion_organisation', ['organisationId'])
@Index('ix_exclusion_to_announce', { synchronize: false })
export class ExclusionEntity {
  @Key() id: Id<'exclusion'>;
  @Text() organisationId: Id<'organisation'>;
  @JsonColumn() ground: LocalisedText;
  @JsonColumn() source: LocalisedText;
  @At() validFrom: Instant;
  @At({ nullable: true }) validUntil: Instant | null;
  /** Null for entries from before it was recorded. */
  @Text({ nullable: true }) enteredBy: string | null;
  @At({ nullable: true }) enteredAt: Instant | null;
  @Text({ nullable: true }) liftedBy: string | null;
  @At({ nullable: true }) liftedAt: Instant | null;
  @JsonColumn({ nullable: true }) liftReason: LocalisedText | null;
  /** When whoever relies on the organisation was told that the entry had begun; nothing is decided by it. */
  @At({ nullable: true }) announcedAt: Instant | null;
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
  ...IDENTITY_ENTITIES,
  MembershipEntity,
  PartyGroupEntity,
  PartyGroupMemberEntity,
  ExclusionEntity,
  ProductEntity,
  ModelVersionEntity,
  ModelCardEntity,
];
