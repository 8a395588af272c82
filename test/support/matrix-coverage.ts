import { type Role, ROLES } from '@pilotage/platform';
import { expectedOf, type Asker, type Expected } from './matrix-oracle.js';
import { lineOf, OPERATIONS } from './matrix-lines.js';
import { COLUMNS, nobody, strangerOf, STRANGER_COLUMN, whereIs } from './matrix-persons.js';

export type Answered = 'allow' | 'deny';
/** An answer of the matrix over HTTP as a word. */
export const seenAs = (operation: string, answered: Answered, column: string): string => `${operation} ${answered} ${column}`;

/** Everyone whom a column can stand for: a role at home or elsewhere, named for the task or not. */
function askersOf(line: Expected, column: string, held: readonly Role[], holds: ReadonlySet<string>): readonly Asker[] {
  if (column === 'anonymous' || column === 'newcomer') return [{ ...nobody, kind: column }];
  if (column === STRANGER_COLUMN) return [strangerOf(line, held, holds)];
  const role = ROLES.find((one) => one === column) ?? null;
  const places: Asker['where'][] = role ? [whereIs(role, line.concerns), 'elsewhere'] : ['elsewhere'];
  return places.flatMap((where) => [true, false].map((named) => ({ ...nobody, kind: 'person', role, where, named })));
}

/** What the oracle has any way to answer to the column: while all conditions hold, and while none does. */
function answersOf(line: Expected, column: string, held: readonly Role[]): ReadonlySet<Answered> {
  const conditions = line.ways.flatMap((way) => way.conditions);
  const times = [new Set(conditions), new Set<string>()];
  const all = times.flatMap((holds) => askersOf(line, column, held, holds).map((asker) => expectedOf(line, asker, holds)));
  return new Set(all.map((code) => (code === 'allow' ? 'allow' : 'deny')));
}

/** Every answer that the oracle has any way to give over HTTP. `held` are the roles of the stranger. */
export const everyAnswer = (held: readonly Role[]): readonly string[] =>
  OPERATIONS.flatMap((name) =>
    COLUMNS.flatMap((column) => [...answersOf(lineOf(name), column, held)].map((answered) => seenAs(name, answered, column))),
  );
