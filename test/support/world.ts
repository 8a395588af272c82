import path from 'node:path';
import type { z } from 'zod';
import { durationMs, renderRefusal, type Instant } from '@pilotage/kernel';
import {
  advanceClock,
  createDataSource,
  ensureKeyFile,
  justProven,
  moveClock,
  openHouse,
  readClock,
  systemActor,
  type Actor,
  type Answer,
  type Engine,
  type House,
  type OutboundSettings,
  type Query,
  type Readable,
  type Role,
  type Room,
  type RowOf,
  type StorageSettings,
  type UseCase,
} from '@pilotage/platform';
import { actorOf, addMember, registerOrganisation, registerPerson, type OrganisationKind } from '@pilotage/parties';
import { ROOMS } from '@pilotage/composition';
import { freshDatabase, serverUrl, type FreshDatabase } from './database.js';

/** When every world begins. */
export const BEGINNING = '2026-01-05T09:00:00+08:00';
const ISSUER = 'https://identity.example.test';

/** A marketplace of one's own for a suite: a fresh database, a frozen-start clock that moves by order, the real queue. */
export interface World {
  readonly house: House;
  readonly databaseUrl: string;
  /** The same database by its owner, whom no row policy holds back. */
  readonly ownerUrl: string;
  /** Registers an organisation; the key is its identifier. Returns its id. */
  organisation(key: string, kind: OrganisationKind): Promise<string>;
  /** Makes a person known and a member. The key names them from then on. Returns their id. */
  person(key: string, organisationId: string, roles: readonly Role[]): Promise<string>;
  actor(key: string): Promise<Actor>;
  /** Does it and returns the answer, accepted or refused. */
  attempt<I extends z.ZodType, O extends Readable>(
    as: string,
    useCase: UseCase<I, O>,
    input: z.input<I>,
    key?: string,
  ): Promise<Answer<RowOf<O>>>;
  /** Does it; throws when it is refused. */
  do<I extends z.ZodType, O extends Readable>(as: string, useCase: UseCase<I, O>, input: z.input<I>, key?: string): Promise<RowOf<O>>;
  /** The code of the refusal; throws when it was accepted. Asserts nothing else: see `unchanged`. */
  refused<I extends z.ZodType, O extends Readable>(as: string, useCase: UseCase<I, O>, input: z.input<I>): Promise<string>;
  /** A read as the person. */
  read<I extends z.ZodType, O extends Readable>(as: string, query: Query<I, O>, args: z.input<I>): Promise<RowOf<O>>;
  now(): Promise<Instant>;
  /** Moves the clock to an instant or by a duration such as P20D. */
  clock(to: string): Promise<void>;
  /** Lets the jobs do everything that is due, through the real queue. Fails when one gave up. */
  drain(): Promise<void>;
  /** Rows by SQL, for assertions: what lies in the tables, past every policy. */
  sql<R extends object>(text: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Runs the work and asserts that it changed nothing: no audit entry, no outbox event, no row of the listed tables. */
  unchanged(tables: readonly string[], work: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

let keys = 0;
const freshKey = (): string => `test-key-${(keys += 1)}`;

/** Opens a world. `rooms` limits it to some rooms; by default it has all. */
export async function openWorld(
  options: {
    rooms?: readonly Room[];
    server?: string;
    redisUrl?: string;
    storage?: StorageSettings;
    clamd?: string;
    outbound?: OutboundSettings;
  } = {},
): Promise<World> {
  const database = await freshDatabase(options.server ?? serverUrl());
  const keyFile = path.join(process.env['PILOTAGE_STATE'] ?? '/tmp/pilotage-test', 'keys', 'house.json');
  ensureKeyFile(keyFile);
  const faults: string[] = [];
  const house = await openHouse({
    databaseUrl: database.url,
    redisUrl: options.redisUrl,
    keyFile,
    rooms: options.rooms ?? ROOMS,
    storage: options.storage,
    clamd: options.clamd,
    outbound: options.outbound,
    onError: (where, error) => faults.push(`${where}: ${error instanceof Error ? error.message : String(error)}`),
  });
  await moveClock(house.unitOfWork, BEGINNING);
  return worldOf(house, database, faults);
}

type Doing = Pick<World, 'actor' | 'attempt' | 'do' | 'refused' | 'read' | 'organisation' | 'person'>;

function doing(house: House): Doing {
  const bySystem = <I extends z.ZodType, O extends Readable>(useCase: UseCase<I, O>, input: z.input<I>): Promise<RowOf<O>> =>
    house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: useCase.name }, (tx) =>
      house.executor.executeWithin(useCase, tx, input),
    );
  const actor = async (key: string): Promise<Actor> =>
    justProven(
      await house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) => actorOf(tx, ISSUER, key)),
    );
  const attempt: World['attempt'] = async (as, useCase, input, key = freshKey()) =>
    house.executor.execute(useCase, { actor: await actor(as), requestId: 'test' }, input, key);
  return {
    actor,
    attempt,
    async organisation(key, kind) {
      const name = { en: key, zh: key };
      return (await bySystem(registerOrganisation, { kind, name, scheme: 'X-DEMONSTRATION', identifier: key, demonstration: true })).id;
    },
    async person(key, organisationId, roles) {
      const { id } = await bySystem(registerPerson, { issuer: ISSUER, subject: key, name: { en: key, zh: key } });
      await bySystem(addMember, { organisationId, personId: id, roles: [...roles] });
      return id;
    },
    async do(as, useCase, input, key) {
      const answer = await attempt(as, useCase, input, key);
      if (!answer.ok) throw new Error(`${useCase.name} was refused: ${answer.refusal.definition.code} ${renderRefusal(answer.refusal).en}`);
      return answer.value;
    },
    async refused(as, useCase, input) {
      const answer = await attempt(as, useCase, input);
      if (answer.ok) throw new Error(`${useCase.name} was accepted`);
      return answer.refusal.definition.code;
    },
    read: async (as, query, args) => house.reader.read(query, { actor: await actor(as), requestId: 'test' }, args),
  };
}

