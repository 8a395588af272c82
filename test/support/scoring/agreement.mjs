// Whether an engine and the second scorer say the same of random lots: every digest, figure, rank, tie and flag of the record, to the byte.
import { canonical } from './canonical.mjs';
import { randomLot } from './random-lots.mjs';
import { secondScore } from './second-scorer.mjs';

/** Seed of the first lot; the others follow it. */
export const FIRST_LOT = 20_261_125;

/** The members of a record that the second scorer gives, too. */
const judged = ({ rulesetDigest, inputDigest, bids, references, ties, flags }) => ({
  rulesetDigest,
  inputDigest,
  bids,
  references,
  ties,
  flags,
});

/** Where the engine and the second scorer differ on a lot, in words; undefined where they agree. An engine that breaks differs. */
function difference({ scoreLot, evaluationRecord, ENGINE }, seed) {
  const { ruleset, bids, draw } = randomLot(seed);
  const expected = secondScore(ruleset, bids, draw, ENGINE);
  let found;
  try {
    found = judged(evaluationRecord(ruleset, scoreLot(ruleset, bids, draw)));
  } catch (error) {
    return { seed, broke: error instanceof Error ? error.message : String(error) };
  }
  const names = Object.keys(expected).filter((name) => canonical(found[name]) !== canonical(expected[name]));
  return names.length === 0 ? undefined : { seed, names };
}

/** The differences found in so many lots; with `first`, only until one is found. */
export function differences(engine, count, { first = false } = {}) {
  const found = [];
  for (let index = 0; index < count && !(first && found.length > 0); index += 1) {
    const one = difference(engine, FIRST_LOT + index);
    if (one) found.push({ ...one, after: index + 1 });
  }
  return found;
}
