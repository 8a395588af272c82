import { gatePolicy2026_1 as gate, riskPolicy2026_1 as risk, standards2026_1 as catalogue, type Standard } from '../index.js';
import { PART_WORDS } from './policyChange.data.js';
import { policyDifference } from './policyDifference.js';
import type { PolicyByKind, PolicyKind } from './policyKinds.js';

const BASE: PolicyByKind = { 'risk-classification': risk, 'admission-gate': gate, 'standards-catalogue': catalogue };
const told = <K extends PolicyKind>(kind: K, change: Partial<PolicyByKind[K]>, from: PolicyByKind[K] = BASE[kind]): string[] =>
  policyDifference(kind, from, { ...from, ...change }).map(({ code, text }) => `${code}: ${text.en} | ${text.zh}`);

describe('the difference between two catalogues', () => {
  const changing = (id: string, change: Partial<Standard>) =>
    told('standards-catalogue', { standards: catalogue.standards.map((each) => (each.id === id ? { ...each, ...change } : each)) });
  const without = (id: string) => catalogue.standards.filter((each) => each.id !== id);
  const isms = catalogue.standards.find(({ id }) => id === 'ISO/IEC 42001:2023') as Standard;

  it('is none between a catalogue and the same under a later name', () =>
    expect(told('standards-catalogue', { version: '2027.1', standards: [...catalogue.standards].reverse() })).toEqual([]));

  it('tells the editions that are new or withdrawn', () => {
    expect(told('standards-catalogue', { standards: [...catalogue.standards, { ...isms, id: 'ISO/IEC 42001:2028' }] })).toEqual([
      'STANDARD_ADDED: ISO/IEC 42001:2028 is new: international, for ai-management-system | 新增 ISO/IEC 42001:2028：国际标准，主题 ai-management-system',
    ]);
    expect(told('standards-catalogue', { standards: without('GB 44495-2024') })).toEqual([
      'STANDARD_WITHDRAWN: GB 44495-2024 is withdrawn: national, mandatory, for automotive-cybersecurity | 删除 GB 44495-2024：国家标准、强制性，主题 automotive-cybersecurity',
    ]);
  });

  it.each<[string, string, Partial<Standard>, string]>([
    [
      'that another edition replaces it',
      'ISO/IEC 42001:2023',
      { supersededBy: 'ISO/IEC 42001:2028' },
      'EDITION_CHANGED: ISO/IEC 42001:2023 is now replaced by ISO/IEC 42001:2028 | ISO/IEC 42001:2023 改由 ISO/IEC 42001:2028 代替',
    ],
    [
      'that a third edition replaces it',
      'ISO/IEC 27701:2019',
      { supersededBy: 'ISO/IEC 27701:2026' },
      'EDITION_CHANGED: ISO/IEC 27701:2019 is replaced by ISO/IEC 27701:2026 instead of ISO/IEC 27701:2025 | 代替 ISO/IEC 27701:2019 的标准由 ISO/IEC 27701:2025 改为 ISO/IEC 27701:2026',
    ],
    [
      'another level',
      'BS 30440:2023',
      { level: 'INTERNATIONAL' },
      'LEVEL_CHANGED: the level of BS 30440:2023 was foreign and is now international | BS 30440:2023 的层级由 国外标准 改为 国际标准',
    ],
    [
      'that it is no longer mandatory',
      'GB 44495-2024',
      { mandatory: false },
      'LEVEL_CHANGED: the level of GB 44495-2024 was national, mandatory and is now national | GB 44495-2024 的层级由 国家标准、强制性 改为 国家标准',
    ],
    [
      'another adoption',
      'GB/T 43267-2023',
      { adoption: 'IDT' },
      'ADOPTION_CHANGED: the adoption by GB/T 43267-2023 was modified from ISO 21448:2022 and is now identical to ISO 21448:2022 | GB/T 43267-2023 的采用关系由 修改采用 ISO 21448:2022 改为 等同采用 ISO 21448:2022',
    ],
    [
      'another first day',
      'GB 44495-2024',
      { effective: '2026-07-01' },
      'DATES_CHANGED: the first day of GB 44495-2024 was "2026-01-01" and is now "2026-07-01" | GB 44495-2024 的实施日期由 “2026-01-01” 改为 “2026-07-01”',
    ],
    [
      'an end of transition',
      'ISO/IEC 27701:2019',
      { transitionUntil: '2028-10-31' },
      'DATES_CHANGED: the last day of transition of ISO/IEC 27701:2019 was none and is now "2028-10-31" | ISO/IEC 27701:2019 的过渡期截止日由 无 改为 “2028-10-31”',
    ],
    [
      'other categories',
      'GB 44495-2024',
      { categories: ['autonomous-taxi', 'road-maintenance'] },
      'CATEGORIES_CHANGED: the categories of GB 44495-2024 were autonomous-taxi and are now autonomous-taxi, road-maintenance | GB 44495-2024 适用的类别由 autonomous-taxi 改为 autonomous-taxi、road-maintenance',
    ],
    [
      'another subject',
      'BS 30440:2023',
      { subject: 'imaging' },
      'SUBJECT_CHANGED: the subject of BS 30440:2023 was "medical-ai-validation" and is now "imaging" | BS 30440:2023 的主题由 “medical-ai-validation” 改为 “imaging”',
    ],
    [
      'another year',
      'BS 30440:2023',
      { year: 2024 },
      'DETAILS_CHANGED: the year of BS 30440:2023 was 2023 and is now 2024 | BS 30440:2023 的年份由 2023 改为 2024',
    ],
  ])('tells %s', (_, id, change, sentence) => expect(changing(id, change)).toEqual([sentence]));

  it('tells that nothing replaces an edition any more', () =>
    expect(changing('ISO/IEC 27701:2019', { supersededBy: undefined } as unknown as Partial<Standard>)).toEqual([
      'EDITION_CHANGED: ISO/IEC 27701:2019 is no longer replaced by ISO/IEC 27701:2025 | ISO/IEC 27701:2019 不再由 ISO/IEC 27701:2025 代替',
    ]));

  it('tells the subjects that are new, withdrawn or have another name', () => {
    const [first, second, ...others] = catalogue.subjects;
    if (!first || !second) throw new Error('subjects are listed');
    const subjects = [
      { ...first, text: { en: 'Management', zh: '管理' } },
      ...others,
      { code: 'astrology', text: { en: 'Stars', zh: '星象' } },
    ];
    expect(told('standards-catalogue', { subjects })).toEqual([
      'SUBJECT_ADDED: subject astrology is new: Stars | 新增主题 astrology：星象',
      'SUBJECT_WITHDRAWN: subject ai-impact-assessment is withdrawn: AI impact assessment | 删除主题 ai-impact-assessment：人工智能影响评估',
      'SUBJECT_RENAMED: subject ai-management-system was named AI management system and is now Management | 主题 ai-management-system 的名称由 人工智能管理体系 改为 管理',
    ]);
  });
});

