import { canonicalJson, Refused, renderRefusal, sha256Hex, type Json, type LocalisedText } from '@pilotage/kernel';
import { evaluationRecord } from './record.js';
import { inputOfRecord } from './record-input.js';
import { scoreLot } from './score.js';

/** One place where a record says something else than its own inputs give. A side that has nothing there is left out. */
export type RecordDifference = { readonly path: string; readonly published?: Json; readonly recomputed?: Json };

/** What came of computing a record again. It is equal when there is no difference and the computation was not refused. */
export interface RecordVerification {
  readonly equal: boolean;
  /** SHA-256 of the record as published, in canonical form: to be compared with the digest in the public log. */
  readonly recordDigest: string;
  readonly differences: readonly RecordDifference[];
  /** Why the record's own inputs cannot be scored; null where they can. */
  readonly refusal: { readonly code: string; readonly text: LocalisedText } | null;
}

const NOT_A_RECORD = {
  code: 'NOT_A_RECORD',
  text: {
    en: 'The record lacks what it would be computed from, or has it in another form: ruleset, marks, prices, receipts and draw.',
    zh: '记录缺少重新计算所需的内容或其形式不符：评审规则、评分、报价、收到时间与抽签。',
  },
} as const;

/**
 * Computes a published record again from the ruleset, marks, prices, receipts and draw that it holds, and compares every member.
 * A pure function: no server, no clock. Paths are JSON pointers, in which a bid stands under its identifier and not under its place.
 */
export function verifyRecord(published: Json): RecordVerification {
  const recordDigest = sha256Hex(canonicalJson(published));
  try {
    const { ruleset, bids, draw } = inputOfRecord(published);
    const differences = differencesOf('', byBid(published), byBid(evaluationRecord(ruleset, scoreLot(ruleset, bids, draw))));
    return { equal: differences.length === 0, recordDigest, differences, refusal: null };
  } catch (error) {
    return { equal: false, recordDigest, differences: [], refusal: reasonOf(error) };
  }
}

/** Whatever else breaks the computation, the record is not of its form: where it breaks is of no use to whoever checks it. */
function reasonOf(error: unknown): NonNullable<RecordVerification['refusal']> {
  if (!(error instanceof Refused)) return NOT_A_RECORD;
  return { code: error.refusal.definition.code, text: renderRefusal(error.refusal) };
}

type Members = Readonly<Record<string, Json | undefined>>;
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The record with its bids by identifier, so that one bid in another place is not two bids that differ in everything; their order is a member of its own. */
function byBid(record: Json): Json {
  if (!isObject(record) || !isList(record.bids)) return record;
  const named = record.bids.map((bid): [string, Json] => [isObject(bid) ? String(bid.bidId) : '', bid]);
  return { ...record, bids: Object.fromEntries(named), order: named.map(([id]) => id) };
}

function differencesOf(path: string, published: Json | undefined, recomputed: Json | undefined): RecordDifference[] {
  if (isObject(published) && isObject(recomputed)) {
    const names = [...new Set([...Object.keys(published), ...Object.keys(recomputed)])].sort();
    return names.flatMap((name) => differencesOf(`${path}/${escaped(name)}`, published[name], recomputed[name]));
  }
  if (isList(published) && isList(recomputed)) {
    const places = Array.from({ length: Math.max(published.length, recomputed.length) }, (_, index) => index);
    return places.flatMap((index) => differencesOf(`${path}/${index}`, published[index], recomputed[index]));
  }
  const isSame = published === recomputed;
  const sides = { ...(published === undefined ? {} : { published }), ...(recomputed === undefined ? {} : { recomputed }) };
  return isSame ? [] : [{ path, ...sides }];
}

/** A name as RFC 6901 writes it in a pointer. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
