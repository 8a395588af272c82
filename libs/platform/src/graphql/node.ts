import 'reflect-metadata';
import { Inject, type Type } from '@nestjs/common';
import { Args, Context, ID, Query as QueryField, Resolver } from '@nestjs/graphql';
import { kindOf } from '@pilotage/kernel';
import { notFound } from '../errors.js';
import type { Room } from '../room.js';
import type { AnyQuery, Query } from '../usecase/query.js';
import type { Reader } from '../usecase/reader.js';
import { NodeInterface } from './output-types.js';
import { READER, type RequestContext } from './resolvers.js';

/** Reads by kind, from every room. Throws when a read named there does not answer with a node. */
export function nodeQueries(rooms: readonly Room[]): ReadonlyMap<string, AnyQuery> {
  const entries = rooms.flatMap((r) => Object.entries(r.nodes ?? {}));
  const wrong = entries.filter(([, query]) => !query.output.node);
  if (wrong.length > 0) throw new Error(`${wrong.map(([kind]) => kind).join(', ')}: the readable does not implement Node`);
  return new Map(entries);
}

/** `node(id)`: any object by its identifier, through the read of its kind and under that read's policy. */
export function nodeResolverOf(rooms: readonly Room[]): Type<object> {
  const queries = nodeQueries(rooms);
  class NodeResolver {
    constructor(readonly reader: Reader) {}

    async node(id: string, { caller }: RequestContext): Promise<object> {
      const query = queries.get(kindOf(id) ?? '');
      if (!query) throw notFound();
      const row = await this.reader.read(query as unknown as Query, caller, { id });
      return { __typename: query.output.name, ...row };
    }
  }
  const { prototype } = NodeResolver;
  Inject(READER)(NodeResolver, undefined as never, 0);
  Reflect.defineMetadata('design:paramtypes', [String, Object], prototype, 'node');
  Args('id', { type: () => ID, description: 'The identifier; its prefix names the kind.' })(prototype, 'node', 0);
  Context()(prototype, 'node', 1);
  QueryField(() => NodeInterface, {
    name: 'node',
    description: 'Any object by its identifier, under the policy of the read of its kind.',
  })(prototype, 'node', Object.getOwnPropertyDescriptor(prototype, 'node') as PropertyDescriptor);
  Resolver()(NodeResolver);
  return NodeResolver as unknown as Type<object>;
}

/** The name of the query that finds any object. */
export const NODE_OPERATION = 'node';
