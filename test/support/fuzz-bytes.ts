import type { GraphQLSchema } from 'graphql';
import { ROLES, type Role } from '@pilotage/platform';
import { ROOMS } from '@pilotage/composition';
import { registerOrganisation, type OrganisationKind } from '@pilotage/parties';
import { bySystem, enlisted, KIND_OF, type Askers } from './fuzz-roles.js';
import { documentOf, placesOf, type Place } from './fuzz-schema.js';
import { documentsOf } from './hostile-documents.js';
import { MUTATIONS } from './hostile-driver.js';
import { valueAt, withAt } from './hostile-schema.js';
import { absentLike } from './hostile-values.js';
import { sent, type Answered, type ToldWorld } from './fuzz-world.js';
import type { KnownIds } from './fuzz-values.js';

/** Headers that differ from answer to answer whatever was asked. */
export const VOLATILE: readonly string[] = ['date', 'x-request-id'];

/** What two answers are compared by. */
export const bytesOf = ({ status, headers, text }: Answered): string => {
  const kept = Object.entries(headers).filter(([name]) => !VOLATILE.includes(name));
  return JSON.stringify([status, kept.sort(), text.replace(/"requestId":"[^"]*"/g, '')]);
};

/** Roles by which something is open to members of any organisation: whoever holds one is no stranger to it. */
const ANYWHERE = new Set(
  ROOMS.flatMap(({ useCases, queries }) => [...useCases, ...queries]).flatMap(({ policy }) =>
    policy.flatMap((line) => ('roles' in line && line.of === 'any' ? line.roles : [])),
  ),
);
const GROUPS = new Set(
  ROOMS.flatMap(({ groups }) => Object.values(groups)).flatMap(({ who }) =>
    who.flatMap((line) => ('roles' in line && line.of === 'any' ? line.roles : [])),
  ),
);

/** Strangers of each kind of organisation, with all of its roles that are nothing elsewhere; somebody of no organisation; the public. */
export async function strangers(world: ToldWorld): Promise<Askers> {
  const found = new Map<string, string | null>([['the public', null]]);
  found.set('somebody of no organisation', await enlisted(world, 'bytes-nobody', []));
  for (const kind of ['agency', 'vendor', 'committee', 'oversight', 'platform'] as const satisfies readonly OrganisationKind[]) {
    const name = { en: `Strange ${kind}`, zh: `陌生${kind}` };
    const given = { kind, name, scheme: 'X-DEMONSTRATION', identifier: `strange-${kind}`, demonstration: true };
    const { id: organisationId } = await bySystem(world.house)(registerOrganisation, given);
    const roles = ROLES.filter((role: Role) => KIND_OF[role] === kind && !ANYWHERE.has(role) && !GROUPS.has(role));
    found.set(
      `a stranger of the kind ${kind}`,
      await enlisted(world, `bytes-${kind}`, roles.length > 0 ? [{ organisationId, roles }] : []),
    );
  }
  return found;
}

/** One operation with the places of its identifiers. */
export interface Naming {
  readonly operation: string;
  readonly root: Place['root'];
  readonly document: string;
  readonly places: readonly Place[];
}

/** Every operation that takes an identifier. */
export function namings(schema: GraphQLSchema): readonly Naming[] {
  const places = placesOf(schema).filter(({ kind }) => kind === 'ID');
  return [...new Set(places.map(({ operation }) => operation))].map((operation) => {
    const own = places.filter((place) => place.operation === operation);
    const root = own[0]?.root ?? 'query';
    const useCase = MUTATIONS.get(operation);
    const document = useCase
      ? documentsOf(useCase, '').brief.replace(/\$key\b/g, '$idempotencyKey')
      : documentOf(schema, { operation, root }, '{ __typename }');
    return { operation, root, document, places: own };
  });
}

let requests = 0;

/** Asks once. Keys are fresh and of one length. */
export function asks(world: ToldWorld, { document, root }: Naming, variables: object, token: string | null): Promise<Answered> {
  requests += 1;
  const key = root === 'mutation' ? { idempotencyKey: `bytes-${String(requests).padStart(8, '0')}` } : {};
  return sent({ url: world.url, query: document, variables: { ...variables, ...key }, token });
}

/** The sample of a mutation with identifiers of nothing: in each place by itself, and in all. */
export function absentVariants(input: unknown, places: readonly Place[]): readonly unknown[] {
  const variables = { input };
  const named = places.filter(({ path }) => typeof valueAt(variables, path) === 'string');
  const without = (from: unknown, { path }: Place): unknown => withAt(from, path, absentLike(String(valueAt(variables, path))));
  return [...named.map((place) => without(variables, place)), named.reduce<unknown>(without, variables)];
}

/** At most so many identifiers of a kind, spread over their making. */
const OF_A_KIND = 5;

export function someOf(ids: KnownIds, prefix: string | undefined): readonly string[] {
  const all = prefix === undefined ? [...ids.values()].map((list) => list[0] ?? '') : (ids.get(prefix) ?? []);
  const step = Math.max(1, Math.floor(all.length / OF_A_KIND));
  return all.filter((_, at) => at % step === 0 || at === all.length - 1);
}
