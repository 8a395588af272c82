import { digestOf } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { IssuerEntity } from '../persistence/issuer.entities.js';
import { confirmedKeys, issuerRows, namedStatusIssuer } from '../persistence/issuer.repository.js';
import type { Expected } from './status-list-opening.js';

/** Who may sign the status lists of an issuer, by which keys. */
export interface Signers extends Pick<Expected, 'issuers' | 'keys'> {
  /** Names signer and keys as they stand: a list that was opened by others is not kept. */
  readonly trust: string;
}

/** Who signs the status lists of an issuer: the one that the register names beside it, and otherwise itself; nobody else. */
export async function signersOf(tx: Tx, issuerId: string): Promise<Signers> {
  return signersBy(tx, await issuerRows.get(tx, (await namedStatusIssuer(tx, issuerId)) ?? issuerId));
}

/** The same, locked in share until the end of the transaction: whoever names another, or ends a key, waits. */
export async function lockedSignersOf(tx: Tx, issuerId: string): Promise<Signers> {
  await issuerRows.lock(tx, issuerId, 'share');
  return signersBy(tx, await issuerRows.lock(tx, (await namedStatusIssuer(tx, issuerId)) ?? issuerId, 'share'));
}

async function signersBy(tx: Tx, signer: IssuerEntity): Promise<Signers> {
  const keys = await confirmedKeys(tx, [signer.id]);
  const standing = keys.map(({ id, validFrom, validUntil, compromisedSince }) => ({ id, validFrom, validUntil, compromisedSince }));
  return {
    issuers: [signer.identifier],
    keys: { [signer.identifier]: keys },
    trust: digestOf({ signer: signer.id, keys: standing }),
  };
}
