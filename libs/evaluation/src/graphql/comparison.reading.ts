import type { Asks, Tx } from '@pilotage/platform';
import { decisionsOf, evidenceSeen, gatePoliciesOf } from '@pilotage/assurance';
import { comparedBids } from '@pilotage/bids';
import { modelVersionsOf, organisationNames } from '@pilotage/parties';
import { latestMarks, lockedScores, newestFigures, newestRanking, type RankingFigures } from '../persistence/evaluation.repository.js';
import type { Compared } from './comparison.rows.js';

type Head = Pick<Compared, 'lot' | 'evaluation' | 'aliases'>;

/** Parts of an offer that only the reasons of a ranking tell, and what holds for all of them. */
const REASONS = ['offers.numbers', 'offers.exclusions', 'offers.gapAbove', 'offers.gapBelow', 'offers.place', 'general'];

/** What is read of the bids themselves: one statement for each kind of fact that is asked for, however many bids there are. */
export async function compared(tx: Tx, head: Head, asks: Asks): Promise<Compared> {
  const { lot, evaluation } = head;
  const bids = await comparedBids(tx, lot.lot.id, asks('offers.responses'));
  const ids = bids.map(({ id }) => id);
  const decisions = asks('offers.gate') ? await decisionsOf(tx, ids) : new Map<string, never>();
  const locked = evaluation?.lockedAt ? await lockedScores(tx, evaluation.id, asks('offers.technicalNumbers')) : null;
  return {
    ...head,
    asks,
    bids,
    locked,
    decisions,
    names: asks('offers.vendorName') ? await organisationNames(tx, idsOf(bids, 'vendorId')) : new Map(),
    models: asks('offers.product') ? await modelVersionsOf(tx, idsOf(bids, 'modelVersionId')) : new Map(),
    evidence: asks('offers.responses.evidence') ? await evidenceSeen(tx, ids) : [],
    policies: await gatePoliciesOf(tx, [...decisions.values()]),
    marks: evaluation && locked && asks('offers.criteria.marks') ? await latestMarks(tx, evaluation.id) : [],
    ranking: evaluation && evaluation.version > 0 ? await rankingOf(tx, lot.lot.id, asks) : null,
  };
}

const idsOf = <K extends string>(rows: readonly Readonly<Record<K, string>>[], key: K): string[] => rows.map((row) => row[key]);

const rankingOf = (tx: Tx, lotId: string, asks: Asks): Promise<RankingFigures | null> =>
  REASONS.some(asks) ? newestRanking(tx, lotId) : newestFigures(tx, lotId);
