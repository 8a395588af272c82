// Ranks once more, by counting and not by sorting: a bid's rank is one more than the number of bids that beat it.
import { createHash } from 'node:crypto';
import { canonical } from './canonical.mjs';
import { exactText } from './quotient.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const sign = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What each step compares, as text and as an order: the lesser is the better. */
const STEPS = {
  lowerPrice: () => ({ text: (bid) => bid.price.minor, key: (bid) => BigInt(bid.price.minor) }),
  higherTechnical: () => ({ text: (bid) => exactText(bid.technical), key: (bid) => -bid.technicalOnRuler }),
  earlierReceipt: () => ({ text: (bid) => bid.receivedAt, key: (bid) => bid.receivedAt }),
  commitRevealDraw: (draw) => {
    const lot = ({ bidId }) => sha256(canonical({ bidId, ...draw }));
    return { text: lot, key: lot };
  },
};

/** The integers that the values are on one common ruler, so that they compare as they stand. */
export function onOneRuler(values) {
  const ruler = values.reduce((product, { d }) => (product % d === 0n ? product : product * d), 1n);
  return values.map(({ n, d }) => n * (ruler / d));
}

/** @returns the first measure by which the bids differ: -1 `total`, otherwise the place of the tie step, or null for none; and who is better */
function measured(a, b, steps) {
  if (a.onRuler !== b.onRuler) return { by: -1, order: a.onRuler > b.onRuler ? -1 : 1 };
  const by = steps.findIndex(({ key }) => key(a) !== key(b));
  return by < 0 ? { by: null, order: 0 } : { by, order: sign(steps[by].key(a), steps[by].key(b)) };
}

const byId = (a, b) => sign(a.bidId, b.bidId);
const idsOf = (bids) => bids.map(({ bidId }) => bidId).sort(sign);

/** Parts of the bids by how many of them a measure puts before each. */
function partsOf(bids, isBefore) {
  const parts = new Map();
  for (const bid of [...bids].sort(byId)) {
    const before = bids.filter((other) => isBefore(other, bid)).length;
    parts.set(before, [...(parts.get(before) ?? []), bid]);
  }
  return [...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part);
}

/** The ties on the exact total, each with what every step compared. */
function tiesOf(bids, names, steps) {
  const groups = partsOf(bids, (a, b) => a.onRuler > b.onRuler).filter((group) => group.length > 1);
  return groups.map((group) => {
    const told = [];
    const before = (least) => (a, b) => {
      const { by, order } = measured(a, b, steps);
      return by !== null && by < least && order < 0;
    };
    for (const [index, { text, key }] of steps.entries()) {
      for (const part of partsOf(group, before(index)).filter(({ length }) => length > 1)) {
        const compared = Object.fromEntries(part.map((bid) => [bid.bidId, text(bid)]));
        told.push({ step: names[index], compared, order: partsOf(part, (a, b) => key(a) < key(b)).map(idsOf) });
      }
    }
    return { bidIds: idsOf(group), steps: told, order: partsOf(group, before(steps.length)).map(idsOf) };
  });
}

/** Rank, lead and company of every bid that has a total. */
export function secondPlaces({ tieRule }, scored, draw) {
  const steps = tieRule.map((name) => STEPS[name](draw));
  const beats = (a, b) => measured(a, b, steps).order < 0;
  const of = new Map(
    scored.map((bid) => {
      const better = scored.filter((other) => beats(other, bid)).length;
      const worse = scored.filter((other) => beats(bid, other));
      const next = worse.find((other) => worse.every((third) => !beats(third, other)));
      const by = next ? measured(bid, next, steps).by : null;
      const level = scored.filter((other) => other !== bid && measured(bid, other, steps).by === null);
      return [bid.bidId, { rank: better + 1, aheadBy: by === null ? null : (tieRule[by] ?? 'total'), sharedWith: idsOf(level) }];
    }),
  );
  return { of, ties: tiesOf(scored, tieRule, steps) };
}
