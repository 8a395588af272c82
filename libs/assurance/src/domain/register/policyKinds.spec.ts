import { instant } from '@pilotage/kernel';
import { gatePolicy2026_1 as gate, riskPolicy2026_1 as risk, standards2026_1 as catalogue } from '../index.js';
import { checkPolicy, checkPolicyText, POLICY_KINDS, policyKinds, releasedPolicyFaults, type PolicyKind } from './policyKinds.js';
import type { Standing } from './validity.js';

const STANDING: Standing = {
  others: [{ version: '2026.1', validFrom: instant('2026-01-01T00:00:00+08:00') }],
  drafted: ['2026.7'],
  now: instant('2026-02-01T00:00:00+08:00'),
};
const NEW = { version: '2026.2', validFrom: '2026-06-01T00:00:00+08:00' };
const told = (kind: PolicyKind, change: object, standing?: Standing): readonly string[] => {
  const base = kind === 'standards-catalogue' ? catalogue : risk;
  return checkPolicy(kind, JSON.parse(JSON.stringify({ ...base, ...change })), standing).faults.map(
    ({ code, text }) => `${code}: ${text.en}`,
  );
};
const [reason] = gate.reasons;
const [question, ...otherQuestions] = risk.questions;
/** Applies from 1 January 2026 on. */
const LATE = { id: 'GB 44495-2024' };

describe('the policies that are released with the software', () => {
  it('have no fault, by themselves and side by side, so that the process starts', () => expect(releasedPolicyFaults()).toEqual([]));

  it.each(policyKinds)('of the kind %s go through JSON unchanged', (kind) => {
    const [released] = POLICY_KINDS[kind].released;
    expect(checkPolicyText(kind, JSON.stringify(released))).toEqual({ policy: released, faults: [] });
  });
});

describe('a document that is loaded as a risk policy', () => {
  const riskTold = (change: object) => told('risk-classification', { ...NEW, ...change }, STANDING);
  const trigger = (change: object) => ({ triggers: [...risk.triggers, { ...risk.triggers[0], id: 'X1', ...change }] });
  const single = risk.questions.find(({ type }) => type === 'single');
  const [one, two] = single?.options.map(({ code }) => ({ question: single.id, in: [code] })) ?? [];
  const several = risk.questions.find(({ type, options }) => type === 'multi' && options.some(({ exclusive }) => exclusive));
  const none = several?.options.find(({ exclusive }) => exclusive);
  const some = several?.options.find(({ exclusive }) => !exclusive);

  it('is taken in when it has no fault', () => expect(riskTold({})).toEqual([]));

  it.each([
    [
      'a trigger that asks for two answers where one is taken',
      trigger({ derivedFrom: { all: [one, two] } }),
      'UNREACHABLE_ROW: X1 can never follow from its answers',
    ],
    [
      'a trigger that asks for none beside something',
      trigger({
        derivedFrom: {
          all: [
            { question: several?.id, in: [none?.code] },
            { question: several?.id, in: [some?.code] },
          ],
        },
      }),
      'UNREACHABLE_ROW: X1 can never follow',
    ],
    ['a trigger by nothing at all', trigger({ derivedFrom: { any: [] } }), 'UNREACHABLE_ROW: X1 can never follow'],
    [
      'a trigger that another contradicts',
      trigger({ floor: 'PROHIBITED', derivedFrom: risk.triggers.find(({ id }) => id === 'M4')?.derivedFrom }),
      'CONTRADICTION: M4 and X1 follow from the same answers',
    ],
    [
      'an unknown answer',
      trigger({ derivedFrom: { question: single?.id, in: ['PERHAPS'] } }),
      `UNKNOWN_CODE: X1 rests on an unknown answer ${single?.id} PERHAPS`,
    ],
    ['an unknown floor', trigger({ floor: 'SOMEWHAT' }), 'UNKNOWN_CODE: X1 has the unknown value SOMEWHAT'],
    [
      'a band that no answers give',
      {
        bands: [
          { level: 'LOW', min: 0, max: 100 },
          { level: 'HIGH', min: 101, max: 200 },
        ],
      },
      'UNREACHABLE_ROW: no answers ever give the band HIGH',
    ],
    [
      'a question without Chinese',
      { questions: [{ ...question, text: { en: 'Q?' } }, ...otherQuestions] },
      `MISSING_TRANSLATION: ${question?.id} has no Chinese text`,
    ],
  ])('is refused with %s', (_, change, fault) => {
    expect(riskTold(change).some((sentence) => sentence.startsWith(fault))).toBe(true);
  });

  it('takes the two ticks of a question that takes several', () => {
    const [a, b] = several?.options.filter(({ exclusive }) => !exclusive).map(({ code }) => ({ question: several.id, in: [code] })) ?? [];
    expect(riskTold(trigger({ derivedFrom: { all: [a, b] } }))).toEqual([]);
  });
});

