import { Rational, type Instant } from '@pilotage/kernel';
import type { Exclusion } from './exclusion.js';
import { byText } from './figures.js';
import { pricePoints, type PricePoints, type PriceReferences } from './price.js';
import type { Ruleset, TieStep } from './ruleset.js';
import { breakTie, groupsOf, separatingStep, type Draw, type Tie, type TieCandidate } from './ties.js';

/** A bid that passed the technical evaluation, with its opened price in minor units. */
export type Candidate = TieCandidate;

/** A place in the ranking. Ranks are competition ranks: 1, 1, 3. */
export interface Place {
  readonly bidId: string;
  readonly rank: number;
  readonly technicalTotal: Rational;
  readonly minor: Rational;
  readonly receivedAt: Instant;
  readonly price: PricePoints;
  readonly total: Rational;
  /** What set the bid before the next rank: its total, or the tie step; null for the last rank. */
  readonly aheadBy: 'total' | TieStep | null;
  /** Other bids that share the rank, because the tie rule was exhausted. */
  readonly sharedWith: readonly string[];
}

export interface Ranking {
  /** In order of rank, then of identifier. */
  readonly places: readonly Place[];
  readonly excluded: ReadonlyMap<string, Exclusion>;
  readonly references: PriceReferences | null;
  readonly ties: readonly Tie[];
}

/** Ranks candidates on exact totals and breaks ties by the declared steps. The order of the input has no effect. */
export function rankCandidates(ruleset: Ruleset, candidates: readonly Candidate[], draw: Draw | null): Ranking {
  const { points, excluded, references } = pricePoints(ruleset.price, candidates);
  const scored = candidates.flatMap((candidate): Scored[] => {
    const price = points.get(candidate.bidId);
    return price ? [{ ...candidate, price, total: candidate.technicalTotal.plus(price.points) }] : [];
  });
  const sorted = scored.sort((a, b) => b.total.compare(a.total) || byText(a.bidId, b.bidId));
  const ties: Tie[] = [];
  const groups = groupsOf(sorted, (a, b) => a.total.equals(b.total)).flatMap((equal) => {
    if (equal.length === 1) return [equal];
    const tie = breakTie(ruleset, equal, draw);
    ties.push(tie);
    return tie.order.map((ids) => equal.filter((bid) => ids.includes(bid.bidId)));
  });
  return { places: placesOf(groups, ties), excluded, references, ties };
}

/** The bids of the first rank; several where a tie remains unbroken, none where no bid is ranked. */
export const winnersOf = ({ places }: Pick<Ranking, 'places'>): readonly string[] =>
  places.filter((place) => place.rank === 1).map((p) => p.bidId);

type Scored = Candidate & Pick<Place, 'price' | 'total'>;

function placesOf(groups: readonly (readonly Scored[])[], ties: readonly Tie[]): Place[] {
  let rank = 1;
  return groups.flatMap((group, index) => {
    const here = rank;
    rank += group.length;
    return group.map((bid): Place => {
      const next = groups[index + 1]?.[0];
      const sharedWith = group.filter((other) => other !== bid).map((other) => other.bidId);
      return { ...bid, rank: here, aheadBy: next ? aheadBy(bid, next, ties) : null, sharedWith };
    });
  });
}

function aheadBy(bid: Scored, next: Scored, ties: readonly Tie[]): 'total' | TieStep | null {
  if (!bid.total.equals(next.total)) return 'total';
  const tie = ties.find((candidate) => candidate.bidIds.includes(bid.bidId));
  return tie ? separatingStep(tie, bid.bidId, next.bidId) : null;
}
