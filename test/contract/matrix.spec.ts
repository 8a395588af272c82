import { ROOMS } from '@pilotage/composition';
import { policyTable, ROLES, type TableLine } from '@pilotage/platform';
import { compare, isFlipped } from '../support/matrix-cells.js';
import { mutantsOf, redundantCells } from '../support/matrix-mutants.js';
import { readOracle } from '../support/matrix-oracle.js';

/** Traces of errors that are expected cost more than the comparison. */
Error.stackTraceLimit = 0;

const table = policyTable(ROOMS);
const oracle = new Map(readOracle().map((line) => [line.name, line]));
const pairs = table.flatMap((line) => {
  const expected = oracle.get(line.name);
  return expected ? [{ line, expected }] : [];
});
const say = (text: string): void => void process.stderr.write(`matrix: ${text}\n`);
const isContent = ({ kind, policy }: TableLine): boolean => kind !== 'mutation' && !policy.some((way) => 'anyone' in way && !way.when);

describe('the policy table', () => {
  it('has a line for everything that the oracle names, and the oracle one for everything in the table', () => {
    const unexpected = table.filter(({ name }) => !oracle.has(name)).map(({ room, name }) => `${room}: ${name}`);
    const lost = [...oracle.keys()].filter((name) => !table.some((line) => line.name === name));
    expect({ unexpected, lost }).toEqual({ unexpected: [], lost: [] });
  });

  it('answers every question as the oracle does: who, of which organisation, in which state, at which time', () => {
    const results = pairs.map(({ line, expected }) => compare(expected, line));
    say(`${pairs.length} lines, ${results.reduce((sum, { cells }) => sum + cells, 0)} cells compared`);
    expect(results.flatMap(({ differences }) => differences.slice(0, 5))).toEqual([]);
  });

  it('says nothing twice, so that each of its cells decides', () => {
    expect(table.flatMap(redundantCells)).toEqual([]);
  });

  it('cannot be changed in any one cell without the oracle noticing', () => {
    let mutants = 0;
    const survivors = pairs.flatMap(({ line, expected }) =>
      mutantsOf(line).flatMap((mutant) => {
        mutants += 1;
        const isNoticed = isFlipped(expected, mutant.line) || compare(expected, mutant.line).differences.length > 0;
        return isNoticed ? [] : [`${line.name} ${mutant.what}`];
      }),
    );
    say(`${mutants} mutants, ${survivors.length} survivors`);
    expect(mutants).toBeGreaterThan(5000);
    expect(survivors).toEqual([]);
  });

  it('gives every role a purpose', () => {
    const used = new Set(table.flatMap(({ policy }) => policy.flatMap((way) => ('roles' in way ? [...way.roles] : []))));
    expect(ROLES.filter((role) => !used.has(role))).toEqual([]);
  });

  it('shows the platform operator no content: what only some may read of a procurement is never for who runs the system', () => {
    const read = table
      .filter(isContent)
      .filter(({ policy }) => policy.some((way) => 'roles' in way && (way.roles as readonly string[]).includes('platformOperator')));
    expect(read.map(({ name }) => name)).toEqual(['members', 'invitations', 'delegations']);
    const done = table.filter(
      ({ kind, policy }) =>
        kind === 'mutation' && policy.some((way) => 'roles' in way && (way.roles as readonly string[]).includes('platformOperator')),
    );
    expect([...new Set(done.map(({ room }) => room))]).toEqual(['parties']);
  });
});
