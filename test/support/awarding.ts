import { approveAward, proposeAward } from '@pilotage/awards';
import { testSpecification, type Marketplace } from './bidding.js';
import { engageEvaluators, evaluatedLot, markEverything, openedLot, rankLot, startedMarking } from './evaluating.js';
import type { World } from './world.js';

/** A lot that is ranked. */
export interface RankedLot {
  readonly lotId: string;
  /** Bids in rank order. */
  readonly bidIds: readonly string[];
  /** Who leads the bid of each rank. */
  readonly bidders: readonly string[];
}

/** People that awards need beside those of the marketplace: two more approvers, and one who is officer and approver. */
export async function engageDeciders(world: World, agency: string): Promise<void> {
  await world.person('approver-2', agency, ['approver']);
  await world.person('approver-3', agency, ['approver']);
  await world.person('both', agency, ['officer', 'approver']);
}

/** Bids of one quality, ranked by their prices: the cheapest first. The panel is `chair` and `evaluator-b`; it begins after a wait. */
export async function rankedLot(market: Marketplace, bids = 3, slots = 1, wait = 'PT1S'): Promise<RankedLot> {
  const { world, agency, vendors } = market;
  const specification = testSpecification({ lots: [evaluatedLot({ awardSlots: slots })] });
  const prices = Array.from({ length: bids }, (_, i) => `${(i + 2) * 10}000000`);
  const { lotId, bidIds } = await openedLot(market, prices, { specification });
  await world.clock(wait);
  const panel = await engageEvaluators(world, agency, ['chair', 'evaluator-b']);
  await startedMarking(world, lotId, panel);
  const same = { method: ['8', '8'], plan: ['8', '8'] };
  await markEverything(world, lotId, panel, Object.fromEntries(bidIds.map((id) => [id, same])));
  await rankLot(world, lotId);
  await engageDeciders(world, agency);
  return { lotId, bidIds, bidders: vendors.slice(0, bids).map((v) => v.person) };
}

/** The bid of a rank has its award in standstill. Returns the award. */
export async function awarded(world: World, { lotId, bidIds }: RankedLot, rank = 1) {
  const { id: awardId } = await world.do('officer', proposeAward, { lotId, bidId: bidIds[rank - 1] ?? '' });
  return world.do('approver-2', approveAward, { awardId });
}

/** What a refused act about awards leaves as it is. */
export const AWARD_TABLES = ['award', 'award_notice', 'challenge', 'lot', '"call"', 'bid', 'evaluation'];

/** The bid of a rank. */
export const bidAt = ({ bidIds }: RankedLot, rank: number): string => bidIds[rank - 1] ?? '';

/** The bid of a rank is proposed. Returns the award. */
export const proposedAward = (world: World, lot: RankedLot, rank = 1, as = 'officer') =>
  world.do(as, proposeAward, { lotId: lot.lotId, bidId: bidAt(lot, rank) });
