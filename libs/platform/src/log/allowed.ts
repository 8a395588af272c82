import { faultOf } from './fault.js';
import { oneLine, withoutValues } from './clean.js';

/** How a value of a key is written; undefined when it has not the form that the key asks for. */
type Form = (value: unknown) => unknown;

const word: Form = (value) => (typeof value === 'string' && /^[\w.:/*-]{1,80}$/.test(value) ? value : undefined);
const whole: Form = (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined);
const duration: Form = (value) => (typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 10) / 10 : undefined);
const hash: Form = (value) => (typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) ? value : undefined);
const sentence: Form = (value) => (typeof value === 'string' ? oneLine(withoutValues(value), 200) : undefined);

/** More than any request of ours has; what is beyond is not told. */
const MOST = 20;
const several =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) ? value.slice(0, MOST).map((one: unknown) => form(one) ?? UNFIT) : undefined;

/** Stands for a value that has not the form of its key. */
const UNFIT = '?';

/**
 * Every key that a record may have. What is not listed is not written: a secret that is handed to the log by mistake has no key to stand
 * under. No key takes free text of a client.
 */
const ALLOWED: Readonly<Record<string, Form>> = {
  event: word,
  requestId: word,
  method: word,
  route: word,
  operations: several(word),
  kind: word,
  status: whole,
  code: word,
  refusals: several(word),
  ms: duration,
  cost: whole,
  bytes: whole,
  actor: hash,
  organisations: several(hash),
  address: hash,
  operation: word,
  reason: word,
  budget: word,
  job: word,
  delivery: word,
  object: word,
  attempt: whole,
  outcome: word,
  where: sentence,
  error: (value) => faultOf(value),
};

/** The record with its allowed keys alone, each in its form. */
export function allowedOf(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.entries(record).filter(([key, value]) => Object.hasOwn(ALLOWED, key) && value !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [key, ALLOWED[key]?.(value) ?? UNFIT]));
}
