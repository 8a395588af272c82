import { LIMIT_NAMES, NO_LIMITS, type Limits } from '@pilotage/platform';
import { selectionOf, type Done, type Row } from '../../apps/cli/src/driver/driver.js';
import { graphqlDriver } from '../../apps/cli/src/driver/graphql.js';
import { callServer } from '../../apps/cli/src/server.js';
import { instant } from '@pilotage/kernel';
import { documentsOf, doneOf, outcomeOf } from './hostile-documents.js';
import { MUTATIONS, type HostileDriver } from './hostile-driver.js';
import { newLedger, type Reply } from './hostile-ledger.js';
import { freshKey, type DoneSample } from './hostile-requests.js';
import { tellHostileStory } from './hostile-story.js';
import { openHostileWorld, type HostileWorld } from './hostile-world.js';
import type { KnownIds } from './fuzz-values.js';
import { tokenOf } from './tokens.js';

/** Procurements that went to their end, with the first request of each mutation and how it was answered. */
export interface ToldWorld extends HostileWorld {
  readonly samples: ReadonlyMap<string, DoneSample>;
  /** The token of one of the demonstration's people. */
  token(as: string): Promise<string>;
  /** Identifiers of everything that there is now, by prefix, in the order of their making. */
  ids(): Promise<KnownIds>;
  /** Request ids that came as far as a use case or a read: parsed, validated and coerced. */
  readonly reached: ReadonlySet<string>;
}

/** Who asks, what, and with what. */
export interface Asking {
  readonly url: string;
  readonly query: string;
  readonly variables: unknown;
  /** Null without a name. */
  readonly token: string | null;
}

/** An answer with what carries it. */
export interface Answered extends Reply {
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** Sends a request as a client does. */
export async function sent({ url, query, variables, token }: Asking): Promise<Answered> {
  const started = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const milliseconds = performance.now() - started;
  return { status: response.status, text, outcome: outcomeOf(text), headers: Object.fromEntries(response.headers), milliseconds };
}

/** What one operation may ask for: whatever it likes. */
const LIFTED = Object.fromEntries(LIMIT_NAMES.map((name) => [name, Number.MAX_SAFE_INTEGER])) as unknown as Limits;

/** Sends the first request of each mutation, and whatever goes with it. Returns the answer that the story goes on with. */
export type Sender = (world: HostileWorld, operation: string, asking: Asking) => Promise<Answered>;

/** Opens a marketplace without limits and tells the hostile story in it, nobody assaulting. */
export async function openToldWorld(send: Sender = (_, __, asking) => sent(asking)): Promise<ToldWorld> {
  const world = await openHostileWorld({ workLimits: NO_LIMITS }, LIFTED);
  try {
    const reached = watchedShells(world);
    const recorder = new Recorder(world, send);
    await tellHostileStory(world, recorder);
    await world.drain();
    return {
      ...world,
      faults: world.faults,
      samples: recorder.samples,
      reached,
      token: (as) => recorder.token(as),
      ids: () => idsOf(world),
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}

/** Notes the request ids of whoever enters the two shells from now on, before these do anything themselves. */
export function watchedShells({ house: { executor, reader } }: HostileWorld): ReadonlySet<string> {
  const reached = new Set<string>();
  const execute = executor.execute.bind(executor);
  const read = reader.read.bind(reader);
  executor.execute = (definition, caller, input, key) => {
    reached.add(caller.requestId);
    return execute(definition, caller, input, key);
  };
  reader.read = (definition, caller, input) => {
    reached.add(caller.requestId);
    return read(definition, caller, input);
  };
  return reached;
}

/** Drives the story over HTTP and keeps the first request of each mutation that was done. */
class Recorder implements HostileDriver {
  readonly ledger = newLedger();
  readonly tried = new Set<string>();
  readonly samples = new Map<string, DoneSample>();
  private readonly plain: ReturnType<typeof graphqlDriver>;
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly world: HostileWorld,
    private readonly sendFirst: Sender,
  ) {
    this.plain = graphqlDriver(world.url);
  }

  readonly read: HostileDriver['read'] = (as, query, args) => this.plain.read(as, query, args);
  readonly now = (): Promise<string> => this.plain.now();
  readonly later = (): Promise<readonly string[]> => Promise.resolve([]);

  token(as: string): Promise<string> {
    const known = this.tokens.get(as) ?? tokenOf(this.world.url, as);
    this.tokens.set(as, known);
    return known;
  }

  async attempt(as: string, operation: string, input: Row): Promise<Done> {
    const useCase = MUTATIONS.get(operation);
    if (!useCase) throw new Error(`there is no mutation ${operation}`);
    const { whole } = documentsOf(useCase, selectionOf(useCase.output));
    const key = freshKey();
    const asking = { url: this.world.url, query: whole, variables: { key, input }, token: await this.token(as) };
    const first = await (this.samples.has(operation) ? sent(asking) : this.sendFirst(this.world, operation, asking));
    const done = doneOf(first, operation);
    if (done.ok && !this.samples.has(operation)) this.samples.set(operation, { as, input, key, first });
    return done;
  }

  async clockTo(target: string): Promise<void> {
    await this.world.drain();
    if (instant(target) > (await this.now())) await callServer(`${this.world.url}/dev/clock`, { to: target });
    await this.world.drain();
  }

  async settle(what: string, holds: () => Promise<boolean>): Promise<void> {
    await this.world.drain();
    if (!(await holds())) throw new Error(`${what} did not happen`);
  }
}

async function idsOf({ sql }: HostileWorld): Promise<KnownIds> {
  const tables = await sql<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and column_name = 'id' and data_type = 'text' order by table_name`,
  );
  const each = tables.map(({ name }) => `select id from ${name} where id ~ '^[a-z]{3}_[0-9a-f]{32}$'`);
  const rows = await sql<{ id: string }>(`${each.join(' union ')} order by id`);
  const ids = new Map<string, string[]>();
  for (const { id } of rows) ids.set(id.slice(0, 3), [...(ids.get(id.slice(0, 3)) ?? []), id]);
  return ids;
}
