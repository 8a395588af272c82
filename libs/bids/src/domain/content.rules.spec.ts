import { money } from '@pilotage/kernel';
import type { BidContent } from './content.js';
import { contentObjection, staleCardObjection, type Asked } from './content.rules.js';

const option = (code: string, exclusive = false) => ({ code, exclusive });
const asked: Asked = {
  requirements: [
    { id: 'R1', mandatory: true },
    { id: 'R2', mandatory: true },
    { id: 'R3', mandatory: false },
  ],
  questions: [
    { id: 'Q17', several: false, options: [option('YES'), option('NO'), option('UNSURE')] },
    { id: 'Q18', several: true, options: [option('A'), option('B'), option('NONE', true)] },
  ],
  permittedAnswers: { Q17: ['YES', 'UNSURE'] },
  price: { currency: 'CNY', vat: 'included', zeroAllowed: false },
  onlyToBeDeveloped: false,
};
const yuan = (minor: string) => money(minor, 'CNY', 'included');
const respond = (...ids: string[]) => ids.map((requirementId) => ({ requirementId, text: 'as asked' }));
const answers = (q17: string[], q18: string[]) => [
  { questionId: 'Q17', codes: q17 },
  { questionId: 'Q18', codes: q18 },
];
const technical: BidContent['technical'] = {
  modelVersionId: 'mdl_1',
  modelDigest: 'd',
  productName: { en: 'p', zh: 'p' },
  responses: respond('R1', 'R2'),
  evidence: [],
  productRiskAnswers: answers(['YES'], ['A', 'B']),
};
const price: BidContent['price'] = { amount: yuan('100'), lines: [] };
const existing = { maturity: 'existing' } as const;

const objection = (change: { technical?: Partial<BidContent['technical']>; price?: Partial<BidContent['price']> }, of: Asked = asked) =>
  contentObjection(of, { technical: { ...technical, ...change.technical }, price: { ...price, ...change.price } }, existing);
const code = (...args: Parameters<typeof objection>) => objection(...args)?.definition.code ?? null;

describe('what can be sealed', () => {
  it('is a bid that answers everything that can be verified before opening', () => {
    expect(code({})).toBeNull();
  });

  it('need not bring evidence: the gate judges that, with its reasons', () => {
    expect(code({ technical: { evidence: [] } })).toBeNull();
  });

  it('responds to each mandatory requirement, and may leave out the others', () => {
    expect(code({ technical: { responses: respond('R1', 'R2', 'R3') } })).toBeNull();
    const said = objection({ technical: { responses: respond('R3') } });
    expect(said?.definition.code).toBe('BID_RESPONSES_MISSING');
    expect(said?.params).toEqual({ requirements: 'R1, R2' });
  });

  it('names no requirement that the lot does not have, in responses or evidence', () => {
    expect(code({ technical: { responses: respond('R1', 'R2', 'R9') } })).toBe('BID_REQUIREMENT_UNKNOWN');
    expect(code({ technical: { evidence: [{ requirementId: 'R9', statement: 'a.b.c' }] } })).toBe('BID_REQUIREMENT_UNKNOWN');
    expect(code({ technical: { walletEvidence: [{ requirementId: 'R9', evidenceId: 'evd_1' }] } })).toBe('BID_REQUIREMENT_UNKNOWN');
  });
});

