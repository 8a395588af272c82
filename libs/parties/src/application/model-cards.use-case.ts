import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase } from '@pilotage/platform';
import { LANGUAGE_TAG, MODEL_CARD_LANGUAGES_MAX, MODEL_CARD_SECTION_MAX, modelCardDigest } from '../domain/model-card.js';
import { modelCardRefusals } from '../domain/model-card.refusals.js';
import { modelCardRow, ModelCardView } from '../graphql/model-card.views.js';
import { modelCards } from '../persistence/model-card.repository.js';
import { modelVersions, products } from '../persistence/parties.repository.js';
import { partiesPolicy } from './parties.policy.js';

const section = (description: string) => localisedInput(MODEL_CARD_SECTION_MAX, description);
const language = z
  .string()
  .regex(LANGUAGE_TAG, 'must be a language tag such as zh-Hans or en')
  .meta({ description: 'A language, by BCP 47, such as zh-Hans or en.' });

const cardInput = input.object('ModelCardInput', 'What the vendor says of the model.', {
  purpose: section('What the model is for.'),
  trainingData: section('What it was trained on.'),
  evaluation: section('How it was evaluated, and with what result.'),
  limits: section('What it cannot do, and where it must not be used.'),
  risks: section('Risks that are known.'),
  languages: input.list(language, 1, MODEL_CARD_LANGUAGES_MAX, 'Languages that it works in.'),
  contact: localisedInput(300, 'Whom to ask.'),
});

/** The vendor of a product says what a version of it is for and where its limits lie. What was said before stays. */
export const attachModelCard = useCase({
  name: 'attachModelCard',
  summary: 'Attaches a card (FactSheet) to a model version, as its next revision. Earlier revisions are kept and can be read.',
  policy: partiesPolicy.attachModelCard,
  input: z.strictObject({ modelVersionId: input.id('modelVersion', 'The model version.'), card: cardInput }),
  output: ModelCardView,
  refusals: [modelCardRefusals.MODEL_CARD_SAID_BEFORE, modelCardRefusals.MODEL_CARD_LANGUAGE_TWICE],
  async run({ tx, actor, authorise }, { modelVersionId, card: content }) {
    const version = await modelVersions.get(tx, modelVersionId);
    // Whoever attaches a card to another version of the product waits, too: that is rare, and a version is never locked.
    const product = await products.lock(tx, version.productId, 'update');
    authorise({ vendor: product.organisationId ?? [] });
    must(new Set(content.languages).size === content.languages.length, modelCardRefusals.MODEL_CARD_LANGUAGE_TWICE);
    const earlier = await modelCards.list(tx, { modelVersionId: version.id });
    const digest = modelCardDigest(content);
    const same = earlier.find((card) => card.digest === digest);
    must(!same, modelCardRefusals.MODEL_CARD_SAID_BEFORE, { revision: same?.revision ?? 0 });
    const revision = earlier.length + 1;
    const attached = { attachedBy: personOf(actor), attachedAt: await tx.now() };
    const row = { id: newId('modelCard'), modelVersionId: version.id, revision, content, digest, ...attached };
    const facts = { version: version.id, revision, digest };
    return modelCardRow(await modelCards.create(tx, row, { type: 'modelCard.attach', facts }));
  },
});
