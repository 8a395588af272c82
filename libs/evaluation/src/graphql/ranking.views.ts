import { field, localised, moneyType, readable, t } from '@pilotage/platform';

export const ScoreFigureView = readable('ScoreFigure', 'A score: exact, and as it is displayed under the rounding of the call.', {
  exact: field(t.exact, 'public', 'The exact fraction.'),
  display: field(t.decimal, 'public', 'As displayed.'),
});
export const figure = t.object(() => ScoreFigureView);

export const ExplainedNumberView = readable('ExplainedNumber', 'A number of the evaluation and how it came about.', {
  subject: field(t.text, 'public', 'criterion, threshold, technicalTotal, price or total.'),
  criterionId: field(t.nullable(t.text), 'public', 'The criterion, where it concerns one.'),
  formula: field(t.text, 'public', 'The formula.'),
  substituted: field(t.text, 'public', 'The formula with its figures.'),
  exact: field(t.text, 'public', 'The result, exact.'),
  display: field(t.text, 'public', 'The result as displayed.'),
  sentence: field(localised, 'public', 'All of it in a sentence.'),
});

export const ExclusionReasonView = readable('ExclusionReason', 'Why a bid has no rank.', {
  code: field(t.text, 'public', 'Stable code.'),
  sentence: field(localised, 'public', 'In a sentence.'),
});

export const GapView = readable('ScoreGap', 'The distance between two bids and what made most of it.', {
  other: field(t.id, 'public', 'The other bid.'),
  gap: field(t.text, 'public', 'Points between them, exact.'),
  item: field(t.text, 'public', 'The criterion, or price, that makes the largest part.'),
  difference: field(t.text, 'public', 'Points of that part, exact.'),
});

export const RankedBidView = readable('RankedBid', 'A bid in a ranking, with every number explained.', {
  bidId: field(t.id, 'public', 'The bid.'),
  rank: field(t.nullable(t.int), 'public', 'Its rank; none for a bid that was excluded.'),
  technical: field(figure, 'public', 'Technical points.'),
  pricePoints: field(t.nullable(figure), 'public', 'Price points.'),
  total: field(t.nullable(figure), 'public', 'Total points.'),
  numbers: field(t.list(t.object(() => ExplainedNumberView)), 'public', 'Every number and how it came about.'),
  exclusions: field(t.list(t.object(() => ExclusionReasonView)), 'public', 'Why it has no rank, if it has none.'),
  gapAbove: field(t.nullable(t.object(() => GapView)), 'public', 'Points behind the bid before it.'),
  gapBelow: field(t.nullable(t.object(() => GapView)), 'public', 'Points ahead of the bid after it.'),
  place: field(localised, 'public', 'Why it stands where it stands.'),
});

export const WeightBoundView = readable('WeightBound', 'An end of the interval of price weights in which the winner stays first.', {
  weight: field(t.exact, 'public', 'Price weight in points, exact.'),
  rival: field(t.nullable(t.id), 'public', 'The bid that draws level there; none at the end of the scale.'),
});

export const LeaveOneOutView = readable('LeaveOneOut', 'What would win without a bid.', {
  removed: field(t.id, 'public', 'The bid left out.'),
  winners: field(t.list(t.id), 'public', 'Who would be first.'),
  changesWinner: field(t.flag, 'public', 'Whether a losing bid decides who wins by being there.'),
});

export const RobustnessView = readable('Robustness', 'How firmly a ranking stands. It is never an input of a score.', {
  winners: field(t.list(t.id), 'public', 'Bids of the first rank.'),
  marginToSecond: field(t.nullable(t.exact), 'public', 'Points between the first two bids, exact.'),
  priceWeightFrom: field(t.nullable(t.object(() => WeightBoundView)), 'public', 'Least price weight at which the winner stays first.'),
  priceWeightTo: field(t.nullable(t.object(() => WeightBoundView)), 'public', 'Greatest price weight at which the winner stays first.'),
  leaveOneOut: field(t.list(t.object(() => LeaveOneOutView)), 'public', 'The winners without each bid.'),
  sentences: field(t.list(localised), 'public', 'In sentences.'),
});

export const RankMoveView = readable('RankMove', 'A bid whose rank is another one than in the ranking before.', {
  bidId: field(t.id, 'public', 'The bid.'),
  from: field(t.int, 'public', 'Its rank before.'),
  to: field(t.int, 'public', 'Its rank now.'),
});

export const OvertakingView = readable('Overtaking', 'A bid that comes before one that came before it.', {
  bidId: field(t.id, 'public', 'The bid.'),
  overtaken: field(t.id, 'public', 'The bid that it now comes before.'),
});

export const RankingChangeView = readable('RankingChange', 'Why a ranking was made again, and what that changed.', {
  version: field(t.int, 'public', 'The version that it replaces.'),
  removed: field(t.list(t.id), 'public', 'Bids that were ranked there and are disqualified since.'),
  moved: field(t.list(t.object(() => RankMoveView)), 'public', 'Bids whose rank changed, best first.'),
  overtakings: field(t.list(t.object(() => OvertakingView)), 'public', 'Bids whose order the disqualified one had decided.'),
  sentence: field(localised, 'public', 'All of it in sentences.'),
});

export const RankingView = readable('Ranking', 'A version of the ranking of a lot: immutable, with its reasons.', {
  id: field(t.id, 'public', 'Identifier.'),
  lotId: field(t.id, 'public', 'The lot.'),
  version: field(t.int, 'public', 'Counts the rankings of the lot, from 1.'),
  engine: field(t.text, 'public', 'Version of the rules of computation.'),
  rulesetDigest: field(t.text, 'public', 'SHA-256 of the ruleset.'),
  inputDigest: field(t.text, 'public', 'SHA-256 of everything that it was made from.'),
  recordDigest: field(t.text, 'public', 'SHA-256 of the record: same input, same bytes.'),
  rankedAt: field(t.instant, 'public', 'When it was made.'),
  supersedes: field(t.nullable(t.id), 'public', 'The ranking that it replaces; none: it is the first.'),
  change: field(t.nullable(t.object(() => RankingChangeView)), 'comparison.ranking', 'Why it was made again, and what that changed.'),
  general: field(t.list(localised), 'public', 'What holds for all bids.'),
  bids: field(t.list(t.object(() => RankedBidView)), 'public', 'The bids by rank, then the excluded ones; to a vendor only its own.'),
  robustness: field(t.nullable(t.object(() => RobustnessView)), 'comparison.ranking', 'How firmly it stands.'),
  record: field(t.nullable(t.text), 'comparison.ranking', 'The record as canonical JSON: enough to compute it again.'),
});

export const priceField = field(t.nullable(moneyType), 'comparison.price', 'The price, once it was opened.');
