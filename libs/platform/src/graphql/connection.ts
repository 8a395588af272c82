import { z } from 'zod';
import { input } from './input.js';
import { field, readable, t, type Field, type FieldType, type Readable, type RowOf } from './readable.js';

/** The most that one page holds; more is refused, not clamped. */
export const PAGE_MAX = 100;

/** Arguments of every list: `first` is needed, so that nobody asks for everything by accident. */
export const pageInput = {
  first: input.int(1, PAGE_MAX, 'How many at most.'),
  after: z
    .string()
    .max(64)
    .regex(/^[\x21-\x7e]*$/, 'must be an `endCursor`')
    .meta({ description: 'The `endCursor` of the page before; leave it out for the first page.' })
    .optional(),
};

export const PageInfoView = readable('PageInfo', 'Where a page of a list ends.', {
  hasNextPage: field(t.flag, 'public', 'Whether more follows.'),
  endCursor: field(t.nullable(t.text), 'public', 'Give it as `after` for the next page.'),
});

interface EdgeRow<R> {
  readonly cursor: string;
  readonly node: R;
}
interface ConnectionRow<R> {
  readonly edges: readonly EdgeRow<R>[];
  readonly pageInfo: RowOf<typeof PageInfoView>;
}
type ConnectionFields<R> = { edges: Field<readonly EdgeRow<R>[]>; pageInfo: Field<RowOf<typeof PageInfoView>> };

/** The Relay connection of a readable. Make it once, beside the readable. */
export function connectionOf<V extends Readable>(view: V): Readable<ConnectionFields<RowOf<V>>> {
  const edge = readable(`${view.name}Edge`, `A ${view.name} in a list.`, {
    cursor: field(t.text, 'public', 'Its place in the list.'),
    node: field(
      t.object(() => view),
      'public',
      `The ${view.name}.`,
    ),
  });
  const edges = t.list(t.object(() => edge)) as unknown as FieldType<readonly EdgeRow<RowOf<V>>[]>;
  return readable(`${view.name}Connection`, `A page of ${view.name} objects.`, {
    edges: field(edges, 'public', 'The objects of the page.'),
    pageInfo: field(
      t.object(() => PageInfoView),
      'public',
      'Where it ends.',
    ),
  });
}

/** A page out of rows ordered by id, of which one more than `first` was read. */
export function pageOf<R extends { readonly id: string }>(rows: readonly R[], first: number): ConnectionRow<R> {
  const shown = rows.slice(0, first);
  return {
    edges: shown.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: rows.length > first, endCursor: shown.at(-1)?.id ?? null },
  };
}
