import type { RowMatch } from '../gatePolicy.js';

/** The facts of a table, each with every value that it can have. */
export type Values = Readonly<Record<string, readonly string[]>>;
/** One value for each of the facts that matter; any other fact may have any value. */
export type Facts = Readonly<Record<string, string>>;

/**
 * Facts for which the wanted match holds and none of the excluded ones does, or null: then there are none at all. Nothing is sampled.
 *
 * It decides fact after fact and drops excluded matches as soon as they can no longer hold; when none is left, whatever remains is free. Values
 * that leave the same matches standing are tried once. The worst case is the product of the values of the facts that are named (70,200 for a
 * piece of evidence, 7.5 million for a case); what the tables here take is a few hundred steps, because a match that names few facts ends a
 * branch early and one that names many falls away at the first fact that differs.
 */
export function witness(values: Values, wanted: RowMatch, excluded: readonly RowMatch[]): Facts | null {
  const isPossible = (match: RowMatch): boolean =>
    Object.entries(match).every(([fact, allowed]) => allowed.some((value) => values[fact]?.includes(value)));
  if (!isPossible(wanted)) return null;
  const against = excluded.filter(isPossible).map((match) => new Map(Object.entries(match)));
  const naming = (fact: string): number => against.filter((match) => match.has(fact)).length;
  const named = Object.keys(values).filter((fact) => naming(fact) > 0 || fact in wanted);
  const facts = named.sort((a, b) => naming(b) - naming(a) || (a < b ? -1 : 1));
  return search({ values, wanted, facts }, 0, against, {});
}

interface Space {
  readonly values: Values;
  readonly wanted: RowMatch;
  readonly facts: readonly string[];
}
type Open = readonly ReadonlyMap<string, readonly string[]>[];

function search(space: Space, depth: number, open: Open, chosen: Facts): Facts | null {
  // An excluded match of which nothing is left to be decided holds.
  if (open.some((match) => match.size === 0)) return null;
  const fact = space.facts[depth];
  if (fact === undefined) return chosen;
  const tried = new Set<string>();
  for (const value of space.values[fact] ?? []) {
    if (space.wanted[fact]?.includes(value) === false) continue;
    const standing = open.filter((match) => match.get(fact)?.includes(value) !== false);
    const signature = standing.map((match) => open.indexOf(match)).join();
    if (tried.has(signature)) continue;
    tried.add(signature);
    const found = search(
      space,
      depth + 1,
      standing.map((match) => without(match, fact)),
      { ...chosen, [fact]: value },
    );
    if (found) return found;
  }
  return null;
}

function without(match: Open[number], fact: string): Open[number] {
  if (!match.has(fact)) return match;
  const rest = new Map(match);
  rest.delete(fact);
  return rest;
}

/** Both matches at once: of a fact that both name, the values that both allow. */
export function bothMatches(a: RowMatch, b: RowMatch): RowMatch {
  const shared = Object.entries(b).map(([fact, values]) => [fact, a[fact] ? a[fact].filter((v) => values.includes(v)) : values] as const);
  return { ...a, ...Object.fromEntries(shared) };
}
