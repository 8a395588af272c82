import { absentVariants, asks, bytesOf, namings, someOf, strangers, VOLATILE, type Naming } from '../support/fuzz-bytes.js';
import { numberFrom, tellBars } from '../support/fuzz-figures.js';
import { medianOf } from '../support/fuzz-pace.js';
import { prefixesOf } from '../support/fuzz-requests.js';
import type { Askers } from '../support/fuzz-roles.js';
import { introspected, placesOf } from '../support/fuzz-schema.js';
import type { KnownIds } from '../support/fuzz-values.js';
import { openToldWorld, sent, type ToldWorld } from '../support/fuzz-world.js';
import { documentsOf } from '../support/hostile-documents.js';
import { MUTATIONS } from '../support/hostile-driver.js';
import { absentLike } from '../support/hostile-values.js';

/** Reads of what everybody may see: there is nothing hidden to ask for. */
const PUBLIC: Readonly<Record<string, string>> = {
  organisation: 'the register of organisations is public',
  product: 'the register of products is public',
  products: 'the register of products is public; its argument chooses among them',
  calls: 'a list of what is published; its arguments choose among it',
  needs: 'a list of what is published; its argument chooses among it',
  exclusions: 'the exclusion register is public; its argument chooses among it',
  committeeMembers: 'who sits on a committee is public',
};
/** What `node` does not find and everyone reads nevertheless, once it is public: the identifiers of such objects, by operation. */
const OPEN: Readonly<Record<string, string>> = {
  decisionSummary: 'select decision_id as id from decision_summary where published_at is not null',
  policyVersion: `select id from policy_version where state = 'adopted'`,
  issuer: `select issuer_id as id from issuer_entry where kind = 'issuer' and state = 'confirmed'`,
  guideline: `select id from guideline where state <> 'draft'`,
  modelVersion: 'select id from model_version',
  guidelineComments: `select id from guideline where state <> 'draft'`,
  commentOnGuideline: `select id from guideline where state <> 'draft'`,
  publishedDecision: 'select case_id as id from case_publication',
};
/** Reads of what is an organisation’s own business, although the organisation itself is public. */
const OWN_BUSINESS = new Set([
  'committeeDuties',
  'delegations',
  'documentChecks',
  'evidenceFindings',
  'evidenceAuthorisations',
  'evidenceWallet',
  'evidenceWarnings',
  'files',
  'invitations',
  'members',
  'myBids',
  'pilotObligations',
  'pilots',
]);
/** Pairs of requests whose times are compared: by the bar only. */
const PAIRS = numberFrom('BYTE_PAIRS', 0);
const APART_MS = 3;

