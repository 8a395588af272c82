import { refusal, type Refusal } from '@pilotage/kernel';
import { CAPACITIES, type Capacity, type Signatures } from './pilot.rules.js';
import { pilotsRefusals } from './pilots.refusals.js';

/** Who signs, and in which capacities they may. */
export interface Signer {
  readonly personId: string;
  readonly may: readonly Capacity[];
}

/**
 * The capacity in which the person signs: the first of theirs that is still unsigned. Refuses PILOT_SIGNED_ALREADY, SAME_PERSON_SIGNS_TWICE
 * (both of the agency by one person) and SIGNER_HANDLED_CALL (whom the profile bars, for the agency).
 */
export function capacityOf(signer: Signer, signatures: Signatures, barred: readonly string[]): Capacity | Refusal {
  const capacity = CAPACITIES.find((c) => signer.may.includes(c) && signatures[c] === null);
  if (!capacity) return refusal(pilotsRefusals.PILOT_SIGNED_ALREADY, { capacity: signer.may.join(', ') });
  if (capacity === 'vendor') return capacity;
  const hasSigned = signatures.approver === signer.personId || signatures.pilotManager === signer.personId;
  if (hasSigned) return refusal(pilotsRefusals.SAME_PERSON_SIGNS_TWICE);
  return barred.includes(signer.personId) ? refusal(pilotsRefusals.SIGNER_HANDLED_CALL) : capacity;
}
