import { canonicalJson, type Json } from '@pilotage/kernel';
import { badInput, PublicError } from '../errors.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Sealing } from '../crypto/sealing.js';
import type { PersonActor } from '../actor.js';
import type { Relations } from '../policy.js';

interface Kept {
  readonly fingerprint: string;
  readonly answer: string | null;
}

export interface Attempt {
  readonly tx: Tx;
  readonly sealing: Sealing;
  readonly operation: string;
  readonly key: string;
  readonly input: unknown;
}

/** An answer, and whom its object concerned when authorisation was asked: asked again before it is told again. */
export interface Authorised<R> {
  readonly value: R;
  readonly relations: Relations;
}

/** How the answer comes about the first time, and what must hold before it is told again. */
export interface Turns<R> {
  readonly first: () => Promise<Authorised<R>>;
  /** Throws what the policy line says of somebody who has lost the right to it since; what they may no longer read is taken out. */
  readonly again: (kept: Authorised<R>) => R;
}

/** Form of a kept answer. Those of form 1 say no form, and not whom they concern. */
const FORM = 2;

/**
 * The first answer to a key. The same person, operation, key and input get it again, as far as they still may; other input is refused with
 * IDEMPOTENCY_MISMATCH. A refusal changes nothing, so it keeps no answer: the key stays free. The fingerprint is keyed, the answer is
 * encrypted, and both are bound to person, operation and key: they may tell of a sealed bid, and two rows do not tell that two bids are alike.
 */
export async function answerOnce<R>(attempt: Attempt, { first, again }: Turns<R>): Promise<R> {
  const { tx, sealing, operation, key } = attempt;
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw badInput('idempotencyKey: 8 to 128 visible ASCII characters');
  const { actor } = tx.context;
  // Before anyone is known there is nothing to keep: the policy line turns the caller away, or the use case knows whom it answered.
  if (actor.kind !== 'person') return (await first()).value;
  const identity = [actor.personId, operation, key];
  const context = `answer:${identity.join(':')}`;
  const input = canonicalInput(attempt.input);
  const fingerprint = sealing.fingerprint(`${context}:${input}`);
  const kept = await claim(tx, identity, fingerprint);
  if (kept) {
    // Form 1 was not bound.
    assertSame(kept, [fingerprint, sealing.fingerprint(input)]);
    return again(opened<R>(kept, sealing, context, actor));
  }
  const done = await first();
  await tx.query('update idempotency_key set answer = $4 where person_id = $1 and operation = $2 and key = $3', [
    ...identity,
    closed(done, sealing, context),
  ]);
  return done.value;
}

function canonicalInput(input: unknown): string {
  try {
    return canonicalJson(input as Json);
  } catch {
    throw badInput('input: text must be well-formed Unicode and numbers whole');
  }
}

/** Takes the key, or returns what is kept under it. A second call with the key waits here until the first has committed. */
async function claim(tx: Tx, identity: readonly string[], fingerprint: string): Promise<Kept | null> {
  const taken = await tx.affected(
    'insert into idempotency_key (person_id, operation, key, fingerprint) values ($1, $2, $3, $4) on conflict do nothing',
    [...identity, fingerprint],
  );
  if (taken === 1) return null;
  const kept = await tx.one<Kept>(
    'select fingerprint, answer from idempotency_key where person_id = $1 and operation = $2 and key = $3',
    identity,
  );
  // Taken and not to be seen: to go on would do it twice.
  if (!kept) throw new Error('an idempotency key is taken by a row that cannot be read');
  return kept;
}

function assertSame({ fingerprint }: Kept, expected: readonly string[]): void {
  if (expected.includes(fingerprint)) return;
  throw new PublicError('IDEMPOTENCY_MISMATCH', 'This idempotencyKey was used before with other input. Use a fresh key for a new request.');
}

function closed<R>({ value, relations }: Authorised<R>, sealing: Sealing, context: string): string {
  const box = sealing.seal(context, JSON.stringify({ value: value ?? null, relations }));
  return JSON.stringify({ f: FORM, c: box.ciphertext.toString('base64'), k: box.wrappedKey.toString('base64') });
}

function opened<R>({ answer }: Kept, sealing: Sealing, context: string, actor: PersonActor): Authorised<R> {
  if (!answer) throw new PublicError('CONFLICT', 'The first request with this idempotencyKey has not ended.');
  const box = JSON.parse(answer) as { f?: number; c: string; k: string };
  const text = sealing.open(context, { ciphertext: Buffer.from(box.c, 'base64'), wrappedKey: Buffer.from(box.k, 'base64') });
  const content = JSON.parse(text) as unknown;
  return box.f === FORM ? (content as Authorised<R>) : { value: content as R, relations: anyOf(actor) };
}

/** For answers that do not say whom they concern: every organisation in which the person still has a place. */
function anyOf({ personId, memberships }: PersonActor): Relations {
  const mine = memberships.map(({ organisationId }) => organisationId);
  return { agency: mine, vendor: mine, committee: mine, assigned: [personId] };
}
