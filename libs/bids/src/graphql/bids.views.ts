import { connectionOf, enumeration, field, localised, moneyType, readable, t } from '@pilotage/platform';
import { GateDecisionView } from '@pilotage/assurance';

export const BidStateEnum = enumeration('BidState', 'Where a bid stands.', {
  draft: 'Saved and encrypted, not sealed.',
  sealed: 'Its sealed version counts and can be replaced until the deadline.',
  withdrawn: 'Taken back before the deadline.',
  void: 'The call was amended after it was sealed: confirm it again before the deadline, or it does not count.',
  opened: 'Its technical envelope was opened; the gate has not decided.',
  admitted: 'The gate admitted it.',
  admittedWithConditions: 'The gate admitted it with conditions.',
  referred: 'It waits for the ethics committee.',
  refused: 'The gate refused it, with reasons.',
  disqualified: 'An officer excluded it, with a reason.',
  ranked: 'It has a rank.',
  awarded: 'It won.',
  notAwarded: 'It did not win.',
  unopenable: 'One of its envelopes could not be opened; that is recorded.',
});

export const OpeningKindEnum = enumeration('OpeningKind', 'What an opening opens.', {
  technical: 'The technical envelopes; prices stay sealed.',
  both: 'Both envelopes in one act, as the profile says; the marking view still hides the price.',
});

export const OpeningOutcomeEnum = enumeration('OpeningOutcome', 'How an opening ended.', {
  opened: 'The envelopes were opened.',
  unsuccessful: 'Too few bids: none was opened and the lot is unsuccessful.',
});

export const RequirementResponseView = readable('RequirementResponse', 'A response to one requirement of the lot.', {
  requirementId: field(t.text, 'public', 'The requirement.'),
  text: field(t.text, 'public', 'The response.'),
});

export const OfferedEvidenceView = readable('OfferedEvidence', 'A signed statement offered for one requirement.', {
  requirementId: field(t.text, 'public', 'The requirement.'),
  statement: field(
    t.nullable(t.text),
    'bids.identity',
    'The statement as it was sent (vc+jwt). It names its subject, so it is hidden with the vendor.',
  ),
});

export const ProductRiskAnswerView = readable('ProductRiskAnswer', 'The vendor’s answer to a risk question about the product.', {
  questionId: field(t.text, 'public', 'The question.'),
  codes: field(t.list(t.text), 'public', 'The chosen options.'),
});

export const AttachmentView = readable('Attachment', 'An uploaded file that belongs to the offer.', {
  fileId: field(
    t.nullable(t.id),
    'bids.identity',
    'The file. A letterhead, a name or what a program wrote into it may name its vendor, so it is hidden with the vendor.',
  ),
  title: field(localised, 'public', 'What it is, as the vendor says.'),
  requirementId: field(t.nullable(t.text), 'public', 'The requirement that it serves.'),
  mediaType: field(t.text, 'public', 'Its media type.'),
  digest: field(t.nullable(t.text), 'bids.identity', 'SHA-256 of its bytes, as it was sealed with the bid.'),
});

export const TechnicalOfferView = readable('TechnicalOffer', 'What lies in the technical envelope.', {
  modelVersionId: field(t.nullable(t.id), 'bids.identity', 'The model version that is offered.'),
  modelDigest: field(t.nullable(t.text), 'bids.identity', 'SHA-256 of its artefact.'),
  productName: field(t.nullable(localised), 'bids.identity', 'Name of the product.'),
  modelCardRevision: field(
    t.nullable(t.int),
    'bids.identity',
    'The revision of its model card that the bid was saved with; null for none.',
  ),
  modelCardDigest: field(t.nullable(t.text), 'bids.identity', 'SHA-256 of that card, as it was sealed with the bid.'),
  modelCardChanged: field(t.nullable(t.flag), 'bids.identity', 'Whether the version has another card by now.'),
  responses: field(t.list(t.object(() => RequirementResponseView)), 'public', 'Responses to the requirements.'),
  evidence: field(t.list(t.object(() => OfferedEvidenceView)), 'public', 'Evidence offered.'),
  productRiskAnswers: field(t.list(t.object(() => ProductRiskAnswerView)), 'public', 'Answers to the risk questions about the product.'),
  attachments: field(t.list(t.object(() => AttachmentView)), 'public', 'Files that belong to it.'),
});

