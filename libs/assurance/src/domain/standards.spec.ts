import { instant } from '@pilotage/kernel';
import {
  currentEdition,
  decideGate,
  gatePolicy2026_1,
  isDraftName,
  readEvidenceStandard,
  routeOf,
  standardById,
  standards2026_1 as catalogue,
  standardsForSubject,
  subjectByCode,
  subjectFacts,
  subjectsForCategories,
  type GateFacts,
  type OfferedEvidence,
  type SubjectStandards,
} from './index.js';

const at = instant('2026-01-05T09:00:00+08:00');
const mining = ['medical-data-mining'];
const taxi = ['autonomous-taxi'];
const ids = (standards: readonly { readonly id: string }[]): readonly string[] => standards.map(({ id }) => id);
const route = (subject: string, categories: readonly string[] = mining): SubjectStandards => routeOf(catalogue, subject, categories, at);
const offered = (standard: string, status: OfferedEvidence['status'] = 'VERIFIED'): OfferedEvidence => ({ id: 'e1', standard, status });

describe('the catalogue', () => {
  it('knows an edition by its id and no other', () => {
    expect(standardById(catalogue, 'ISO/IEC 42001:2023')).toMatchObject({ level: 'INTERNATIONAL', subject: 'ai-management-system' });
    expect(standardById(catalogue, 'ISO/IEC 42001')).toBeUndefined();
  });

  it('keeps foreign and international standards apart', () => expect(standardById(catalogue, 'BS 30440:2023')?.level).toBe('FOREIGN'));

  it('follows a replaced edition to the current one', () =>
    expect(currentEdition(catalogue, 'ISO/IEC 27701:2019', at)?.id).toBe('ISO/IEC 27701:2025'));

  it('names a subject in both languages', () => {
    expect(subjectByCode(catalogue, 'bias-fairness')?.text).toEqual({ en: 'Bias and fairness', zh: '偏差与公平' });
  });

  it('lists for a category only what is written for it', () => {
    expect(ids(standardsForSubject(catalogue, 'imaging', mining))).toEqual([]);
    expect(ids(standardsForSubject(catalogue, 'imaging', ['medical-imaging']))).toEqual(['ISO 12052:2017', 'YY/T 1858-2022']);
    expect(subjectsForCategories(catalogue, mining).map(({ code }) => code)).not.toContain('automotive-testing');
  });
});

describe('the standards of a required subject', () => {
  it('a subject without domestic standards is a gap', () => {
    const gap = route('bias-fairness');
    expect([gap.mandatory, gap.national, gap.local].flat()).toEqual([]);
    expect(ids(gap.international)).toContain('IEEE Std 7003-2024');
  });

  it('industry standards count as national ones', () => expect(ids(route('medical-data-quality').national)).toContain('YY/T 1833.2-2022'));

  it('a mandatory standard begins to bind on its first day in China', () => {
    const mandatory = (moment: string) => ids(routeOf(catalogue, 'automotive-cybersecurity', taxi, instant(moment)).mandatory);
    expect(mandatory('2025-12-31T15:59:59Z')).toEqual([]);
    expect(mandatory('2025-12-31T16:00:00Z')).toEqual(['GB 44495-2024']);
  });

  it('a replaced edition is no longer listed', () =>
    expect(ids(route('data-protection').international)).not.toContain('ISO/IEC 27701:2019'));
});

describe('what evidence to a standard counts as', () => {
  it.each([
    ['ai-management-system', mining, 'GB/T 45081-2024', { level: 'NATIONAL', edition: 'CURRENT' }],
    ['ai-management-system', mining, 'ISO/IEC 42001:2023', { level: 'INTERNATIONAL', adoption: 'IDT', edition: 'CURRENT' }],
    ['medical-device-software', mining, 'IEC 62304:2006+AMD1:2015 CSV', { level: 'INTERNATIONAL', adoption: 'MOD', edition: 'CURRENT' }],
    ['bias-fairness', mining, 'IEEE Std 7003-2024', { level: 'INTERNATIONAL', edition: 'CURRENT' }],
    ['automotive-cybersecurity', taxi, 'DB4403/T 355-2023', { level: 'LOCAL', edition: 'CURRENT' }],
    ['medical-ai-validation', mining, 'BS 30440:2023', { level: 'FOREIGN', edition: 'CURRENT' }],
    ['data-protection', mining, 'ISO/IEC 27701:2019', { level: 'INTERNATIONAL', edition: 'SUPERSEDED' }],
    ['bias-fairness', mining, 'ISO/IEC 42001:2023', { level: 'NONE', edition: 'UNLISTED' }],
    ['bias-fairness', mining, 'ISO 99999:2020', { level: 'NONE', edition: 'UNLISTED' }],
    ['bias-fairness', mining, 'ISO/IEC DIS 12791', { level: 'INTERNATIONAL', edition: 'DRAFT' }],
  ])('on %s for %j, %s counts as %j', (subject, categories, standard, reading) => {
    expect(readEvidenceStandard(catalogue, route(subject, categories), standard, at)).toEqual(reading);
  });

  it.each(['ISO/IEC CD 1234', 'ISO/IEC FDIS 1234', 'IEEE P7003', 'GB/T 12345 征求意见稿'])('%s is a draft', (name) =>
    expect(isDraftName(name)).toBe(true),
  );

  it.each(catalogue.standards.map(({ id }) => id))('%s is no draft', (id) => expect(isDraftName(id)).toBe(false));
});

