import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, type GraphQLSchema } from 'graphql';
import type { Room } from '../room.js';
import { nodeResolverOf } from './node.js';
import { resolverOf } from './resolvers.js';

/** Every resolver of the rooms, `node` included: what the API serves and the schema is built from. */
export const resolversOf = (rooms: readonly Room[]): Type<object>[] => [
  ...rooms.map((r) => resolverOf(r.name, r.useCases, r.queries, r.subscriptions)),
  nodeResolverOf(rooms),
];

/** The schema of the rooms without a server: for the committed `schema.graphql`, the documents and the contract tests. */
export async function buildSchema(rooms: readonly Room[]): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const factory = app.get(GraphQLSchemaFactory);
    return lexicographicSortSchema(await factory.create(resolversOf(rooms)));
  } finally {
    await app.close();
  }
}
