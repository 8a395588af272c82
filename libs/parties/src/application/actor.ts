import { ANONYMOUS, notFound, type Actor, type Tx } from '@pilotage/platform';
import { must, type Instant, type LocalisedText } from '@pilotage/kernel';
import { identityRefusals } from '../domain/identity.refusals.js';
import {
  allVerified,
  groupVerified,
  humansOfOrganisations,
  knownByAccount,
  officesOfHumans,
  selvesOfPersons,
} from '../persistence/identity.repository.js';
import {
  anyExcluded,
  groupsExcluded,
  membersWithRole,
  namesOfOrganisations,
  namesOfPersons,
  organisationsOfGroups,
  organisations,
  partyGroupMembers,
  partyGroups,
  pinnedModel,
  pinnedModels,
  type PinnedModel,
} from '../persistence/parties.repository.js';
import type { OfficeOfPerson } from '../persistence/identity.repository.js';
import type { GroupRole, OrganisationEntity } from '../persistence/parties.entities.js';

/** What a token says beside issuer and subject. Left out by drivers inside the process, which have no token. */
export interface SignIn {
  /** When the human proved who they are, by a strong method; seconds since 1970. */
  readonly provenAt?: number | undefined;
  /** The token was given to a client for itself, and stands for no human. */
  readonly isClient?: boolean | undefined;
}

/**
 * The actor of a verified account, read on each request, so that a removal works at once. An account that nobody knows is a newcomer's; a
 * client that nobody knows is nobody, because a machine cannot be invited. A client's token never stands for a human, nor a human's for a
 * machine (RFC 9068, 5).
 */
export async function actorOf(tx: Tx, issuer: string, subject: string, { provenAt, isClient }: SignIn = {}): Promise<Actor> {
  const known = await knownByAccount(tx, issuer, subject);
  if (!known) return isClient ? ANONYMOUS : { kind: 'newcomer', issuer, subject };
  const { personId, memberships, others } = known;
  const isMachine = known.kind === 'machine';
  if (isClient !== undefined && isClient !== isMachine) return ANONYMOUS;
  const alsoKnownAs = others.length > 0 ? { alsoKnownAs: others } : {};
  const person = { kind: 'person', personId, memberships, ...alsoKnownAs } as const;
  if (isMachine) return { ...person, machine: true };
  return provenAt === undefined ? person : { ...person, provenAt };
}

/** Each of the persons with everyone who is the same human, themselves included: for rules about persons who do not act themselves. */
export const samePersons = (tx: Tx, ids: readonly string[]): Promise<Map<string, readonly string[]>> =>
  tx.asHouse('conflictsOfInterest', () => selvesOfPersons(tx, ids));

/** Everyone who, under any account, is a member of one of the organisations; with `since` also everyone who ceased to be one after it. */
export const humansServing = (tx: Tx, organisationIds: readonly string[], since: Instant | null = null): Promise<string[]> =>
  tx.asHouse('conflictsOfInterest', () => humansOfOrganisations(tx, organisationIds, since));

/** Refuses ORGANISATION_NOT_VERIFIED unless every organisation has an identifier that was verified in a register. */
export async function assertVerified(tx: Tx, organisationIds: readonly string[]): Promise<void> {
  must(await allVerified(tx, organisationIds), identityRefusals.ORGANISATION_NOT_VERIFIED);
}

/** The same for every organisation of a party group. */
export async function assertGroupVerified(tx: Tx, partyGroupId: string): Promise<void> {
  must(await groupVerified(tx, partyGroupId), identityRefusals.ORGANISATION_NOT_VERIFIED);
}

/** An organisation, or NOT_FOUND. */
export const organisationOf = (tx: Tx, id: string): Promise<OrganisationEntity> => organisations.get(tx, id);

/** Names by organisation id, in both languages. */
export const organisationNames = (tx: Tx, ids: readonly string[]): Promise<Map<string, LocalisedText>> => namesOfOrganisations(tx, ids);

/** Names by person id, in both languages. Personal data: never for an audit entry. */
export const personNames = (tx: Tx, ids: readonly string[]): Promise<Map<string, LocalisedText>> => namesOfPersons(tx, ids);

/** Active members of the organisation with the role, by person id. */
export const personsWithRole = (tx: Tx, organisationId: string, role: string): Promise<string[]> =>
  tx.asHouse('conflictsOfInterest', () => membersWithRole(tx, organisationId, role));

/** Whether any of the organisations is excluded from public contracts at the moment. */
export const isExcluded = (tx: Tx, organisationIds: readonly string[], now: Instant): Promise<boolean> =>
  anyExcluded(tx, organisationIds, now);

/** Those of the party groups that have an organisation which is excluded at the moment, in one read. */
export const excludedGroups = (tx: Tx, groupIds: readonly string[], now: Instant): Promise<readonly string[]> =>
  groupsExcluded(tx, groupIds, now);

export interface PartyGroup {
  readonly id: string;
  readonly leadOrganisationId: string;
  /** Every organisation of the group, the lead first. */
  readonly organisationIds: readonly string[];
  /** What each of them is in the group. */
  readonly roles: Readonly<Record<string, GroupRole>>;
}

/** The party group with its members, or NOT_FOUND. */
export async function partyGroupOf(tx: Tx, id: string): Promise<PartyGroup> {
  const group = await partyGroups.get(tx, id);
  const members = await partyGroupMembers.list(tx, { groupId: group.id });
  const others = members.map((m) => m.organisationId).filter((o) => o !== group.leadOrganisationId);
  const roles = Object.fromEntries(members.map(({ organisationId, role }) => [organisationId, role]));
  const { id: groupId, leadOrganisationId } = group;
  return { id: groupId, leadOrganisationId, organisationIds: [leadOrganisationId, ...others], roles };
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

/** Everything that the humans behind the persons are, under every account and in the place of others: for rules about who may not serve. */
export const membershipsOf = (tx: Tx, personIds: readonly string[]): Promise<OfficeOfPerson[]> =>
  tx.asHouse('conflictsOfInterest', () => officesOfHumans(tx, personIds));

/** Every organisation of the party groups, each once. */
export async function organisationsInGroups(tx: Tx, groupIds: readonly string[]): Promise<string[]> {
  const rows = await organisationsOfGroups(tx, groupIds);
  return [...new Set(rows.map((r) => r.organisationId))];
}
