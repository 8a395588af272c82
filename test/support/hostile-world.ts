import pg from 'pg';
import { ROOMS } from '@pilotage/composition';
import { addMember, registerOrganisation, type OrganisationKind, ROLES_OF_KIND } from '@pilotage/parties';
import {
  DEVELOPMENT_ISSUER,
  ensureKeyFile,
  hasMutation,
  LIMITS,
  moveClock,
  openHouse,
  systemActor,
  type Config,
  type House,
  type Limits,
  type Readable,
  type Role,
  type RowOf,
  type UseCase,
} from '@pilotage/platform';
import type { z } from 'zod';
import { createServer } from '../../apps/api/src/server.js';
import { found, type Founded } from '../../apps/cli/src/demonstration/found.js';
import { freshDatabase } from './database.js';
import { settingsOf } from './demonstration.js';
import { BEGINNING } from './world.js';

/** A person who holds every role in other organisations of every kind, those apart that some operation takes from anywhere. */
export const STRANGER = 'bidder-10';
/** A person who is a member of every organisation, in a role that no operation takes. */
export const BYSTANDER = 'finance';

/** Roles by which a mutation is open to members of any organisation. */
const ROLES_OF_ANYWHERE = new Set(
  ROOMS.flatMap(({ useCases }) => useCases.filter(hasMutation)).flatMap(({ policy }) =>
    policy.flatMap((line) => ('roles' in line && line.of === 'any' ? line.roles : [])),
  ),
);

/** Roles that some people have in addition, so that a rule between two acts can meet one person. */
const ROLES_ADDED: Readonly<Record<string, readonly Role[]>> = {
  drafter: ['approver'],
  officer: ['approver', 'pilotManager'],
  'approver-2': ['pilotManager'],
  secretary: ['policyEditor'],
};

/** Digests of every table, by name. */
export type Digest = Readonly<Record<string, string>>;

/** A marketplace behind a real HTTP server, with the demonstration's people founded in it and nothing done yet. */
export interface HostileWorld {
  readonly url: string;
  readonly house: House;
  readonly founded: Founded;
  /** What server or jobs reported as faults of ours. */
  readonly faults: readonly string[];
  /** Lets the jobs do all that is due. */
  drain(): Promise<void>;
  /** Every row of every table. */
  digest(): Promise<Digest>;
  /** By SQL as the owner of the database. */
  sql<R extends pg.QueryResultRow>(text: string, parameters?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** `settings` differ from those of the tests; `asked` limits what one operation may ask for. */
export async function openHostileWorld(settings: Partial<Config> = {}, asked: Limits = LIMITS): Promise<HostileWorld> {
  const database = await freshDatabase();
  const config = { ...settingsOf(database.url), ...settings };
  ensureKeyFile(config.keyFile);
  const faults: string[] = [];
  const onError = (where: string, error: unknown): void =>
    void faults.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`);
  const house = await openHouse({ ...config, rooms: ROOMS, onError });
  await moveClock(house.unitOfWork, BEGINNING);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const founded = await people(house, client);
  const app = await createServer(
    config,
    house,
    (record) => void (record['level'] === 'error' && faults.push(String((record['error'] as Error | undefined)?.stack))),
    asked,
  );
  await app.listen(0, config.host);
  const engine = house.engine();
  await engine.start();
  return {
    url: await app.getUrl(),
    house,
    founded,
    faults,
    drain: () => engine.drain(),
    digest: () => digestOf(client),
    sql: async <R extends pg.QueryResultRow>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query<R>(text, [...parameters])).rows,
    async close() {
      await app.close();
      await engine.stop();
      await house.close();
      await client.end();
      await database.drop();
    },
  };
}

async function people(house: House, client: pg.Client): Promise<Founded> {
  const founded = await found(house);
  const bySystem = <I extends z.ZodType, O extends Readable>(useCase: UseCase<I, O>, input: z.input<I>): Promise<RowOf<O>> =>
    house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: useCase.name }, (tx) =>
      house.executor.executeWithin(useCase, tx, input),
    );
  const personId = await personOf(client, STRANGER);
  for (const [kind, roles] of Object.entries(ROLES_OF_KIND) as [OrganisationKind, readonly Role[]][]) {
    const name = { en: `Foreign ${kind}`, zh: `外部${kind}` };
    const { id: organisationId } = await bySystem(registerOrganisation, {
      kind,
      name,
      scheme: 'X-DEMONSTRATION',
      identifier: `foreign-${kind}`,
      demonstration: true,
    });
    const held = roles.filter((role) => !ROLES_OF_ANYWHERE.has(role));
    if (held.length > 0) await bySystem(addMember, { organisationId, personId, roles: held });
  }
  await standBy(client);
  for (const [subject, roles] of Object.entries(ROLES_ADDED)) {
    await client.query('update membership set roles = roles || $2::jsonb where person_id = $1', [
      await personOf(client, subject),
      JSON.stringify(roles),
    ]);
  }
  return founded;
}

/** No use case makes a member without a role of the organisation's kind, so the rows are written. */
async function standBy(client: pg.Client): Promise<void> {
  const personId = await personOf(client, BYSTANDER);
  await client.query(
    `insert into membership (id, organisation_id, person_id, roles, state)
     select 'mem_' || md5(o.id), o.id, $1, '["financeOfficer"]', 'active' from organisation o
     where o.identifier not like 'foreign-%' and not exists (select from membership m where m.organisation_id = o.id and m.person_id = $1)`,
    [personId],
  );
}

async function personOf(client: pg.Client, subject: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select person_id as id from identity where issuer = $1 and subject = $2', [
    DEVELOPMENT_ISSUER,
    subject,
  ]);
  return rows[0]?.id ?? '';
}

/**
 * One statement over all tables, so that it sees one moment. The places that entries get in the log are left out: a sweep gives them when every
 * older transaction of the server has ended, other suites' included; the entries themselves are watched.
 */
async function digestOf(client: pg.Client): Promise<Digest> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('log_leaf', 'log_head') order by relname`,
  );
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as digest from ${name} r`,
  );
  const { rows } = await client.query<{ name: string; digest: string }>(each.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
