// A second implementation of scoring and ranking, to judge the engine by: other numbers, other algorithms, written from the published rules.
// It imports nothing of the engine. It gives what a record says, as plain JSON, of a lot that may be scored.
import { createHash } from 'node:crypto';
import { canonical } from './canonical.mjs';
import { add, divide, exactText, isLess, multiply, over, read, shownText } from './quotient.mjs';
import { onOneRuler, secondPlaces } from './second-places.mjs';
import { secondPrices } from './second-prices.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const sign = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Points of a criterion: all marks together, times the weight, over the most that all could give. */
function criterionOf({ id, weight, maxMark }, marks) {
  const given = [...marks].sort((a, b) => sign(a.evaluator, b.evaluator));
  const sum = given.map(({ mark }) => read(mark)).reduce(add);
  const most = multiply(over(BigInt(given.length)), read(maxMark));
  const mean = divide(sum, over(BigInt(given.length)));
  return { id, given, mean, share: divide(sum, most), points: divide(multiply(sum, read(weight)), most) };
}

function technicalOf(ruleset, bid) {
  const criteria = ruleset.criteria.map((criterion) => criterionOf(criterion, bid.marks[criterion.id]));
  const total = criteria.map(({ points }) => points).reduce(add, over(0n));
  const below = ruleset.criteria.flatMap(({ id, minMark }, index) => {
    const { mean } = criteria[index];
    if (minMark === undefined || !isLess(mean, read(minMark))) return [];
    return [{ code: 'BELOW_CRITERION_MINIMUM', params: { criterion: id, mean: exactText(mean), minimum: minMark } }];
  });
  const { technicalThreshold: minimum } = ruleset;
  if (minimum !== undefined && isLess(total, read(minimum)))
    below.push({ code: 'BELOW_TECHNICAL_THRESHOLD', params: { total: exactText(total), minimum } });
  return { criteria, total, exclusions: below };
}

const marksTold = (given) => given.map(({ evaluator, mark }) => ({ evaluator, mark: exactText(read(mark)) }));

function technicalTold({ criteria, total, exclusions }, figure) {
  return {
    total: figure(total),
    passed: exclusions.length === 0,
    exclusions,
    criteria: criteria.map(({ id, given, mean, share, points }) => ({
      criterionId: id,
      marks: marksTold(given),
      mean: figure(mean),
      share: exactText(share),
      points: figure(points),
    })),
  };
}

function bidTold({ bid, technical }, price, place, figure) {
  const passed = technical.exclusions.length === 0;
  const isRanked = place !== undefined;
  return {
    bidId: bid.bidId,
    technical: technicalTold(technical, figure),
    receivedAt: bid.receivedAt,
    price: passed ? bid.price : null,
    pricePoints: isRanked ? figure(price.points) : null,
    priceShare: isRanked ? exactText(price.share) : null,
    total: isRanked ? figure(add(technical.total, price.points)) : null,
    rank: place?.rank ?? null,
    aheadBy: place?.aheadBy ?? null,
    sharedWith: place?.sharedWith ?? [],
    exclusions: [...technical.exclusions, ...(price?.exclusion ? [price.exclusion] : [])],
  };
}

function flagsOf({ criteria }, ranked, places, prices) {
  const order = [...ranked].sort((a, b) => places.of.get(a.bidId).rank - places.of.get(b.bidId).rank || sign(a.bidId, b.bidId));
  const earned = (bid, index) => exactText(bid.criteria[index].points);
  const flat = criteria.filter((_, index) => new Set(ranked.map((bid) => earned(bid, index))).size === 1);
  const level = places.ties.flatMap(({ order: groups }) => groups).filter((group) => group.length > 1);
  return [
    ...(ranked.length === 1 ? [{ code: 'SINGLE_BID', bidId: ranked[0].bidId }] : []),
    ...order.filter(({ bidId }) => prices.of.get(bidId).isOver).map(({ bidId }) => ({ code: 'OVER_BUDGET', bidId })),
    ...(ranked.length > 1 ? flat : []).map(({ id }) => ({ code: 'DID_NOT_DISCRIMINATE', criterionId: id })),
    ...level.map((bidIds) => ({ code: 'TIE_UNBROKEN', bidIds })),
  ];
}

/** The bids that have a total, each on one ruler for totals and one for technical points. */
function rankedOf(passed, prices) {
  const kept = passed.filter(({ bid }) => prices.of.get(bid.bidId).points);
  const totals = onOneRuler(kept.map(({ bid, technical }) => add(technical.total, prices.of.get(bid.bidId).points)));
  const technicals = onOneRuler(kept.map(({ technical }) => technical.total));
  return kept.map(({ bid, technical }, index) => ({
    ...bid,
    technical: technical.total,
    criteria: technical.criteria,
    onRuler: totals[index],
    technicalOnRuler: technicals[index],
  }));
}

function digestsOf(ruleset, scored, draw, engine) {
  const rulesetDigest = sha256(canonical(ruleset));
  const bids = scored.map(({ bid, technical }) => ({
    bidId: bid.bidId,
    marks: Object.fromEntries(technical.criteria.map(({ id, given }) => [id, marksTold(given)])),
    receivedAt: bid.receivedAt,
    price: technical.exclusions.length === 0 ? bid.price : null,
  }));
  return { rulesetDigest, inputDigest: sha256(canonical({ engine, ruleset: rulesetDigest, draw, bids })) };
}

/** What the record of the lot says, but for its version: digests, bids, references, ties and flags. */
export function secondScore(ruleset, bids, draw, engine) {
  const figure = (value) => ({ exact: exactText(value), display: shownText(value, ruleset.display) });
  const scored = [...bids].sort((a, b) => sign(a.bidId, b.bidId)).map((bid) => ({ bid, technical: technicalOf(ruleset, bid) }));
  const passed = scored.filter(({ technical }) => technical.exclusions.length === 0);
  const prices = secondPrices(
    ruleset.price,
    passed.map(({ bid }) => bid),
  );
  const ranked = rankedOf(passed, prices);
  const places = secondPlaces(ruleset, ranked, draw);
  const told = scored.map((each) => bidTold(each, prices.of.get(each.bid.bidId), places.of.get(each.bid.bidId), figure));
  const reference = ({ amount, bidIds }) => ({ minor: exactText(amount), bidIds });
  const { references: found } = prices;
  return {
    ...digestsOf(ruleset, scored, draw, engine),
    bids: told.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || sign(a.bidId, b.bidId)),
    references: found && { lowest: reference(found.min), highest: reference(found.max), mean: reference(found.mean) },
    ties: places.ties,
    flags: flagsOf(ruleset, ranked, places, prices),
  };
}
