import { canonicalJson, digestOf, type Instant, type Money } from '@pilotage/kernel';
import { byText } from './figures.js';
import type { Ruleset } from './ruleset.js';
import type { CriterionScore, TechnicalScore } from './technical.js';
import type { Draw } from './ties.js';

/** A bid as it enters the identity of an evaluation. The price is null where none counts. */
export interface InputBid {
  readonly score: TechnicalScore;
  readonly receivedAt: Instant;
  readonly price: Money | null;
}

type ReadMark = CriterionScore['marks'][number];

/**
 * The canonical JSON of everything that an evaluation is made from: `{bids: [{bidId, marks, price, receivedAt}], draw, engine, ruleset}`,
 * the ruleset by its digest, criteria and evaluators sorted, marks in lowest terms, so that `8.50` and `8.5` are one input.
 * A large lot holds tens of thousands of marks, most of them alike; so each is written once, and what is written is put together.
 */
export function inputText(engine: string, ruleset: Ruleset, bids: readonly InputBid[], draw: Draw | null): string {
  const written = new Map<ReadMark, string>();
  const order = ruleset.criteria
    .map((_, index) => index)
    .sort((a, b) => byText(ruleset.criteria[a]?.id ?? '', ruleset.criteria[b]?.id ?? ''));
  const names = ruleset.criteria.map(({ id }) => canonicalJson(id));
  const texts = bids.map(({ score, receivedAt, price }) => {
    const marks = order.map((index) => `${names[index]}:[${marksText(score.criteria[index]?.marks ?? [], written)}]`);
    const rest = canonicalJson({ price: price && { ...price }, receivedAt });
    return `{"bidId":${canonicalJson(score.bidId)},"marks":{${marks.join(',')}},${rest.slice(1)}`;
  });
  const rest = canonicalJson({ draw: draw && { ...draw }, engine, ruleset: digestOf(ruleset) });
  return `{"bids":[${texts.join(',')}],${rest.slice(1)}`;
}

function marksText(marks: readonly ReadMark[], written: Map<ReadMark, string>): string {
  let text = '';
  for (const mark of marks) text += `${text && ','}${written.get(mark) ?? markText(mark, written)}`;
  return text;
}

function markText(mark: ReadMark, written: Map<ReadMark, string>): string {
  const text = canonicalJson({ evaluator: mark.evaluator, mark: mark.mark.toString() });
  written.set(mark, text);
  return text;
}
