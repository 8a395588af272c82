import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { repositoryOf, type Tx } from '@pilotage/platform';
import {
  ExclusionEntity,
  MembershipEntity,
  ModelVersionEntity,
  OrganisationEntity,
  PartyGroupEntity,
  PartyGroupMemberEntity,
  PersonEntity,
  ProductEntity,
} from './parties.entities.js';

export const organisations = repositoryOf(OrganisationEntity);
export const persons = repositoryOf(PersonEntity);
export const memberships = repositoryOf(MembershipEntity);
export const partyGroups = repositoryOf(PartyGroupEntity);
export const partyGroupMembers = repositoryOf(PartyGroupMemberEntity);
export const exclusions = repositoryOf(ExclusionEntity);
export const products = repositoryOf(ProductEntity);
export const modelVersions = repositoryOf(ModelVersionEntity);

/** Names of organisations by id. */
export async function namesOfOrganisations(tx: Tx, ids: readonly string[]): Promise<Map<string, LocalisedText>> {
  const rows = await tx.query<{ id: string; name: LocalisedText }>('select id, name from organisation where id = any($1)', [ids]);
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** Names of persons by id. */
export async function namesOfPersons(tx: Tx, ids: readonly string[]): Promise<Map<string, LocalisedText>> {
  const rows = await tx.query<{ id: string; name: LocalisedText }>('select id, name from person where id = any($1)', [ids]);
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** Active members of the organisation with the role. */
export async function membersWithRole(tx: Tx, organisationId: string, role: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select person_id as id from membership where organisation_id = $1 and state = 'active' and roles ? $2 order by person_id`,
    [organisationId, role],
  );
  return rows.map((r) => r.id);
}

/** Whether any of the organisations stands on the exclusion register at the moment. */
export async function anyExcluded(tx: Tx, organisationIds: readonly string[], now: Instant): Promise<boolean> {
  const row = await tx.one<{ excluded: boolean }>(
    `select exists (select from exclusion where organisation_id = any($1) and valid_from <= $2 and (valid_until is null or valid_until > $2)) as excluded`,
    [organisationIds, now],
  );
  return row?.excluded ?? false;
}

/** Those of the party groups that have an organisation which is excluded at the moment. */
export async function groupsExcluded(tx: Tx, groupIds: readonly string[], now: Instant): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select g.id from party_group g where g.id = any($1) and exists (
       select from exclusion x where x.valid_from <= $2 and (x.valid_until is null or x.valid_until > $2)
         and (x.organisation_id = g.lead_organisation_id
           or exists (select from party_group_member m where m.group_id = g.id and m.organisation_id = x.organisation_id)))`,
    [groupIds, now],
  );
  return rows.map(({ id }) => id);
}

/** A model version with what its product says; the join that bids and gates read. */
export interface PinnedModel {
  readonly id: Id<'modelVersion'>;
  readonly productId: Id<'product'>;
  readonly organisationId: string | null;
  readonly version: string;
  readonly digest: string;
  readonly maturity: 'existing' | 'toBeDeveloped';
  readonly productName: LocalisedText;
}

export const pinnedModel = (tx: Tx, id: string): Promise<PinnedModel | null> =>
  tx.one<PinnedModel>(
    `select v.id, v.product_id as "productId", p.organisation_id as "organisationId", v.version, v.digest, p.maturity, p.name as "productName"
     from model_version v join product p on p.id = v.product_id where v.id = $1`,
    [id],
  );

/** Model versions with what their products say, in one statement. */
export async function pinnedModels(tx: Tx, ids: readonly string[]): Promise<PinnedModel[]> {
  return tx.query<PinnedModel>(
    `select v.id, v.product_id as "productId", p.organisation_id as "organisationId", v.version, v.digest, p.maturity, p.name as "productName"
     from model_version v join product p on p.id = v.product_id where v.id = any($1)`,
    [ids],
  );
}

/** Organisations of the party groups, in one statement. */
export const organisationsOfGroups = (tx: Tx, groupIds: readonly string[]): Promise<{ groupId: string; organisationId: string }[]> =>
  tx.query<{ groupId: string; organisationId: string }>(
    `select group_id as "groupId", organisation_id as "organisationId" from party_group_member where group_id = any($1) order by organisation_id`,
    [groupIds],
  );

/** A page of the product register, by id; `own` limits it to one vendor's products. */
export async function productPage(
  tx: Tx,
  page: { first: number; after: string | undefined; own: string | undefined },
): Promise<ProductEntity[]> {
  const { selection } = tx.table(ProductEntity);
  return tx.query<ProductEntity>(
    `select ${selection} from product where id > $1 and ($2::text is null or organisation_id = $2) order by id limit $3`,
    [page.after ?? '', page.own ?? null, page.first + 1],
  );
}
