import { z } from 'zod';
import { refuse, refuseIf, workflowRefusals, type Id } from '@pilotage/kernel';
import { input, newId, personOf, useCase, type Tx, type Work } from '@pilotage/platform';
import { assertGroupVerified, identityRefusals, partyGroupOf, type PartyGroup } from '@pilotage/parties';
import { bidsRefusals } from '../domain/bid.refusals.js';
import { biddingObjection, bidWorkflow } from '../domain/bid.workflow.js';
import { bids, holdDraftsOf, liveBidOn, submissions } from '../persistence/bids.repository.js';
import type { BidEntity } from '../persistence/bids.entities.js';
import { BidView } from '../graphql/bids.views.js';
import { bidRow } from './bid-row.js';
import { lotUnderLock, OPEN_LOT, ownBid, type OpenLot } from './bidding.js';
import { bidsPolicy } from './bids.policy.js';
import { digestsOf, saveEnvelopes, sealContent } from './envelopes.js';
import { contentOf, offerInput } from './offer.input.js';

/** A bid exists as a draft, encrypted in two envelopes from this first save. */
export const draftBid = useCase({
  name: 'draftBid',
  summary: 'Saves a first draft of a bid on a lot, encrypted at once in two envelopes. It counts only when it is sealed.',
  policy: bidsPolicy.draftBid,
  states: { lot: OPEN_LOT },
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    partyGroupId: input.id('partyGroup', 'Who bids; you are a member of the vendor that leads it.'),
    ...offerInput,
  }),
  output: BidView,
  refusals: [
    bidsRefusals.BIDDING_CLOSED,
    bidsRefusals.ONE_LIVE_BID_PER_LOT,
    bidsRefusals.MODEL_NOT_OF_GROUP,
    bidsRefusals.BID_EVIDENCE_NOT_AUTHORISED,
    bidsRefusals.BID_EVIDENCE_NOT_USABLE,
    identityRefusals.ORGANISATION_NOT_VERIFIED,
  ],
  async run({ tx, actor, sealing, authorise, inState }, { lotId, partyGroupId, ...offer }) {
    const lot = await lotUnderLock({ tx }, lotId);
    const group = await partyGroupOf(tx, partyGroupId);
    authorise({ vendor: group.leadOrganisationId });
    inState({ lot: lot.lot.state }, { ...lot.bidding });
    refuseIf(biddingObjection(lot.bidding));
    await assertGroupVerified(tx, group.id);
    const content = await contentOf({ tx, sealing }, { group, lot }, offer);
    await assertNoLiveBid(tx, lot, group);
    const draft = await newDraft(tx, lot, group, personOf(actor));
    const rows = sealContent(sealing, { bidId: draft.id, version: draft.version, now: lot.now }, content);
    const facts = { version: draft.version, callVersion: draft.callVersion, digests: digestsOf(rows) };
    await bids.create(tx, draft, { type: 'bid.draft', facts });
    await saveEnvelopes(tx, rows);
    return bidRow(draft);
  },
});

async function assertNoLiveBid(tx: Tx, { lot, call }: OpenLot, group: PartyGroup): Promise<void> {
  await holdDraftsOf(tx, call.id, group.leadOrganisationId);
  const live = await liveBidOn(tx, lot.id, { partyGroupId: group.id, vendorId: group.leadOrganisationId });
  if (live) refuse(bidsRefusals.ONE_LIVE_BID_PER_LOT, { bid: live });
}

async function newDraft(tx: Tx, { lot, call }: OpenLot, group: PartyGroup, createdBy: string): Promise<BidEntity> {
  return {
    id: newId('bid'),
    submissionId: await submissionOf(tx, call.id, group, createdBy),
    lotId: lot.id,
    callId: call.id,
    agencyId: call.agencyId,
    vendorId: group.leadOrganisationId,
    partyGroupId: group.id,
    createdBy,
    state: bidWorkflow.initial,
    version: 1,
    sealedVersion: null,
    callVersion: call.version,
    sealedAt: null,
    receipt: null,
    openedAt: null,
    modelVersionId: null,
    technical: null,
    priceOpenedAt: null,
    price: null,
    referral: null,
    disqualification: null,
    rank: null,
  };
}

/** The submission that groups the bids of a party group on a call; made with the first of them. */
async function submissionOf(tx: Tx, callId: string, group: PartyGroup, createdBy: string): Promise<Id<'submission'>> {
  const known = await submissions.find(tx, { callId, partyGroupId: group.id });
  if (known) return known.id;
  const row = { id: newId('submission'), callId, partyGroupId: group.id, vendorId: group.leadOrganisationId, createdBy };
  return (await submissions.create(tx, row, { type: 'submission.begin' })).id;
}

/** A newer version is saved. A sealed bid keeps its sealed version live until the newer one is sealed. */
export const reviseBid = useCase({
  name: 'reviseBid',
  summary: 'Saves a newer version of a bid, encrypted. A version that was sealed stays live until the newer one is sealed.',
  policy: bidsPolicy.reviseBid,
  // Whatever can still be sealed can be revised.
  states: { bid: { in: bidWorkflow.moves.seal.from }, lot: OPEN_LOT },
  input: z.strictObject({ bidId: input.id('bid', 'The bid.'), ...offerInput }),
  output: BidView,
  refusals: [
    bidsRefusals.BIDDING_CLOSED,
    bidsRefusals.MODEL_NOT_OF_GROUP,
    bidsRefusals.BID_EVIDENCE_NOT_AUTHORISED,
    bidsRefusals.BID_EVIDENCE_NOT_USABLE,
    workflowRefusals.WRONG_STATE,
  ],
  async run(work: Work, { bidId, ...offer }) {
    const { tx, sealing } = work;
    const own = await ownBid(work, bidId);
    const { bid, call, bidding, now } = own;
    work.inState({ bid: bid.state, lot: own.lot.state }, { ...bidding });
    refuseIf(biddingObjection(bidding));
    const content = await contentOf({ tx, sealing }, { group: await partyGroupOf(tx, bid.partyGroupId), lot: own }, offer);
    const version = bid.version + 1;
    const rows = sealContent(sealing, { bidId: bid.id, version, now }, content);
    await saveEnvelopes(tx, rows);
    // A sealed bid stays sealed for the version of the call that its receipt names.
    const callVersion = bid.state === 'draft' ? call.version : bid.callVersion;
    await bids.amend(tx, bid.id, { version, callVersion }, { type: 'bid.revise', facts: { version, digests: digestsOf(rows) } });
    return bidRow({ ...bid, version, callVersion });
  },
});
