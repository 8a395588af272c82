import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { EvidenceFaultCode } from '../domain/evidence.faults.js';
import { keysFor, signatureFault, type DatedKey, type IssuerKey, type SignatureMade } from '../domain/issuer-keys.rules.js';
import type { IssuerStanding } from '../domain/statement.rules.js';
import type { IssuerEntity, IssuerKeyEntity } from '../persistence/issuer.entities.js';
import { confirmedAccreditations, confirmedIssuer, confirmedKeys } from '../persistence/issuer.repository.js';

/** An issuer that two persons confirmed, with everything of it that they confirmed. */
export interface TrustedIssuer extends IssuerStanding {
  readonly id: string;
  readonly identifier: string;
  readonly keys: readonly IssuerKeyEntity[];
}

/**
 * The issuer of an identifier, locked in share until the end of the transaction: who ends one of its keys waits, and then meets the piece that
 * was checked by it. Null where the register does not trust it.
 */
export async function trustedIssuer(tx: Tx, identifier: string): Promise<TrustedIssuer | null> {
  const issuer = await confirmedIssuer(tx, identifier);
  return issuer && standingOf(tx, issuer);
}

/** What stands on the register about an issuer whose lock the caller holds. */
export async function standingOf(tx: Tx, { id, identifier, organisationId }: IssuerEntity): Promise<TrustedIssuer> {
  const keys = await confirmedKeys(tx, [id]);
  const accreditations = await confirmedAccreditations(tx, [id]);
  return { id, identifier, organisationId, keys, accreditations };
}

/** The key under which a signature counts, or why none does. The keys of its time are tried first; the others only to tell why. */
export async function signingKey<K extends DatedKey>(
  keys: readonly K[],
  made: SignatureMade,
  holds: (key: IssuerKey) => Promise<boolean>,
): Promise<K | EvidenceFaultCode> {
  const key = await firstThatHolds(keysFor(keys, made), holds);
  return key ?? signatureFault(keys, made, await firstThatHolds(keys, holds));
}

async function firstThatHolds<K extends IssuerKey>(keys: readonly K[], holds: (key: IssuerKey) => Promise<boolean>): Promise<K | null> {
  for (const key of keys) if (await holds(key)) return key;
  return null;
}

/** The issuer and the key that a document names by one text: the identifier alone, or a URL of it that ends in the name of a key. */
export function namedSigner(hint: string, signedAt: Instant): SignatureMade {
  const [issuer = hint, kid] = hint.split('#');
  return { issuer, kid: kid ? hint : null, signedAt };
}
