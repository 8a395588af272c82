import {
  ANONYMOUS,
  assertAllowed,
  assertNamed,
  isAllowed,
  PublicError,
  ROLES,
  stateObjection,
  systemActor,
  type Actor,
  type PolicyLine,
  type Relations,
  type TableLine,
} from '@pilotage/platform';
import { ROOMS } from '@pilotage/composition';
import { expectedOf, type Asker, type Expected, type Party } from './matrix-oracle.js';

const ME = 'per_me';
const NOW = Date.now() / 1000;

/** States of every life. */
export const LIVES: ReadonlyMap<string, readonly string[]> = new Map(
  ROOMS.flatMap(({ workflows }) => workflows).map(({ name, states }) => [name, states]),
);

/** Every asker that a line can tell apart, the plainest first. */
function askersOf({ concerns, ways }: Expected, line: TableLine): readonly Asker[] {
  const anyNamed = ways.some(({ named }) => named) || line.policy.some((way) => 'assigned' in way);
  const places: (Party | 'elsewhere')[] = [...concerns, 'elsewhere'];
  const persons = [true, false].flatMap((proven) =>
    (anyNamed ? [true, false] : [false]).flatMap((named) =>
      places.flatMap((where) => ROLES.map((role): Asker => ({ kind: 'person', role, where, named, proven }))),
    ),
  );
  const others = (['person', 'anonymous', 'newcomer', 'system'] as const).map((kind): Asker => ({
    kind,
    role: null,
    where: 'elsewhere',
    named: false,
    proven: false,
  }));
  return [...persons, ...others];
}

function actorOf({ kind, role, where, proven }: Asker): Actor {
  if (kind === 'anonymous') return ANONYMOUS;
  if (kind === 'system') return systemActor('matrix');
  if (kind === 'newcomer') return { kind, issuer: 'https://identity.example.test', subject: 'new' };
  const memberships = role === null ? [] : [{ organisationId: `org_${where}`, roles: [role] }];
  return { kind, personId: ME, memberships, ...(proven ? { provenAt: NOW } : {}) };
}

const relationsOf = ({ concerns, ways }: Expected, { named }: Asker, holds: readonly string[]): Relations => ({
  ...Object.fromEntries(concerns.map((party) => [party, `org_${party}`])),
  ...(ways.some((way) => way.named) ? { assigned: named ? [ME] : ['per_other'] } : {}),
  ...(holds.length > 0 ? { holds } : {}),
});

/** Every set of the conditions, all of them first. */
function setsOf(conditions: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = conditions;
  if (first === undefined) return [[]];
  const others = setsOf(rest);
  return [...others.map((set) => [first, ...set]), ...others];
}

const whenOf = (policy: PolicyLine): readonly string[] => policy.flatMap((way) => ('when' in way ? (way.when ?? []) : []));

/** The answer of production to the question: the same functions that its shells call. */
function answerOf({ kind, name, policy }: TableLine, actor: Actor, relations: Relations): string {
  if (kind === 'group' || kind === 'capacity') return isAllowed(policy, actor, relations) ? 'allow' : 'deny';
  try {
    assertNamed(policy, actor);
    assertAllowed(name, policy, actor, relations);
    return 'allow';
  } catch (error) {
    if (error instanceof PublicError) return error.code;
    throw error;
  }
}

/** What differs between line and oracle; how many cells were asked. */
export interface Comparison {
  readonly cells: number;
  readonly differences: readonly string[];
}

/** Compares a line with its oracle in every cell: asker, conditions, and, for whoever may, every state of every life that it is bound to. */
export function compare(expected: Expected, line: TableLine): Comparison {
  const differences = stateFaults(expected, line);
  let cells = 0;
  const sets = conditionSets(expected, line).map((holds) => ({ holds, held: new Set(holds) }));
  const questions = askersOf(expected, line).map((asker) => ({ asker, actor: actorOf(asker) }));
  const states = statesOf(expected, line);
  for (const { holds, held } of sets) {
    for (const { asker, actor } of questions) {
      const right = plain(line, expectedOf(expected, asker, held));
      const given = answerOf(line, actor, relationsOf(expected, asker, holds));
      cells += given === 'allow' ? Math.max(states.length, 1) : 1;
      if (given !== right) differences.push(`${line.name} by ${describe(asker)} while ${holds.join(' & ') || '-'}: ${given}, not ${right}`);
    }
  }
  for (const { what, given, right } of states) if (given !== right) differences.push(`${line.name} of a ${what}: ${given}, not ${right}`);
  return { cells, differences };
}

/**
 * Whether some cell is allowed on one side and denied on the other. It asks for no codes, whose errors cost most of a comparison, so that a
 * mutation run is fast; a line that passes it is compared wholly.
 */
export function isFlipped(expected: Expected, line: TableLine): boolean {
  const states = statesOf(expected, line);
  if (stateFaults(expected, line).length > 0 || states.some(({ given, right }) => given !== right)) return true;
  const questions = askersOf(expected, line).map((asker) => ({ asker, actor: actorOf(asker) }));
  return conditionSets(expected, line).some((holds) => {
    const held = new Set(holds);
    return questions.some(({ asker, actor }) => {
      const right = expectedOf(expected, asker, held) === 'allow';
      return isAllowed(line.policy, actor, relationsOf(expected, asker, holds)) !== right;
    });
  });
}

const conditionSets = (expected: Expected, { policy }: TableLine): readonly (readonly string[])[] =>
  setsOf([...new Set([...expected.ways.flatMap((way) => way.conditions), ...whenOf(policy)])]);

/** A group of fields is read or is null: it has no codes. */
const plain = ({ kind }: TableLine, code: string): string =>
  (kind === 'group' || kind === 'capacity') && code !== 'allow' ? 'deny' : code;

const describe = ({ kind, role, where, named, proven }: Asker): string =>
  kind === 'person' ? `${role ?? 'a person without membership'} @${where}${named ? ' named' : ''}${proven ? ' proven' : ''}` : kind;

/** The lives themselves: a line that is bound to others than the oracle says is wrong in every state of them. */
function stateFaults({ bounds, name }: Expected, { states, kind }: TableLine): string[] {
  if (kind === 'job') return [];
  const [right, given] = [bounds.map(({ life }) => life), Object.keys(states)];
  const strange = [...right.filter((life) => !given.includes(life)), ...given.filter((life) => !right.includes(life))];
  return strange.map((life) => `${name} is${given.includes(life) ? '' : ' not'} bound to the states of ${life}`);
}

interface StateCell {
  readonly what: string;
  readonly given: string;
  readonly right: string;
}

function statesOf({ bounds }: Expected, { name, states, kind }: TableLine): readonly StateCell[] {
  if (kind === 'job') return [];
  return bounds.flatMap(({ life, states: lawful, otherwise }) =>
    (LIVES.get(life) ?? [`no life ${life}`]).map((state): StateCell => {
      const objection = life in states ? stateObjection(name, states, { [life]: state }) : null;
      const right = lawful.includes(state) ? 'allow' : otherwise;
      return { what: `${life} that is ${state}`, given: objection?.definition.code ?? 'allow', right };
    }),
  );
}