describe('the difference between two gates or two risk policies', () => {
  it('is none between a policy and the same under a later name', () => {
    expect(told('admission-gate', { version: '2027.1' })).toEqual([]);
    expect(told('risk-classification', { version: '2027.1' })).toEqual([]);
  });

  it('tells a row that is new, withdrawn, or asks for other facts', () => {
    const [first, second, ...others] = gate.pieceRows;
    if (!first || !second) throw new Error('rows');
    const pieceRows = [{ ...first, when: { ...first.when, level: ['LOCAL'] } }, ...others, { ...second, row: 'newest' }];
    expect(told('admission-gate', { pieceRows })).toEqual([
      expect.stringMatching(/^ROW_ADDED: rows on evidence › newest is new: \{/),
      expect.stringContaining(`ROW_WITHDRAWN: rows on evidence › ${second.row} is withdrawn`),
      expect.stringContaining(`VALUE_CHANGED: rows on evidence › ${first.row} › the facts › `),
    ]);
  });

  it('tells that rows of which the first decides stand in another order', () => {
    const [first, second, ...others] = gate.pieceRows;
    if (!first || !second) throw new Error('rows');
    expect(told('admission-gate', { pieceRows: [second, first, ...others] })).toEqual([
      expect.stringContaining(`ORDER_CHANGED: rows on evidence stand in another order: ${second.row}, ${first.row}`),
    ]);
  });

  it('tells a text by language and the conditions of a reason', () => {
    const reasons = gate.reasons.map((each) =>
      each.code === 'EVIDENCE_EXPIRED' ? { ...each, message: { ...each.message, en: 'Late.' } } : each,
    );
    expect(told('admission-gate', { reasons, reasonToConditions: { ...gate.reasonToConditions, INSURANCE_DUE: [] } })).toEqual([
      'VALUE_CHANGED: reasons › EVIDENCE_EXPIRED › the finding › in English: was "The evidence has expired.", is now "Late." | 理由 › EVIDENCE_EXPIRED › 认定 › 英文 由 “The evidence has expired.” 改为 “Late.”',
      'VALUE_CHANGED: conditions by reason › INSURANCE_DUE: was INSURANCE_IN_PLACE, is now none | 理由对应的条件 › INSURANCE_DUE 由 INSURANCE_IN_PLACE 改为 无',
    ]);
  });

  it('tells the points of an answer and the deduction', () => {
    const [first, ...others] = risk.questions;
    const [option, ...options] = first?.options ?? [];
    if (!first || !option) throw new Error('a question');
    const questions = [{ ...first, options: [{ ...option, points: 17 }, ...options] }, ...others];
    expect(told('risk-classification', { questions, mitigation: { ...risk.mitigation, deductionPercent: 20 } })).toEqual([
      `VALUE_CHANGED: questions › ${first.id} › answers › ${option.code} › the points: was ${option.points}, is now 17 | 问题 › ${first.id} › 选项 › ${option.code} › 分值 由 ${option.points} 改为 17`,
      `VALUE_CHANGED: mitigation › the deduction in percent: was ${risk.mitigation.deductionPercent}, is now 20 | 缓解措施 › 扣减百分比 由 ${risk.mitigation.deductionPercent} 改为 20`,
    ]);
  });

  it('has a word in both languages for every member of a policy', () => {
    const members = [gate, risk].flatMap((policy) => Object.keys(policy)).filter((name) => !['id', 'version', 'validFrom'].includes(name));
    expect(members.filter((name) => !(name in PART_WORDS))).toEqual([]);
    Object.values(PART_WORDS).forEach(({ zh }) => expect(zh).toMatch(/\p{Script=Han}/u));
  });
});
