import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideGateListed, gatePolicy2026_1 as policy, type GatePolicy } from './index.js';

interface Case {
  readonly id: string;
  readonly given: Record<string, unknown>;
  readonly expect: { readonly decision: string; readonly reasons: readonly string[]; readonly conditions?: readonly string[] };
}

const fixture = join(process.cwd(), 'test/fixtures/assurance/gate.json');
const worked = (JSON.parse(readFileSync(fixture, 'utf8')) as { cases: readonly Case[] }).cases;

const low = {
  ...{ stage: 'PILOT', risk: 'LOW', carveOut: [], vendor: 'ELIGIBLE', sectoralPermit: 'NOT_REQUIRED', pipia: 'NOT_REQUIRED' },
  ...{ dataExport: 'NONE', disclosure: 'PUBLISHED', exAnteAssessment: 'MISSING', riskWarning: 'MISSING', committee: 'NONE' },
  ...{ algorithmFiling: 'NOT_REQUIRED', insurance: 'NOT_REQUIRED', fastTrackRequested: false },
};
const gap = { subject: 'bias', international: 'EXISTS', evidence: { level: 'INTERNATIONAL', status: 'VERIFIED' } };
const domestic = { subject: 'security', national: 'EXISTS', evidence: { level: 'NATIONAL', status: 'VERIFIED' } };
const refused = (...reasons: string[]): Case['expect'] => ({ decision: 'REFUSE', reasons, conditions: [] });

const ENDS_WITHIN: Case['expect'] = {
  decision: 'ADMIT_WITH_CONDITIONS',
  reasons: ['EVIDENCE_ENDS_WITHIN_PERIOD'],
  conditions: ['EVIDENCE_UPKEEP'],
};

/** Corners of the table that no worked case reaches, decided by hand from governance part 4. */
const CORNERS: readonly Case[] = [
  { id: 'no subject is required', given: { ...low, subjects: [] }, expect: refused('EVIDENCE_MISSING') },
  {
    id: 'a mandatory standard alone, met',
    given: { ...low, subjects: [{ subject: 'label', mandatory: 'MET', evidence: [] }] },
    expect: { decision: 'ADMIT', reasons: ['ADMISSIBLE_DOMESTIC'], conditions: [] },
  },
  {
    id: 'a local standard, met by local evidence at medium risk',
    given: { ...low, risk: 'MEDIUM', subjects: [{ subject: 's', local: 'EXISTS', evidence: { level: 'LOCAL', status: 'VERIFIED' } }] },
    expect: { decision: 'ADMIT_WITH_CONDITIONS', reasons: ['MEDIUM_RISK_TRACKING'], conditions: ['POST_TRACKING', 'HUMAN_OVERRIDE'] },
  },
  {
    id: 'a gap at high risk, approved by the committee',
    given: { ...low, risk: 'HIGH', exAnteAssessment: 'COMPLETE', committee: 'APPROVED', subjects: [gap] },
    expect: refused('ART44_LOW_RISK_ONLY'),
  },
  {
    id: 'nothing offered to no standard',
    given: { ...low, subjects: [{ ...domestic, evidence: { level: 'NONE', status: 'VERIFIED' } }] },
    expect: refused('EVIDENCE_MISSING'),
  },
  {
    id: 'evidence to a foreign standard where a domestic one exists',
    given: { ...low, subjects: [{ ...domestic, evidence: { level: 'FOREIGN', status: 'VERIFIED' } }] },
    expect: refused('DOMESTIC_STANDARD_UNMET'),
  },
  {
    id: 'a piece that is missing',
    given: { ...low, subjects: [{ ...domestic, evidence: { level: 'NATIONAL', status: 'MISSING' } }] },
    expect: refused('EVIDENCE_MISSING'),
  },
  {
    id: 'insurance that is due',
    given: { ...low, insurance: 'MISSING', subjects: [domestic] },
    expect: { decision: 'ADMIT_WITH_CONDITIONS', reasons: ['INSURANCE_DUE'], conditions: ['INSURANCE_IN_PLACE'] },
  },
  {
    id: 'verified evidence that ends within the period',
    given: { ...low, subjects: [{ ...domestic, evidence: { level: 'NATIONAL', status: 'VERIFIED', ends: 'WITHIN_PERIOD' } }] },
    expect: ENDS_WITHIN,
  },
  {
    id: 'verified evidence for a gap that ends within the period, beside one that lasts',
    given: { ...low, subjects: [{ ...gap, evidence: [gap.evidence, { ...gap.evidence, ends: 'WITHIN_PERIOD' }] }] },
    expect: { decision: 'ADMIT', reasons: ['ADMISSIBLE_ART44'], conditions: [] },
  },
  {
    id: 'a mandatory standard alone, met by evidence that ends within the period',
    given: { ...low, subjects: [{ subject: 'label', mandatory: 'MET', mandatoryEnds: 'WITHIN_PERIOD', evidence: [] }] },
    expect: ENDS_WITHIN,
  },
  {
    id: 'a permit that ends within the period',
    given: { ...low, sectoralPermit: 'VALID', permitEnds: 'WITHIN_PERIOD', subjects: [domestic] },
    expect: ENDS_WITHIN,
  },
  {
    id: 'an edition in transition that ends within the period: the migration is asked for',
    given: { ...low, subjects: [{ ...domestic, evidence: { level: 'NATIONAL', status: 'EDITION_TRANSITION', ends: 'WITHIN_PERIOD' } }] },
    expect: { decision: 'ADMIT_WITH_CONDITIONS', reasons: ['EDITION_TRANSITION'], conditions: ['EDITION_MIGRATION'] },
  },
  {
    id: 'expired evidence, whatever its end is said to be',
    given: { ...low, subjects: [{ ...domestic, evidence: { level: 'NATIONAL', status: 'EXPIRED', ends: 'WITHIN_PERIOD' } }] },
    expect: refused('EVIDENCE_EXPIRED'),
  },
];
const cases = [...worked, ...CORNERS];