describe('a document that is loaded as a catalogue', () => {
  const [first, ...others] = catalogue.standards;
  const withFirst = (change: object) => ({ standards: [{ ...first, ...change }, ...others] });

  it.each([
    ['an unknown subject', withFirst({ subject: 'astrology' }), `UNKNOWN_CODE: ${first?.id} has an unknown subject astrology`],
    ['an unknown level', withFirst({ level: 'GALACTIC' }), `UNKNOWN_CODE: ${first?.id} has the unknown value GALACTIC`],
    [
      'editions that supersede in a circle',
      withFirst({ supersededBy: first?.id }),
      `CONTRADICTION: ${first?.id} is superseded in a circle`,
    ],
    [
      'an adoption of what is not in the catalogue',
      withFirst({ adopts: 'ISO 1:2099', adoption: 'IDT' }),
      `UNKNOWN_CODE: ${first?.id} adopts an unknown ISO 1:2099`,
    ],
    [
      'an adoption of a domestic standard',
      withFirst({ adopts: 'GB/T 45081-2024', adoption: 'IDT' }),
      `CONTRADICTION: ${first?.id} adopts GB/T 45081-2024, which is neither international nor foreign`,
    ],
    ['an edition that nobody knows as successor', withFirst({ supersededBy: 'ISO 1:2099' }), `UNKNOWN_CODE: ${first?.id} is superseded by`],
    [
      'a transition without a successor',
      withFirst({ transitionUntil: '2026-12-31' }),
      `CONTRADICTION: ${first?.id} ends a transition without being superseded`,
    ],
    [
      'a transition that ends before the successor applies',
      withFirst({ supersededBy: LATE.id, transitionUntil: '2025-12-31' }),
      `CONTRADICTION: ${first?.id} ends its transition before ${LATE.id} applies`,
    ],
    ['a day that does not exist', withFirst({ effective: '2026-02-30' }), 'FORM: standards.0.effective is not a day like 2026-01-05'],
    ['a title without English', withFirst({ title: { zh: '标准' } }), `MISSING_TRANSLATION: ${first?.id} has no English text`],
  ])('is refused with %s', (_, change, fault) => {
    expect(told('standards-catalogue', { ...NEW, ...change }, STANDING).some((sentence) => sentence.startsWith(fault))).toBe(true);
  });
});

describe('a document of another form', () => {
  it.each([
    ['{', 'the document is not JSON'],
    ['null', 'the document is not an object'],
    ['[]', 'the document is not an object'],
    ['{}', 'version is missing'],
    [JSON.stringify({ ...gate, reasons: {} }), 'reasons is not a list'],
    [JSON.stringify({ ...gate, validFrom: 'tomorrow' }), 'validFrom is not an instant'],
    [JSON.stringify({ ...gate, reasons: Array.from({ length: 300 }, () => reason) }), 'reasons has more than 200 members'],
    [JSON.stringify({ ...gate, id: 'standards' }), 'id has the unknown value standards'],
    [JSON.stringify({ ...gate, version: '../2026' }), 'version has the unknown value ../2026'],
    [JSON.stringify({ ...gate, version: 'a\u0000b' }), 'version has characters that no record takes'],
    [JSON.stringify(gate).replace('"reasons":', '"__proto__":{"x":1},"reasons":'), '__proto__ is not known here'],
    [JSON.stringify(gate).replace('"pilot-admission-gate"', '"\\ud800"'), 'id has characters that no record takes'],
  ])('is refused: %.20s', (document, fault) => {
    const { policy, faults } = checkPolicyText('admission-gate', document);
    expect(policy).toBeNull();
    expect(faults.some(({ text }) => text.en.startsWith(fault))).toBe(true);
  });

  it('is refused when it is nested without end', () => {
    const deep = `${'{"all":['.repeat(2000)}${']}'.repeat(2000)}`;
    const document = JSON.stringify({ ...risk, triggers: [{ ...risk.triggers[0], derivedFrom: 0 }] }).replace(
      '"derivedFrom":0',
      `"derivedFrom":${deep}`,
    );
    expect(checkPolicyText('risk-classification', document).faults.map(({ text }) => text.en)).toEqual([
      expect.stringContaining('is neither a question with answers, nor all, nor any, or it is nested too deeply'),
    ]);
  });
});
