import { instantOf } from '@pilotage/kernel';
import type { FastifyInstance } from 'fastify';
import { decodeJwt } from 'jose';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  DevelopmentProviderInProduction,
  LONGEST_DEVELOPMENT_TTL,
  UnknownDevelopmentUser,
  type DevelopmentIdentity,
  type DevelopmentIdentityOptions,
} from './development-identity.js';
import { developmentKeys, publicKeysOf } from './development-keys.js';
import { accessToken, DEVELOPMENT_ACR, DEVELOPMENT_SCOPE, DEVELOPMENT_TOKEN_TTL, machineClient, oidcProvider } from './development-oidc.js';
import { loginSessions } from './development-sessions.js';
import { developmentRoutes } from './development-routes.js';

export {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  DevelopmentProviderInProduction,
  UnknownDevelopmentUser,
  type DevelopmentIdentity,
  type DevelopmentIdentityOptions,
  type DevelopmentToken,
} from './development-identity.js';
export type { DevelopmentUser } from './login-page.js';

/** Makes the provider, with its keys at first use. Rejects with `DevelopmentProviderInProduction` before anything is read or written. */
export async function createDevelopmentIdentity(options: DevelopmentIdentityOptions): Promise<DevelopmentIdentity> {
  if (options.production) throw new DevelopmentProviderInProduction();
  const { users, issuer = DEVELOPMENT_ISSUER, audience = DEVELOPMENT_AUDIENCE } = options;
  if (new URL(issuer).pathname !== '/dev/identity') throw new Error('the development issuer lies under /dev/identity');
  const keys = await developmentKeys(options.stateDir);
  const sessions = loginSessions();
  const provider = await oidcProvider({ issuer, audience, users, keys, sessions });
  return {
    users,
    provider,
    trust: { issuer, audience, jwks: { kind: 'local', keys: publicKeysOf(keys) }, strongAcr: [DEVELOPMENT_ACR], scope: DEVELOPMENT_SCOPE },
    async issueDevelopmentToken({ subject, ttlSeconds = DEVELOPMENT_TOKEN_TTL, authAgeSeconds = 0 }) {
      if (!users.some(({ key }) => key === subject)) throw new UnknownDevelopmentUser(subject);
      if (!isTtl(ttlSeconds)) throw new RangeError('a development token lives 1 to 86400 whole seconds');
      if (!isAge(authAgeSeconds)) throw new RangeError('a sign-in lies 0 to 86400 whole seconds back');
      const token = await (await accessToken(provider, audience, { subject, ttlSeconds, authAgeSeconds })).save();
      return { token, expiresAt: instantOf((decodeJwt(token).exp ?? 0) * 1_000) };
    },
    registerClient: async ({ clientId, publicKey }) => sessions('Client').upsert(clientId, machineClient(clientId, publicKey), CLIENT_TTL),
  };
}

/** Creates the provider and mounts it: `/dev/identity/**`, `GET /dev/users`, `POST /dev/token {as, ttlSeconds?}`. To be called before the server is ready. */
export async function registerDevelopmentIdentity(
  fastify: FastifyInstance,
  options: DevelopmentIdentityOptions,
): Promise<DevelopmentIdentity> {
  const identity = await createDevelopmentIdentity(options);
  await fastify.register(developmentRoutes(identity));
  return identity;
}

/** Seconds: a month. A demonstration’s machine is registered again. */
const CLIENT_TTL = 2_592_000;
const isAge = (seconds: number): boolean => Number.isInteger(seconds) && seconds >= 0 && seconds <= LONGEST_DEVELOPMENT_TTL;
const isTtl = (seconds: number): boolean => Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_DEVELOPMENT_TTL;
