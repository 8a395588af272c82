import type { Instant, LocalisedText, Money } from '@pilotage/kernel';
import type { Sealing, Tx } from '@pilotage/platform';
import { decideAdmission, type GateDecisionEntity, type PilotStage } from '@pilotage/assurance';
import { lotOf } from '@pilotage/calls';
import { openToMarkers } from '@pilotage/files';
import { excludedGroups } from '@pilotage/parties';
import { ADMITTED_STATES } from '../domain/admission.rules.js';
import { bidWorkflow, type BidState } from '../domain/bid.workflow.js';
import type { Competition } from '../domain/competition.rules.js';
import type { PriceContent, TechnicalContent } from '../domain/content.js';
import { bids, openedBids, sealedEnvelopesOf } from '../persistence/bids.repository.js';
import type { BidEntity, EnvelopeEntity } from '../persistence/bids.entities.js';
import { competitionAfterAdmission } from './competition.js';
import { isAsReceipted, openEnvelope } from './envelopes.js';
import { gatherFacts, openedContent, pinnedBy } from './gate-facts.js';

/** An opened bid, as rooms downstream see it. */
export interface OpenedBid {
  readonly id: string;
  readonly lotId: string;
  readonly callId: string;
  readonly agencyId: string;
  readonly vendorId: string;
  readonly partyGroupId: string;
  readonly state: BidState;
  /** When the version that counts was accepted. */
  readonly acceptedAt: Instant;
  readonly modelVersionId: string;
  readonly modelDigest: string;
  readonly productName: LocalisedText;
  readonly technical: TechnicalContent;
  /** Null until the price envelope was opened. */
  readonly price: PriceContent | null;
  readonly rank: number | null;
}

function opened(bid: BidEntity): OpenedBid {
  const { technical, sealedAt, modelVersionId } = bid;
  if (!technical || !sealedAt || !modelVersionId) throw new Error(`${bid.id} was never opened`);
  const { id, lotId, callId, agencyId, vendorId, partyGroupId, state, price, rank } = bid;
  const { modelDigest, productName } = technical;
  return {
    id,
    lotId,
    callId,
    agencyId,
    vendorId,
    partyGroupId,
    state,
    acceptedAt: sealedAt,
    modelVersionId,
    modelDigest,
    productName,
    technical,
    price,
    rank,
  };
}

/** States in which a bid still comes, or has come, to something: its evidence counts. */
const ALIVE: readonly BidState[] = ['opened', 'referred', 'admitted', 'admittedWithConditions', 'ranked', 'awarded'];

/** Of the bids, those that are still decided or were awarded; an awarded one lives on as its pilot. */
export async function livingAmong(tx: Tx, bidIds: readonly string[]): Promise<readonly string[]> {
  if (bidIds.length === 0) return [];
  return (await bids.list(tx, { id: [...bidIds] as BidEntity['id'][], state: [...ALIVE] })).map(({ id }) => id);
}

/** Of the bids, those whose party group has an organisation that is excluded at the moment. */
export async function excludedAmong(tx: Tx, bidIds: readonly string[]): Promise<readonly string[]> {
  if (bidIds.length === 0) return [];
  const asked = await bids.list(tx, { id: [...bidIds] as BidEntity['id'][] });
  const groupIds = [...new Set(asked.map(({ partyGroupId }) => partyGroupId))];
  const excluded = new Set(await excludedGroups(tx, groupIds, await tx.now()));
  return asked.filter(({ partyGroupId }) => excluded.has(partyGroupId)).map(({ id }) => id);
}

/** Every bid of the lot whose technical envelope was opened, whatever became of it, by id. Empty before the opening. */
export async function bidsOfLot(tx: Tx, lotId: string): Promise<OpenedBid[]> {
  const rows = await openedBids(tx, lotId);
  return rows.filter(({ technical }) => technical !== null).map(opened);
}

/** An opened bid, or NOT_FOUND. Throws for one that was never opened. */
export const bidOf = async (tx: Tx, id: string): Promise<OpenedBid> => opened(await bids.get(tx, id));

/** Whom a bid concerns, opened or not: its vendor and, once it is opened, the agency; before that the agency does not know that there is a bid. NOT_FOUND when there is none. */
export async function bidConcerns(tx: Tx, id: string): Promise<{ readonly vendorId: string; readonly agencyId: string | null }> {
  const { vendorId, agencyId, openedAt } = await bids.get(tx, id);
  return { vendorId, agencyId: openedAt ? agencyId : null };
}

/** What the bids that admission left mean for the lot. Marking starts only when it is `enough`. */
export const competitionOf = async (tx: Tx, lotId: string): Promise<Competition> => competitionAfterAdmission(tx, await lotOf(tx, lotId));

