// The same questions with the row policies and without them, in this process, on the demonstration.
import 'reflect-metadata';
import { callOf } from '../../../dist/apps/cli/src/demonstration/facts/index.js';
import { must } from '../../../dist/apps/cli/src/driver/driver.js';
import { inProcessDriver } from '../../../dist/apps/cli/src/driver/in-process.js';
import { ROOMS } from '../../../dist/libs/composition/src/index.js';
import { openHouse, systemActor } from '../../../dist/libs/platform/src/index.js';
import { bidOn, publishFresh } from './fresh.mjs';

/** How often each is asked in a round; the statements of a round follow each other, so that a busy machine is busy for both. */
const TIMES = 40;
const ROUNDS = 6;

/** @param {{env: NodeJS.ProcessEnv, sql: Function}} ground */
export async function openMeasured({ env, sql }) {
  const keyFile = `${env.PILOTAGE_STATE}/keys/house.json`;
  const onError = () => undefined;
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL, keyFile, rooms: ROOMS, onError });
  const driver = inProcessDriver(house, house.engine());
  const [lot] = await sql(
    `select r.lot_id as id, i.subject as officer from ranking r join evaluation e on e.id = r.evaluation_id
       join membership m on m.organisation_id = e.agency_id and m.roles ? 'officer' join identity i on i.person_id = m.person_id
     order by (select count(*) from bid b where b.lot_id = r.lot_id) desc, r.id limit 1`,
  );
  const deeds = {
    'the comparison of a lot': () => driver.read(lot.officer, 'comparison', { lotId: lot.id }),
    'the list of calls': () => driver.read(lot.officer, 'calls', { first: 50 }),
    'the list of bids of a lot': () => driver.read(lot.officer, 'bidsOfLot', { lotId: lot.id, first: 50 }),
    'what a sweep finds due': () => dueOf(house),
    'sealing a bid': await sealing({ driver, sql }),
  };
  return { deeds, close: () => house.close() };
}

function dueOf(house) {
  const [sweep] = house.rooms.flatMap(({ sweeps }) => sweeps).filter(({ name }) => name === 'pilotObligations');
  if (!sweep) throw new Error('there is no sweep of obligations');
  return house.unitOfWork.read({ actor: systemActor(sweep.name), requestId: 'bar', operation: sweep.name }, sweep.due);
}

/** A sealed bid that is revised and sealed again, as often as asked; only the sealing is timed. */
async function sealing({ driver, sql }) {
  const drafts = [];
  const remembering = {
    ...driver,
    async attempt(as, operation, input) {
      if (operation === 'draftBid') drafts.push({ as, technical: input.technical, price: input.price });
      return driver.attempt(as, operation, input);
    },
  };
  const procurement = await publishFresh({ sql, driver: remembering }, callOf('planning-validation'), 'walled');
  const bidId = await bidOn({ sql, driver: remembering }, procurement, procurement.bids[0]);
  const { as, ...revision } = drafts[0];
  return Object.assign(() => must(driver, as, 'sealBid', { bidId }), {
    before: () => must(driver, as, 'reviseBid', { bidId, ...revision }),
  });
}

async function timed(deed) {
  const times = [];
  for (let i = 0; i < TIMES; i += 1) {
    await deed.before?.();
    const begun = performance.now();
    await deed();
    times.push(performance.now() - begun);
  }
  return times;
}

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

async function switchWalls(sql, on) {
  const tables = await sql(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  );
  for (const { name } of tables) await sql(`alter table ${name} ${on ? 'enable' : 'disable'} row level security`);
}

/** The median of each deed with and without the walls, in milliseconds. */
export async function measured({ deeds, sql }) {
  const times = Object.fromEntries(Object.keys(deeds).map((name) => [name, { with: [], without: [] }]));
  for (const deed of Object.values(deeds)) await timed(deed);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Turn and turn about, so that none is always the first.
    for (const way of round % 2 ? ['with', 'without'] : ['without', 'with']) {
      await switchWalls(sql, way === 'with');
      for (const [name, deed] of Object.entries(deeds)) times[name][way].push(...(await timed(deed)));
    }
  }
  await switchWalls(sql, true);
  return Object.entries(times).map(([name, ways]) => ({ name, with: median(ways.with), without: median(ways.without) }));
}
