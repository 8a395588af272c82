import { LANGUAGE_TAG, modelCardDigest, type ModelCardContent } from './model-card.js';

const both = (en: string) => ({ en, zh: `${en}（中）` });
const card: ModelCardContent = {
  purpose: both('Finds readmission risk.'),
  trainingData: both('Public discharge records.'),
  evaluation: both('F1 of 0.91.'),
  limits: both('Reads no handwriting.'),
  risks: both('Automation bias.'),
  languages: ['zh-Hans', 'en'],
  contact: both('cards@vendor.example.test'),
};

describe('a model card', () => {
  it('has one digest, however its members and languages of text are ordered', () => {
    const turned = Object.fromEntries(Object.entries(card).reverse()) as unknown as ModelCardContent;
    const { en, zh } = card.purpose;
    expect(modelCardDigest({ ...turned, purpose: { zh, en } })).toBe(modelCardDigest(card));
  });

  it('is another card as soon as one word of it is another', () => {
    const digests = [card, { ...card, limits: both('Reads handwriting.') }, { ...card, languages: ['en'] }].map(modelCardDigest);
    expect(new Set(digests).size).toBe(3);
  });

  it.each(['zh', 'zh-Hans', 'zh-Hant-HK', 'en', 'es-419', 'yue'])('names the language %s', (tag) => {
    expect(LANGUAGE_TAG.test(tag)).toBe(true);
  });

  it.each(['Chinese', 'ZH', 'zh_CN', '', 'e', 'en-us'])('does not name a language as %p', (tag) => {
    expect(LANGUAGE_TAG.test(tag)).toBe(false);
  });
});
