import type { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, moneyInput, type Tx } from '@pilotage/platform';
import { statementInput } from '@pilotage/assurance';
import { modelVersionOf, type PartyGroup } from '@pilotage/parties';
import { bidsRefusals } from '../domain/bid.refusals.js';
import type { BidContent } from '../domain/content.js';

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const requirementId = input.text(64, 'The requirement of the lot.');

const technicalInput = input.object('TechnicalOfferInput', 'What is offered. Encrypted at once.', {
  modelVersionId: input.id('modelVersion', 'The model version that is offered, of an organisation of the group.'),
  responses: input
    .list(
      input.object('RequirementResponseInput', 'A response to one requirement.', {
        requirementId,
        text: input.text(8000, 'The response.'),
      }),
      0,
      100,
      'Responses, one per requirement.',
    )
    .refine((list) => isUnique(list.map((r) => r.requirementId)), 'one response per requirement')
    .meta({ description: 'Responses, one per requirement, at most 100.' }),
  evidence: input.list(
    input.object('OfferedEvidenceInput', 'A signed statement for one requirement.', {
      requirementId,
      statement: statementInput,
    }),
    0,
    40,
    'Evidence; several statements may serve one requirement.',
  ),
  productRiskAnswers: input
    .list(
      input.object('ProductRiskAnswerInput', 'An answer to a risk question about the product.', {
        questionId: input.text(16, 'The question.'),
        codes: input.list(input.text(64, 'A chosen option.'), 1, 20, 'The chosen options.'),
      }),
      0,
      60,
      'Answers to the risk questions that depend on the product.',
    )
    .refine((list) => isUnique(list.map((a) => a.questionId)), 'one answer per question')
    .meta({ description: 'Answers to the risk questions that depend on the product, one per question.' }),
});

const priceInput = input.object('PriceOfferInput', 'For how much. Encrypted at once, apart from the rest.', {
  amount: moneyInput('The price.'),
  lines: input
    .list(
      input.object('PriceLineInput', 'A line of the price.', {
        title: input.text(200, 'What it is for.'),
        amount: moneyInput('Its amount.'),
      }),
      0,
      100,
      'Lines that add up to the price.',
    )
    .optional(),
});

/** What a bid offers, as a vendor sends it. A draft may be incomplete; sealing says what is missing. */
export const offerInput = { technical: technicalInput, price: priceInput };

interface Offer {
  readonly technical: z.output<typeof technicalInput>;
  readonly price: z.output<typeof priceInput>;
}

/** The content of the envelopes, with the model's digest as it is pinned. Refuses MODEL_NOT_OF_GROUP; NOT_FOUND for an unknown model. */
export async function contentOf(tx: Tx, group: PartyGroup, { technical, price }: Offer): Promise<BidContent> {
  const model = await modelVersionOf(tx, technical.modelVersionId);
  must(group.organisationIds.includes(model.organisationId ?? ''), bidsRefusals.MODEL_NOT_OF_GROUP);
  return {
    technical: { ...technical, modelDigest: model.digest, productName: model.productName },
    price: { amount: price.amount, lines: price.lines ?? [] },
  };
}
