import { isSameKind, refusal, sumOfMoney, type Refusal, type VatBasis } from '@pilotage/kernel';
import { bidsRefusals } from './bid.refusals.js';
import type { BidContent, PinnedCard, PriceContent, ProductRiskAnswer, TechnicalContent } from './content.js';

/** A risk question that the vendor answers. */
export interface AskedQuestion {
  readonly id: string;
  readonly several: boolean;
  readonly options: readonly { readonly code: string; readonly exclusive: boolean }[];
}

/** What the lot, the call and its profile ask of a bid. */
export interface Asked {
  readonly requirements: readonly { readonly id: string; readonly mandatory: boolean; readonly modelCard?: true }[];
  readonly questions: readonly AskedQuestion[];
  /** Answers that the call takes, by question; a question that is not listed takes any valid one. */
  readonly permittedAnswers: Readonly<Record<string, readonly string[]>>;
  readonly price: { readonly currency: string; readonly vat: VatBasis; readonly zeroAllowed: boolean };
  readonly onlyToBeDeveloped: boolean;
}

/** What is known of the offered product beside the bid. */
export interface OfferedProduct {
  readonly maturity: 'existing' | 'toBeDeveloped';
}

/**
 * The first thing that keeps the content from being sealed, or null. Only what can be verified before opening without judging: the
 * evidence itself is judged after it. Refuses with the ids of what is missing, never with content.
 */
export function contentObjection(asked: Asked, content: BidContent, product: OfferedProduct): Refusal | null {
  return (
    maturityObjection(asked, product) ??
    requirementObjection(asked, content.technical) ??
    cardMissing(asked, content.technical) ??
    answerObjection(asked, content.technical.productRiskAnswers) ??
    priceObjection(asked.price, content.price)
  );
}

function maturityObjection(asked: Asked, { maturity }: OfferedProduct): Refusal | null {
  return asked.onlyToBeDeveloped && maturity !== 'toBeDeveloped' ? refusal(bidsRefusals.PRODUCT_NOT_TO_BE_DEVELOPED) : null;
}

function requirementObjection({ requirements }: Asked, technical: TechnicalContent): Refusal | null {
  const { responses, evidence, walletEvidence = [], attachments = [] } = technical;
  const known = new Set(requirements.map(({ id }) => id));
  const named = [...responses, ...evidence, ...walletEvidence, ...attachments].flatMap(({ requirementId }) => requirementId ?? []);
  const unknown = named.filter((id) => !known.has(id));
  if (unknown.length > 0) return refusal(bidsRefusals.BID_REQUIREMENT_UNKNOWN, { requirements: listed(unknown) });
  const answered = new Set(responses.map(({ requirementId }) => requirementId));
  const missing = requirements.filter(({ id, mandatory }) => mandatory && !answered.has(id)).map(({ id }) => id);
  return missing.length > 0 ? refusal(bidsRefusals.BID_RESPONSES_MISSING, { requirements: listed(missing) }) : null;
}

function cardMissing({ requirements }: Asked, { modelCard = null }: TechnicalContent): Refusal | null {
  const asking = requirements.filter((requirement) => requirement.mandatory && requirement.modelCard).map(({ id }) => id);
  if (modelCard !== null || asking.length === 0) return null;
  return refusal(bidsRefusals.BID_MODEL_CARD_MISSING, { requirements: listed(asking) });
}

/** The objection to sealing content that names another card of its model version than the one in force, or none although there is one; or null. */
export function staleCardObjection({ modelCard }: TechnicalContent, inForce: PinnedCard | undefined): Refusal | null {
  const isInForce = (modelCard ?? null)?.digest === inForce?.digest;
  return isInForce ? null : refusal(bidsRefusals.BID_MODEL_CARD_NOT_IN_FORCE);
}

function answerObjection({ questions, permittedAnswers }: Asked, given: readonly ProductRiskAnswer[]): Refusal | null {
  const codes = new Map(given.map((answer) => [answer.questionId, answer.codes]));
  const open = questions.filter((question) => !isValidAnswer(question, codes.get(question.id) ?? [])).map(({ id }) => id);
  if (open.length > 0) return refusal(bidsRefusals.BID_ANSWERS_MISSING, { questions: listed(open) });
  const strange = questions.filter(({ id }) => (codes.get(id) ?? []).some((code) => !(permittedAnswers[id] ?? [code]).includes(code)));
  return strange.length > 0 ? refusal(bidsRefusals.BID_ANSWER_NOT_PERMITTED, { questions: listed(strange.map(({ id }) => id)) }) : null;
}

/** One option, or several where the question takes several and none of them excludes the others. */
function isValidAnswer({ several, options }: AskedQuestion, codes: readonly string[]): boolean {
  const chosen = options.filter(({ code }) => codes.includes(code));
  if (chosen.length === 0 || chosen.length !== codes.length) return false;
  if (chosen.length === 1) return true;
  return several && !chosen.some(({ exclusive }) => exclusive);
}

function priceObjection(asked: Asked['price'], { amount, lines }: PriceContent): Refusal | null {
  const { currency, vat } = asked;
  if (amount.currency !== currency || amount.vat !== vat) return refusal(bidsRefusals.BID_PRICE_BASIS, { currency, vat });
  if (!asked.zeroAllowed && BigInt(amount.minor) === 0n) return refusal(bidsRefusals.BID_PRICE_ZERO);
  return addsUp({ amount, lines }) ? null : refusal(bidsRefusals.BID_PRICE_LINES);
}

function addsUp({ amount, lines }: PriceContent): boolean {
  const [first, ...rest] = lines.map((line) => line.amount);
  if (!first) return true;
  if (![first, ...rest].every((line) => isSameKind(line, amount))) return false;
  return sumOfMoney(first, ...rest).minor === BigInt(amount.minor).toString();
}

const listed = (ids: readonly string[]): string => [...new Set(ids)].join(', ');
