import { canonicalJson, type Json } from '@pilotage/kernel';
import { badInput, PublicError } from '../errors.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Sealing } from '../crypto/sealing.js';

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

/**
 * The first answer to a key. The same actor, operation, key and input get it again; other input is refused with IDEMPOTENCY_MISMATCH.
 * A refusal changes nothing, so it keeps no answer: the key stays free. The fingerprint is keyed and the answer encrypted,
 * because both may tell of a sealed bid.
 */
export async function answerOnce<R>(attempt: Attempt, first: () => Promise<R>): Promise<R> {
  const { tx, sealing, operation, key } = attempt;
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw badInput('idempotencyKey: 8 to 128 visible ASCII characters');
  const { actor } = tx.context;
  // Before anyone is known there is nothing to keep: the policy line will turn the caller away.
  if (actor.kind !== 'person') return first();
  const identity = [actor.personId, operation, key];
  const fingerprint = sealing.fingerprint(canonicalInput(attempt.input));
  const context = `answer:${identity.join(':')}`;
  const kept = await claim(tx, identity, fingerprint);
  if (kept) return replay<R>(kept, fingerprint, sealing, context);
  const value = await first();
  const box = sealing.seal(context, JSON.stringify(value ?? null));
  const answer = JSON.stringify({ c: box.ciphertext.toString('base64'), k: box.wrappedKey.toString('base64') });
  await tx.query('update idempotency_key set answer = $4 where person_id = $1 and operation = $2 and key = $3', [...identity, answer]);
  return value;
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
  return tx.one<Kept>('select fingerprint, answer from idempotency_key where person_id = $1 and operation = $2 and key = $3', identity);
}

function replay<R>(kept: Kept, fingerprint: string, sealing: Sealing, context: string): R {
  if (kept.fingerprint !== fingerprint) {
    throw new PublicError(
      'IDEMPOTENCY_MISMATCH',
      'This idempotencyKey was used before with other input. Use a fresh key for a new request.',
    );
  }
  if (!kept.answer) throw new PublicError('CONFLICT', 'The first request with this idempotencyKey has not ended.');
  const box = JSON.parse(kept.answer) as { c: string; k: string };
  const opened = sealing.open(context, { ciphertext: Buffer.from(box.c, 'base64'), wrappedKey: Buffer.from(box.k, 'base64') });
  return JSON.parse(opened) as R;
}