describe('the model card', () => {
  const asking = { ...asked, requirements: [...asked.requirements, { id: 'R4', mandatory: true, modelCard: true as const }] };
  const answered = { responses: respond('R1', 'R2', 'R4') };
  const card = { revision: 2, digest: 'c'.repeat(64) };

  it('is named by a bid where a mandatory requirement asks for it, and nowhere else need it be', () => {
    const said = objection({ technical: answered }, asking);
    expect([said?.definition.code, said?.params]).toEqual(['BID_MODEL_CARD_MISSING', { requirements: 'R4' }]);
    expect(code({ technical: { ...answered, modelCard: null } }, asking)).toBe('BID_MODEL_CARD_MISSING');
    expect(code({ technical: { ...answered, modelCard: card } }, asking)).toBeNull();
    const desirable = { ...asked, requirements: [...asked.requirements, { id: 'R4', mandatory: false, modelCard: true as const }] };
    expect(code({}, desirable)).toBeNull();
  });

  it('that is sealed is the one in force, or none where there is none', () => {
    const stale = (modelCard: typeof card | null | undefined, inForce: typeof card | undefined) =>
      staleCardObjection({ ...technical, ...(modelCard !== undefined && { modelCard }) }, inForce)?.definition.code ?? null;
    expect([stale(card, card), stale(null, undefined), stale(undefined, undefined)]).toEqual([null, null, null]);
    const changed = [
      stale(card, { revision: 3, digest: 'd'.repeat(64) }),
      stale(null, card),
      stale(undefined, card),
      stale(card, undefined),
    ];
    expect(changed).toEqual(changed.map(() => 'BID_MODEL_CARD_NOT_IN_FORCE'));
  });
});

describe('the product’s risk questions', () => {
  it.each([
    ['unanswered', [], ['A']],
    ['answered with an unknown option', ['MAYBE'], ['A']],
    ['answered twice where one option is asked', ['YES', 'UNSURE'], ['A']],
    ['answered with one option twice', ['YES', 'YES'], ['A']],
    ['contradicting themselves', ['YES'], ['A', 'NONE']],
    ['partly unknown', ['YES'], ['A', 'Z']],
  ])('are not left %s', (_, q17, q18) => {
    expect(code({ technical: { productRiskAnswers: answers(q17, q18) } })).toBe('BID_ANSWERS_MISSING');
  });

  it('are answered as the call can take it, where it says so', () => {
    expect(code({ technical: { productRiskAnswers: answers(['UNSURE'], ['NONE']) } })).toBeNull();
    expect(code({ technical: { productRiskAnswers: answers(['NO'], ['A']) } })).toBe('BID_ANSWER_NOT_PERMITTED');
  });
});

describe('the price', () => {
  it.each([money('100', 'USD', 'included'), money('100', 'CNY', 'excluded')])(
    'stands on the basis that the call declares: %j',
    (amount) => {
      expect(code({ price: { amount } })).toBe('BID_PRICE_BASIS');
    },
  );

  it('is zero only where the call allows it', () => {
    expect(code({ price: { amount: yuan('0') } })).toBe('BID_PRICE_ZERO');
    expect(code({ price: { amount: yuan('0') } }, { ...asked, price: { ...asked.price, zeroAllowed: true } })).toBeNull();
  });

  it('is the sum of its lines', () => {
    const lines = (...amounts: string[]) => amounts.map((minor) => ({ title: 't', amount: yuan(minor) }));
    expect(code({ price: { lines: lines('60', '40') } })).toBeNull();
    expect(code({ price: { lines: lines('60', '41') } })).toBe('BID_PRICE_LINES');
    expect(code({ price: { lines: [...lines('60'), { title: 't', amount: money('40', 'USD', 'included') }] } })).toBe('BID_PRICE_LINES');
  });
});

describe('cooperative innovation', () => {
  const cooperative = { ...asked, onlyToBeDeveloped: true };
  it('takes a product still to be developed and no existing one', () => {
    expect(contentObjection(cooperative, { technical, price }, { maturity: 'toBeDeveloped' })).toBeNull();
    expect(contentObjection(cooperative, { technical, price }, existing)?.definition.code).toBe('PRODUCT_NOT_TO_BE_DEVELOPED');
    expect(contentObjection(asked, { technical, price }, existing)).toBeNull();
  });
});

describe('a refusal before opening', () => {
  it('never repeats content', () => {
    const said = objection({ technical: { productRiskAnswers: answers(['NO'], ['A']) } });
    expect(JSON.stringify(said?.params)).toBe('{"questions":"Q17"}');
  });
});
