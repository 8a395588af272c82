import { unauthenticated, type Actor, type Sealing } from '@pilotage/platform';
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

/** By what somebody finds their own complaints: a keyed fingerprint of the person, or of a newcomer's account. Throws for whoever has none. */
export function accountOf(actor: Actor, sealing: Sealing): string {
  if (actor.kind === 'person') return sealing.fingerprint(`complainant:${actor.personId}`);
  if (actor.kind === 'newcomer') return sealing.fingerprint(`complainant:${actor.issuer}:${actor.subject}`);
  throw unauthenticated(actor.kind);
}