/** A price out of its envelope. */
export interface OpenedPrice {
  readonly bidId: string;
  readonly amount: Money;
}

/**
 * Opens the price envelopes of the named bids of the lot, which must be admitted; the others stay sealed for ever. A price that was opened
 * with the technical envelope is returned as it is. One that cannot be opened makes its bid unopenable, and it is not among the answers.
 * The caller holds the lock of the lot and has checked two officers.
 */
export async function openPriceEnvelopes(tx: Tx, lotId: string, bidIds: readonly string[], sealing: Sealing): Promise<OpenedPrice[]> {
  const named = await bids.list(tx, { lotId, id: bidIds as BidEntity['id'][] }, 'update');
  const strangers = named.filter(({ state }) => !ADMITTED_STATES.includes(state));
  if (strangers.length > 0 || named.length !== new Set(bidIds).size) throw new Error('only prices of admitted bids of the lot are opened');
  const closed = named.filter(({ price }) => price === null);
  const rows = await sealedEnvelopesOf(
    tx,
    closed.map(({ id }) => id),
    ['price'],
  );
  const now = await tx.now();
  const prices: OpenedPrice[] = [];
  for (const bid of named) {
    const price = bid.price ?? (await openPrice(tx, sealing, { bid, rows: rows.filter(({ bidId }) => bidId === bid.id), now }));
    if (price) prices.push({ bidId: bid.id, amount: price.amount });
  }
  return prices;
}

interface PriceAct {
  readonly bid: BidEntity;
  readonly rows: readonly EnvelopeEntity[];
  readonly now: Instant;
}

async function openPrice(tx: Tx, sealing: Sealing, { bid, rows, now }: PriceAct): Promise<PriceContent | null> {
  const price = isAsReceipted(sealing, bid.receipt, rows) ? openEnvelope(sealing, 'price', rows) : null;
  if (price) await bids.amend(tx, bid.id, { price, priceOpenedAt: now }, { type: 'bid.openPrice', facts: { version: bid.sealedVersion } });
  else await bids.save(tx, bidWorkflow.move(bid, 'findUnopenable', {}), { envelope: 'price', version: bid.sealedVersion });
  return price;
}

/** Gives bids their ranks, or new ones after a later version of the ranking. */
export async function markBidsRanked(tx: Tx, ranks: readonly { readonly bidId: string; readonly rank: number }[]): Promise<void> {
  // The marking is over: those who marked may now see what would have told them whose bid it was.
  await openToMarkers(
    tx,
    ranks.map(({ bidId }) => bidId),
  );
  const rows = await bids.list(tx, { id: ranks.map(({ bidId }) => bidId) as BidEntity['id'][] }, 'update');
  for (const { bidId, rank } of ranks) {
    const bid = rows.find(({ id }) => id === bidId);
    if (!bid) throw new Error(`${bidId} is no bid`);
    const { next, event } = bidWorkflow.move(bid, 'rank', {});
    await bids.save(tx, { event, next: { ...next, rank } }, { rank });
  }
}

/** The bid has won. */
export async function markBidAwarded(tx: Tx, bidId: string): Promise<void> {
  const bid = await bids.lock(tx, bidId, 'update');
  await bids.save(tx, bidWorkflow.move(bid, 'award', {}));
}

/** Every bid of the lot that was still in the running, but for the named ones, has not won. */
export async function markBidsNotAwarded(tx: Tx, lotId: string, exceptBidIds: readonly string[]): Promise<void> {
  const inTheRunning = await bids.list(tx, { lotId, state: [...bidWorkflow.moves.notAward.from] }, 'update');
  for (const bid of inTheRunning.filter(({ id }) => !exceptBidIds.includes(id))) await bids.save(tx, bidWorkflow.move(bid, 'notAward', {}));
}

/**
 * The gate's decision on a bid for one stage of its pilot, on the facts of this moment: evidence that has run out since, a vendor excluded
 * since. `endsAt` is the end of the pilot, null before it has begun: stages have no end of their own. The bid itself stays where it is.
 * Refuses GATE_FACT_MISSING and POLICY_NOT_IN_FORCE.
 */
export async function decideAdmissionForStage(
  tx: Tx,
  bidId: string,
  stage: PilotStage,
  endsAt: Instant | null = null,
): Promise<GateDecisionEntity> {
  const bid = await bids.get(tx, bidId);
  const lot = await lotOf(tx, bid.lotId);
  const technical = openedContent(bid);
  const { facts, vendorIds } = await gatherFacts(tx, { bid, technical, lot, stage, now: await tx.now(), endsAt });
  const { lotId, agencyId } = bid;
  return decideAdmission(tx, { bidId, lotId, agencyId, vendorIds, ...pinnedBy(technical), stage, facts });
}
