import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Whether a question names a field of its answer, by the path below the operation: `offers.price`. A read leaves out what nobody asked for. */
export type Asks = (path: string) => boolean;

/** Whoever takes the whole answer. */
export const ASKS_ALL: Asks = () => true;

/**
 * What the question of a resolver names, aliases and fragments seen through. A field under `@skip` or `@include` counts as named: it may be
 * read in vain, never missed. Looked up when somebody wants to know, once.
 */
export function asksIn({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): Asks {
  let named: ReadonlySet<string> | undefined;
  return (path) => (named ??= namesIn(fieldNodes, fragments)).has(path);
}

function namesIn(nodes: GraphQLResolveInfo['fieldNodes'], fragments: GraphQLResolveInfo['fragments']): ReadonlySet<string> {
  const named = new Set<string>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode, above: string): void => {
    for (const selection of selections) {
      if (selection.kind === 'Field') {
        const path = `${above}${selection.name.value}`;
        named.add(path);
        if (selection.selectionSet) collect(selection.selectionSet, `${path}.`);
      } else if (selection.kind === 'InlineFragment') collect(selection.selectionSet, above);
      else enter(selection.name.value, above);
    }
  };
  // A fragment that is spread again at the same place names nothing new: the work is bounded by places, not by spreads.
  const enter = (name: string, above: string): void => {
    const fragment = fragments[name];
    const place = `${name} ${above}`;
    if (!fragment || spread.has(place)) return;
    spread.add(place);
    collect(fragment.selectionSet, above);
  };
  for (const { selectionSet } of nodes) if (selectionSet) collect(selectionSet, '');
  return named;
}
