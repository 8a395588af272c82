import { AGENCIES, BIDS, CALLS, madeMark, PRICE_PATTERNS, priceOf, REGISTERED_PRODUCTS, scaledPrice, SOURCES, VENDORS } from './index.js';
import { modelledOnNote, productDigest } from './index.js';
import type { DemonstrationCall } from './index.js';

const sourceIds = SOURCES.map((source) => source.id);
const lotOf = (call: DemonstrationCall) => call.lots.map((lot) => `${call.key}/${lot.key}`);
const HAN = /\p{Script=Han}/u;

describe('the demonstration’s facts', () => {
  it('hold at least nine calls, at least three of them in Chinese, in every profile, category and state', () => {
    const distinct = <K extends keyof DemonstrationCall>(field: K) => new Set(CALLS.map((call) => call[field]));
    expect(CALLS.length).toBeGreaterThanOrEqual(9);
    expect(distinct('key').size).toBe(CALLS.length);
    expect(CALLS.filter((call) => call.originalLanguage === 'zh').length).toBeGreaterThanOrEqual(3);
    expect([...distinct('profile')].sort()).toEqual(['cn-cooperative-innovation', 'cn-sz-open-tender', 'generic-open']);
    expect([...distinct('category')].sort()).toEqual(['DATA_MINING', 'DECISION_SUPPORT', 'DOCUMENT_WORK', 'IMAGING', 'INSPECTION']);
    expect([...distinct('targetStage')].sort()).toEqual([
      'awardedStandstill', 'cancelled', 'closed', 'draft', 'evaluating', 'inReview', 'needOnly', 'open', 'pilotRunning', 'pilotSuspended',
      'pricesOpened', 'ranked', 'refusedArt44', 'technicalOpened', 'unsuccessful',
    ]); // prettier-ignore
  });

  it('name a source with a licence for every call, product and price', () => {
    const used = [...CALLS.map((call) => call.modelledOn), ...REGISTERED_PRODUCTS, ...PRICE_PATTERNS].map(({ source }) => source);
    expect(new Set(used)).toEqual(new Set(sourceIds));
    expect(SOURCES.every((source) => source.where.length > 10 && source.licence.length > 2)).toBe(true);
    expect(CALLS.every(({ modelledOn }) => modelledOn.body && modelledOn.record && modelledOn.fact)).toBe(true);
    expect(CALLS.filter(({ modelledOn }) => modelledOn.source === 'public-notices').every(({ modelledOn }) => modelledOn.url)).toBe(true);
  });

  it.each(CALLS.map((call) => [call.key, call] as const))(
    '%s names a demonstration agency as buyer and speaks both languages',
    (_, call) => {
      const agency = AGENCIES.find(({ key }) => key === call.agency);
      expect(agency?.name.en).toMatch(/^Demonstration /);
      expect(agency?.name.zh).toMatch(/^示范/);
      expect(modelledOnNote(call).en).toContain(call.modelledOn.body);
      for (const text of [call.title, call.description, ...call.kpis.map((kpi) => kpi.name)]) {
        expect(text.en.length).toBeGreaterThan(5);
        expect(text.en).not.toMatch(HAN);
        expect(text.zh).toMatch(HAN);
      }
    },
  );

  it.each(CALLS.map((call) => [call.key, call] as const))('%s weighs exactly 100, above the floor for its price', (_, call) => {
    const quality = call.criteria.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
    expect(quality + BigInt(call.price.weight)).toBe(100n);
    expect(Number(call.price.weight)).toBeGreaterThanOrEqual(call.object === 'goods' ? 30 : 10);
    expect(call.lots.reduce((sum, lot) => sum + BigInt(lot.budget.minor), 0n)).toBe(BigInt(call.budget.minor));
    expect(call.kpis.length * call.stages.length * call.requirements.length * call.dataOnOffer.length).toBeGreaterThan(0);
    const order87 = call.profile === 'cn-sz-open-tender';
    expect(!order87 || call.price.formula === 'relative_to_lowest').toBe(true);
  });

  it('answer every risk question and every trigger', () => {
    const questions = Array.from({ length: 25 }, (_, at) => `Q${String(at + 1).padStart(2, '0')}`);
    for (const { risk } of CALLS) {
      expect(Object.keys(risk.answers).sort()).toEqual(questions);
      expect(Object.keys(risk.triggers)).toHaveLength(18);
    }
    const levels = CALLS.map(({ risk }) => risk.expected.level);
    expect(levels.filter((level) => level !== 'LOW').sort()).toEqual(['HIGH', 'MEDIUM']);
  });

  it('refuse the imaging call under Art 44: high, touching personal safety, with a subject that no State standard covers', () => {
    const imaging = CALLS.filter((call) => call.category === 'IMAGING');
    expect(imaging.map(({ risk }) => [risk.expected.level, risk.carveOut])).toEqual([['HIGH', ['PERSONAL_SAFETY']]]);
    expect(imaging.every((call) => call.requirements.some(({ expectedRoute }) => expectedRoute === 'GAP'))).toBe(true);
    const gates = BIDS.filter((bid) => bid.callKey === imaging[0]?.key).map((bid) => bid.expectedGate);
    expect(gates).toHaveLength(3);
    expect(gates.every((gate) => gate.outcome === 'REFUSE' && gate.reasons.includes('ART44_CARVE_OUT'))).toBe(true);
  });

  it('register at least thirty real products whose numbers have their regulator’s grammar', () => {
    const GRAMMAR = { FDA_510K: /^K\d{6}$/, FDA_DE_NOVO: /^DEN\d{6}$/, FDA_PMA: /^P\d{6}(\/S\d+)?$/, FEDRAMP: /^FR?\d{10}$/ };
    expect(REGISTERED_PRODUCTS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(REGISTERED_PRODUCTS.map(({ number }) => number)).size).toBe(REGISTERED_PRODUCTS.length);
    for (const product of REGISTERED_PRODUCTS) {
      expect(product.number).toMatch(GRAMMAR[product.scheme]);
      expect(product.holder.length * product.product.length).toBeGreaterThan(0);
      expect(product.decided).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(product.decided < '2026-01-05').toBe(true);
    }
  });
});

