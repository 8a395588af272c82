import { after, HOUR_MS, must } from '@pilotage/kernel';
import { newId, oneTimeCode, type Actor, type Sealing, type Tx } from '@pilotage/platform';
import { CODE_FAILURES_PER_HOUR } from '../domain/invitation.js';
import { identityRefusals } from '../domain/identity.refusals.js';
import { failuresSince, noteFailure } from '../persistence/identity.repository.js';

/** A fresh code, to be told once, with the keyed hash that is kept. */
export function freshCode(sealing: Sealing, purpose: 'invitation' | 'link'): { readonly code: string; readonly codeHash: string } {
  const code = oneTimeCode();
  return { code, codeHash: hashOf(sealing, purpose, code) };
}

/** The keyed hash of a code, as it is kept. Codes of one purpose are worth nothing for the other. */
export const hashOf = (sealing: Sealing, purpose: 'invitation' | 'link', code: string): string =>
  sealing.fingerprint(`code:${purpose}:${code.toUpperCase()}`);

interface Redeeming {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly sealing: Sealing;
}

/** Whoever tries codes, as a keyed hash: a newcomer by account, a person by their row. */
const accountOf = ({ actor, sealing }: Redeeming): string => {
  const account = actor.kind === 'newcomer' ? `${actor.issuer}\n${actor.subject}` : actor.kind === 'person' ? actor.personId : actor.kind;
  return sealing.fingerprint(`account:${account}`);
};

const windowStart = async (tx: Tx): Promise<ReturnType<typeof after>> => after(await tx.now(), -HOUR_MS);

/** Refuses CODE_NOT_VALID, as for a wrong code, to a machine and to whoever got too many wrong. */
export async function assertMayTry(work: Redeeming): Promise<void> {
  const isMachine = work.actor.kind === 'person' && work.actor.machine === true;
  const since = await windowStart(work.tx);
  const failures = await work.tx.asHouse('codeOfSomebody', () => failuresSince(work.tx, accountOf(work), since));
  must(!isMachine && failures < CODE_FAILURES_PER_HOUR, identityRefusals.CODE_NOT_VALID);
}

/** Counts a wrong code; for `afterRefusal`. */
export async function countFailure(work: Redeeming, code: string): Promise<void> {
  if (code !== identityRefusals.CODE_NOT_VALID.code) return;
  const { tx } = work;
  const [at, since] = [await tx.now(), await windowStart(tx)];
  await tx.asHouse('codeOfSomebody', () => noteFailure(tx, { id: newId('event'), account: accountOf(work), at }, since));
}
