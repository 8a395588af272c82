/** Counting stops mattering here; nothing overflows. */
export const CEILING = 1e9;

/** What is counted of an operation before anything of it is done. */
export interface Figures {
  /** Lexical tokens of the whole document. */
  readonly tokens: number;
  /** Fields within fields. */
  readonly depth: number;
  /** Fields, those of fragments once for each spread. */
  readonly fields: number;
  /** Fields under another name than their own. */
  readonly aliases: number;
  readonly directives: number;
  /** Lists and objects within each other, in variables and in literal values. */
  readonly nesting: number;
  /** The greatest `first` or `last`. */
  readonly page: number;
  /** Points, see `costOf`. */
  readonly cost: number;
}

/** Of a part of an operation. */
export type Count = Omit<Figures, 'tokens' | 'nesting'>;

/** The count of no part at all. */
export const NOTHING: Count = { depth: 0, fields: 0, aliases: 0, directives: 0, page: 0, cost: 0 };

/** A circle of fragments. */
export const ENDLESS: Count = { ...NOTHING, depth: CEILING };

/** Added, without end. */
export const plus = (a: number, b: number): number => Math.min(a + b, CEILING);

/** What two parts beside each other count. */
export const both = (a: Count, b: Count): Count => ({
  depth: Math.max(a.depth, b.depth),
  fields: plus(a.fields, b.fields),
  aliases: plus(a.aliases, b.aliases),
  directives: plus(a.directives, b.directives),
  page: Math.max(a.page, b.page),
  cost: plus(a.cost, b.cost),
});

/** The greater of each figure. */
export const worst = (a: Count, b: Count): Count => ({
  depth: Math.max(a.depth, b.depth),
  fields: Math.max(a.fields, b.fields),
  aliases: Math.max(a.aliases, b.aliases),
  directives: Math.max(a.directives, b.directives),
  page: Math.max(a.page, b.page),
  cost: Math.max(a.cost, b.cost),
});
