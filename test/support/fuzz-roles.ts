import { addMember, registerPerson, type OrganisationKind } from '@pilotage/parties';
import { DEVELOPMENT_ISSUER, ROLES, systemActor, type House, type Readable, type Role, type RowOf, type UseCase } from '@pilotage/platform';
import type { z } from 'zod';
import { settingsOf } from './demonstration.js';
import type { HostileWorld } from './hostile-world.js';
import { developmentKey, mintedLike, tokenOf } from './tokens.js';

/** The kind of organisation in which a role is held. */
export const KIND_OF: Readonly<Record<Role, OrganisationKind>> = {
  drafter: 'agency',
  officer: 'agency',
  approver: 'agency',
  evaluator: 'agency',
  panelChair: 'agency',
  evidenceVerifier: 'agency',
  dataSteward: 'agency',
  pilotManager: 'agency',
  financeOfficer: 'agency',
  serviceUser: 'agency',
  agencyAuditor: 'agency',
  vendorAdministrator: 'vendor',
  bidder: 'vendor',
  committeeSecretary: 'committee',
  committeeMember: 'committee',
  committeeChair: 'committee',
  outsideExpert: 'committee',
  policyEditor: 'oversight',
  challengeReviewer: 'oversight',
  oversightAuditor: 'oversight',
  platformOperator: 'platform',
};

/** Organisations of people who have nothing to do with the procurements. */
const FOREIGN = /^foreign-/;

/** Does an operation as the house itself. */
export const bySystem =
  (house: House) =>
  <I extends z.ZodType, O extends Readable>(useCase: UseCase<I, O>, input: z.input<I>): Promise<RowOf<O>> =>
    house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: useCase.name }, (tx) =>
      house.executor.executeWithin(useCase, tx, input),
    );

/** A person with exactly these roles in these organisations. Returns a token of theirs. */
export async function enlisted(
  world: HostileWorld,
  subject: string,
  memberships: readonly { readonly organisationId: string; readonly roles: readonly Role[] }[],
): Promise<string> {
  const act = bySystem(world.house);
  const { id } = await act(registerPerson, { issuer: DEVELOPMENT_ISSUER, subject, name: { en: subject, zh: subject } });
  for (const { organisationId, roles } of memberships) await act(addMember, { organisationId, personId: id, roles: [...roles] });
  return tokenFor(world, subject);
}

/** A token of the development issuer for somebody who is not of its cast. */
export async function tokenFor(world: HostileWorld, subject: string): Promise<string> {
  return mintedLike(await tokenOf(world.url, 'officer'), developmentKey(settingsOf('').stateFolder), { sub: subject });
}

/** Who asks, with the token that says so; null is the public. */
export type Askers = ReadonlyMap<string, string | null>;

/** One person for every role, who holds it in every organisation of the procurements, and the public. */
export async function askersOfEveryRole(world: HostileWorld): Promise<Askers> {
  const organisations = await world.sql<{ id: string; kind: OrganisationKind; identifier: string }>(
    'select id, kind, identifier from organisation order by id',
  );
  const askers = new Map<string, string | null>([['anonymous', null]]);
  for (const role of ROLES) {
    const places = organisations.filter(({ kind, identifier }) => kind === KIND_OF[role] && !FOREIGN.test(identifier));
    const memberships = places.map(({ id }) => ({ organisationId: id, roles: [role] }));
    askers.set(role, await enlisted(world, `fuzz-${role}`, memberships));
  }
  return askers;
}
