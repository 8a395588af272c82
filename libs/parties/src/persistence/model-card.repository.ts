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

/** The newest revision of a version's card, without what it says. */
export interface CardInForce {
  readonly modelVersionId: string;
  readonly revision: number;
  /** SHA-256 of what it says. */
  readonly digest: string;
}

/** The newest revision of each version's card, where it has one. */
export const newestCards = (tx: Tx, modelVersionIds: readonly string[]): Promise<CardInForce[]> =>
  tx.query<CardInForce>(
    `select distinct on (model_version_id) model_version_id as "modelVersionId", revision, digest
     from model_card where model_version_id = any($1) order by model_version_id, revision desc`,
    [[...new Set(modelVersionIds)]],
  );
