import type { QueryRunner } from 'typeorm';

/** What the application role may do with a table, and which of its rows each actor of a transaction meets. Everything that is not said is forbidden. */
export interface Wall {
  readonly table: string;
  /** Rows that may be read. */
  readonly sees: string;
  /** Rows that may be added; without it nobody but the house adds, and only where `may` says so. */
  readonly adds?: string;
  /** What a row must be after a change; without it only the house changes rows. Rows that may be seen may be locked. */
  readonly changes?: string;
  /** Rows that may be removed, by the house as well. */
  readonly removes?: string;
  /** Rows that may be read while an account is identified: before anybody is known. */
  readonly identifies?: string;
  /** False where no job has any business with the table; `readsAndChanges` where only people add rows. */
  readonly house?: false | 'readsAndChanges';
  readonly may: Privileges;
}

/** Beside reading, which everyone may whom a policy lets. */
export interface Privileges {
  readonly insert?: true;
  /** The columns that ever change, or those that never do. `lock`: rows are locked and never changed. */
  readonly update?: 'lock' | readonly string[] | { readonly but: readonly string[] };
  readonly delete?: true;
}

export const any = (...conditions: readonly string[]): string =>
  conditions
    .filter((c) => c !== 'false')
    .map((c) => `(${c})`)
    .join(' or ') || 'false';
export const all = (...conditions: readonly string[]): string => conditions.map((c) => `(${c})`).join(' and ');

/**
 * The actor, as the transaction was told when it began (libs/platform/src/database/identity.ts). The settings end with the transaction; where
 * nothing was told they are empty, and no policy lets anything through. They are read by built-in functions alone: functions of our own
 * would be looked up and planned again with each statement, which was measured to double the price of a look-up.
 */
const setting = (name: string): string => `current_setting('pilotage.${name}', true)`;
/** A list of the actor's, read once per statement: a sub-select without a column of the row is an InitPlan. */
const list = (name: string): string => `(select nullif(${setting(name)}, '')::text[])`;

/** A job of the house, or a listed place in which a use case looks further than its actor may. */
export const HOUSE = `${setting('kind')} = 'system'`;
export const IDENTIFYING = `${setting('kind')} = 'identify'`;
/** Everyone who reads what is public: a transaction that told nothing does not. */
export const KNOWN = `${setting('kind')} in ('anonymous', 'newcomer', 'person', 'system')`;
export const NO_PERSON = `${setting('kind')} in ('anonymous', 'newcomer', 'system')`;
export const ME = setting('person');

/** The row names an organisation of the actor. */
export const ofMine = (column: string): string => `${column} = any ((${list('organisations')})::text[])`;
/** The row names an organisation in which the actor is an officer, or an administrator. */
export const officerOf = (column: string): string => `${column} = any ((${list('officer_of')})::text[])`;
export const administered = (column: string): string => `${column} = any ((${list('administrator_of')})::text[])`;
/** One of the organisations in the JSON list is the actor's. */
export const amongMine = (column: string): string => `${column} ?| ${list('organisations')}`;
/** The actor holds one of the roles, wherever. */
export const holding = (...roles: readonly string[]): string => any(...roles.map((role) => `strpos(${setting('roles')}, ',${role},') > 0`));
export const OVERSIGHT = holding('oversightAuditor');

/** The parent row is there for the actor: its own policies decide. */
export const with_ = (table: string, column: string, also = ''): string =>
  `exists (select from ${table} parent where parent.id = ${column}${also ? ` and (${also})` : ''})`;

/** The statements that put up a wall. */
export function statements({ table, may, house, ...wall }: Wall): string[] {
  const policy = (name: string, command: string, rows: string): string =>
    `create policy ${name} on ${table} for ${command} to pilotage_app ${rows}`;
  const seen = any(...(house === false ? [] : [HOUSE]), wall.sees);
  const byHouse = (condition: string | undefined): string => any(...(house === false ? [] : [HOUSE]), ...(condition ? [condition] : []));
  // A check that is not written is the condition of the rows themselves.
  const checked = (changed: string): string => (changed === seen ? '' : ` with check (${changed})`);
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    policy('sees', 'select', `using (${seen})`),
    ...(wall.identifies ? [policy('identifies', 'select', `using (${all(IDENTIFYING, wall.identifies)})`)] : []),
    ...(may.insert
      ? [policy('adds', 'insert', `with check (${house === 'readsAndChanges' ? (wall.adds ?? 'false') : byHouse(wall.adds)})`)]
      : []),
    ...(may.update
      ? [policy('changes', 'update', `using (${seen})${may.update === 'lock' ? ' with check (false)' : checked(byHouse(wall.changes))}`)]
      : []),
    ...(may.delete ? [policy('removes', 'delete', `using (${wall.removes ?? 'false'})`)] : []),
    ...grants(table, may),
  ];
}

function grants(table: string, { insert, update, delete: remove }: Privileges): string[] {
  const rights = ['select', ...(insert ? ['insert'] : []), ...(remove ? ['delete'] : [])];
  return [
    `revoke all on ${table} from pilotage_app`,
    `grant ${rights.join(', ')} on ${table} to pilotage_app`,
    // To lock a row takes the right to update something of it; the policy then lets nothing be updated.
    ...(update ? [`grant update${update === 'lock' ? ' (id)' : ''} on ${table} to pilotage_app`] : []),
  ];
}

/**
 * A column that never changes is held by a trigger, not by a grant: a save names every column, and the trigger holds the table's owner, too.
 * `columns`: all of the table.
 */
export function keeps({ table, may: { update } }: Wall, columns: readonly string[]): string[] {
  if (!update || update === 'lock') return [];
  const kept = columns.filter((c) => ('but' in update ? update.but.includes(c) : !update.includes(c)));
  const changed = kept.map((c) => `old.${c} is distinct from new.${c}`).join(' or ');
  return [
    `create trigger keeps before update on ${table} for each row when (${changed}) execute function app.never_changes('${kept.join(', ')}')`,
    `alter table ${table} enable always trigger keeps`,
  ];
}

/** Puts up a wall on a table that stands: its policies, its grants, and the trigger that holds the columns which never change. */
export async function putUp(q: QueryRunner, wall: Wall): Promise<void> {
  const columns = (await q.query(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [wall.table],
  )) as { name: string }[];
  const held = keeps(
    wall,
    columns.map(({ name }) => name),
  );
  for (const statement of [...statements(wall), ...held]) await q.query(statement);
}

export const NEVER_CHANGES = `
  create function app.never_changes() returns trigger language plpgsql as
  $$ begin raise exception 'of % never change: %', tg_table_name, tg_argv[0] using errcode = '42501'; end $$`;