export const PriceLineView = readable('PriceLine', 'A line of a price.', {
  title: field(t.text, 'public', 'What it is for.'),
  amount: field(moneyType, 'public', 'Its amount.'),
});

export const PriceOfferView = readable('PriceOffer', 'What lies in the price envelope.', {
  amount: field(moneyType, 'public', 'The price.'),
  lines: field(t.list(t.object(() => PriceLineView)), 'public', 'Its lines; they add up to it.'),
});

export const BidView = readable(
  'Bid',
  'A bid of a party group on one lot. Its content lies in two encrypted envelopes from the first save until they are opened.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    lotId: field(t.id, 'public', 'The lot.'),
    callId: field(t.id, 'public', 'The call.'),
    state: field(t.enum(BidStateEnum), 'public', 'Where it stands.'),
    version: field(t.int, 'public', 'The newest saved version.'),
    sealedVersion: field(t.nullable(t.int), 'public', 'The version that is sealed and counts.'),
    callVersion: field(t.int, 'public', 'The version of the call that it was drafted or sealed for.'),
    sealedAt: field(t.nullable(t.instant), 'public', 'When the sealed version was accepted.'),
    openedAt: field(t.nullable(t.instant), 'public', 'When it was opened.'),
    rank: field(t.nullable(t.int), 'bids.rank', 'Its rank.'),
    vendorId: field(t.nullable(t.id), 'bids.identity', 'The vendor that leads the group.'),
    vendorName: field(t.nullable(localised), 'bids.identity', 'Name of the vendor.'),
    partyGroupId: field(t.nullable(t.id), 'bids.identity', 'The party group.'),
    technical: field(t.nullable(t.object(() => TechnicalOfferView)), 'bids.technical', 'What is offered.'),
    price: field(t.nullable(t.object(() => PriceOfferView)), 'bids.price', 'For how much.'),
    admission: field(t.nullable(t.object(() => GateDecisionView)), 'bids.admission', 'What the gate decided.'),
    riskAboveConfirmed: field(
      t.nullable(t.text),
      'bids.admission',
      'The level that the product’s answers give, where it is above the confirmed one: such a bid is referred first.',
    ),
    disqualifiedBecause: field(t.nullable(t.text), 'bids.admission', 'Why an officer excluded it.'),
  },
  { node: true },
);

export const BidConnectionView = connectionOf(BidView);

export const BidReceiptView = readable('BidReceipt', 'Proof of what was sealed and when. Keep it: it can be checked without this system.', {
  bidId: field(t.id, 'public', 'The bid.'),
  text: field(t.text, 'public', 'Canonical JSON: bid, call, lot, versions, moment of acceptance and the SHA-256 of each envelope.'),
  signature: field(t.text, 'public', 'Ed25519 signature of the text, base64url.'),
  publicKey: field(t.text, 'public', 'The key to check it with, PEM.'),
});

export const OpeningView = readable('Opening', 'The opening of a lot by two officers.', {
  id: field(t.id, 'public', 'Identifier.'),
  lotId: field(t.id, 'public', 'The lot.'),
  kind: field(t.enum(OpeningKindEnum), 'public', 'What it opens.'),
  requestedAt: field(t.instant, 'public', 'When the first officer asked for it.'),
  confirmedAt: field(t.nullable(t.instant), 'public', 'When the second officer confirmed it.'),
  outcome: field(t.nullable(t.enum(OpeningOutcomeEnum)), 'public', 'How it ended.'),
});
