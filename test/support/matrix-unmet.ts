import { LIVES } from './matrix-cells.js';
import { lineOf, OPERATIONS } from './matrix-lines.js';

/** An operation and a state of one of the lives that it is bound to. */
interface StateOfOperation {
  readonly operation: string;
  readonly state: string;
}

const ALL: readonly StateOfOperation[] = OPERATIONS.flatMap((operation) =>
  lineOf(operation).bounds.flatMap(({ life }) => (LIVES.get(life) ?? []).map((state) => ({ operation, state: `${life}:${state}` }))),
);

const lifeOf = (state: string): string => state.split(':')[0] ?? '';

/** How many states of operations were met over HTTP, and the others in one line: their number by life, and its states that some operation never met. `cells` are as `cellOf` writes them. */
export function unmet(cells: ReadonlySet<string>): { readonly met: number; readonly all: number; readonly others: string } {
  const seen = new Set(
    [...cells].flatMap((cell) => {
      const [operation = '', ...states] = cell.split(' ');
      return states.map((state) => `${operation} ${state}`);
    }),
  );
  const others = ALL.filter(({ operation, state }) => !seen.has(`${operation} ${state}`));
  const lives = [...new Set(others.map(({ state }) => lifeOf(state)))].map((life) => {
    const few = others.filter(({ state }) => lifeOf(state) === life);
    return `${life} ${few.length}, in ${[...new Set(few.map(({ state }) => state.slice(life.length + 1)))].join(' ')}`;
  });
  return { met: ALL.length - others.length, all: ALL.length, others: lives.join('; ') };
}
