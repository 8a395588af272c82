// The same lots give the same bytes in every process, on every machine and under every version of Node: their records' common digest is
// written down here once. It changes together with the engine's version or the record's schema, and with nothing else.
import { createHash } from 'node:crypto';
import { FIRST_LOT } from './agreement.mjs';
import { randomLot } from './random-lots.mjs';

const LOTS = 200;

export const FINGERPRINT = { engine: 'pilotage-scoring/2', digest: '5472227b21eb0c4f7ff2128644af29c144c34f2473d98d620c5c2a0ec2489e78' };

/** Digest of the records of the first random lots. */
export function fingerprintOf({ scoreLot, evaluationJson }) {
  const hash = createHash('sha256');
  for (let index = 0; index < LOTS; index += 1) {
    const { ruleset, bids, draw } = randomLot(FIRST_LOT + index);
    hash.update(evaluationJson(ruleset, scoreLot(ruleset, bids, draw)));
  }
  return hash.digest('hex');
}
