import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider/lib/provider.js';
import type { JWK } from 'jose';
import { z } from 'zod';
import { DEVELOPMENT_ACR, DEVELOPMENT_CLIENT, DEVELOPMENT_RESOURCE } from './development-oidc.js';
import { LONGEST_DEVELOPMENT_TTL, type DevelopmentIdentity } from './development-identity.js';
import { LOGIN_PAGE_POLICY, loginFaultPage, loginPage } from './login-page.js';

const MOUNT = '/dev/identity';
/** Bytes. */
const LARGEST_TOKEN_REQUEST = 1_024;

const tokenRequest = z.strictObject({
  as: z.string().min(1).max(200),
  ttlSeconds: z.int().min(1).max(LONGEST_DEVELOPMENT_TTL).optional(),
  /** How long ago the person signed in. */
  authAgeSeconds: z.int().min(0).max(LONGEST_DEVELOPMENT_TTL).optional(),
});

const clientRequest = z.strictObject({
  clientId: z.string().regex(/^[\w.-]{1,100}$/),
  publicKey: z.strictObject({
    kty: z.enum(['EC', 'OKP']),
    crv: z.enum(['P-256', 'Ed25519']),
    x: z.string().max(100),
    y: z.string().max(100).optional(),
    kid: z.string().max(100).optional(),
    alg: z.enum(['ES256', 'EdDSA']).optional(),
    use: z.literal('sig').optional(),
  }),
});

/** The provider's routes as a Fastify plugin of its own scope: no parser and no hook of it reaches the rest of the server. */
export function developmentRoutes(identity: DevelopmentIdentity): FastifyPluginAsync {
  return async (scope) => {
    scope.get('/dev/users', (_request, reply) => reply.header('cache-control', 'no-store').send(identity.users));
    await scope.register(tokenRoute(identity));
    await scope.register(providerRoutes(identity));
  };
}

function tokenRoute(identity: DevelopmentIdentity): FastifyPluginAsync {
  return (scope) => {
    scope.removeAllContentTypeParsers();
    // Only JSON: a form of a strange page cannot send it, and a script of a strange page has to ask first and gets no answer.
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: LARGEST_TOKEN_REQUEST }, (_request, body, done) => {
      done(null, jsonOf(String(body)));
    });
    answerFaultsByCode(scope);
    scope.post('/dev/token', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const asked = tokenRequest.safeParse(request.body);
      if (!asked.success) return reply.code(400).send({ error: 'BAD_REQUEST' });
      const { as, ...how } = asked.data;
      const user = identity.users.find(({ key }) => key === as);
      if (!user) return reply.code(404).send({ error: 'UNKNOWN_USER', users: identity.users.map(({ key }) => key) });
      const issued = await identity.issueDevelopmentToken({ subject: user.key, ...how } as Parameters<
        typeof identity.issueDevelopmentToken
      >[0]);
      return reply.send({ user: user.key, ...issued });
    });
    scope.post('/dev/clients', async (request, reply) => {
      const asked = clientRequest.safeParse(request.body);
      if (!asked.success) return reply.code(400).send({ error: 'BAD_REQUEST' });
      await identity.registerClient({ clientId: asked.data.clientId, publicKey: asked.data.publicKey as JWK });
      return reply.send({ clientId: asked.data.clientId, tokenEndpoint: `${MOUNT}/token` });
    });
    return Promise.resolve();
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerFaultsByCode(scope: FastifyInstance): void {
  scope.setErrorHandler<Error & { statusCode?: number; code?: string }>((fault, request, reply) => {
    const status = fault.statusCode ?? 500;
    if (status >= 500) request.log.error(fault);
    return reply.code(status).send({ error: status >= 500 ? 'INTERNAL' : (fault.code ?? 'BAD_REQUEST') });
  });
}

function providerRoutes({ provider, users }: DevelopmentIdentity): FastifyPluginAsync {
  return (scope) => {
    const answer = provider.callback();
    // The provider reads its requests itself: whatever the body is, it is left unread here.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    answerFaultsByCode(scope);
    // A listener takes the place of the library's own, which writes to the console.
    provider.on('error', (fault: unknown) => {
      scope.log.error(fault);
    });
    provider.on('server_error', (_context: unknown, fault: unknown) => {
      scope.log.error(fault);
    });
    scope.get<{ Params: { uid: string } }>(`${MOUNT}/interaction/:uid`, (request, reply) => choose(provider, users, request, reply));
    scope.post<{ Params: { uid: string; user: string } }>(`${MOUNT}/interaction/:uid/:user`, (request, reply) =>
      become(provider, users, request, reply),
    );
    scope.all(`${MOUNT}/*`, (request, reply) => {
      reply.hijack();
      const raw = Object.assign(request.raw, { originalUrl: request.raw.url });
      // For the pages that the library writes by itself.
      reply.raw.setHeader('content-security-policy', LOGIN_PAGE_POLICY);
      raw.url = (raw.url ?? '').slice(MOUNT.length);
      return answer(raw, reply.raw);
    });
    return Promise.resolve();
  };
}

/** Shows who one can be; somebody who is logged in already is sent on as the same person. */
async function choose(
  provider: Provider,
  users: DevelopmentIdentity['users'],
  request: FastifyRequest<{ Params: { uid: string } }>,
  reply: FastifyReply,
): Promise<void> {
  const interaction = await interactionOf(provider, request, reply);
  if (interaction?.uid !== request.params.uid) return noLogin(reply);
  const current = interaction.session?.accountId;
  if (interaction.prompt.name === 'consent' && current !== undefined) return finish(provider, interaction, current, request, reply);
  await page(reply.code(200), loginPage(users, `${MOUNT}/interaction/${interaction.uid}`));
}

async function become(
  provider: Provider,
  users: DevelopmentIdentity['users'],
  request: FastifyRequest<{ Params: { uid: string; user: string } }>,
  reply: FastifyReply,
): Promise<void> {
  const interaction = await interactionOf(provider, request, reply);
  const user = users.find(({ key }) => key === request.params.user);
  if (!user || interaction?.uid !== request.params.uid) return noLogin(reply);
  await finish(provider, interaction, user.key, request, reply);
}

/** Logs the person in and grants what the client asks for: there is one client and one scope, so there is nothing to ask about. */
async function finish(
  provider: Provider,
  interaction: Interaction,
  accountId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const grant = new provider.Grant({ accountId, clientId: DEVELOPMENT_CLIENT });
  const scope = String(interaction.params['scope'] ?? '');
  grant.addOIDCScope(scope);
  grant.addResourceScope(DEVELOPMENT_RESOURCE, scope);
  const result = { login: { accountId, acr: DEVELOPMENT_ACR }, consent: { grantId: await grant.save() } };
  reply.hijack();
  await provider.interactionFinished(request.raw, reply.raw, result);
}

/** The login that the browser's cookie belongs to; undefined when it has ended or is somebody else's. */
async function interactionOf(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<Interaction | undefined> {
  try {
    return await provider.interactionDetails(request.raw, reply.raw);
  } catch {
    return undefined;
  }
}

const noLogin = (reply: FastifyReply): Promise<void> =>
  page(
    reply.code(400),
    loginFaultPage('invalid_request', 'This login has ended. Start again from the application. 本次登录已结束，请从应用重新开始。'),
  );

async function page(reply: FastifyReply, html: string): Promise<void> {
  await reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', LOGIN_PAGE_POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(html);
}
