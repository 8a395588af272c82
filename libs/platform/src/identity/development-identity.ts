import type { Instant } from '@pilotage/kernel';
import type { JWK } from 'jose';
import type { Provider } from 'oidc-provider/lib/provider.js';
import type { DevelopmentUser } from './login-page.js';
import type { IssuerTrust } from './tokens.js';

/** The issuer of development tokens. It names no port, so that a token of one process is believed by every other of the checkout. */
export const DEVELOPMENT_ISSUER = 'http://localhost/dev/identity';
/** The audience of this API's tokens. */
export const DEVELOPMENT_AUDIENCE = 'pilotage';
/** Seconds: a day. */
export const LONGEST_DEVELOPMENT_TTL = 86_400;

export interface DevelopmentIdentityOptions {
  /** True where real procurements are run: there the provider refuses to exist. */
  readonly production: boolean;
  /** The folder of this checkout's state; the keys lie in its `keys`. */
  readonly stateDir: string;
  readonly users: readonly DevelopmentUser[];
  /** Default `DEVELOPMENT_ISSUER`. Its path must be `/dev/identity`. */
  readonly issuer?: string;
  /** Default `DEVELOPMENT_AUDIENCE`. */
  readonly audience?: string;
}

/** A token and the moment at which it ends. */
export interface DevelopmentToken {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Thrown when somebody tries to let strangers in by a click where real procurements are run. */
export class DevelopmentProviderInProduction extends Error {
  constructor() {
    super('the development identity provider cannot run in production: anybody could be anybody');
    this.name = 'DevelopmentProviderInProduction';
  }
}

/** Thrown for a subject that is not one of the demonstration's users. */
export class UnknownDevelopmentUser extends Error {
  constructor(readonly user: string) {
    super('there is no such demonstration user');
    this.name = 'UnknownDevelopmentUser';
  }
}

/** The development identity provider, apart from any server: enough to issue tokens from the command line. */
export interface DevelopmentIdentity {
  readonly users: readonly DevelopmentUser[];
  /** What a verifier needs in order to believe the provider's tokens. */
  readonly trust: IssuerTrust;
  readonly provider: Provider;
  /**
   * A token of a user for 1 to 86,400 whole seconds (default 8 hours), as if they had signed in `authAgeSeconds` ago (default 0). Rejects with
   * `UnknownDevelopmentUser` or RangeError.
   */
  issueDevelopmentToken(of: {
    readonly subject: string;
    readonly ttlSeconds?: number;
    readonly authAgeSeconds?: number;
  }): Promise<DevelopmentToken>;
  /** Makes a machine client known by its public key (ES256 or EdDSA): it gets tokens by client credentials with a signed assertion (RFC 7523). */
  registerClient(of: { readonly clientId: string; readonly publicKey: JWK }): Promise<void>;
}
