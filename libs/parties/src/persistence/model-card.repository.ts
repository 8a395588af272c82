import { repositoryOf, type Tx } from '@pilotage/platform';
import { ModelCardEntity } from './model-card.entities.js';

export const modelCards = repositoryOf(ModelCardEntity);

/** The card of the model version at a revision, or its newest; null where there is none. */
export function modelCardOf(tx: Tx, modelVersionId: string, revision: number | null): Promise<ModelCardEntity | null> {
  const { selection } = tx.table(ModelCardEntity);
  return tx.one<ModelCardEntity>(
    `select ${selection} from model_card where model_version_id = $1 and ($2::integer is null or revision = $2) order by revision desc limit 1`,
    [modelVersionId, revision],
  );
}
