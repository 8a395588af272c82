// What each actor meets when it asks the tables itself, with no use case in between.
import pg from 'pg';
import { ORGANISATIONS, PERSONS } from './rows.mjs';

/** Everyone who tries: those of the rows, and the kinds that are no person. `none` says nothing of itself. */
export const ACTORS = [...Object.keys(PERSONS), 'public', 'newcomer', 'job', 'identify', 'none'];

const KINDS = { public: 'anonymous', newcomer: 'newcomer', job: 'system', identify: 'identify' };

/** The statement by which a transaction says who it is; the platform has its own, and a test compares the two. */
export function saying(actor) {
  const set = (name, value) => `set_config('pilotage.${name}', '${value}', true)`;
  if (actor === 'none') return 'select';
  if (KINDS[actor]) return `select ${set('kind', KINDS[actor])}`;
  const [id, organisation, roles] = PERSONS[actor];
  const home = ORGANISATIONS[organisation];
  const as = (role) => `{${roles.includes(role) ? home : ''}}`;
  const lists = [
    set('organisations', `{${home}}`),
    set('roles', `,${roles.join(',')},`),
    set('officer_of', as('officer')),
    set('administrator_of', as('vendorAdministrator')),
  ];
  return `select ${set('kind', 'person')}, ${set('person', id)}, ${lists.join(', ')}`;
}

const named = (table) => pg.escapeIdentifier(table);

/** The primary key of every table, and what the role of the apps may do with it. */
export async function readTables(client, tables) {
  const { rows } = await client.query(
    `select c.relname as name,
       (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary)::text[] as keys,
       has_table_privilege('pilotage_app', c.oid, 'insert') as adds, has_any_column_privilege('pilotage_app', c.oid, 'update') as changes,
       not has_table_privilege('pilotage_app', c.oid, 'update') as "locksOnly",
       has_table_privilege('pilotage_app', c.oid, 'delete') as removes
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any ($1)`,
    [tables],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Runs statements that may be refused; each leaves nothing behind. `true` when it touched a row, or would have but for a duplicate key. */
async function allowed(client, text, values) {
  await client.query('savepoint probe');
  try {
    return (await client.query(text, values)).rowCount > 0;
  } catch (error) {
    // The row policy is asked before indexes and references: what fails on those has passed it.
    if (['23505', '23503'].includes(error.code)) return true;
    if (error.code === '42501') return false;
    throw error;
  } finally {
    await client.query('rollback to savepoint probe');
  }
}

const where = (keys) => keys.map((key, i) => `${key} = $${i + 1}`).join(' and ');

/** How far the right to change a row goes. Of a row that nobody ever changes it is the right to lock it; to change it as well would be one more. */
async function changed(client, table, { keys, locksOnly }, values) {
  const update = `update ${named(table)} set ${keys[0]} = ${keys[0]} where ${where(keys)}`;
  const locks = locksOnly && (await allowed(client, `select from ${named(table)} where ${where(keys)} for share`, values));
  return Number(locks) + Number(await allowed(client, update, values));
}

/** Whether a statement that names no row, so that only the policy of its own command holds it back, gets at any. */
async function touches(client, text) {
  await client.query('savepoint probe');
  try {
    return (await client.query(text)).rowCount > 0;
  } catch {
    return true;
  } finally {
    await client.query('rollback to savepoint probe');
  }
}

async function blindly(client, table, { keys, changes, removes }) {
  const changed = changes && (await touches(client, `update ${named(table)} set ${keys[0]} = 'x'`));
  const removed = removes && (await touches(client, `delete from ${named(table)}`));
  return changed || removed ? { [`${table} blindly`]: `0 0 ${Number(changed)} ${Number(removed)}` } : {};
}

async function probeRow(client, table, { keys, adds, changes, removes, locksOnly }, row) {
  const values = keys.map((key) => row.key[key.replaceAll('"', '')]);
  const at = `${named(table)} where ${where(keys)}`;
  return {
    sees: (await client.query(`select from ${at}`, values)).rowCount > 0,
    adds:
      adds &&
      (await allowed(client, `insert into ${named(table)} select * from jsonb_populate_record(null::${named(table)}, $1)`, [row.json])),
    changes: changes && (await changed(client, table, { keys, locksOnly }, values)),
    removes: removes && (await allowed(client, `delete from ${at}`, values)),
  };
}

/** The rows as JSON, to put copies of them in. */
export async function withJson(client, known, tables) {
  for (const [table, rows] of known) {
    const { keys } = tables.get(table);
    for (const row of rows) {
      const values = keys.map((key) => row.key[key.replaceAll('"', '')]);
      const { rows: found } = await client.query(`select to_jsonb(r) as json from ${named(table)} r where ${where(keys)}`, values);
      row.json = JSON.stringify(found[0].json);
    }
  }
}

const DEEDS = ['sees', 'adds', 'changes', 'removes'];

/**
 * What one actor meets, in a transaction that is rolled back: `table stage` to how many of the known rows it sees, may add, changes and
 * removes, such as `2 0 1 0`. Where it meets nothing there is no line.
 * @param {pg.Client} client the owner of the tables; it takes on the role of the apps
 * @param {string} actor
 * @param {{known: Map<string, any[]>, tables: Map<string, any>, only?: ReadonlySet<string>}} ground only: tables that are tried
 * @returns {Promise<Record<string, string>>}
 */
export async function probe(client, actor, { known, tables, only }) {
  await client.query('savepoint actor');
  await client.query('set local role pilotage_app');
  await client.query(saying(actor));
  const met = {};
  for (const [table, rows] of known) {
    if (only && !only.has(table)) continue;
    for (const row of rows) {
      const found = await probeRow(client, table, tables.get(table), row);
      const line = (met[`${table} ${row.stage}`] ??= [0, 0, 0, 0]);
      DEEDS.forEach((deed, i) => (line[i] += Number(found[deed])));
    }
  }
  const blind = {};
  for (const [table, of] of actor === 'none' ? tables : [])
    if (!only || only.has(table)) Object.assign(blind, await blindly(client, table, of));
  await client.query('rollback to savepoint actor');
  const lines = Object.fromEntries(Object.entries(met).flatMap(([place, line]) => (line.some(Boolean) ? [[place, line.join(' ')]] : [])));
  return { ...lines, ...blind };
}