function worldOf(house: House, database: FreshDatabase, faults: string[]): World {
  let engine: Engine | null = null;
  const owner = createDataSource({ url: database.ownerUrl, entities: [], migrations: [], as: 'owner', poolSize: 2 });
  const sql: World['sql'] = async <R extends object>(text: string, parameters: readonly unknown[] = []) => {
    if (!owner.isInitialized) await (opening ??= owner.initialize());
    return (await owner.query(text, [...parameters])) as R[];
  };
  let opening: Promise<unknown> | null = null;
  return {
    ...doing(house),
    house,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    sql,
    now: async () => (await readClock(house.unitOfWork)).now,
    async clock(to) {
      await (to.startsWith('P') ? advanceClock(house.unitOfWork, durationMs(to)) : moveClock(house.unitOfWork, to));
    },
    async drain() {
      if (!engine) {
        engine = house.engine();
        await engine.start();
      }
      await engine.drain();
      const parked = await house.deliveries.parked();
      expect({ parked, faults }).toEqual({ parked: [], faults: [] });
    },
    async unchanged(tables, work) {
      const before = await counted(sql, tables);
      await work();
      expect(await counted(sql, tables)).toEqual(before);
    },
    async close() {
      await engine?.stop();
      await house.close();
      if (owner.isInitialized) await owner.destroy();
      await database.drop();
    },
  };
}

/** A digest of every row of the tables, with the log and the outbox. */
async function counted(sql: World['sql'], tables: readonly string[]): Promise<Record<string, unknown>> {
  const all = ['audit_event', 'outbox_event', ...tables];
  const rows = await Promise.all(
    all.map((table) =>
      sql<{ n: string; d: string }>(
        // That the relay passes on what was written before is no change.
        `select count(*) as n, md5(coalesce(string_agg(row, '|' order by row), '')) as d from (select (to_jsonb(r) - 'dispatched_at')::text as row from ${table} r) rows`,
      ),
    ),
  );
  return Object.fromEntries(all.map((table, i) => [table, rows[i]?.[0]]));
}
