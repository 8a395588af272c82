// Row policies: what they cost, and whether one that is missing or turned round would be noticed.
import pg from 'pg';
import { expected } from '../support/walls/expectations.mjs';
import { unnoticed } from '../support/walls/mutate.mjs';
import { readTables, withJson } from '../support/walls/probe.mjs';
import { putRows } from '../support/walls/rows.mjs';
import { openGround } from './lib/ground.mjs';
import { bar, barOfFaults } from './lib/report.mjs';
import { measured, openMeasured } from './lib/walled.mjs';

/** How much dearer anything may become: planning a statement with its policies costs some tenths of a millisecond, whatever it finds. */
const DEAREST = 1.5;

await cost();
await mutations();

async function cost() {
  const ground = await openGround();
  const { deeds, close } = await openMeasured(ground);
  for (const { name, ...ways } of await measured({ deeds, sql: ground.sql })) {
    const ratio = ways.with / ways.without;
    const figure = `${ways.without.toFixed(2)}, ${ways.with.toFixed(2)}: ${ratio.toFixed(2)} times`;
    bar(`${name} without row security, with it (median ms)`, figure, { limit: `at most ${DEAREST} times`, ok: ratio <= DEAREST });
  }
  await close();
  await ground.remove();
}

async function mutations() {
  const ground = await openGround({ empty: true });
  const client = new pg.Client({ connectionString: ground.url, options: '-c search_path=public' });
  await client.connect();
  await client.query('begin');
  const known = await putRows(client);
  const tables = await readTables(client, [...known.keys()]);
  await withJson(client, known, tables);
  const { tried, unnoticed: faults } = await unnoticed(client, { known, tables }, expected());
  barOfFaults('row policies taken away or turned round that nobody would notice', faults, `${tried} mutations, each noticed`);
  await client.query('rollback');
  await client.end();
  await ground.remove();
}
