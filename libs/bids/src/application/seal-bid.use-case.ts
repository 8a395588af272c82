import { z } from 'zod';
import { must, refuseIf, workflowRefusals, type Moved } from '@pilotage/kernel';
import { input, isAllowed, useCase, type Sealing, type Tx, type Work } from '@pilotage/platform';
import { assertGroupVerified, cardsInForce, identityRefusals, modelVersionOf, partyGroupOf } from '@pilotage/parties';
import { holdFiles } from '@pilotage/files';
import { bidsRefusals } from '../domain/bid.refusals.js';
import { bidWorkflow } from '../domain/bid.workflow.js';
import { contentObjection, staleCardObjection } from '../domain/content.rules.js';
import type { BidContent, TechnicalContent } from '../domain/content.js';
import { receiptText } from '../domain/receipt.js';
import { bids, envelopes } from '../persistence/bids.repository.js';
import type { BidEntity, EnvelopeEntity } from '../persistence/bids.entities.js';
import { BidView } from '../graphql/bids.views.js';
import { askedOf } from './asked.js';
import { bidRow } from './bid-row.js';
import { OPEN_LOT, ownBid, type OwnBid } from './bidding.js';
import { bidsCapacities, bidsPolicy } from './bids.policy.js';
import { digestsOf, openBoth } from './envelopes.js';
import { assertUsable } from './claimed-evidence.js';

const contentRefusals = [
  bidsRefusals.PRODUCT_NOT_TO_BE_DEVELOPED,
  bidsRefusals.BID_REQUIREMENT_UNKNOWN,
  bidsRefusals.BID_RESPONSES_MISSING,
  bidsRefusals.BID_ANSWERS_MISSING,
  bidsRefusals.BID_ANSWER_NOT_PERMITTED,
  bidsRefusals.BID_MODEL_CARD_MISSING,
  bidsRefusals.BID_PRICE_BASIS,
  bidsRefusals.BID_PRICE_ZERO,
  bidsRefusals.BID_PRICE_LINES,
  bidsRefusals.BID_FILES_NOT_USABLE,
  bidsRefusals.BID_EVIDENCE_NOT_AUTHORISED,
  bidsRefusals.BID_EVIDENCE_NOT_USABLE,
  bidsRefusals.AUTHORISED_SIGNATURE_REQUIRED,
  identityRefusals.ORGANISATION_NOT_VERIFIED,
];

const bidInput = z.strictObject({ bidId: input.id('bid', 'The bid.') });

/** The newest version is sealed: it counts from now on, and the vendor has a signed receipt. */
export const sealBid = useCase({
  name: 'sealBid',
  summary: 'Seals the newest version of a bid before the deadline; the last sealed version counts. Its receipt is read by `bidReceipt`.',
  policy: bidsPolicy.sealBid,
  states: { bid: { in: bidWorkflow.moves.seal.from }, lot: OPEN_LOT },
  input: bidInput,
  output: BidView,
  refusals: [
    bidsRefusals.BIDDING_CLOSED,
    bidsRefusals.NOTHING_NEW_TO_SEAL,
    bidsRefusals.BID_MODEL_CARD_NOT_IN_FORCE,
    workflowRefusals.WRONG_STATE,
    ...contentRefusals,
  ],
  async run(work, { bidId }) {
    const own = await ownBid(work, bidId);
    work.inState({ bid: own.bid.state, lot: own.lot.state }, { ...own.bidding });
    const moved = bidWorkflow.move(own.bid, 'seal', own.facts);
    return bidRow(await acceptSealed(work, own, { moved, version: own.bid.version, isNew: true }));
  },
});

/** A bid that an amendment voided counts again, its content unchanged, for the present version of the call. */
export const reconfirmBid = useCase({
  name: 'reconfirmBid',
  summary: 'Confirms the sealed version again after the call was amended, without changing its content. There is a new receipt.',
  policy: bidsPolicy.reconfirmBid,
  states: { bid: { in: bidWorkflow.moves.reconfirm.from }, lot: OPEN_LOT },
  input: bidInput,
  output: BidView,
  refusals: [bidsRefusals.BIDDING_CLOSED, bidsRefusals.CALL_NOT_AMENDED, workflowRefusals.WRONG_STATE, ...contentRefusals],
  async run(work, { bidId }) {
    const own = await ownBid(work, bidId);
    work.inState({ bid: own.bid.state, lot: own.lot.state }, { ...own.bidding });
    const moved = bidWorkflow.move(own.bid, 'reconfirm', own.facts);
    return bidRow(await acceptSealed(work, own, { moved, version: own.bid.sealedVersion ?? own.bid.version, isNew: false }));
  },
});

