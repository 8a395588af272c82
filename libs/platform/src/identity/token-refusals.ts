import { errors } from 'jose';

/** Why a token was refused. A published code keeps its meaning for ever. */
export type TokenRefusalReason =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_TOO_LONG'
  | 'TOKEN_HEADER_REFUSED'
  | 'TOKEN_ALGORITHM_REFUSED'
  | 'TOKEN_TYPE_REFUSED'
  | 'TOKEN_ISSUER_UNKNOWN'
  | 'TOKEN_KEY_UNKNOWN'
  | 'TOKEN_SIGNATURE_WRONG'
  | 'TOKEN_AUDIENCE_WRONG'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_NOT_YET_VALID'
  | 'TOKEN_CLAIM_REFUSED'
  | 'ISSUER_UNREACHABLE'
  | 'TOKEN_LIVES_TOO_LONG'
  | 'TOKEN_SCOPE_MISSING';

/** A token that proves nothing. The reason may be told to the client; the cause is for the log only. */
export class TokenRefused extends Error {
  constructor(
    readonly reason: TokenRefusalReason,
    cause?: unknown,
  ) {
    super(`access token refused: ${reason}`, { cause });
    this.name = 'TokenRefused';
  }
}

const REASON_BY_CODE: Readonly<Record<string, TokenRefusalReason>> = {
  [errors.JWTExpired.code]: 'TOKEN_EXPIRED',
  [errors.JWSSignatureVerificationFailed.code]: 'TOKEN_SIGNATURE_WRONG',
  [errors.JOSEAlgNotAllowed.code]: 'TOKEN_ALGORITHM_REFUSED',
  [errors.JOSENotSupported.code]: 'TOKEN_ALGORITHM_REFUSED',
  [errors.JWKSNoMatchingKey.code]: 'TOKEN_KEY_UNKNOWN',
  [errors.JWKSMultipleMatchingKeys.code]: 'TOKEN_KEY_UNKNOWN',
  [errors.JWKSTimeout.code]: 'ISSUER_UNREACHABLE',
  [errors.JWKSInvalid.code]: 'ISSUER_UNREACHABLE',
  [errors.JOSEError.code]: 'ISSUER_UNREACHABLE',
};

const REASON_BY_CLAIM: Readonly<Record<string, TokenRefusalReason>> = {
  aud: 'TOKEN_AUDIENCE_WRONG',
  iss: 'TOKEN_ISSUER_UNKNOWN',
  nbf: 'TOKEN_NOT_YET_VALID',
  typ: 'TOKEN_TYPE_REFUSED',
};

/** The finding that a fault of the verification says about the token. */
export function reasonOf(fault: unknown): TokenRefusalReason {
  if (fault instanceof errors.JWTClaimValidationFailed) return REASON_BY_CLAIM[fault.claim] ?? 'TOKEN_CLAIM_REFUSED';
  if (fault instanceof errors.JOSEError) return REASON_BY_CODE[fault.code] ?? 'TOKEN_MALFORMED';
  // What is not a finding about the token is a failed request to the issuer: closed, not open.
  return 'ISSUER_UNREACHABLE';
}
