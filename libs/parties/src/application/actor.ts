import { ANONYMOUS, notFound, type Actor, type Tx } from '@pilotage/platform';
import type { Instant, LocalisedText } from '@pilotage/kernel';
import {
  anyExcluded,
  membershipsOfPersons,
  membersWithRole,
  namesOfOrganisations,
  namesOfPersons,
  organisationsOfGroups,
  organisations,
  partyGroupMembers,
  partyGroups,
  personByIdentity,
  pinnedModel,
  pinnedModels,
  type MembershipOfPerson,
  type PinnedModel,
} from '../persistence/parties.repository.js';
import type { OrganisationEntity } from '../persistence/parties.entities.js';

/** The actor of a verified identity, read on each request, so that a removal works at once. An unknown identity is nobody. */
export async function actorOf(tx: Tx, issuer: string, subject: string): Promise<Actor> {
  const known = await personByIdentity(tx, issuer, subject);
  return known ? { kind: 'person', ...known } : ANONYMOUS;
}

/** An organisation, or NOT_FOUND. */
export const organisationOf = (tx: Tx, id: string): Promise<OrganisationEntity> => organisations.get(tx, id);

/** Names by organisation id, in both languages. */
export const organisationNames = (tx: Tx, ids: readonly string[]): Promise<Map<string, LocalisedText>> => namesOfOrganisations(tx, ids);

/** Names by person id, in both languages. Personal data: never for an audit entry. */
export const personNames = (tx: Tx, ids: readonly string[]): Promise<Map<string, LocalisedText>> => namesOfPersons(tx, ids);

/** Active members of the organisation with the role, by person id. */
export const personsWithRole = (tx: Tx, organisationId: string, role: string): Promise<string[]> =>
  membersWithRole(tx, organisationId, role);

/** Whether any of the organisations is excluded from public contracts at the moment. */
export const isExcluded = (tx: Tx, organisationIds: readonly string[], now: Instant): Promise<boolean> =>
  anyExcluded(tx, organisationIds, now);

export interface PartyGroup {
  readonly id: string;
  readonly leadOrganisationId: string;
  /** Every organisation of the group, the lead first. */
  readonly organisationIds: readonly string[];
}

/** The party group with its members, or NOT_FOUND. */
export async function partyGroupOf(tx: Tx, id: string): Promise<PartyGroup> {
  const group = await partyGroups.get(tx, id);
  const members = await partyGroupMembers.list(tx, { groupId: group.id });
  const others = members.map((m) => m.organisationId).filter((o) => o !== group.leadOrganisationId);
  return { id: group.id, leadOrganisationId: group.leadOrganisationId, organisationIds: [group.leadOrganisationId, ...others] };
}

/** The model version with its product, or NOT_FOUND. */
export async function modelVersionOf(tx: Tx, id: string): Promise<PinnedModel> {
  const model = await pinnedModel(tx, id);
  if (!model) throw notFound();
  return model;
}

/** Model versions by id, with their products; one that is not known is not in the map. */
export async function modelVersionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PinnedModel>> {
  return new Map((await pinnedModels(tx, ids)).map((model) => [model.id, model]));
}

/** Active memberships of the persons, with the kind of each organisation: for rules about who may not serve. */
export const membershipsOf = (tx: Tx, personIds: readonly string[]): Promise<MembershipOfPerson[]> => membershipsOfPersons(tx, personIds);

/** Every organisation of the party groups, each once. */
export async function organisationsInGroups(tx: Tx, groupIds: readonly string[]): Promise<string[]> {
  const rows = await organisationsOfGroups(tx, groupIds);
  return [...new Set(rows.map((r) => r.organisationId))];
}
