import { z } from 'zod';
import { disclose, input, query } from '@pilotage/platform';
import { modelCardOf } from '../persistence/model-card.repository.js';
import { modelVersions } from '../persistence/parties.repository.js';
import { partiesPolicy } from '../application/parties.policy.js';
import { modelVersionRow, ModelVersionWithCardView } from './model-card.views.js';

/** A model version of the register by id. */
export const modelVersion = query({
  name: 'modelVersion',
  summary: 'A model version of the product register with its card: the newest revision, or the one that is asked for.',
  policy: partiesPolicy.modelVersion,
  input: z.strictObject({
    id: input.id('modelVersion', 'Its identifier.'),
    revision: input.int(1, 1_000_000, 'The revision of the card.').optional(),
  }),
  output: ModelVersionWithCardView,
  async run({ tx, authorise }, { id, revision = null }) {
    authorise({});
    const version = await modelVersions.get(tx, id);
    return disclose(ModelVersionWithCardView, modelVersionRow(version, await modelCardOf(tx, version.id, revision)));
  },
});
