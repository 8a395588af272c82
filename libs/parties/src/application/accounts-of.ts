import type { Id } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { identities } from '../persistence/identity.repository.js';

/** An account: issuer and subject together, never the subject alone. */
export interface Account {
  readonly issuer: string;
  readonly subject: string;
}

/** Every account of the person, in the order in which they were linked. Row security shows them to the person alone, to operators and to jobs. */
export async function accountsOfPerson(tx: Tx, personId: string): Promise<Account[]> {
  const linked = await identities.list(tx, { personId: personId as Id<'person'> });
  return linked.map(({ issuer, subject }) => ({ issuer, subject }));
}
