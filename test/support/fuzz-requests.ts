import type { GraphQLSchema } from 'graphql';
import { ROOMS } from '@pilotage/composition';
import { selectionOf, type Row } from '../../apps/cli/src/driver/driver.js';
import { documentsOf } from './hostile-documents.js';
import { MUTATIONS } from './hostile-driver.js';
import { valueAt, withAt, type Path } from './hostile-schema.js';
import { chanceOf, type Chance } from './fuzz-chance.js';
import type { Askers } from './fuzz-roles.js';
import { documentOf, placesOf, plainValue, type Place } from './fuzz-schema.js';
import { hostileValue, type KnownIds } from './fuzz-values.js';
import { sent, type Asking, type ToldWorld } from './fuzz-world.js';

/** One request of a run: an otherwise valid call in which one argument is hostile. */
export interface FuzzRequest extends Asking {
  /** Number in the run; with the seed it names the request. */
  readonly n: number;
  readonly place: Place;
  readonly as: string;
  readonly what: string;
}

export interface FuzzPlan {
  readonly places: readonly Place[];
  readonly askers: readonly string[];
  /** So many requests meet every argument with every role. */
  readonly whole: number;
  request(n: number): FuzzRequest;
}

interface Materials {
  readonly world: ToldWorld;
  readonly schema: GraphQLSchema;
  readonly askers: Askers;
  readonly ids: KnownIds;
  readonly tokens: ReadonlyMap<string, string>;
  /** By argument of a query: the prefix of the identifiers that it takes. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** The person who did it in the story asks, beside one person of each role and the public. */
const OWN = 'its own person';
/** Who reads what nobody reads in the story. */
const READER = 'officer';

/** The requests of a seed. Each round meets every argument once; the roles take turns, so that after as many rounds as roles each has met each. */
export async function fuzzPlan(world: ToldWorld, schema: GraphQLSchema, askers: Askers, seed: number): Promise<FuzzPlan> {
  const places = placesOf(schema);
  const names = [...askers.keys(), OWN];
  const people = [...new Set([...world.samples.values()].map(({ as }) => as)), READER];
  const tokens = new Map(await Promise.all(people.map(async (as) => [as, await world.token(as)] as const)));
  const prefixes = await prefixesOf(world, schema, places, tokens.get(READER) ?? null);
  const materials: Materials = { world, schema, askers, ids: await world.ids(), tokens, prefixes };
  return {
    places,
    askers: names,
    whole: places.length * names.length,
    request(n) {
      const place = places[n % places.length];
      const as = names[((n % places.length) + Math.floor(n / places.length)) % names.length];
      if (!place || as === undefined) throw new Error('a schema without arguments');
      return bent(materials, { place, as, n, chance: chanceOf(seed, n) });
    },
  };
}

interface Turn {
  readonly place: Place;
  readonly as: string;
  readonly n: number;
  readonly chance: Chance;
}

function bent(materials: Materials, { place, as, n, chance }: Turn): FuzzRequest {
  const { world, askers, ids, tokens } = materials;
  const sample = world.samples.get(place.operation);
  const variables = filled(variablesOf(materials, place, chance, n), place);
  const { what, value } = hostileValue(place, { chance, ids, before: valueAt(variables, place.path) });
  const token = as === OWN ? (tokens.get(sample?.as ?? READER) ?? null) : (askers.get(as) ?? null);
  const query = documentFor(materials, place);
  return { n, place, as, what, url: world.url, query, token, variables: withAt(variables, place.path, value) };
}

/** The call in good form: as it was made in the story, or with identifiers of what the story left behind. */
function variablesOf({ world, schema, ids, prefixes }: Materials, { operation, root }: Place, chance: Chance, n: number): Row {
  if (root === 'mutation') return { idempotencyKey: `fuzz-${n}-key`, input: world.samples.get(operation)?.input };
  const args = schema.getQueryType()?.getFields()[operation]?.args ?? [];
  const needed = args.filter(({ type }) => String(type).endsWith('!'));
  const idFor = (name: string): string => {
    const prefix = prefixes.get(`${operation}.${name}`) ?? chance.pick([...ids.keys()]);
    const known = ids.get(prefix) ?? [];
    return known.length > 0 ? chance.pick(known) : `${prefix}_${'0'.repeat(31)}1`;
  };
  const usual: Row = { first: 5, kpiId: kpiOf(world) };
  return Object.fromEntries(
    needed.map(({ name, type }) => [name, String(type) === 'ID!' ? idFor(name) : (usual[name] ?? plainValue(type))]),
  );
}

const kpiOf = ({ samples }: ToldWorld): unknown => samples.get('recordKpiReading')?.input['kpiId'];

/** The variables with something at the place, where a sample left it out. */
function filled(variables: Row, { path, type }: Place): Row {
  if (valueAt(variables, path) !== undefined) return variables;
  return path.reduce<{ value: Row; at: Path }>(
    ({ value, at }, step) => {
      const here = [...at, step];
      const next = path[here.length];
      const missing = valueAt(value, here) === undefined;
      const filler = next === undefined ? plainValue(type) : typeof next === 'number' ? [undefined] : {};
      return { value: missing ? (placed(value, here, filler) as Row) : value, at: here };
    },
    { value: variables, at: [] },
  ).value;
}

/** As `withAt`, and into an empty list too. */
function placed(value: unknown, path: Path, filler: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return filler;
  if (!Array.isArray(value)) {
    const members = (value ?? {}) as Row;
    return { ...members, [head]: placed(members[head], rest, filler) };
  }
  const items = [...(value as readonly unknown[])];
  items[Number(head)] = placed(items[Number(head)], rest, filler);
  return items;
}

const QUERIES = new Map(ROOMS.flatMap(({ queries }) => queries.map((query) => [query.name, query] as const)));

function documentFor({ schema }: Materials, place: Place): string {
  const useCase = MUTATIONS.get(place.operation);
  if (useCase) {
    const { whole } = documentsOf(useCase, selectionOf(useCase.output));
    return whole.replace(/\$key\b/g, '$idempotencyKey');
  }
  const query = QUERIES.get(place.operation);
  return documentOf(schema, place, query ? selectionOf(query.output) : '{ __typename id }');
}

/** Which identifiers an argument takes, from what it says to one that is none. */
export async function prefixesOf(
  world: ToldWorld,
  schema: GraphQLSchema,
  places: readonly Place[],
  token: string | null,
): Promise<ReadonlyMap<string, string>> {
  const taken = places.filter(({ root, kind }) => root === 'query' && kind === 'ID');
  const found = await Promise.all(
    taken.map(async (place) => {
      const args = schema.getQueryType()?.getFields()[place.operation]?.args ?? [];
      const variables = Object.fromEntries(
        args.filter(({ type }) => String(type).endsWith('!')).map(({ name, type }) => [name, plainValue(type)]),
      );
      const query = documentOf(schema, place, '{ __typename }');
      const answer = await sent({ url: world.url, query, variables: { ...variables, [String(place.path[0])]: 'no-id' }, token });
      const named = new RegExp(`${String(place.path[0])}: must be an id that starts with (\\w{3})_`).exec(answer.text)?.[1];
      return named ? [[`${place.operation}.${String(place.path[0])}`, named] as const] : [];
    }),
  );
  return new Map(found.flat());
}
