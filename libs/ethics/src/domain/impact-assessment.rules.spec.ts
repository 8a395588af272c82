import { exAnteOf, dutyFacts, type DeclaredDuties } from './duty-facts.js';
import { contradictorySections, isSaid, missingSections } from './impact-assessment.rules.js';
import { impactAssessmentLife } from './impact-assessment.workflow.js';
import {
  IMPACT_SECTIONS,
  impactPolicy2026_1 as policy,
  impactPolicyAt,
  type AssessedSection,
  type ImpactSection,
} from './impact-sections.js';
import { instant, renderRefusal } from '@pilotage/kernel';

const both = (text: string) => ({ en: text, zh: text });
const finding = { claim: both('c'), evidence: 'e', severity: 2, likelihood: 1, measure: both('m'), owner: 'Ward 4', due: '2026-03-01' };
const found = (section: ImpactSection): AssessedSection => ({ section, summary: both('s'), notApplicable: null, findings: [finding] });
const without = (section: ImpactSection): AssessedSection => ({ section, summary: null, notApplicable: both('Why.'), findings: [] });

describe('an impact assessment', () => {
  it.each([
    ['LOW', ['use', 'remedies']],
    ['MEDIUM', ['use', 'dataProtection', 'employment', 'remedies']],
    ['HIGH', [...IMPACT_SECTIONS]],
    ['PROHIBITED', [...IMPACT_SECTIONS]],
    ['UNCLASSIFIED', [...IMPACT_SECTIONS]],
  ] as const)('at %s asks for %j, and misses each that is left out', (level, asked) => {
    expect(missingSections(policy, level, [])).toEqual(asked);
    expect(missingSections(policy, level, asked.map(found))).toEqual([]);
    for (const left of asked) {
      expect(missingSections(policy, level, asked.filter((s) => s !== left).map(found))).toEqual([left]);
    }
  });

  it('may say that a section does not apply, with its reason, and then says nothing else in it', () => {
    expect(missingSections(policy, 'LOW', [found('use'), without('remedies')])).toEqual([]);
    expect(isSaid({ section: 'use', summary: null, notApplicable: null, findings: [] })).toBe(false);
    expect(isSaid({ section: 'use', summary: both('s'), notApplicable: null, findings: [] })).toBe(false);
    expect(contradictorySections([{ ...found('use'), notApplicable: both('Why.') }, found('social'), without('social')])).toEqual([
      'social',
      'use',
    ]);
  });

  it('is confirmed by another than who wrote or submitted it, under any account, and only while it is whole for the level', () => {
    const facts = { policy, level: 'LOW', sections: [found('use'), found('remedies')], authors: ['per_1', 'per_2'], confirmers: ['per_3'] };
    expect(impactAssessmentLife.objection('submitted', 'confirm', facts)).toBeNull();
    const code = (change: Partial<typeof facts>) =>
      impactAssessmentLife.objection('submitted', 'confirm', { ...facts, ...change })?.definition.code;
    expect(code({ confirmers: ['per_4', 'per_1'] })).toBe('SAME_OFFICER_CONFIRMS_IMPACT');
    expect(code({ confirmers: ['per_2'] })).toBe('SAME_OFFICER_CONFIRMS_IMPACT');
    expect(code({ level: 'MEDIUM' })).toBe('IMPACT_ASSESSMENT_INCOMPLETE');
    const said = impactAssessmentLife.objection('draft', 'submit', { ...facts, level: 'MEDIUM' });
    expect(said && renderRefusal(said)).toEqual({
      en: 'At the level MEDIUM these sections are missing or say nothing: data protection, employment.',
      zh: '风险等级为 MEDIUM 时，以下部分缺失或未填写：数据保护、劳动就业。',
    });
    expect(impactAssessmentLife.objection('draft', 'confirm', facts)?.definition.code).toBe('WRONG_STATE');
  });

  it('is judged by the first rules before there were any', () => {
    expect(impactPolicyAt(instant('2025-01-01T00:00:00+08:00')).version).toBe('2026.1');
  });
});

describe('the duties of an agency before use', () => {
  const declared: DeclaredDuties = {
    ...{ exAnteAssessment: 'COMPLETE', riskWarning: 'IN_PLACE', disclosure: 'PUBLISHED' },
    references: [{ fact: 'disclosure', reference: 'Register 17' }],
  };
  const nothing: DeclaredDuties = { exAnteAssessment: 'MISSING', riskWarning: 'MISSING', disclosure: 'MISSING', references: [] };
  const none = { policy, sections: null, published: [] } as const;

  it('at HIGH are done by what is on record, whatever was declared', () => {
    expect(dutyFacts('HIGH', none, declared)).toMatchObject({ exAnteAssessment: 'MISSING', riskWarning: 'MISSING' });
    const records = { policy, sections: IMPACT_SECTIONS.map(found), published: ['riskWarning', 'disclosure'] } as const;
    expect(dutyFacts('HIGH', records, nothing)).toEqual({ exAnteAssessment: 'COMPLETE', riskWarning: 'IN_PLACE', disclosure: 'PUBLISHED' });
  });

  it('below HIGH are as declared where nothing is on record', () => {
    for (const level of ['LOW', 'MEDIUM', 'UNCLASSIFIED']) {
      expect(dutyFacts(level, none, declared)).toEqual({ exAnteAssessment: 'COMPLETE', riskWarning: 'IN_PLACE', disclosure: 'PUBLISHED' });
      expect(dutyFacts(level, none, nothing)).toEqual({ exAnteAssessment: 'MISSING', riskWarning: 'MISSING', disclosure: 'MISSING' });
    }
  });

  it('are not done by an assessment on record that lacks a section, although it was declared complete', () => {
    expect(dutyFacts('MEDIUM', { ...none, sections: [found('use')] }, declared).exAnteAssessment).toBe('MISSING');
    expect(exAnteOf('LOW', { policy, sections: [found('use'), found('remedies')] })).toBe('COMPLETE');
    expect(exAnteOf('HIGH', { policy, sections: [found('use'), found('remedies')] })).toBe('MISSING');
  });

  it('are no disclosure when it is declared without where it can be seen', () => {
    expect(dutyFacts('LOW', none, { ...declared, references: [] }).disclosure).toBe('MISSING');
    expect(dutyFacts('LOW', { ...none, published: ['disclosure'] }, nothing).disclosure).toBe('PUBLISHED');
  });
});
