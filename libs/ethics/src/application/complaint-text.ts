import { unauthenticated, type Actor, type Sealing, type Tx } from '@pilotage/platform';
import { accountsOfPerson, type Account } from '@pilotage/parties';
import type { ComplaintEntity } from '../persistence/guidelines.entities.js';

const contextOf = (id: string): string => `complaint:${id}`;

/** Seals what a complaint says; moved to another complaint it does not open. */
export function sealedText(sealing: Sealing, id: string, text: string): Pick<ComplaintEntity, 'textBox' | 'textKey'> {
  const { ciphertext: textBox, wrappedKey: textKey } = sealing.seal(contextOf(id), text);
  return { textBox, textKey };
}

/** What a complaint says. Throws Unopenable. */
export const openedText = (sealing: Sealing, { id, textBox, textKey }: ComplaintEntity): string =>
  sealing.open(contextOf(id), { ciphertext: textBox, wrappedKey: textKey });

const ofAccount = (sealing: Sealing, { issuer, subject }: Account): string => sealing.fingerprint(`complainant:${issuer}:${subject}`);

/** By what somebody finds their own complaints: a keyed fingerprint of the person, or of a newcomer's account. Throws for whoever has none. */
export function accountOf(actor: Actor, sealing: Sealing): string {
  if (actor.kind === 'person') return sealing.fingerprint(`complainant:${actor.personId}`);
  if (actor.kind === 'newcomer') return ofAccount(sealing, actor);
  throw unauthenticated(actor.kind);
}

/** Every fingerprint of the reader: a person filed what they filed under one of their accounts before they were known here, too. Throws for whoever has none. */
export async function accountsOf(tx: Tx, actor: Actor, sealing: Sealing): Promise<string[]> {
  const own = accountOf(actor, sealing);
  if (actor.kind !== 'person') return [own];
  const before = await accountsOfPerson(tx, actor.personId);
  return [own, ...before.map((account) => ofAccount(sealing, account))];
}
