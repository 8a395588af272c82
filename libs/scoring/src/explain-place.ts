import { Rational, type LocalisedText } from '@pilotage/kernel';
import { EXPLAIN, PRICE_TITLE, TIE_STEP_NAMES } from './explain-texts.js';
import { exactText, joinSentences, say } from './figures.js';
import type { Ruleset } from './ruleset.js';
import type { BidResult, Evaluation } from './score.js';
import type { Tie } from './ties.js';

/** The lead of one bid over another, and the criterion (or 'price') that contributes most to it. Points are exact. */
export type Decisive = { readonly other: string; readonly gap: string; readonly item: string; readonly difference: string };

/** The place of a bid: rank, distance to its neighbours, what decided, and the path of its ties. */
export interface PlaceExplanation {
  readonly gapAbove: Decisive | null;
  readonly gapBelow: Decisive | null;
  readonly place: LocalisedText;
}

/** Explains why a bid stands where it stands. */
export function explainPlace(ruleset: Ruleset, evaluation: Evaluation, bid: BidResult): PlaceExplanation {
  if (bid.rank === null) return { gapAbove: null, gapBelow: null, place: EXPLAIN.excluded };
  const ranked = evaluation.bids.filter((other) => other.rank !== null);
  const before = ranked.findLast((other) => (other.rank ?? 0) < (bid.rank ?? 0));
  const after = ranked.find((other) => (other.rank ?? 0) > (bid.rank ?? 0));
  const gapAbove = before ? decisive(before, bid, before.bidId) : null;
  const gapBelow = after ? decisive(bid, after, after.bidId) : null;
  const tie = evaluation.ties.find((candidate) => candidate.bidIds.includes(bid.bidId));
  const place = joinSentences([
    say(EXPLAIN.rank, { rank: bid.rank, count: ranked.length }),
    ...(gapBelow && gapBelow.gap !== '0' ? [lead(ruleset, EXPLAIN.aheadByTotal, gapBelow)] : []),
    ...(gapAbove && gapAbove.gap !== '0' ? [lead(ruleset, EXPLAIN.behindByTotal, gapAbove)] : []),
    ...(tie ? tieSentences(tie, bid) : []),
  ]);
  return { gapAbove, gapBelow, place };
}

/** The points by which one bid leads another, and the contribution that favours it most. Contributions add up to the gap exactly. */
function decisive(ahead: BidResult, behind: BidResult, other: string): Decisive | null {
  if (!ahead.total || !behind.total || !ahead.pricePoints || !behind.pricePoints) return null;
  const parts = [
    ...ahead.technical.criteria.map((c, index) => ({
      item: c.criterionId,
      difference: c.points.minus(behind.technical.criteria[index]?.points ?? Rational.ZERO),
    })),
    { item: 'price', difference: ahead.pricePoints.points.minus(behind.pricePoints.points) },
  ];
  const largest = parts.reduce((most, part) => (most.difference.isLessThan(part.difference) ? part : most));
  return { other, gap: exactText(ahead.total.minus(behind.total)), item: largest.item, difference: exactText(largest.difference) };
}

function lead({ criteria }: Ruleset, text: LocalisedText, { other, gap, item, difference }: Decisive): LocalisedText {
  const title = criteria.find((criterion) => criterion.id === item)?.title ?? PRICE_TITLE;
  return say(text, { other, gap, difference, itemEn: title.en, itemZh: title.zh });
}

/** One sentence for each tie step in which the bid took part and that set an order, and one if the bid still shares its rank. */
function tieSentences(tie: Tie, bid: BidResult): LocalisedText[] {
  const steps = tie.steps.filter(({ order }) => order.length > 1 && order.some((group) => group.includes(bid.bidId)));
  const broken = steps.map(({ step, order }) => {
    const others = order
      .flat()
      .filter((id) => id !== bid.bidId)
      .join(', ');
    const names = { stepEn: TIE_STEP_NAMES[step].en, stepZh: TIE_STEP_NAMES[step].zh };
    return say(EXPLAIN.tieBroken, { ...names, others, order: order.map((group) => group.join(' = ')).join(' > ') });
  });
  return bid.sharedWith.length === 0 ? broken : [...broken, say(EXPLAIN.tieUnbroken, { others: bid.sharedWith.join(', ') })];
}
