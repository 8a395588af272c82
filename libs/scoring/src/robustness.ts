import { Rational, type LocalisedText } from '@pilotage/kernel';
import { exactText, say } from './figures.js';
import { PRICE_FORMULAS } from './price-formulas.js';
import { rankCandidates, winnersOf, type Place, type Ranking } from './ranking.js';
import type { Ruleset } from './ruleset.js';
import { candidatesOf, type Evaluation } from './score.js';
import type { Draw } from './ties.js';

/** An end of the interval: the price weight at which the winner and the rival have equal totals. */
export interface WeightBound {
  readonly weight: Rational;
  /** Null where the end is 0 or the whole scale, so that no rival sets it. */
  readonly rival: string | null;
}

/** What would win if one bid had not been there. */
export interface LeaveOneOut {
  readonly removed: string;
  readonly winners: readonly string[];
  /** True when the removed bid was no winner and yet its absence changes who wins. */
  readonly changesWinner: boolean;
}

/** How firmly a ranking stands. It informs a defence of the award and is never an input of the score. */
export interface Robustness {
  readonly winners: readonly string[];
  /** Total of the winner above the next bid in the list, in points; null with fewer than two bids. */
  readonly marginToSecond: Rational | null;
  /** Price weights, in points of the scale, for which a sole winner stays first or level; the other weights keep their proportions, thresholds and exclusions stand. */
  readonly priceWeight: { readonly from: WeightBound; readonly to: WeightBound } | null;
  readonly leaveOneOut: readonly LeaveOneOut[];
  readonly sentences: readonly LocalisedText[];
}

/** The robustness of an evaluation, exact. Pass the draw with which the lot was ranked. */
export function robustness(ruleset: Ruleset, evaluation: Evaluation, draw: Draw | null = null): Robustness {
  const candidates = candidatesOf(ruleset, evaluation);
  // A lot that needed no draw may have kept its secret; a tie that only an absent bid would make is then shown as joint.
  const asked = draw ? ruleset : { ...ruleset, tieRule: ruleset.tieRule.filter((step) => step !== 'commitRevealDraw') };
  const ranking = rankCandidates(asked, candidates, draw);
  const winners = winnersOf(ranking);
  const [first, second] = ranking.places;
  const marginToSecond = first && second ? first.total.minus(second.total) : null;
  const priceWeight = winners.length === 1 && first ? priceWeightInterval(ruleset, first, ranking.places) : null;
  const leaveOneOut = ranking.places.map(({ bidId }): LeaveOneOut => {
    const without = (): Ranking =>
      rankCandidates(
        asked,
        candidates.filter((c) => c.bidId !== bidId),
        draw,
      );
    const left = setsReference(ruleset, ranking, bidId) ? winnersOf(without()) : nextWinners(ranking.places, bidId);
    return { removed: bidId, winners: left, changesWinner: !winners.includes(bidId) && left.join() !== winners.join() };
  });
  const found = { winners, marginToSecond, priceWeight, leaveOneOut };
  return { ...found, sentences: sentencesOf(ruleset, found) };
}

/** Whether a bid alone sets a figure that the price formula looks at; only then can its absence move the others. */
function setsReference({ price }: Ruleset, { references }: Ranking, bidId: string): boolean {
  return PRICE_FORMULAS[price.formula].references.some((name) => {
    const reference = references?.[name];
    return name === 'mean' || (reference?.bidIds.length === 1 && reference.bidIds.includes(bidId));
  });
}

function nextWinners(places: readonly Place[], removed: string): string[] {
  const left = places.filter((place) => place.bidId !== removed);
  return left.filter((place) => place.rank === left[0]?.rank).map((place) => place.bidId);
}

/**
 * With price share p and technical share q of their weights, a total is linear in the price weight t (of 1): t·p + (1−t)·q.
 * So against each rival the winner's lead is linear, and its zero is one division.
 */
function priceWeightInterval(ruleset: Ruleset, winner: Place, places: readonly Place[]): Robustness['priceWeight'] {
  const scale = Rational.parse(ruleset.scoreScale);
  const technicalWeight = scale.minus(Rational.parse(ruleset.price.weight));
  if (technicalWeight.isZero()) return null;
  const qualityOf = (place: Place): Rational => place.technicalTotal.dividedBy(technicalWeight);
  let from: WeightBound = { weight: Rational.ZERO, rival: null };
  let to: WeightBound = { weight: scale, rival: null };
  for (const rival of places.filter((place) => place !== winner)) {
    const quality = qualityOf(winner).minus(qualityOf(rival));
    const slope = winner.price.share.minus(rival.price.share).minus(quality);
    if (slope.isZero()) continue;
    const zero: WeightBound = { weight: quality.negated().dividedBy(slope).times(scale), rival: rival.bidId };
    if (!slope.isNegative() && from.weight.isLessThan(zero.weight)) from = zero;
    if (slope.isNegative() && zero.weight.isLessThan(to.weight)) to = zero;
  }
  return { from, to };
}

const TEXTS = {
  joint: { en: 'Bids {winner} share the first rank.', zh: '投标 {winner} 并列第一。' },
  byTieRule: {
    en: 'Bid {winner} has the same exact total as the next bid and is first by the published tie rule.',
    zh: '投标 {winner} 与下一名精确总分相同，按公布的并列规则列第一。',
  },
  margin: {
    en: 'Bid {winner} leads the next bid by {exact} points (shown as {display}).',
    zh: '投标 {winner} 领先下一名 {exact} 分（显示为 {display}）。',
  },
  interval: {
    en: 'Bid {winner} stays first for every price weight from {from} to {to} points; the published weight is {weight}.',
    zh: '价格权重在 {from} 至 {to} 分之间时，投标 {winner} 均保持第一；公布的权重为 {weight}。',
  },
  stable: { en: 'No losing bid decides who wins by being there.', zh: '任何落选投标的存在与否均不改变中选者。' },
  reversal: {
    en: 'Without the losing bid {removed}, the first rank would go to {winners}.',
    zh: '若无落选投标 {removed}，第一名将为 {winners}。',
  },
} as const satisfies Record<string, LocalisedText>;

function sentencesOf({ display, price }: Ruleset, found: Omit<Robustness, 'sentences'>): LocalisedText[] {
  const winner = found.winners.join(', ');
  const { marginToSecond: margin, priceWeight: interval } = found;
  const shown = (value: Rational): string => value.toDecimal(display.places, display.rounding);
  const reversals = found.leaveOneOut.filter((without) => without.changesWinner);
  return [
    ...(margin ? [say(leadText(found), { winner, exact: exactText(margin), display: shown(margin) })] : []),
    ...(interval
      ? [say(TEXTS.interval, { winner, from: exactText(interval.from.weight), to: exactText(interval.to.weight), weight: price.weight })]
      : []),
    ...(reversals.length === 0 && found.leaveOneOut.length > 1 ? [TEXTS.stable] : []),
    ...reversals.map(({ removed, winners }) => say(TEXTS.reversal, { removed, winners: winners.join(', ') })),
  ];
}

function leadText({ winners, marginToSecond }: Pick<Robustness, 'winners' | 'marginToSecond'>): LocalisedText {
  if (winners.length > 1) return TEXTS.joint;
  return marginToSecond?.isZero() ? TEXTS.byTieRule : TEXTS.margin;
}
