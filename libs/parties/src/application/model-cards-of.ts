import type { Tx } from '@pilotage/platform';
import { newestCards, type CardInForce } from '../persistence/model-card.repository.js';

/** The cards that model versions have now, by version, in one statement; one that has none is not in the map. */
export async function cardsInForce(tx: Tx, modelVersionIds: readonly string[]): Promise<ReadonlyMap<string, CardInForce>> {
  const cards = modelVersionIds.length === 0 ? [] : await newestCards(tx, modelVersionIds);
  return new Map(cards.map((card) => [card.modelVersionId, card]));
}
