import type { RowOf } from '@pilotage/platform';
import { readRecord } from '../domain/ranking-record.js';
import type { RankingEntity } from '../persistence/evaluation.entities.js';
import type { RankingFigures } from '../persistence/evaluation.repository.js';
import type { RankedBidView, RankingView, RobustnessView } from './ranking.views.js';

/** Every bid of a ranking with its figures and reasons. */
export function rankedBids({ record, explanation }: Pick<RankingEntity, 'record' | 'explanation'>): RowOf<typeof RankedBidView>[] {
  const stored = new Map(readRecord(record).bids.map((bid) => [bid.bidId, bid]));
  return explanation.bids.flatMap((reasons) => {
    const figures = stored.get(reasons.bidId);
    if (!figures) return [];
    const { technical, pricePoints, total } = figures;
    return [{ ...reasons, technical: technical.total, pricePoints, total }];
  });
}

/** A bid whose reasons nobody asks for. */
const NO_REASONS = { numbers: null, exclusions: null, gapAbove: null, gapBelow: null, place: null };

/** Every bid of a ranking with its figures, and with its reasons where they were read. */
export function figuredBids({ record, explanation }: RankingFigures) {
  if (explanation) return rankedBids({ record, explanation });
  return readRecord(record).bids.map(({ bidId, rank, technical, pricePoints, total }) => ({
    ...NO_REASONS,
    ...{ bidId, rank, technical: technical.total, pricePoints, total },
  }));
}

/** Robustness as it is read. */
export const robustnessRow = ({ priceWeight, ...robustness }: RankingEntity['robustness']): RowOf<typeof RobustnessView> => ({
  ...robustness,
  priceWeightFrom: priceWeight?.from ?? null,
  priceWeightTo: priceWeight?.to ?? null,
});

/** A ranking as it is read; `only` keeps the bids that the reader may see. */
export function rankingRow(ranking: RankingEntity, only: (bidId: string) => boolean): RowOf<typeof RankingView> {
  const { id, lotId, version, inputDigest, recordDigest, rankedAt, record, explanation, robustness, supersedes, change } = ranking;
  const { engine, rulesetDigest, general } = explanation;
  const bids = rankedBids(ranking).filter(({ bidId }) => only(bidId));
  return {
    id,
    lotId,
    version,
    engine,
    rulesetDigest,
    inputDigest,
    recordDigest,
    rankedAt,
    supersedes,
    change,
    general,
    bids,
    robustness: robustnessRow(robustness),
    record,
  };
}
