// A job that does nothing, to see how many deliveries the engine carries.
import 'reflect-metadata';
import { z } from '../../../node_modules/zod/index.js';
import { DoneView, job, openHouse, useCase } from '../../../dist/libs/platform/src/index.js';
import { until } from './report.mjs';

const nothing = useCase({
  name: 'doNothing',
  summary: 'Does nothing.',
  policy: [{ system: true }],
  input: z.strictObject({ id: z.string() }),
  output: DoneView,
  refusals: [],
  async run({ authorise }, { id }) {
    authorise({});
    return { id, done: true };
  },
});

const doNothing = job({
  name: 'doNothing',
  on: ['nothingHappened'],
  retry: { attempts: 3, firstDelayMs: 500, reason: 'A measurement.' },
  useCase: nothing,
});

const room = {
  name: 'measurement',
  entities: [],
  useCases: [],
  queries: [],
  readables: [],
  workflows: [],
  jobs: [doNothing],
  sweeps: [],
  events: ['nothingHappened'],
  refusals: {},
  groups: {},
};

const FILL = `insert into outbox_event (id, type, payload)
  select 'evt_' || lpad(n::text, 32, '0'), 'nothingHappened', jsonb_build_object('id', n::text) from generate_series(1, $1::int) n`;
const LEFT = `select ((select count(*) from outbox_event where dispatched_at is null)
  + (select count(*) from delivery where state <> 'done'))::int as n`;

/**
 * Deliveries a second of one worker in this process, from events that wait in the outbox to deliveries that are done.
 * @param {{url: string, sql: Function, env: NodeJS.ProcessEnv}} ground
 * @param {number} count
 * @returns {Promise<number>}
 */
export async function deliveriesPerSecond({ url, sql, env }, count, redisUrl) {
  const faults = [];
  const keyFile = `${env.PILOTAGE_STATE}/keys/house.json`;
  const onError = (where, error) => faults.push(`${where}: ${error.message}`);
  const house = await openHouse({ databaseUrl: url, redisUrl, keyFile, rooms: [room], onError });
  await sql(FILL, [count]);
  const engine = house.engine();
  const start = performance.now();
  await engine.start();
  await until('all deliveries', async () => (await sql(LEFT))[0].n === 0, 300_000);
  const seconds = (performance.now() - start) / 1000;
  await engine.stop();
  await house.close();
  if (faults.length > 0) throw new Error(faults[0]);
  return Math.round(count / seconds);
}
