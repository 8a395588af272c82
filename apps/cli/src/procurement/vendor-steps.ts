import type { JWK } from 'jose';
import { priceOf, productDigest, type DemonstrationBid, type EvidencePiece } from '../demonstration/facts/index.js';
import { must, type Driver, type Row } from '../driver/driver.js';
import { DEMONSTRATION_ISSUER, signStatement, vendorIssuer, type IssuerKeys, type Statement } from './issuer.js';
import { idFrom, idOf, type Bidder, type MadeBid, type Procurement } from './procurement.js';
import { CATEGORY_OF, DEVICE_PERMIT, PERMIT_REQUIREMENT } from './specification.js';

/** The standard on quality management under which a demonstration permit is stated: the catalogue knows standards, not permits. */
const PERMIT_STANDARD = 'GB/T 42061-2022';
const PERMIT_WINDOW = {
  VALID: { validFrom: '2024-06-01T00:00:00+08:00', validUntil: '2029-06-01T00:00:00+08:00' },
  EXPIRED: { validFrom: '2020-11-01T00:00:00+08:00', validUntil: '2025-11-01T00:00:00+08:00' },
} as const;

/** A vendor bids alone: a group of one. */
export const formGroup = (driver: Driver, person: string, organisationId: string, title: string): Promise<string> =>
  idFrom(driver, person, 'formPartyGroup', { leadOrganisationId: organisationId, title });

/** The offered product is registered and its version pinned. Returns the id of the version. */
export async function registerOffer({ driver, call }: Procurement, bidder: Bidder, { product }: DemonstrationBid): Promise<string> {
  const productId = await idFrom(driver, bidder.person, 'registerProduct', {
    organisationId: bidder.organisationId,
    name: product.name,
    category: CATEGORY_OF[call.category],
    maturity: product.stillToBeDeveloped ? 'toBeDeveloped' : 'existing',
    identifiers: [],
  });
  const version = { productId, version: product.version, digest: productDigest(product.key, product.version) };
  return idFrom(driver, bidder.person, 'registerModelVersion', version);
}

/** A bid is drafted and sealed, with files of the vendor where it has any. */
export async function makeBid(
  of: Procurement,
  lotId: string,
  bidder: Bidder,
  facts: DemonstrationBid,
  keys: IssuerKeys,
  attachments: readonly Row[] = [],
): Promise<MadeBid> {
  const modelVersionId = await registerOffer(of, bidder, facts);
  const technical = {
    modelVersionId,
    responses: responsesOf(of, facts),
    evidence: await evidenceOf(of, facts, keys),
    productRiskAnswers: productAnswersOf(of, facts),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
  const offer = { lotId, partyGroupId: bidder.partyGroupId, technical, price: { amount: priceOf(facts) } };
  const bidId = idOf(await must(of.driver, bidder.person, 'draftBid', offer));
  await must(of.driver, bidder.person, 'sealBid', { bidId });
  return { bidId, lotId, facts, bidder };
}

/** What stands in every response of a bid and names nobody: a paper is recognised by it when marks are made. */
export const designReference = ({ product }: DemonstrationBid): string => productDigest(product.key, product.version).slice(0, 12);

function responsesOf({ call }: Procurement, facts: DemonstrationBid): Row[] {
  const reference = `Design reference ${designReference(facts)}.`;
  const responses = call.requirements.map(({ id }, at) => ({
    requirementId: id,
    text: `Met; shown by the statement to ${facts.evidence[at]?.standard ?? 'the standard'}. ${reference}`,
  }));
  const permit = {
    requirementId: PERMIT_REQUIREMENT,
    text: `${facts.permit === 'NONE' ? 'A foreign number only.' : 'See the permit.'} ${reference}`,
  };
  return call.devicePermit ? [...responses, permit] : responses;
}

async function evidenceOf({ call }: Procurement, facts: DemonstrationBid, keys: IssuerKeys): Promise<Row[]> {
  const pieces: Row[] = [];
  for (const [at, piece] of facts.evidence.entries()) {
    const { key, statement } = signedAs(facts, piece, keys);
    pieces.push({ requirementId: call.requirements[at]?.id, statement: await signStatement(key, statement) });
  }
  return call.devicePermit && facts.permit !== 'NONE' ? [...pieces, await permitOf(facts, facts.permit, keys)] : pieces;
}

/** Whose key signs, and who is named as issuer: the same, but for a statement whose signature does not hold. */
function signedAs(facts: DemonstrationBid, piece: EvidencePiece, keys: IssuerKeys): { key: JWK; statement: Statement } {
  const { standard, validFrom, validUntil, status } = piece;
  const issuer = piece.variant === 'selfDeclared' ? vendorIssuer(facts.vendor) : DEMONSTRATION_ISSUER;
  const key = piece.variant === 'selfDeclared' || piece.variant === 'unsigned' ? keys.vendors : keys.issuer;
  const digest = productDigest(piece.aboutProduct, facts.product.version);
  return { key, statement: { issuer, digest, standard, validFrom, validUntil, status } };
}

async function permitOf(facts: DemonstrationBid, permit: 'VALID' | 'EXPIRED', keys: IssuerKeys): Promise<Row> {
  const statement = await signStatement(keys.issuer, {
    issuer: DEMONSTRATION_ISSUER,
    digest: productDigest(facts.product.key, facts.product.version),
    standard: PERMIT_STANDARD,
    ...PERMIT_WINDOW[permit],
    // Signed by the demonstration issuer alone: it stands for a registration and is none.
    permit: DEVICE_PERMIT,
  });
  return { requirementId: PERMIT_REQUIREMENT, statement };
}

/** The vendor's answers to the questions about the product; what it does not answer otherwise is answered as the need is. */
const productAnswersOf = ({ call }: Procurement, facts: DemonstrationBid): Row[] =>
  Object.keys(call.risk.productAnswersAllowed).map((questionId) => ({
    questionId,
    codes: [facts.productAnswers[questionId] ?? call.risk.answers[questionId] ?? []].flat(),
  }));
