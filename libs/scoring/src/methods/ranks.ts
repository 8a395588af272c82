import { instant, refuse, type Instant, type LocalisedText, type Rational } from '@pilotage/kernel';
import { byText } from '../figures.js';
import { scoringRefusals } from '../refusals.js';
import { drawCommitmentOf, drawDigestOf, groupsOf } from '../ties.js';
import type { Params } from './params.js';
import { methodRefusals } from './refusals.js';
import { listAt, objectAt, textAt, type Sample, type SampleBid } from './sample.js';
import { priceOf, valueOf } from './values.js';

/** Orders two bids of equal score; zero leaves them equal. */
export type TieStep = (one: SampleBid, other: SampleBid) => number;

/** Names of the parameters with which a case breaks ties. */
export const TIE_PARAMS = ['tieBreak', 'draw'] as const;

const MOMENT: LocalisedText = {
  en: 'a moment with a zone, such as 2026-01-05T09:00:00+08:00',
  zh: '带时区的时刻，例如 2026-01-05T09:00:00+08:00',
};

/** Competition ranks (1, 1, 3) of bids by a figure, in the order of the ranking. What no step separates shares its rank. */
export function ranksOf(
  sample: Sample,
  figures: ReadonlyMap<string, Rational>,
  best: 'highest' | 'lowest',
  ties: readonly TieStep[] = [],
): ReadonlyMap<string, number> {
  const sign = best === 'lowest' ? 1 : -1;
  const entries = sample.bids.flatMap((bid) => {
    const figure = figures.get(bid.id);
    return figure ? [{ bid, figure }] : [];
  });
  type Entry = (typeof entries)[number];
  const order = (one: Entry, other: Entry): number => sign * one.figure.compare(other.figure) || brokenBy(ties, one.bid, other.bid);
  const groups = groupsOf(
    [...entries].sort((one, other) => order(one, other)),
    (one, other) => order(one, other) === 0,
  );
  let next = 1;
  return new Map(
    groups.flatMap((group) => {
      const rank = next;
      next += group.length;
      return group.map(({ bid }): [string, number] => [bid.id, rank]);
    }),
  );
}

function brokenBy(ties: readonly TieStep[], one: SampleBid, other: SampleBid): number {
  for (const step of ties) {
    const said = step(one, other);
    if (said !== 0) return said;
  }
  return 0;
}

/** The tie steps that a case declares, in their order: "submittedAt" (earlier first), "price" (lower first), a criterion (better first), "draw". */
export function tieStepsOf(sample: Sample, params: Params): readonly TieStep[] {
  if (!params.has('tieBreak')) return [];
  return listAt(params.raw('tieBreak'), 'params.tieBreak').map((name, at) => stepOf(sample, params, textAt(name, `params.tieBreak.${at}`)));
}

function stepOf(sample: Sample, params: Params, name: string): TieStep {
  if (name === 'submittedAt') return earlier;
  if (name === 'draw') return drawStep(params);
  const criterion = sample.criteria.find(({ id }) => id === name);
  if (criterion?.type === 'price' || name === 'price')
    return (one, other) => priceOf(sample, one, 'allow').compare(priceOf(sample, other, 'allow'));
  if (!criterion)
    return params.invalid('tieBreak', { en: 'submittedAt, price, draw or a criterion', zh: 'submittedAt、price、draw 或某项评审因素' });
  const sign = criterion.direction === 'min' ? 1 : -1;
  return (one, other) => sign * valueOf(one, name).compare(valueOf(other, name));
}

/** The bid that was submitted earlier comes first. Refuses MISSING_SCORE or CASE_INVALID where a tied bid does not say when. */
export const earlier: TieStep = (one, other) => byText(submittedAt(one), submittedAt(other));

function submittedAt(bid: SampleBid): Instant {
  const given = bid.values.get('submittedAt');
  if (given === undefined) return refuse(methodRefusals.MISSING_SCORE, { bid: bid.id, criterion: 'submittedAt' });
  try {
    return instant(String(given));
  } catch {
    return refuse(methodRefusals.CASE_INVALID, { path: `${bid.id}.submittedAt`, form: MOMENT });
  }
}

/** The draw by commit and reveal: the commitment was published, the secret is revealed, the lowest digest wins. Refuses DRAW_NOT_COMMITTED. */
function drawStep(params: Params): TieStep {
  const draw = objectAt(params.raw('draw'), 'params.draw');
  const [secret = '', closedSetDigest = '', commitment = ''] = ['secret', 'closedSetDigest', 'commitment'].map((name) =>
    textAt(draw[name], `params.draw.${name}`),
  );
  if (drawCommitmentOf(secret) !== commitment) refuse(scoringRefusals.DRAW_NOT_COMMITTED);
  const lot = (bid: SampleBid): string => drawDigestOf({ secret, closedSetDigest }, bid.id);
  return (one, other) => byText(lot(one), lot(other));
}
