import { refusal, type Refusal } from '@pilotage/kernel';
import { CAPACITIES, type Capacity, type Signatures } from './pilot.rules.js';
import { pilotsRefusals } from './pilots.refusals.js';

/** Who signs, as everyone whose deeds count as theirs, and in which capacities they may. */
export interface Signer {
  readonly selves: readonly string[];
  readonly may: readonly Capacity[];
}

/**
 * The capacity in which the person signs: the first of theirs that is still unsigned. Refuses PILOT_SIGNED_ALREADY, SAME_PERSON_SIGNS_TWICE
 * (two signatures by one human, for the agency or for both parties) and SIGNER_HANDLED_CALL (whom the profile bars, for the agency).
 */
export function capacityOf(signer: Signer, signatures: Signatures, barred: readonly string[]): Capacity | Refusal {
  const capacity = CAPACITIES.find((c) => signer.may.includes(c) && signatures[c] === null);
  if (!capacity) return refusal(pilotsRefusals.PILOT_SIGNED_ALREADY, { capacity: signer.may.join(', ') });
  const isOwn = (person: string | null): boolean => person !== null && signer.selves.includes(person);
  if (CAPACITIES.some((c) => isOwn(signatures[c]))) return refusal(pilotsRefusals.SAME_PERSON_SIGNS_TWICE);
  if (capacity === 'vendor') return capacity;
  return barred.some(isOwn) ? refusal(pilotsRefusals.SIGNER_HANDLED_CALL) : capacity;
}
