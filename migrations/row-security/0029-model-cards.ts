import { KNOWN, ofMine, type Wall } from './wall.js';

/** What a model is for and where its limits lie is public; only the vendor of its product attaches a card, and a revision stays as it is. */
export const MODEL_CARDS: Wall = {
  table: 'model_card',
  sees: KNOWN,
  adds: `exists (select from model_version v join product p on p.id = v.product_id
    where v.id = model_version_id and ${ofMine('p.organisation_id')})`,
  may: { insert: true },
};
