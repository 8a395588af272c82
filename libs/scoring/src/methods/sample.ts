import { refuse, Rational, type LocalisedText } from '@pilotage/kernel';
import { scoringRefusals } from '../refusals.js';
import { methodRefusals } from './refusals.js';

/** A criterion as a case states it. */
export interface SampleCriterion {
  readonly id: string;
  readonly weight: Rational;
  readonly direction: 'max' | 'min';
  readonly type: string;
}

/** A bid as a case states it: values by criterion, a list where several evaluators gave marks. */
export interface SampleBid {
  readonly id: string;
  readonly values: ReadonlyMap<string, unknown>;
}

/** A case: what is compared by which method, with the parameters as they were published. */
export interface Sample {
  readonly method: string;
  readonly criteria: readonly SampleCriterion[];
  /** In the order of the case. */
  readonly bids: readonly SampleBid[];
  readonly params: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Values of a bid that are facts about it and no marks. */
const FACTS = ['initial', 'smeDeduction', 'submittedAt'];

const TEXTS = {
  object: { en: 'an object', zh: '对象' },
  list: { en: 'a list', zh: '列表' },
  text: { en: 'a text that is not empty', zh: '非空文本' },
  direction: { en: '"max" or "min"', zh: '“max”或“min”' },
  type: { en: '"quality", "price" or "numeric"', zh: '“quality”、“price”或“numeric”' },
  weight: { en: 'a weight that is not below zero', zh: '不小于零的权重' },
} as const satisfies Record<string, LocalisedText>;

const invalid = (path: string, form: LocalisedText): never => refuse(methodRefusals.CASE_INVALID, { path, form });

/** A member that must be an object. */
export function objectAt(value: unknown, path: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  return invalid(path, TEXTS.object);
}

/** A member that must be a list. */
export const listAt = (value: unknown, path: string): readonly unknown[] => (Array.isArray(value) ? value : invalid(path, TEXTS.list));

/** A member that must be a text. */
export const textAt = (value: unknown, path: string): string =>
  typeof value === 'string' && value !== '' ? value : invalid(path, TEXTS.text);

/** What was found, short enough for a sentence. */
export const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60));

/** An exact number. Refuses NUMBER_INEXACT for JSON numbers too, because they have been through binary fractions. */
export function numberAt(value: unknown, path: string): Rational {
  const isExact = typeof value === 'string' && /^-?\d{1,60}(?:\.\d{1,60}|\/0*[1-9]\d{0,59})?$/.test(value);
  return isExact ? Rational.parse(value) : refuse(methodRefusals.NUMBER_INEXACT, { path, found: shown(value) });
}

/** Reads a case. Refuses CASE_INVALID, NUMBER_INEXACT, CRITERION_TWICE, BID_TWICE, UNKNOWN_CRITERION. Members that say where a case comes from are not read. */
export function readSample(given: unknown): Sample {
  const fields = objectAt(given, 'case');
  const method = textAt(fields['method'], 'method');
  const criteria = listAt(fields['criteria'], 'criteria').map(readCriterion);
  const bids = listAt(fields['bids'], 'bids').map(readBid);
  const criterionTwice = twice(criteria.map(({ id }) => id));
  if (criterionTwice !== undefined) refuse(methodRefusals.CRITERION_TWICE, { criterion: criterionTwice });
  const bidTwice = twice(bids.map(({ id }) => id));
  if (bidTwice !== undefined) refuse(scoringRefusals.BID_TWICE, { bid: bidTwice });
  const known = new Set([...criteria.map(({ id }) => id), ...FACTS]);
  for (const { id, values } of bids) {
    const unknown = [...values.keys()].find((name) => !known.has(name));
    if (unknown !== undefined) refuse(scoringRefusals.UNKNOWN_CRITERION, { bid: id, criterion: unknown });
  }
  return { method, criteria, bids, params: objectAt(fields['params'] ?? {}, 'params') };
}

function readCriterion(given: unknown, at: number): SampleCriterion {
  const path = `criteria.${at}`;
  const { id, weight, direction, type } = objectAt(given, path);
  if (direction !== 'max' && direction !== 'min') return invalid(`${path}.direction`, TEXTS.direction);
  if (typeof type !== 'string' || !['quality', 'price', 'numeric'].includes(type)) return invalid(`${path}.type`, TEXTS.type);
  const read = numberAt(weight, `${path}.weight`);
  if (read.isNegative()) return invalid(`${path}.weight`, TEXTS.weight);
  return { id: textAt(id, `${path}.id`), weight: read, direction, type };
}

function readBid(given: unknown, at: number): SampleBid {
  const path = `bids.${at}`;
  const { id, values } = objectAt(given, path);
  return { id: textAt(id, `${path}.id`), values: new Map(Object.entries(objectAt(values, `${path}.values`))) };
}

const twice = (ids: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return ids.find((id) => seen.has(id) || !seen.add(id));
};
