// Each row policy is taken away and turned round, one at a time: whoever tries the table then must meet something else than before.
import { ACTORS, probe } from './probe.mjs';

/** Every policy with what it lets through. */
export async function policiesOf(client) {
  const { rows } = await client.query(
    `select polname as name, quote_ident(c.relname) as at, c.relname as table, polcmd as command,
       pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
     from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace order by c.relname, polname`,
  );
  return rows;
}

const COMMANDS = { r: 'select', a: 'insert', w: 'update', d: 'delete' };

/** What is done to a policy: taken away; each of its two conditions let everyone through, and nobody. */
export function mutationsOf({ name, at, using, check }) {
  const alter = (rest) => `alter policy ${name} on ${at} ${rest}`;
  const whole = { dropped: `drop policy ${name} on ${at}` };
  const rows = using && using !== 'true' ? { 'open to every row': alter('using (true)') } : {};
  const checks = check && check !== 'true' ? { 'open to every change': alter('with check (true)') } : {};
  const turned = using && using !== 'true' ? { 'turned round': alter(`using (not coalesce((${using}), false))`) } : {};
  const turnedCheck = check && !using ? { 'turned round': alter(`with check (not coalesce((${check}), false))`) } : {};
  return Object.entries({ ...whole, ...rows, ...checks, ...turned, ...turnedCheck });
}

/** Whether anybody meets something else at the table after the mutation. It is undone. */
async function shows(client, ground, table, statement, before) {
  await client.query('savepoint mutation');
  try {
    await client.query(statement);
    for (const actor of ACTORS) {
      const now = await probe(client, actor, { ...ground, only: new Set([table]) });
      if (JSON.stringify(now) !== JSON.stringify(before.get(actor))) return true;
    }
    return false;
  } finally {
    await client.query('rollback to savepoint mutation');
  }
}

/**
 * Mutations that nobody notices. `expected`: by actor, what is met of every table.
 * @returns {Promise<{tried: number, unnoticed: string[]}>}
 */
export async function unnoticed(client, ground, expected) {
  const result = { tried: 0, unnoticed: [] };
  for (const policy of await policiesOf(client)) {
    const of = (actor) => Object.entries(expected[actor] ?? {}).filter(([place]) => place.split(' ')[0] === policy.table);
    const before = new Map(ACTORS.map((actor) => [actor, sorted(ground, policy.table, Object.fromEntries(of(actor)))]));
    for (const [what, statement] of mutationsOf(policy)) {
      result.tried += 1;
      if (await shows(client, ground, policy.table, statement, before)) continue;
      result.unnoticed.push(`${policy.table}, ${policy.name} (${COMMANDS[policy.command]}): ${what}`);
    }
  }
  return result;
}

/** In the order in which `probe` answers. */
function sorted({ known }, table, met) {
  const places = [...new Set(known.get(table).map(({ stage }) => `${table} ${stage}`))];
  return Object.fromEntries(places.flatMap((place) => (met[place] ? [[place, met[place]]] : [])));
}
