import { instant, Rational, type Json } from '@pilotage/kernel';
import { exactText } from './figures.js';
import type { Ruleset } from './ruleset.js';
import type { ScoredBid } from './score.js';
import type { Mark } from './technical.js';
import type { Draw } from './ties.js';

/** What a record was computed from. */
export interface RecordInput {
  readonly ruleset: Ruleset;
  readonly bids: readonly ScoredBid[];
  readonly draw: Draw | null;
}

/** The members of a record that are inputs. Nothing else of it is read. */
interface Stored {
  readonly ruleset: Ruleset;
  readonly draw: Draw | null;
  readonly bids: readonly (Pick<ScoredBid, 'bidId' | 'price'> & {
    readonly receivedAt: string;
    readonly technical: { readonly criteria: readonly { readonly criterionId: string; readonly marks: readonly Mark[] }[] };
  })[];
}

/** Reads the inputs out of a record (schema 2). Throws TypeError or RangeError where it has not the form that `evaluationRecord` writes. */
export function inputOfRecord(record: Json): RecordInput {
  const { ruleset, draw, bids } = record as unknown as Stored;
  if (draw !== null && (typeof draw.secret !== 'string' || typeof draw.closedSetDigest !== 'string'))
    throw new TypeError('the draw has another form');
  return { ruleset, draw, bids: bids.map(bidOf) };
}

function bidOf({ bidId, receivedAt, price, technical }: Stored['bids'][number]): ScoredBid {
  if (typeof bidId !== 'string') throw new TypeError('the bid has no identifier');
  const marks = technical.criteria.map(({ criterionId, marks: given }) => [criterionId, given.map(markOf)] as const);
  return { bidId, receivedAt: instant(receivedAt), price, marks: Object.fromEntries(marks) };
}

/** A record writes marks in lowest terms (`17/2`), a panel as decimals (`8.5`). */
const markOf = ({ evaluator, mark }: Mark): Mark => ({ evaluator, mark: exactText(Rational.parse(mark)) });
