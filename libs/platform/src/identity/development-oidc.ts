import type { AccessToken, Provider, ResourceServerInfo } from 'oidc-provider/lib/provider.js';
import type { DevelopmentKeys } from './development-keys.js';
import type { JWK } from 'jose';
import type { loginSessions } from './development-sessions.js';
import { loginFaultPage, type DevelopmentUser } from './login-page.js';

/** The only client: a public one (PKCE, no secret) whose redirect addresses lie on this machine, at any port. */
export const DEVELOPMENT_CLIENT = 'pilotage-development';
/** The name under which a client asks for tokens of this API (RFC 8707). */
export const DEVELOPMENT_RESOURCE = 'urn:pilotage:api';
/** The one scope: use of the API. What a person may do there is read from the database, never from a token. */
export const DEVELOPMENT_SCOPE = 'pilotage';
/** How a demonstration user proved who they are: by one click. */
export const DEVELOPMENT_ACR = 'urn:pilotage:acr:development';
/** Seconds: a working day. */
export const DEVELOPMENT_TOKEN_TTL = 28_800;
/** Seconds: a machine signs in again without anybody’s help. */
const MACHINE_TOKEN_TTL = 600;
export const DEVELOPMENT_ALGORITHM = 'ES256';

export interface OidcOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly users: readonly DevelopmentUser[];
  readonly keys: DevelopmentKeys;
  readonly sessions: ReturnType<typeof loginSessions>;
}

/** What the library hands to its hooks, as far as we read it. */
interface HookContext {
  type?: string;
  body?: string;
  readonly oidc?: { readonly entities: { readonly AuthorizationCode?: { readonly authTime?: number } } };
}

/** The OpenID Connect provider out of oidc-provider, with everything off that the demonstration does not use. */
export async function oidcProvider(options: OidcOptions): Promise<Provider> {
  // Loaded only here, so that production never loads it. Not the package's index: that only adds a warning about
  // runtimes older than Node 22 and all that is used here runs, and is tested, on Node 20.
  const { Provider } = await import('oidc-provider/lib/provider.js');
  return new Provider(options.issuer, { ...protocol(options), ...people(options), ...storage(options) });
}

const protocol = ({ audience }: OidcOptions): Readonly<Record<string, unknown>> => ({
  acrValues: [DEVELOPMENT_ACR],
  clients: [
    {
      client_id: DEVELOPMENT_CLIENT,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: DEVELOPMENT_ALGORITHM,
    },
  ],
  clientDefaults: { id_token_signed_response_alg: DEVELOPMENT_ALGORITHM },
  // Humans' client is public; machines prove themselves by a signed assertion, each of which is taken once.
  clientAuthMethods: ['none', 'private_key_jwt'],
  enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'EdDSA'] },
  clientBasedCORS: () => false,
  pkce: { required: () => true },
  responseTypes: ['code'],
  scopes: ['openid'],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => DEVELOPMENT_RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => resourceServer(audience),
    },
  },
});

const people = ({ users }: OidcOptions): Readonly<Record<string, unknown>> => ({
  findAccount: (_context: unknown, subject: string) => {
    const user = users.find(({ key }) => key === subject);
    return user && { accountId: subject, claims: () => ({ sub: subject }) };
  },
  // A machine has not signed in, whatever it proved.
  extraTokenClaims: (context: HookContext | undefined, token: { readonly kind?: string }) =>
    token.kind === 'ClientCredentials' ? undefined : { acr: DEVELOPMENT_ACR, auth_time: signedInAt(context, token) },
  interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/dev/identity/interaction/${uid}` },
  renderError: (context: HookContext, { error, error_description: description }: Readonly<Record<string, string>>) => {
    context.type = 'html';
    context.body = loginFaultPage(error ?? 'server_error', description ?? '');
  },
});

/** Sign-ins that lie back, by the token that tells of them. */
const AGES = new WeakMap<object, number>();

const signedInAt = (context: HookContext | undefined, token: object): number =>
  context?.oidc?.entities.AuthorizationCode?.authTime ?? Math.floor(Date.now() / 1_000) - (AGES.get(token) ?? 0);

/** A client that gets tokens for itself, by its key alone. */
export const machineClient = (clientId: string, publicKey: JWK): Readonly<Record<string, unknown>> => ({
  client_id: clientId,
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [publicKey] },
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
});

const storage = ({ keys, sessions }: OidcOptions): Readonly<Record<string, unknown>> => ({
  adapter: sessions,
  jwks: { keys: [keys.signing] },
  cookies: {
    keys: [keys.cookieSecret],
    names: { session: 'pilotage_dev_session', interaction: 'pilotage_dev_interaction', resume: 'pilotage_dev_resume' },
  },
  ttl: {
    AccessToken: DEVELOPMENT_TOKEN_TTL,
    AuthorizationCode: 60,
    ClientCredentials: MACHINE_TOKEN_TTL,
    Grant: DEVELOPMENT_TOKEN_TTL,
    IdToken: 3_600,
    Interaction: 900,
    Session: DEVELOPMENT_TOKEN_TTL,
  },
});

export const resourceServer = (audience: string): ResourceServerInfo => ({
  scope: DEVELOPMENT_SCOPE,
  audience,
  accessTokenTTL: DEVELOPMENT_TOKEN_TTL,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: DEVELOPMENT_ALGORITHM } },
});

/** An access token outside of a login, made by the library's own model so that both ways give the same token. */
export async function accessToken(
  provider: Provider,
  audience: string,
  { subject, ttlSeconds, authAgeSeconds }: { readonly subject: string; readonly ttlSeconds: number; readonly authAgeSeconds: number },
): Promise<AccessToken> {
  const client = await provider.Client.find(DEVELOPMENT_CLIENT);
  if (!client) throw new Error('the development client is not configured');
  const server = new provider.ResourceServer(DEVELOPMENT_RESOURCE, resourceServer(audience));
  const token = new provider.AccessToken({
    accountId: subject,
    client,
    resourceServer: server,
    scope: DEVELOPMENT_SCOPE,
    expiresIn: ttlSeconds,
  });
  AGES.set(token, authAgeSeconds);
  return token;
}
