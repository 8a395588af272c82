import { instant } from '@pilotage/kernel';
import {
  catalogueFaults,
  gatePolicy2026_1 as gate,
  gatePolicyFaults,
  policyInForce,
  requireSound,
  riskPolicy2026_1 as risk,
  riskPolicyFaults,
  standards2026_1 as catalogue,
  type PolicyFaults,
} from './index.js';

const told = (faults: PolicyFaults): readonly string[] => faults.map(({ text }) => text.en);

describe('the policies that we ship', () => {
  it('risk classification is sound', () => expect(riskPolicyFaults(risk)).toEqual([]));
  it('the admission gate is sound', () => expect(gatePolicyFaults(gate)).toEqual([]));
  it('the standards catalogue is sound', () => expect(catalogueFaults(catalogue)).toEqual([]));
});

describe('an unsound risk policy', () => {
  it('is refused where the points no longer add up', () => {
    expect(told(riskPolicyFaults({ ...risk, questions: risk.questions.slice(1) }))).toEqual([
      'points of the questions do not add up to the maximum',
    ]);
    expect(told(riskPolicyFaults({ ...risk, mitigation: { ...risk.mitigation, max: 51 } }))).toContain(
      'mitigation points do not add up to their maximum',
    );
  });

  it('is refused where the bands leave a hole', () => {
    const [low, medium, high] = risk.bands;
    if (!low || !medium || !high) throw new Error('three bands');
    expect(told(riskPolicyFaults({ ...risk, bands: [low, { ...medium, min: 27 }, high] }))).toContain('26 points lie in no band or in two');
  });

  it('is refused where the deduction would move more than one band', () => {
    const faults = told(riskPolicyFaults({ ...risk, mitigation: { ...risk.mitigation, deductionPercent: 90 } }));
    expect(faults).toContain('the deduction moves 51 points by more than one band');
  });

  it('is refused where a trigger rests on an unknown answer, or a text lacks Chinese', () => {
    const [first, ...others] = risk.triggers;
    if (!first) throw new Error('a trigger');
    const broken = {
      ...first,
      text: { en: 'x', zh: 'x' },
      derivedFrom: {
        any: [
          { question: 'Q02', in: ['PERHAPS'] },
          { question: 'Q77', in: [] },
        ],
      },
    };
    expect(told(riskPolicyFaults({ ...risk, triggers: [broken, ...others] }))).toEqual([
      'P1 has no Chinese text',
      'P1 rests on an unknown answer Q02 PERHAPS',
      'P1 rests on an unknown question Q77',
    ]);
  });
});

describe('an unsound gate policy', () => {
  it('is refused where a status of evidence is not judged', () => {
    const pieceRows = gate.pieceRows.filter(({ row }) => row !== 'revoked');
    const faults = told(gatePolicyFaults({ ...gate, pieceRows }));
    expect(faults).toEqual(['no row gives EVIDENCE_REVOKED', expect.stringContaining('status REVOKED')]);
  });

  it('is refused where a row names an unknown reason, fact or value', () => {
    const caseRows = [...gate.caseRows, { row: 'odd', when: { weather: ['RAIN'], risk: ['TINY'] }, reason: 'NO_IDEA' }];
    expect(told(gatePolicyFaults({ ...gate, caseRows }))).toEqual([
      'row "odd" gives an unknown reason NO_IDEA',
      'row "odd" asks for an unknown fact weather RAIN',
      'row "odd" asks for an unknown fact risk TINY',
    ]);
  });

  it('is refused where a reason admits with conditions and brings none', () => {
    const { INSURANCE_DUE: _, ...reasonToConditions } = gate.reasonToConditions;
    expect(told(gatePolicyFaults({ ...gate, reasonToConditions }))).toEqual([
      'INSURANCE_DUE must bring conditions exactly where it admits with conditions',
      'nothing brings condition INSURANCE_IN_PLACE',
    ]);
  });

  it('lists all its faults at once', () => {
    const faults = gatePolicyFaults({
      ...gate,
      reasons: gate.reasons.map((each, at) => (at < 2 ? { ...each, source: { en: '', zh: '标准化法' } } : each)),
    });
    expect(() => requireSound(gate, faults)).toThrow(
      'policy pilot-admission-gate 2026.1 is unsound: ADMISSIBLE_DOMESTIC source has no English text; ADMISSIBLE_ART44 source has no English text',
    );
    expect(() => requireSound(gate, [])).not.toThrow();
  });
});

describe('an unsound catalogue', () => {
  it('is refused where a standard adopts an edition that is not listed', () => {
    const standards = catalogue.standards.filter(({ id }) => id !== 'ISO/IEC 42001:2023');
    expect(told(catalogueFaults({ ...catalogue, standards }))).toEqual(['GB/T 45081-2024 adopts an unknown ISO/IEC 42001:2023']);
  });
});

describe('the version in force', () => {
  const later = { ...gate, version: '2027.1', validFrom: instant('2027-01-01T00:00:00+08:00') };
  const on = (moment: string) => policyInForce([later, gate], instant(moment))?.version;

  it('is the latest that has begun', () => {
    expect(on('2026-12-31T15:59:59Z')).toBe('2026.1');
    expect(on('2026-12-31T16:00:00Z')).toBe('2027.1');
  });

  it('is none before the first', () => expect(on('2025-12-31T15:59:59Z')).toBeUndefined());
});