interface Sealed {
  readonly moved: Moved<BidEntity>;
  readonly version: number;
  /** False where a version is confirmed again that was sealed before: it keeps the model card that it was sealed with. */
  readonly isNew: boolean;
}

/** Checks what can be verified before opening, signs the receipt under the moment of the lock, and saves. */
async function acceptSealed({ tx, actor, sealing }: Work, own: OwnBid, { moved, version, isNew }: Sealed): Promise<BidEntity> {
  const { bid, call, profile, now } = own;
  const signs =
    profile.bids.authorisedSignature.value === 'notRequired' ||
    isAllowed(bidsCapacities.vendorSignatory.who, actor, { vendor: bid.vendorId });
  must(signs, bidsRefusals.AUTHORISED_SIGNATURE_REQUIRED);
  await assertGroupVerified(tx, bid.partyGroupId);
  const rows = await envelopes.list(tx, { bidId: bid.id, version });
  const { technical } = await assertComplete(tx, sealing, own, rows);
  if (isNew) await assertCardInForce(tx, technical);
  const digests = digestsOf(rows);
  const text = receiptText({
    bidId: bid.id,
    callId: call.id,
    lotId: bid.lotId,
    version,
    callVersion: call.version,
    acceptedAt: now,
    digests,
  });
  const receipt = { text, signature: sealing.signReceipt(text) };
  const next = { ...moved.next, sealedVersion: version, callVersion: call.version, sealedAt: now, receipt };
  tx.emit('bidSealed', { bidId: bid.id, lotId: bid.lotId });
  return bids.save(tx, { ...moved, next }, { version, callVersion: call.version, digests });
}

async function assertComplete(tx: Tx, sealing: Sealing, own: OwnBid, rows: readonly EnvelopeEntity[]): Promise<BidContent> {
  const content = openBoth(sealing, rows);
  if (!content) throw new Error(`the envelopes of ${own.bid.id} cannot be opened with this key file`);
  const model = await modelVersionOf(tx, content.technical.modelVersionId);
  refuseIf(contentObjection(await askedOf(tx, own), content, model));
  await assertUsable(tx, { group: await partyGroupOf(tx, own.bid.partyGroupId), lot: own }, content.technical);
  const fileIds = (content.technical.attachments ?? []).map(({ fileId }) => fileId);
  const unusable = await holdFiles(tx, fileIds);
  must(unusable.length === 0, bidsRefusals.BID_FILES_NOT_USABLE, { files: unusable.join(', ') });
  return content;
}

async function assertCardInForce(tx: Tx, technical: TechnicalContent): Promise<void> {
  const { modelVersionId } = technical;
  refuseIf(staleCardObjection(technical, (await cardsInForce(tx, [modelVersionId])).get(modelVersionId)));
}

/** The bid is taken back before the deadline; the group may make another one. */
export const withdrawBid = useCase({
  name: 'withdrawBid',
  summary: 'Takes a bid back before the deadline. Its envelopes are never opened; the group may make another bid on the lot.',
  policy: bidsPolicy.withdrawBid,
  states: { bid: { in: bidWorkflow.moves.withdraw.from }, lot: OPEN_LOT },
  input: bidInput,
  output: BidView,
  refusals: [bidsRefusals.BIDDING_CLOSED, workflowRefusals.WRONG_STATE],
  async run(work, { bidId }) {
    const { bid, lot, bidding, facts } = await ownBid(work, bidId);
    work.inState({ bid: bid.state, lot: lot.state }, { ...bidding });
    const withdrawn = await bids.save(work.tx, bidWorkflow.move(bid, 'withdraw', facts));
    work.tx.emit('bidWithdrawn', { bidId: bid.id, lotId: bid.lotId });
    return bidRow(withdrawn);
  },
});
