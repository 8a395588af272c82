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

/** How many states of operations were met over HTTP, and the others in one line: each state with the operations that never met it. `cells` are as `cellOf` writes them. */
export function unmet(cells: ReadonlySet<string>): { readonly met: number; readonly all: number; readonly others: string } {
  const seen = new Set(
    [...cells].flatMap((cell) => {
      const [operation = '', ...states] = cell.split(' ');
      return states.map((state) => `${operation} ${state}`);
    }),
  );
  const others = ALL.filter(({ operation, state }) => !seen.has(`${operation} ${state}`));
  const states = [...new Set(others.map(({ state }) => state))].map((state) => {
    const names = others.filter((other) => other.state === state).map(({ operation }) => operation);
    return `${state} (${names.length > 3 ? names.length : names.join(' ')})`;
  });
  return { met: ALL.length - others.length, all: ALL.length, others: states.join(', ') };
}
