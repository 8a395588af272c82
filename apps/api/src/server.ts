import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { CAST, rolesText } from '@pilotage/composition';
import {
  createTokenVerifier,
  LIMITS,
  Door,
  guard,
  postgresBudgets,
  recordRequests,
  registerDevelopmentIdentity,
  registerGraphiql,
  requestPlugin,
  WINDOW_SECONDS,
  WorkLimits,
  workPlugin,
  type Config,
  type House,
  type IssuerTrust,
  type Limits,
  type Log,
} from '@pilotage/platform';
import { ApiModule } from './api.module.js';
import { challengePlugin } from './challenge.js';
import { registerDevelopmentClock } from './development-clock.js';
import { edgeAdapter } from './edge.js';
import { registerLimits } from './edge-limits.js';
import { examplesAt, placesOf } from './examples.js';
import { registerFiles } from './files.js';
import { nestLog, ResolverErrors } from './nest-log.js';
import { requestContextFactory } from './request-context.js';
import { serveSubscriptions } from './subscriptions.js';

/** The HTTP server over an open house, not yet listening. `asked` limits what one operation may ask for. */
export async function createServer(config: Config, house: House, log: Log, asked: Limits = LIMITS): Promise<NestFastifyApplication> {
  const onError = (requestId: string, error: unknown): void => log({ level: 'error', event: 'error', requestId, error });
  const adapter = edgeAdapter({ ...config, onError });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  recordRequests(fastify, log);
  const issuers = await trustedIssuers(config, fastify);
  const verifier = createTokenVerifier({ issuers });
  if (config.development) registerDevelopmentClock(fastify, house);
  const examples = examplesAt(await placesOf(house));
  await registerGraphiql(fastify, {
    endpoint: '/graphql',
    title: 'Pilotage',
    examples,
    development: config.development,
    subscriptions: true,
  });
  registerHealth(fastify, house);
  const limits = new WorkLimits(config.workLimits, postgresBudgets(house.source, WINDOW_SECONDS));
  const hash = (text: string): string => house.sealing.fingerprint(`door:${text}`);
  const door = new Door(limits, hash);
  guard(fastify, door, '/graphql');
  const contextOf = requestContextFactory(house, verifier, { door, limits, log, hash });
  registerFiles(fastify, { house, contextOf, door, log });
  const strongAcr = [...new Set(issuers.flatMap((issuer) => issuer.strongAcr ?? []))];
  const plugins = [requestPlugin(log), workPlugin, challengePlugin(strongAcr)];
  const module = ApiModule.register({ house, contextOf, onError, plugins });
  const logger = nestLog((error) => log({ level: 'error', event: 'error', where: 'nest', error }));
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger, abortOnError: false, bodyParser: false });
  registerLimits(fastify, () => app.get(GraphQLSchemaHost).schema, asked);
  app.useGlobalFilters(new ResolverErrors(adapter));
  await serveSubscriptions(app, { ...config, verifier, contextOf, onError });
  return app;
}

/** The development identity provider is one more issuer, and only there where it is on. */
async function trustedIssuers(config: Config, fastify: FastifyInstance): Promise<IssuerTrust[]> {
  const { audience, strongAcr, longestToken: longestSeconds } = config;
  const agreed = { audience, strongAcr, longestSeconds, ...(config.scope ? { scope: config.scope } : {}) };
  const production = config.issuers.map((issuer): IssuerTrust => ({ issuer, ...agreed, jwks: { kind: 'discovery' } }));
  if (!config.development) return production;
  const users = CAST.map((person) => ({ key: person.key, name: person.name, roles: { en: rolesText(person), zh: rolesText(person) } }));
  const identity = await registerDevelopmentIdentity(fastify, { production: config.production, stateDir: config.stateFolder, users });
  return [...production, identity.trust];
}

function registerHealth(fastify: FastifyInstance, house: House): void {
  fastify.get('/healthz', async () => ({ status: 'alive' }));
  fastify.get('/readyz', async (_request, reply) => {
    try {
      await house.source.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}