describe('the facts of a subject for the gate', () => {
  it('a mandatory standard is met by verified evidence to it and by nothing less', () => {
    const subject = route('automotive-cybersecurity', taxi);
    expect(subjectFacts(catalogue, subject, [offered('GB 44495-2024')], at).mandatory).toBe('MET');
    expect(subjectFacts(catalogue, subject, [offered('GB 44495-2024', 'EXPIRED')], at).mandatory).toBe('UNMET');
    expect(subjectFacts(catalogue, subject, [offered('DB4403/T 355-2023')], at).mandatory).toBe('UNMET');
  });

  it('verified evidence to a replaced edition is in transition; what is worse stays worse', () => {
    const status = (given: OfferedEvidence['status']) =>
      subjectFacts(catalogue, route('data-protection'), [offered('ISO/IEC 27701:2019', given)], at).evidence[0]?.status;
    expect(status('VERIFIED')).toBe('EDITION_TRANSITION');
    expect(status('REVOKED')).toBe('REVOKED');
  });

  it('a certificate to the replaced edition of a mandatory standard meets it during the transition', () => {
    const current = standardById(catalogue, 'GB 44495-2024');
    if (!current) throw new Error('the mandatory standard is listed');
    const older = { ...current, id: 'GB 44495-2020', supersededBy: current.id };
    const both = { ...catalogue, standards: [...catalogue.standards, older] };
    const facts = subjectFacts(both, routeOf(both, 'automotive-cybersecurity', taxi, at), [offered(older.id)], at);
    expect(facts).toMatchObject({ mandatory: 'MET', evidence: [{ status: 'EDITION_TRANSITION', level: 'NATIONAL' }] });
  });

  it('an identical adoption counts although another domestic standard modifies the same international one', () => {
    const sotif = standardById(catalogue, 'GB/T 43267-2023');
    if (!sotif) throw new Error('the modified adoption is listed');
    const both = { ...catalogue, standards: [...catalogue.standards, { ...sotif, id: 'GB/T 1-2026', adoption: 'IDT' as const }] };
    const read = (from: typeof catalogue) =>
      readEvidenceStandard(from, routeOf(from, 'automotive-sotif', taxi, at), 'ISO 21448:2022', at).adoption;
    expect([read(catalogue), read(both)]).toEqual(['MOD', 'IDT']);
  });

  it('evidence to a draft is a draft', () => {
    expect(subjectFacts(catalogue, route('bias-fairness'), [offered('ISO/IEC DIS 12791')], at).evidence[0]?.status).toBe('DRAFT_STANDARD');
  });

  it('the data-mining need of low risk is admitted by Art 44 on the real catalogue, and refused on evidence to another subject', () => {
    const facts = (standard: string): GateFacts => ({
      stage: 'TEST',
      risk: 'LOW',
      carveOut: [],
      vendor: 'ELIGIBLE',
      sectoralPermit: 'NOT_REQUIRED',
      subjects: [
        subjectFacts(catalogue, route('bias-fairness'), [offered(standard)], at),
        subjectFacts(catalogue, route('ai-management-system'), [offered('ISO/IEC 42001:2023')], at),
      ],
      pipia: 'NOT_REQUIRED',
      dataExport: 'NONE',
      disclosure: 'PUBLISHED',
      exAnteAssessment: 'MISSING',
      riskWarning: 'MISSING',
      committee: 'NONE',
      algorithmFiling: 'NOT_REQUIRED',
      insurance: 'NOT_REQUIRED',
      fastTrackRequested: false,
    });
    expect(decideGate(gatePolicy2026_1, facts('IEEE Std 7003-2024'))).toMatchObject({ decision: 'ADMIT', reasons: ['ADMISSIBLE_ART44'] });
    expect(decideGate(gatePolicy2026_1, facts('ISO/IEC 27001:2022'))).toMatchObject({ decision: 'REFUSE', reasons: ['EVIDENCE_MISSING'] });
  });
});
