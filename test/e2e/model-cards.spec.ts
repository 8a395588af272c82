import { attachModelCard, modelVersion, registerModelVersion, registerProduct } from '@pilotage/parties';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const both = (en: string) => ({ en, zh: `${en}（中）` });
const card = {
  purpose: both('Finds readmission risk.'),
  trainingData: both('Public discharge records.'),
  evaluation: both('F1 of 0.91.'),
  limits: both('Reads no handwriting.'),
  risks: both('Automation bias.'),
  languages: ['zh-Hans', 'en'],
  contact: both('cards@vendor.example.test'),
};

describe('the card of a model version', () => {
  let world: World;
  let modelVersionId: string;

  beforeAll(async () => {
    world = await openWorld({ rooms: roomsUpTo('parties') });
    const organisationId = await world.organisation('vendor-1', 'vendor');
    await world.person('bidder', organisationId, ['bidder']);
    await world.person('rival', await world.organisation('vendor-2', 'vendor'), ['bidder']);
    const product = { organisationId, name: both('Miner'), category: 'DATA_MINING', maturity: 'existing' as const, identifiers: [] };
    const { id: productId } = await world.do('bidder', registerProduct, product);
    ({ id: modelVersionId } = await world.do('bidder', registerModelVersion, { productId, version: '1.0', digest: 'a'.repeat(64) }));
  });
  afterAll(async () => world.close());

  const attach = (content: typeof card) => world.do('bidder', attachModelCard, { modelVersionId, card: content });
  const read = async (revision?: number) => (await world.read('rival', modelVersion, { id: modelVersionId, revision })).card;

  it('is there for everyone once its vendor attached it, pinned by its digest', async () => {
    expect(await read()).toBeNull();
    const { digest } = await attach(card);
    expect(await read()).toMatchObject({ revision: 1, digest, ...card });
  });

  it('is not said twice in the same words, and names no language twice', async () => {
    await world.unchanged(['model_card'], async () => {
      expect(await world.refused('bidder', attachModelCard, { modelVersionId, card })).toBe('MODEL_CARD_SAID_BEFORE');
      const twice = { ...card, languages: ['en', 'en'] };
      expect(await world.refused('bidder', attachModelCard, { modelVersionId, card: twice })).toBe('MODEL_CARD_LANGUAGE_TWICE');
    });
  });

  it('has a new revision where something is new, and the earlier one stays as it was', async () => {
    const before = await read(1);
    const next = await attach({ ...card, limits: both('Reads neither handwriting nor faxes.') });
    expect(next.revision).toBe(2);
    expect(await read()).toEqual(next);
    expect(await read(1)).toEqual(before);
    expect(await read(3)).toBeNull();
  });

  it('is attached by nobody but the vendor of the product', async () => {
    await world.unchanged(['model_card'], async () => {
      const other = { ...card, purpose: both('Something else.') };
      await expect(world.attempt('rival', attachModelCard, { modelVersionId, card: other })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
