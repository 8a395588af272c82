import type { Instant } from '@pilotage/kernel';
import type { EvidenceFaultCode } from './evidence.faults.js';

/** Signature algorithms that a statement may have. */
export type StatementAlgorithm = 'ES256' | 'EdDSA';

/** A public key; its coordinates in base64url. An Ed25519 key has no y. */
export interface IssuerKey {
  readonly algorithm: StatementAlgorithm;
  readonly x: string;
  readonly y: string | null;
}

/** A public key of an issuer, with when it signs. */
export interface DatedKey extends IssuerKey {
  /** The name by which a signature may refer to it; null where the register never asked for one, and any is taken. */
  readonly kid: string | null;
  readonly validFrom: Instant;
  /** The first instant at which it signs no more; null is open. What it signed before stays signed. */
  readonly validUntil: Instant | null;
  /** Since when somebody else may have had it. It then counts for nothing, also for the past: whoever has it can write any date. */
  readonly compromisedSince: Instant | null;
}

/** A signature: which key it names, and when it was made. */
export interface SignatureMade {
  /** The identifier of the issuer, as the statement names it. */
  readonly issuer: string;
  /** What the header says of the key; null where it says nothing. */
  readonly kid: string | null;
  readonly signedAt: Instant;
}

/** Whether the header may mean the key: by its name, or by a URL of the issuer that ends in it. A header that names none may mean any. */
const isNamed = ({ kid }: DatedKey, { issuer, kid: named }: SignatureMade): boolean =>
  named === null || kid === null || named === kid || named === `${issuer}#${kid}`;

const signsAt = ({ validFrom, validUntil }: DatedKey, at: Instant): boolean => validFrom <= at && (validUntil === null || at < validUntil);

/** The keys by which the signature may be checked: those that it may mean, that signed at its time, and that nobody else had. */
export const keysFor = <K extends DatedKey>(keys: readonly K[], made: SignatureMade): readonly K[] =>
  keys.filter((key) => key.compromisedSince === null && isNamed(key, made) && signsAt(key, made.signedAt));

/**
 * Why a signature that holds under none of the keys for it does not count. `holding`: the key of the issuer under which it does hold, null
 * where there is none.
 */
export function signatureFault(keys: readonly DatedKey[], made: SignatureMade, holding: DatedKey | null): EvidenceFaultCode {
  if (holding?.compromisedSince) return 'EVIDENCE_KEY_COMPROMISED';
  if (!keys.some((key) => isNamed(key, made))) return 'EVIDENCE_KEY_UNKNOWN';
  if (!holding) return 'EVIDENCE_SIGNATURE_INVALID';
  return isNamed(holding, made) ? 'EVIDENCE_KEY_NOT_VALID_THEN' : 'EVIDENCE_KEY_UNKNOWN';
}

/**
 * When a signature was made: `iat` where the format has it, otherwise the beginning of what it states; at the latest the moment at which it is
 * read, since a certificate may begin later. Source: RFC 7519 4.1.6; W3C Verifiable Credentials 2.0, validFrom.
 */
export function signedAtOf(stated: { readonly iat: Instant | null; readonly validFrom: Instant | null }, at: Instant): Instant {
  const said = stated.iat ?? stated.validFrom ?? at;
  return said < at ? said : at;
}
