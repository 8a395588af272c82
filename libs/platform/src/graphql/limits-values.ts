import { TokenKind, type DocumentNode } from 'graphql';

/** Counting stops here: no limit is so high. */
const DEEPEST = 1_000;

/** Lists and objects within each other in a value out of JSON; a scalar has none. Without recursion: the value may be hostile. */
export function depthOfValue(value: unknown): number {
  let depth = 0;
  let level: unknown[] = [value];
  for (;;) {
    level = level.filter((v) => typeof v === 'object' && v !== null);
    if (level.length === 0 || depth === DEEPEST) return depth;
    depth += 1;
    level = level.flatMap((v) => Object.values(v as object));
  }
}

/** The same of the values that are written in the document: what lies in round brackets. */
export function depthOfLiterals(document: DocumentNode): number {
  let [deepest, depth, round] = [0, 0, 0];
  for (let token = document.loc?.startToken ?? null; token; token = token.next) {
    round += STEP[token.kind] ?? 0;
    if (round > 0) depth += NESTED[token.kind] ?? 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const STEP: Readonly<Partial<Record<TokenKind, number>>> = { [TokenKind.PAREN_L]: 1, [TokenKind.PAREN_R]: -1 };
const NESTED: Readonly<Partial<Record<TokenKind, number>>> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
};