/** True where every case is decided as expected. */
const agrees = (changed: GatePolicy): boolean =>
  cases.every(({ given, expect: expected }) => {
    try {
      const got = decideGateListed(changed, given);
      return Object.entries(expected).every(([name, value]) => JSON.stringify(got[name as keyof typeof got]) === JSON.stringify(value));
    } catch {
      return false;
    }
  });

const TABLES = ['routes', 'caseRows', 'subjectRows', 'pieceRows', 'admissibleRows', 'addedConditions'] as const;

/** The policy without one of its rows, each time another one. */
const shortened: readonly (readonly [string, GatePolicy])[] = [
  ...TABLES.flatMap((table) =>
    policy[table].map(
      (row, at) => [`${table} ${JSON.stringify(row)}`, { ...policy, [table]: policy[table].filter((_, i) => i !== at) }] as const,
    ),
  ),
  ...Object.entries(policy.reasonToConditions).flatMap(([reason, conditions]) =>
    conditions.map((condition) => {
      const rest = { ...policy.reasonToConditions, [reason]: conditions.filter((other) => other !== condition) };
      return [`${reason} sets ${condition}`, { ...policy, reasonToConditions: rest }] as const;
    }),
  ),
];

describe('every row of the gate', () => {
  it.each(CORNERS.map((each) => [each.id, each] as const))('decides %s', (_, { given, expect: expected }) => {
    expect(decideGateListed(policy, given)).toMatchObject(expected);
  });

  it('is missed by a worked case when it is removed', () => {
    expect(shortened.length).toBeGreaterThan(60);
    expect(agrees(policy)).toBe(true);
    expect(shortened.filter(([, changed]) => agrees(changed)).map(([row]) => row)).toEqual([]);
  });
});