describe('what is absent and what is none of one’s business', () => {
  let world: ToldWorld;
  let all: readonly Naming[] = [];
  let askers: Askers;
  let ids: KnownIds;
  let open: ReadonlyMap<string, ReadonlySet<string>>;
  let prefixes: ReadonlyMap<string, string>;
  const compared = new Map<string, number>();

  beforeAll(async () => {
    world = await openToldWorld();
    // What the story left behind is published; a need that is only drafted is not.
    const { as, input } = world.samples.get('postNeed') ?? {};
    const { whole } = documentsOf(MUTATIONS.get('postNeed') as never, '{ id }');
    await sent({ url: world.url, query: whole, variables: { key: 'a-need-in-draft', input }, token: await world.token(as ?? '') });
    ids = await world.ids();
    open = new Map(await Promise.all(Object.entries(OPEN).map(async ([operation, sql]) => [operation, await idsBy(sql)] as const)));
    askers = await strangers(world);
    const schema = await introspected(world.url);
    all = namings(schema);
    prefixes = await prefixesOf(world, schema, placesOf(schema), await world.token('officer'));
  }, 300_000);
  afterAll(async () => {
    const pairs = [...compared.values()].reduce((sum, n) => sum + n, 0);
    process.stderr.write(
      `byte equality: ${compared.size} places of ${all.length} operations, ${pairs} pairs, but for ${VOLATILE.join(', ')} and the request id\n`,
    );
    await world?.close();
  });

  const idsBy = async (sql: string): Promise<ReadonlySet<string>> => new Set((await world.sql<{ id: string }>(sql)).map(({ id }) => id));
  const isOpen = (operation: string, id: unknown): boolean => open.get(operation)?.has(String(id)) ?? false;
  const note = (place: string): unknown => compared.set(place, (compared.get(place) ?? 0) + 1);
  const seen = new Map<string, Promise<boolean>>();
  const looked = async (id: string, token: string | null): Promise<boolean> => {
    const node = all.find(({ operation }) => operation === 'node');
    return node !== undefined && (await asks(world, node, { id }, token)).outcome.kind === 'done';
  };
  const isVisible = (id: string, token: string | null): Promise<boolean> => {
    const known = seen.get(`${id} ${token}`) ?? looked(id, token);
    seen.set(`${id} ${token}`, known);
    return known;
  };
  /** As every stranger, side by side. */
  const asEach = async (work: (as: string, token: string | null) => Promise<void>): Promise<unknown> =>
    Promise.all([...askers].map(([as, token]) => work(as, token)));

  it('are answered alike to every stranger who changes something', async () => {
    const differing: string[] = [];
    for (const naming of all.filter(({ root, operation }) => root === 'mutation' && world.samples.has(operation))) {
      const input = world.samples.get(naming.operation)?.input;
      if (Object.values(input ?? {}).some((value) => isOpen(naming.operation, value))) continue;
      await asEach(async (as, token) => {
        const real = bytesOf(await asks(world, naming, { input }, token));
        for (const variables of absentVariants(input, naming.places)) {
          const absent = bytesOf(await asks(world, naming, variables as object, token));
          note(naming.operation);
          if (absent !== real) differing.push(`${naming.operation} as ${as}: ${real} | ${absent}`);
        }
      });
    }
    expect(differing).toEqual([]);
  });

  it('are answered alike to every stranger who reads', async () => {
    const differing: string[] = [];
    for (const naming of all.filter(({ root }) => root === 'query')) {
      for (const place of naming.places) differing.push(...(await differingAt(naming, String(place.path[0]))));
    }
    expect(differing).toEqual([]);
  });

  /** What a read tells of things that `node` does not show. The other identifiers of the read are of nothing. */
  async function differingAt(naming: Naming, argument: string): Promise<string[]> {
    const place = `${naming.operation}.${argument}`;
    const prefix = prefixes.get(place);
    const usual = naming.document.includes('$first') ? { first: 5 } : {};
    const others = Object.fromEntries(
      naming.places.filter(({ isRequired }) => isRequired).map(({ path }) => [String(path[0]), absentLike('org_')]),
    );
    const kpi = naming.document.includes('$kpiId') ? { kpiId: world.samples.get('recordKpiReading')?.input['kpiId'] } : {};
    const found: string[] = [];
    await asEach(async (as, token) => {
      for (const id of someOf(ids, prefix)) {
        if (isOpen(naming.operation, id)) continue;
        if (!OWN_BUSINESS.has(naming.operation) && (await isVisible(id, token))) continue;
        const ask = async (given: string): Promise<string> =>
          bytesOf(await asks(world, naming, { ...usual, ...kpi, ...others, [argument]: given }, token));
        const [real, absent] = [await ask(id), await ask(absentLike(id))];
        note(naming.operation);
        note(place);
        if (real !== absent) found.push(`${place} as ${as}, ${id}: ${real.slice(-500)} | ${absent.slice(-500)}`);
      }
    });
    return found;
  }

  it('were compared for every operation that takes an identifier', () => {
    const uncompared = all
      .map(({ operation }) => operation)
      .filter((operation) => !compared.has(operation) && !(operation in PUBLIC) && !(operation in OPEN));
    expect(uncompared).toEqual([]);
  });

  it('take the same time, as far as the bar measures it', async () => {
    for (const operation of PAIRS > 0 ? ['node', 'lot', 'bid', 'auditTrail'] : []) tellBars([await timed(operation)]);
    expect(world.faults).toEqual([]);
  }, 900_000);

  async function timed(operation: string): Promise<Parameters<typeof tellBars>[0][number]> {
    const naming = all.find((each) => each.operation === operation);
    const token = askers.get('a stranger of the kind vendor') ?? null;
    const id = ids.get('bid')?.[0] ?? '';
    const argument = String(naming?.places[0]?.path[0]);
    const real = operation === 'lot' ? (ids.get('lot')?.at(-1) ?? '') : id;
    const times: readonly [number[], number[]] = [[], []];
    for (let pair = 0; pair < PAIRS && naming; pair += 1) {
      for (const which of pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const variables = { [argument]: which === 0 ? real : absentLike(real), ...(operation === 'auditTrail' ? { first: 5 } : {}) };
        times[which].push((await asks(world, naming, variables, token)).milliseconds);
      }
    }
    const apart = Math.abs(medianOf(times[0]) - medianOf(times[1]));
    const figure = `${apart.toFixed(2)} (${medianOf(times[0]).toFixed(2)} and ${medianOf(times[1]).toFixed(2)}, ${PAIRS} pairs)`;
    return {
      bar: `${operation}: medians of unrelated and absent, apart (ms)`,
      figure,
      limit: `less than ${APART_MS}`,
      ok: apart < APART_MS,
    };
  }
});
