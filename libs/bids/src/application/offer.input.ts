import type { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, localisedInput, moneyInput, type Sealing, type Tx } from '@pilotage/platform';
import { pinFiles, type PinnedFile } from '@pilotage/files';
import { statementInput } from '@pilotage/assurance';
import { cardsInForce, modelVersionOf, type PartyGroup } from '@pilotage/parties';
import { bidsRefusals } from '../domain/bid.refusals.js';
import type { Attachment, BidContent } from '../domain/content.js';
import type { OpenLot } from './bidding.js';
import { assertUsable } from './claimed-evidence.js';

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const requirementId = input.text(64, 'The requirement of the lot.');

const attachmentInput = input.object('AttachmentInput', 'An uploaded file that belongs to the offer.', {
  fileId: input.id('file', 'A file of the vendor that leads, uploaded for a bid.'),
  title: localisedInput(200, 'What it is. It is shown where the vendor is not: it names nobody.'),
  requirementId: input.text(64, 'The requirement of the lot that it serves; leave it out for the offer as a whole.').optional(),
});

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
  walletEvidence: input
    .list(
      input.object('OfferedWalletEvidenceInput', 'A piece of the evidence wallet for one requirement.', {
        requirementId,
        evidenceId: input.id(
          'evidence',
          'A piece in the wallet of the vendor that leads, or one of another organisation of the group that authorised it.',
        ),
      }),
      0,
      40,
      'Pieces of the wallet, checked there already.',
    )
    .refine((list) => isUnique(list.map((e) => `${e.requirementId} ${e.evidenceId}`)), 'each piece once for a requirement')
    .meta({
      description:
        'Pieces of the evidence wallet, each once for a requirement, at most 40: no text is sent again and nothing is checked again.',
    })
    .optional(),
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
  attachments: input
    .list(attachmentInput, 0, 20, 'Attachments.')
    .refine((list) => isUnique(list.map((a) => a.fileId)), 'each file once')
    .meta({ description: 'Files that belong to the offer, each once, at most 20.' })
    .optional(),
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

/**
 * The content of the envelopes, with the digests of model and attachments as they are pinned. Refuses MODEL_NOT_OF_GROUP,
 * BID_EVIDENCE_NOT_AUTHORISED and BID_EVIDENCE_NOT_USABLE; NOT_FOUND for an unknown model, for a file that is not the lead's own, and for a piece of
 * evidence that is neither its own nor of somebody who ever authorised it.
 */
export async function contentOf(
  { tx, sealing }: { readonly tx: Tx; readonly sealing: Sealing },
  { group, lot }: { readonly group: PartyGroup; readonly lot: OpenLot },
  { technical, price }: Offer,
): Promise<BidContent> {
  const model = await modelVersionOf(tx, technical.modelVersionId);
  must(group.organisationIds.includes(model.organisationId ?? ''), bidsRefusals.MODEL_NOT_OF_GROUP);
  await assertUsable(tx, { group, lot }, { ...technical, modelDigest: model.digest });
  const { attachments: offered = [], ...rest } = technical;
  const fileIds = offered.map(({ fileId }) => fileId);
  const pinned = await pinFiles(tx, sealing, { fileIds, organisationId: group.leadOrganisationId, purpose: 'bidAttachment' });
  const attachments = offered.map(({ title, requirementId = null }, i): Attachment => ({
    ...(pinned[i] as PinnedFile),
    title,
    requirementId,
  }));
  const card = (await cardsInForce(tx, [model.id])).get(model.id);
  const modelCard = card ? { revision: card.revision, digest: card.digest } : null;
  return {
    technical: { ...rest, modelDigest: model.digest, modelCard, productName: model.productName, attachments },
    price: { amount: price.amount, lines: price.lines ?? [] },
  };
}
