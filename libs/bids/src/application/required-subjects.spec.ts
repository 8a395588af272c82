import { standards2026_1, type GateSubject, type PieceFacts } from '@pilotage/assurance';
import type { Requirement, StandardRoute } from '@pilotage/calls';
import { asRequired } from './required-subjects.js';

const NOTHING = { mandatory: 'NONE', national: 'NONE', local: 'NONE', international: 'NONE' } as const;
const requirement = (change: Partial<Requirement> = {}): Requirement => ({
  id: 'R1',
  text: { en: 'r', zh: 'r' },
  mandatory: true,
  subject: 'de-identification',
  standards: [],
  permit: null,
  route: null,
  ...change,
});
const route = (change: Partial<StandardRoute>): StandardRoute => ({ ...NOTHING, catalogueVersion: '2026.1', ...change });
const piece = (standard: string, status: PieceFacts['status'] = 'VERIFIED'): PieceFacts => ({
  id: 'evd_1',
  standard,
  level: 'INTERNATIONAL',
  status,
});
const facts = (...evidence: PieceFacts[]): GateSubject => ({ subject: 'de-identification', ...NOTHING, international: 'EXISTS', evidence });
const statuses = (...args: Parameters<typeof asRequired>) => asRequired(...args).evidence.map(({ status }) => status);

describe('a required subject', () => {
  it('is what the catalogue says now where nothing else was on record at publication', () => {
    const given = facts(piece('ISO/IEC 20889:2018'));
    expect(asRequired(given, [requirement()], standards2026_1)).toEqual(given);
  });

  it.each(['national', 'local', 'international'] as const)('keeps the %s standard that was on record at publication', (level) => {
    const required = asRequired(facts(), [requirement({ route: route({ [level]: 'EXISTS' }) })], standards2026_1);
    expect(required[level]).toBe('EXISTS');
  });

  it('never loses one: what the catalogue lists stays', () => {
    expect(asRequired(facts(), [requirement({ route: route({}) })], standards2026_1).international).toBe('EXISTS');
  });

  it('is not touched by requirements on other subjects', () => {
    const other = requirement({ subject: 'information-security', route: route({ national: 'EXISTS' }), standards: ['X'] });
    const given = facts(piece('ISO/IEC 20889:2018'));
    expect(asRequired(given, [other, requirement()], standards2026_1)).toEqual(given);
  });

  it('takes only evidence to a standard that it names', () => {
    const named = requirement({ standards: ['ISO/IEC 20889:2018'] });
    expect(statuses(facts(piece('ISO/IEC 20889:2018')), [named], standards2026_1)).toEqual(['VERIFIED']);
    expect(statuses(facts(piece('ISO/IEC 27559:2022')), [named], standards2026_1)).toEqual(['SCOPE_MISMATCH']);
    expect(statuses(facts(piece('ISO/IEC 27559:2022')), [named, requirement({ id: 'R2' })], standards2026_1)).toEqual(['VERIFIED']);
  });

  it('takes evidence to the edition that replaced the one that it names, and to what the named one adopts identically', () => {
    const older = requirement({ subject: 'data-protection', standards: ['ISO/IEC 27701:2019'] });
    const newer = { ...facts(piece('ISO/IEC 27701:2025')), subject: 'data-protection' };
    expect(statuses(newer, [older], standards2026_1)).toEqual(['VERIFIED']);
    const domestic = requirement({ subject: 'ai-management-system', standards: ['GB/T 45081-2024'] });
    const adopted = { ...facts(piece('ISO/IEC 42001:2023')), subject: 'ai-management-system' };
    expect(statuses(adopted, [domestic], standards2026_1)).toEqual(['VERIFIED']);
  });

  it('does not take evidence to a standard that the named one adopts with changes', () => {
    const domestic = requirement({ subject: 'medical-device-software', standards: ['YY/T 0664-2020'] });
    const adopted = { ...facts(piece('IEC 62304:2006+AMD1:2015 CSV')), subject: 'medical-device-software' };
    expect(statuses(adopted, [domestic], standards2026_1)).toEqual(['SCOPE_MISMATCH']);
  });

  it('leaves a worse status as it is', () => {
    const named = requirement({ standards: ['ISO/IEC 20889:2018'] });
    for (const status of ['EXPIRED', 'REVOKED', 'MISSING', 'PENDING', 'SUBJECT_MISMATCH'] as const) {
      expect(statuses(facts(piece('ISO/IEC 27559:2022', status)), [named], standards2026_1)).toEqual([status]);
    }
  });
});
