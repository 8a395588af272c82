import { z } from 'zod';
import {
  disclose,
  grantsOf,
  input,
  isAllowed,
  notFound,
  pageInput,
  pageOf,
  query,
  type Sealing,
  type RowOf,
  type Tx,
} from '@pilotage/platform';
import { decisionsOf, gateDecisionRow, gatePoliciesOf } from '@pilotage/assurance';
import { lotOf } from '@pilotage/calls';
import { cardsInForce, organisationNames } from '@pilotage/parties';
import { bidsGroups, bidsPolicy } from '../application/bids.policy.js';
import { bidRow } from '../application/bid-row.js';
import { holdsOf, relationsOf } from '../application/disclosure.js';
import { openBoth } from '../application/envelopes.js';
import { bids, bidsOfVendor, envelopes, openedBidsPage } from '../persistence/bids.repository.js';
import type { TechnicalContent } from '../domain/content.js';
import type { BidEntity } from '../persistence/bids.entities.js';
import { BidConnectionView, BidReceiptView, BidView } from './bids.views.js';

type Row = RowOf<typeof BidView>;
type Cards = Awaited<ReturnType<typeof cardsInForce>>;

/** The offer as it is read: envelopes of before there were attachments have none. `cards`: those that the offered versions have now. */
const technicalRow = ({ modelCard = null, ...content }: TechnicalContent, cards: Cards): NonNullable<Row['technical']> => ({
  ...content,
  attachments: content.attachments ?? [],
  modelCardRevision: modelCard?.revision ?? null,
  modelCardDigest: modelCard?.digest ?? null,
  modelCardChanged: modelCard?.digest !== cards.get(content.modelVersionId)?.digest,
});

/** Rows with names, gate decisions and whether model cards changed, in one statement each for all of them. Content is what was opened. */
async function fullRows(tx: Tx, found: readonly BidEntity[]): Promise<Row[]> {
  const names = await organisationNames(tx, [...new Set(found.map(({ vendorId }) => vendorId))]);
  const decisions = await decisionsOf(
    tx,
    found.map(({ id }) => id),
  );
  const policies = await gatePoliciesOf(tx, [...decisions.values()]);
  const cards = await cardsInForce(
    tx,
    found.flatMap(({ technical }) => technical?.modelVersionId ?? []),
  );
  return found.map((bid) => {
    const decision = decisions.get(bid.id);
    return {
      ...bidRow(bid),
      vendorName: names.get(bid.vendorId) ?? null,
      technical: bid.technical && technicalRow(bid.technical, cards),
      price: bid.price,
      admission: decision ? gateDecisionRow(decision, policies) : null,
    };
  });
}

/** The vendor's own content: of the newest version before the opening, of the version that counted after it. */
async function ownContent(tx: Tx, sealing: Sealing, bid: BidEntity): Promise<Pick<Row, 'technical' | 'price'>> {
  const version = bid.openedAt ? (bid.sealedVersion ?? bid.version) : bid.version;
  const content = openBoth(sealing, await envelopes.list(tx, { bidId: bid.id, version }));
  if (!content) return { technical: null, price: null };
  const { technical, price } = content;
  return { technical: technicalRow(technical, await cardsInForce(tx, [technical.modelVersionId])), price };
}

/** A bid. */
export const bid = query({
  name: 'bid',
  summary: 'A bid. Its own vendor sees its content at any time; the agency sees that there is one from the opening on.',
  policy: bidsPolicy.bid,
  input: z.strictObject({ id: input.id('bid', 'Its identifier.') }),
  output: BidView,
  async run({ tx, actor, sealing, authorise }, { id }) {
    const found = await bids.get(tx, id);
    const relations = relationsOf(found);
    authorise(relations);
    const lot = await lotOf(tx, found.lotId);
    const granted = grantsOf(bidsGroups, actor, { ...relations, holds: holdsOf(actor, lot, found.agencyId) });
    const [row] = await fullRows(tx, [found]);
    if (!row) throw notFound();
    const isOwn = isAllowed(bidsPolicy.myBids, actor, { vendor: found.vendorId });
    return disclose(BidView, isOwn ? { ...row, ...(await ownContent(tx, sealing, found)) } : row, granted);
  },
});

/** The opened bids of a lot. */
export const bidsOfLotQuery = query({
  name: 'bidsOfLot',
  summary: 'The opened bids of a lot. Before the opening it is empty, whether or not there are bids.',
  policy: bidsPolicy.bidsOfLot,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), ...pageInput }),
  output: BidConnectionView,
  async run({ tx, actor, authorise }, { lotId, first, after }) {
    const lot = await lotOf(tx, lotId);
    const { agencyId } = lot.call;
    authorise({ agency: agencyId });
    const rows = await fullRows(tx, await openedBidsPage(tx, lotId, { first, after }));
    const granted = grantsOf(bidsGroups, actor, { agency: agencyId, holds: holdsOf(actor, lot, agencyId) });
    return disclose(BidConnectionView, pageOf(rows, first), granted);
  },
});

/** A vendor's own bids. */
export const myBids = query({
  name: 'myBids',
  summary: 'The bids that a vendor leads, in every state. Their content is read one by one, by `bid`.',
  policy: bidsPolicy.myBids,
  input: z.strictObject({ organisationId: input.id('organisation', 'The vendor.'), ...pageInput }),
  output: BidConnectionView,
  async run({ tx, actor, authorise }, { organisationId, first, after }) {
    authorise({ vendor: organisationId });
    const rows = await fullRows(tx, await bidsOfVendor(tx, organisationId, { first, after }));
    const withoutContent = rows.map((row) => ({ ...row, technical: null, price: null, rank: null }));
    return disclose(BidConnectionView, pageOf(withoutContent, first), grantsOf(bidsGroups, actor, { vendor: organisationId }));
  },
});

/** The receipt of a sealed bid. */
export const bidReceipt = query({
  name: 'bidReceipt',
  summary: 'The signed receipt of the version that is sealed.',
  policy: bidsPolicy.bidReceipt,
  input: z.strictObject({ bidId: input.id('bid', 'The bid.') }),
  output: BidReceiptView,
  async run({ tx, sealing, authorise }, { bidId }) {
    const { id, vendorId, receipt } = await bids.get(tx, bidId);
    authorise({ vendor: vendorId });
    if (!receipt) throw notFound();
    return disclose(BidReceiptView, { bidId: id, ...receipt, publicKey: sealing.receiptPublicKey });
  },
});