describe('the demonstration’s bids', () => {
  const lots = new Map(CALLS.flatMap(lotOf).map((lot) => [lot, BIDS.filter((bid) => `${bid.callKey}/${bid.lotKey}` === lot)]));

  it('are at least twenty-six, of at least eight vendors, none of them a real company', () => {
    expect(BIDS.length).toBeGreaterThanOrEqual(26);
    expect(new Set(BIDS.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(8);
    expect(VENDORS.every(({ name }) => /^Demonstration Vendor \d\d$/.test(name.en) && /^示范供应商\d\d$/.test(name.zh))).toBe(true);
    const holders = new Set(REGISTERED_PRODUCTS.map(({ holder }) => holder));
    expect(VENDORS.some(({ name }) => holders.has(name.en))).toBe(false);
    expect(BIDS.every((bid) => bid.product.name.en.startsWith('Demonstration ') && bid.product.name.zh.startsWith('示范'))).toBe(true);
  });

  it('come one per vendor and lot, only where the call reaches its bids, and use every price of the real contract', () => {
    for (const bids of lots.values()) {
      expect(new Set(bids.map(({ vendor }) => vendor)).size).toBe(bids.length);
      const pattern = PRICE_PATTERNS.find(({ key }) => key === bids[0]?.pattern);
      expect(bids.map(({ priceIndex }) => priceIndex)).toEqual((pattern?.prices ?? []).map((_, at) => at));
    }
    const without = [...lots].filter(([, bids]) => bids.length === 0).map(([lot]) => lot.split('/')[0]);
    const silent = CALLS.filter(({ targetStage }) => ['needOnly', 'draft', 'inReview', 'cancelled'].includes(targetStage));
    expect(without.sort()).toEqual(silent.map(({ key }) => key).sort());
    expect(PRICE_PATTERNS.every(({ key }) => BIDS.some((bid) => bid.pattern === key))).toBe(true);
  });

  it('keep the order of the real prices and stay within the budget', () => {
    for (const bids of lots.values()) {
      const real = PRICE_PATTERNS.find(({ key }) => key === bids[0]?.pattern)?.prices.map(BigInt) ?? [];
      const made = bids.map((bid) => BigInt(priceOf(bid).minor));
      for (const [a, priceA] of real.entries())
        for (const [b, priceB] of real.entries()) expect(priceA < priceB).toBe((made[a] ?? 0n) < (made[b] ?? 0n));
      const budget = CALLS.find(({ key }) => key === bids[0]?.callKey)?.lots.find(({ key }) => key === bids[0]?.lotKey)?.budget;
      expect(made.every((price) => price <= (BigInt(budget?.minor ?? 0) * 95n) / 100n)).toBe(true);
    }
  });

  it('answer every requirement, for the offered product unless the statement is about another', () => {
    for (const bid of BIDS) {
      const call = CALLS.find(({ key }) => key === bid.callKey);
      expect(bid.evidence.map(({ subject }) => subject)).toEqual(call?.requirements.map(({ subject }) => subject));
      expect(bid.product.stillToBeDeveloped).toBe(call?.profile === 'cn-cooperative-innovation');
      for (const piece of bid.evidence) expect(piece.aboutProduct === bid.product.key).toBe(piece.variant !== 'wrongSubject');
      for (const [question, answer] of Object.entries(bid.productAnswers))
        expect(call?.risk.productAnswersAllowed[question]).toContain(answer);
    }
  });

  it('meet every kind of evidence and every decision that a gate can take alone', () => {
    const variants = new Set(BIDS.flatMap((bid) => bid.evidence.map(({ variant }) => variant)));
    expect([...variants].sort()).toEqual(['expired', 'selfDeclared', 'unsigned', 'verified', 'wrongSubject']);
    expect(new Set(BIDS.map(({ expectedGate }) => expectedGate.outcome))).toEqual(new Set(['ADMIT', 'ADMIT_WITH_CONDITIONS', 'REFUSE']));
  });
});

describe('the demonstration’s rules', () => {
  it('scale the dearest real price to 95 % of the budget, rounding down', () => {
    expect(scaledPrice(48000000n, 13600000n, 13600000n)).toBe(45600000n);
    expect(scaledPrice(100n, 2n, 3n)).toBe(63n);
  });

  it.each([
    [0n, 1n, 1n],
    [1n, 0n, 1n],
    [1n, 2n, 1n],
  ])('refuse to scale budget %s, price %s, highest %s', (budget, price, highest) => {
    expect(() => scaledPrice(budget, price, highest)).toThrow(RangeError);
  });

  it('make the same whole mark each time, between half and 95 % of the maximum, evaluators a twentieth apart at most', () => {
    for (const bidder of [1, 2, 3, 4, 5]) {
      const marks = [1, 2, 3, 4, 5, 6, 7].map((evaluator) =>
        Number(madeMark('rail-asset-images', bidder, 'performance', evaluator, '100')),
      );
      expect(marks.every((mark) => mark >= 50 && mark <= 95 && mark % 5 === 0)).toBe(true);
      expect(Math.max(...marks) - Math.min(...marks)).toBeLessThanOrEqual(10);
    }
    expect(madeMark('rail-asset-images', 1, 'performance', 1, '100')).toBe(madeMark('rail-asset-images', 1, 'performance', 1, '100'));
    expect(() => madeMark('rail-asset-images', 1, 'performance', 1, 'x')).toThrow(SyntaxError);
  });

  it('give each product version its own digest', () => {
    expect(productDigest('demo', '1.0.0')).toMatch(/^[0-9a-f]{64}$/);
    expect(productDigest('demo', '1.0.0')).not.toBe(productDigest('demo', '1.0.1'));
  });
});
