import { field, localised, readable, t, type RowOf } from '@pilotage/platform';
import type { ModelCardEntity } from '../persistence/model-card.entities.js';
import type { ModelVersionEntity } from '../persistence/parties.entities.js';

export const ModelCardView = readable(
  'ModelCard',
  'What a vendor says of a model version, its FactSheet. It is the vendor’s own word; a revision never changes.',
  {
    id: field(t.id, 'public', 'Identifier of the revision.'),
    modelVersionId: field(t.id, 'public', 'The model version.'),
    revision: field(t.int, 'public', 'Which revision it is; 1 is the first, and each can be read by its number.'),
    digest: field(t.text, 'public', 'SHA-256 of the canonical JSON of the seven members that the vendor wrote.'),
    attachedAt: field(t.instant, 'public', 'When it was attached.'),
    purpose: field(localised, 'public', 'What the model is for.'),
    trainingData: field(localised, 'public', 'What it was trained on.'),
    evaluation: field(localised, 'public', 'How it was evaluated, and with what result.'),
    limits: field(localised, 'public', 'What it cannot do, and where it must not be used.'),
    risks: field(localised, 'public', 'Risks that are known.'),
    languages: field(t.list(t.text), 'public', 'Languages that it works in (BCP 47).'),
    contact: field(localised, 'public', 'Whom to ask.'),
  },
);

export const ModelVersionWithCardView = readable('ModelVersionWithCard', 'A released version of a product, with a revision of its card.', {
  id: field(t.id, 'public', 'Identifier.'),
  productId: field(t.id, 'public', 'The product.'),
  version: field(t.text, 'public', 'Version name.'),
  digest: field(t.text, 'public', 'SHA-256 of the artefact.'),
  card: field(
    t.nullable(t.object(() => ModelCardView)),
    'public',
    'The revision that was asked for, or the newest; null where there is none.',
  ),
});

/** A revision as it is shown. */
export const modelCardRow = ({ content, ...card }: ModelCardEntity): RowOf<typeof ModelCardView> => ({ ...card, ...content });

/** A version as it is shown, with a revision of its card. */
export const modelVersionRow = (version: ModelVersionEntity, card: ModelCardEntity | null): RowOf<typeof ModelVersionWithCardView> => ({
  ...version,
  card: card && modelCardRow(card),
});
