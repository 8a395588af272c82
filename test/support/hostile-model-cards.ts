import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import { both, made } from './hostile-parts.js';

/** A vendor says what a version of its product is for. */
export async function attachCard(driver: Driver, organisationId: string): Promise<void> {
  const product = { organisationId, name: both('Carded'), category: 'DATA_MINING', maturity: 'existing', identifiers: [] };
  const productId = await made(driver, bidderOf(1), 'registerProduct', product);
  const version = { productId, version: '1.0', digest: 'c'.repeat(64) };
  const modelVersionId = await made(driver, bidderOf(1), 'registerModelVersion', version);
  const card = {
    ...{ purpose: both('Purpose'), trainingData: both('Data'), evaluation: both('Evaluation'), limits: both('Limits') },
    ...{ risks: both('Risks'), languages: ['zh-Hans', 'en'], contact: both('Contact') },
  };
  await must(driver, bidderOf(1), 'attachModelCard', { modelVersionId, card });
}
