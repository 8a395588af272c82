import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ConfigFaults, EXECUTOR, policyFaults, READER, resolversOf, type House } from '@pilotage/platform';
import { apolloOptions } from './apollo.js';
import { limitsOf } from './edge-limits.js';
import type { RequestContextFactory } from './request-context.js';

export interface ApiParts {
  readonly house: House;
  readonly contextOf: RequestContextFactory;
  readonly onError: (requestId: string, error: unknown) => void;
  readonly plugins: readonly ApolloServerPlugin[];
}

/** The GraphQL API over an open house: one resolver per room, derived from its use cases and reads. */
@Module({})
export class ApiModule {
  static register({ house, contextOf, onError, plugins }: ApiParts): DynamicModule {
    const resolvers = resolversOf(house.rooms);
    const options = apolloOptions(onError);
    const checked = (schema: GraphQLSchema): GraphQLSchema => {
      const faults = policyFaults(schema, house.rooms);
      if (faults.length > 0) throw new ConfigFaults(faults);
      return schema;
    };
    return {
      module: ApiModule,
      imports: [
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          sortSchema: true,
          transformSchema: checked,
          context: async (request: FastifyRequest) => ({ ...(await contextOf(request)), limits: limitsOf(request) }),
          ...options,
          plugins: [...(options.plugins ?? []), ...plugins],
        }),
      ],
      providers: [{ provide: EXECUTOR, useValue: house.executor }, { provide: READER, useValue: house.reader }, ...resolvers],
    };
  }
}
