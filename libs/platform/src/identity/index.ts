export {
  createDevelopmentIdentity,
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  DevelopmentProviderInProduction,
  registerDevelopmentIdentity,
  UnknownDevelopmentUser,
  type DevelopmentIdentity,
  type DevelopmentIdentityOptions,
  type DevelopmentToken,
  type DevelopmentUser,
} from './development-provider.js';
export { DEVELOPMENT_ACR } from './development-oidc.js';
export { oneTimeCode } from './one-time-code.js';
export { TokenRefused, type TokenRefusalReason } from './token-refusals.js';
export { bearerTokenOf, createTokenVerifier, type IssuerTrust, type TokenVerifier, type VerifiedToken } from './tokens.js';
