import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  CARVE_OUT_FLAGS,
  decideGate,
  decideGateListed,
  decisionHash,
  GATE_DECISIONS,
  GATE_VOCABULARY,
  gatePolicy2026_1 as policy,
  isFactsMissing,
  PIECE_VOCABULARY,
  readGateFacts,
  SUBJECT_VOCABULARY,
  subjectFindings,
  type GateFacts,
  type GateOutcome,
  type GateSubject,
  type PieceFacts,
} from './index.js';

interface GateCase {
  readonly id: string;
  readonly title: string;
  readonly given: Record<string, unknown>;
  readonly expect: GateOutcome;
}

const fixture = join(process.cwd(), 'test/fixtures/assurance/gate.json');
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { cases: readonly GateCase[] };

const verified: PieceFacts = { id: 'e1', level: 'INTERNATIONAL', status: 'VERIFIED', standard: 'IEEE Std 7003-2024' };
const gap: GateSubject = {
  subject: 'bias-fairness',
  mandatory: 'NONE',
  national: 'NONE',
  local: 'NONE',
  international: 'EXISTS',
  evidence: [verified],
};
const domestic: GateSubject = {
  ...gap,
  subject: 'algorithm-security',
  national: 'EXISTS',
  evidence: [{ level: 'NATIONAL', status: 'VERIFIED' }],
};
const low: GateFacts = {
  stage: 'PILOT',
  risk: 'LOW',
  carveOut: [],
  vendor: 'ELIGIBLE',
  sectoralPermit: 'NOT_REQUIRED',
  subjects: [gap],
  pipia: 'NOT_REQUIRED',
  dataExport: 'NONE',
  disclosure: 'PUBLISHED',
  exAnteAssessment: 'MISSING',
  riskWarning: 'MISSING',
  committee: 'NONE',
  algorithmFiling: 'NOT_REQUIRED',
  insurance: 'NOT_REQUIRED',
  fastTrackRequested: false,
};

function decided(facts: GateFacts): GateOutcome {
  const outcome = decideGate(policy, facts);
  if (isFactsMissing(outcome)) throw new Error(`facts missing: ${outcome.missing.join()}`);
  return outcome;
}

const withEvidence = (subject: GateSubject, ...evidence: readonly PieceFacts[]): GateFacts => ({
  ...low,
  subjects: [{ ...subject, evidence }],
});

describe('the worked cases of the admission gate', () => {
  it('are all there', () => expect(cases).toHaveLength(42));

  it.each(cases.map((each) => [`${each.id} ${each.title}`, each] as const))('%s', (_, { given, expect: expected }) => {
    expect(decideGateListed(policy, given)).toEqual(expected);
  });
});

describe('what opens and closes the gate', () => {
  it('a call that requires no subject admits nobody', () => {
    expect(decided({ ...low, subjects: [] })).toEqual({
      decision: 'REFUSE',
      reasons: ['EVIDENCE_MISSING'],
      conditions: [],
      remediable: true,
    });
  });

  it('Art 44 works subject by subject: one gap at high risk refuses although the other subject is domestic', () => {
    const facts: GateFacts = { ...low, risk: 'HIGH', exAnteAssessment: 'COMPLETE', committee: 'APPROVED', subjects: [domestic, gap] };
    expect(decided(facts)).toMatchObject({ decision: 'REFUSE', reasons: ['ART44_LOW_RISK_ONLY'], remediable: false });
  });

  it.each(CARVE_OUT_FLAGS)('a gap touching %s is refused at every level and stage, for good', (flag) => {
    for (const stage of GATE_VOCABULARY.stage) {
      for (const risk of GATE_VOCABULARY.risk) {
        const outcome = decided({ ...low, stage, risk, carveOut: [flag], committee: 'APPROVED' });
        expect(outcome.reasons).toContain('ART44_CARVE_OUT');
        expect(outcome).toMatchObject({ decision: 'REFUSE', remediable: false });
      }
    }
  });

  it('a committee approval does not cure a missing permit', () => {
    const facts: GateFacts = {
      ...low,
      risk: 'HIGH',
      subjects: [domestic],
      exAnteAssessment: 'COMPLETE',
      riskWarning: 'IN_PLACE',
      committee: 'APPROVED',
    };
    expect(decided(facts).decision).toBe('ADMIT_WITH_CONDITIONS');
    expect(decided({ ...facts, sectoralPermit: 'MISSING' })).toMatchObject({ decision: 'REFUSE', remediable: true });
  });

  it('a lapsed committee decision refers the case again', () => {
    const facts: GateFacts = { ...low, subjects: [domestic], exAnteAssessment: 'COMPLETE', committee: 'EXPIRED' };
    expect(decided({ ...facts, risk: 'HIGH' }).reasons).toEqual(['HIGH_RISK_REVIEW']);
    expect(decided({ ...facts, carveOut: ['PUBLIC_INTEREST'] }).reasons).toEqual(['CARVE_OUT_REVIEW']);
    expect(decided({ ...facts, risk: 'MEDIUM', stage: 'TEST', subjects: [gap] }).reasons).toEqual(['MEDIUM_RISK_GAP_REVIEW']);
  });

  it('a medium-risk gap is referred in the test and refused in trial and pilot', () => {
    const decisions = GATE_VOCABULARY.stage.map((stage) => decided({ ...low, risk: 'MEDIUM', stage }).decision);
    expect(decisions).toEqual(['REFER_TO_ETHICS_COMMITTEE', 'REFUSE', 'REFUSE']);
  });

  it('an approved medium-risk gap with expired evidence is refused with both codes', () => {
    const expired: GateSubject = { ...gap, evidence: [{ ...verified, status: 'EXPIRED' }] };
    const outcome = decided({ ...low, risk: 'MEDIUM', stage: 'TEST', committee: 'APPROVED', subjects: [expired] });
    expect(outcome).toMatchObject({ decision: 'REFUSE', reasons: ['EVIDENCE_EXPIRED', 'MEDIUM_RISK_GAP_APPROVED'], conditions: [] });
  });

  it('changes that the committee asked for stand in the place of both reviews', () => {
    const facts: GateFacts = { ...low, committee: 'REVISE', carveOut: ['PUBLIC_INTEREST'], subjects: [domestic] };
    expect(decided(facts).reasons).toEqual(['COMMITTEE_REVISION_OPEN']);
    expect(decided({ ...low, risk: 'MEDIUM', stage: 'TEST', committee: 'REVISE' }).reasons).toEqual(['COMMITTEE_REVISION_OPEN']);
  });

  it('a wish for a fast track never changes a decision', () => {
    const asked = decided({ ...low, fastTrackRequested: true });
    expect(asked).toEqual({ ...decided(low), reasons: ['ADMISSIBLE_ART44', 'FAST_TRACK_NOT_AVAILABLE'] });
  });

  it('a mandatory standard that is met needs no more where it is the only one', () => {
    const label: GateSubject = { ...gap, mandatory: 'MET', international: 'NONE', evidence: [] };
    expect(decided({ ...low, subjects: [label] }).reasons).toEqual(['ADMISSIBLE_DOMESTIC']);
    expect(decided({ ...low, subjects: [{ ...label, national: 'EXISTS' }] }).reasons).toEqual(['EVIDENCE_MISSING']);
    expect(decided({ ...low, subjects: [{ ...label, mandatory: 'UNMET' }] }).reasons).toEqual([
      'MANDATORY_STANDARD_UNMET',
      'EVIDENCE_MISSING',
    ]);
  });

  it('a mandatory standard that is met does not do alone where an international one exists beside it', () => {
    const label: GateSubject = { ...gap, mandatory: 'MET', evidence: [] };
    expect(decided({ ...low, subjects: [label] }).reasons).toEqual(['EVIDENCE_MISSING']);
    expect(decided({ ...low, subjects: [{ ...label, evidence: [{ level: 'NATIONAL', status: 'VERIFIED' }] }] }).reasons).toEqual([
      'ADMISSIBLE_DOMESTIC',
    ]);
  });

  it('a local standard alone closes the gap', () => {
    const local: GateSubject = { ...gap, local: 'EXISTS' };
    expect(decided({ ...low, subjects: [local] }).reasons).toEqual(['DOMESTIC_STANDARD_UNMET']);
    expect(decided(withEvidence(local, { level: 'LOCAL', status: 'VERIFIED' })).reasons).toEqual(['ADMISSIBLE_DOMESTIC']);
  });

  it.each(['NONE', 'EXPIRED', 'APPROVED'] as const)(
    'a medium-risk gap in an excluded area is refused by that alone, the committee being %s',
    (committee) => {
      const facts: GateFacts = { ...low, risk: 'MEDIUM', stage: 'TEST', carveOut: ['PERSONAL_SAFETY'], committee };
      expect(decided(facts).reasons).toEqual(['ART44_CARVE_OUT']);
    },
  );

  it('evidence to an identically adopted international standard meets a domestic one; a modified adoption does not', () => {
    const other = { ...domestic, international: 'EXISTS' } as const;
    expect(decided(withEvidence(other, { ...verified, adoption: 'IDT' })).decision).toBe('ADMIT');
    expect(decided(withEvidence(other, { ...verified, adoption: 'MOD' })).reasons).toEqual(['DOMESTIC_STANDARD_UNMET']);
    expect(decided(withEvidence(other, verified)).reasons).toEqual(['DOMESTIC_STANDARD_UNMET']);
  });

  it('a status is not looked at where the level does not fit', () => {
    expect(decided(withEvidence(domestic, { ...verified, status: 'REVOKED' })).reasons).toEqual(['DOMESTIC_STANDARD_UNMET']);
    expect(decided(withEvidence(gap, { ...verified, level: 'FOREIGN', status: 'REVOKED' })).reasons).toEqual([
      'FOREIGN_STANDARD_NOT_INTERNATIONAL',
    ]);
  });

  it.each(['SELF_DECLARED', 'NOT_ACCREDITED'] as const)(
    '%s evidence is a condition at low risk in the test and a refusal everywhere else',
    (status) => {
      for (const stage of GATE_VOCABULARY.stage) {
        for (const risk of ['LOW', 'MEDIUM', 'HIGH'] as const) {
          const facts = {
            ...withEvidence(domestic, { level: 'NATIONAL', status }),
            stage,
            risk,
            exAnteAssessment: 'COMPLETE',
            committee: 'APPROVED',
          } as const;
          expect(decided(facts).decision).toBe(risk === 'LOW' && stage === 'TEST' ? 'ADMIT_WITH_CONDITIONS' : 'REFUSE');
        }
      }
    },
  );

  it.each(PIECE_VOCABULARY.status)('%s is the only status question that a domestic subject asks', (status) => {
    const admits = ['VERIFIED', 'EDITION_TRANSITION'].includes(status);
    expect(decided(withEvidence(domestic, { level: 'NATIONAL', status })).decision === 'REFUSE').toBe(!admits);
  });
});

describe('several pieces of evidence for one subject', () => {
  it('count by the least grave one', () => {
    const facts = withEvidence(gap, { ...verified, id: 'a', status: 'REVOKED' }, { ...verified, id: 'b', status: 'EDITION_TRANSITION' });
    expect(decided(facts).reasons).toEqual(['EDITION_TRANSITION']);
    expect(subjectFindings(policy, facts)).toEqual([
      { subject: 'bias-fairness', route: 'GAP', evidence: 'b', reasons: ['EDITION_TRANSITION'] },
    ]);
  });

  it('tie by registry order, then by id', () => {
    const pieces: readonly PieceFacts[] = [
      { ...verified, id: 'c', status: 'SUSPENDED' },
      { ...verified, id: 'b', status: 'EXPIRED' },
      { ...verified, id: 'a', status: 'EXPIRED' },
    ];
    expect(subjectFindings(policy, withEvidence(gap, ...pieces))).toMatchObject([{ evidence: 'a', reasons: ['EVIDENCE_EXPIRED'] }]);
  });
});

describe('facts that are missing', () => {
  it.each(Object.keys(low))('nothing is decided without %s', (fact) => {
    const given = Object.fromEntries(Object.entries(low).filter(([name]) => name !== fact));
    expect(decideGateListed(policy, given)).toEqual({ error: 'FACT_MISSING', missing: [fact] });
  });

  it('nothing is decided on a value that the gate does not know', () => {
    const piece = { level: 'INTERNATIONAL', status: 'FINE' };
    const given = { ...low, vendor: 'UNKNOWN', subjects: [{ ...gap, evidence: piece }], carveOut: ['SPACE'], hurry: true };
    const missing = ['carveOut[0]', 'vendor', 'subjects[0].evidence.status', 'hurry'];
    expect(decideGateListed(policy, given)).toEqual({ error: 'FACT_MISSING', missing });
  });

  it.each([null, 'facts', [], 7])('%p is no set of facts', (given) => {
    expect(decideGateListed(policy, given)).toMatchObject({ error: 'FACT_MISSING', missing: Object.keys(low) });
  });

  it('an omitted standard of a subject means none on the command line and is missing everywhere else', () => {
    const given = { ...low, subjects: [{ subject: 's', international: 'EXISTS', evidence: verified }] };
    expect(decideGateListed(policy, given)).toMatchObject({ decision: 'ADMIT' });
    const missing = ['subjects[0].mandatory', 'subjects[0].national', 'subjects[0].local'];
    expect(readGateFacts(given, 'MISSING')).toEqual({ error: 'FACT_MISSING', missing });
  });

  it('a subject without its evidence is missing a fact; an empty list says that nothing was offered', () => {
    const { evidence: _, ...bare } = gap;
    expect(decideGateListed(policy, { ...low, subjects: [bare] })).toEqual({ error: 'FACT_MISSING', missing: ['subjects[0].evidence'] });
    expect(decided(withEvidence(gap)).reasons).toEqual(['EVIDENCE_MISSING']);
  });
});

const SEED = 20260105;
const valuesOf = <V extends Readonly<Record<string, readonly string[]>>>(vocabulary: V) =>
  fc.record(Object.fromEntries(Object.entries(vocabulary).map(([name, values]) => [name, fc.constantFrom(...values)])));
/** What ends within the planned period says so, under the name; what lasts says nothing. */
const ending = (name: string) => fc.constantFrom({}, { [name]: 'WITHIN_PERIOD' });
const anyPiece = fc
  .tuple(valuesOf(PIECE_VOCABULARY), fc.constantFrom({}, { adoption: 'IDT' }, { adoption: 'MOD' }), ending('ends'), fc.nat(99))
  .map(([words, adoption, ends, id]) => ({ ...words, ...adoption, ...ends, id: `e${id}` }) as unknown as PieceFacts);
const anySubject = fc
  .tuple(valuesOf(SUBJECT_VOCABULARY), ending('mandatoryEnds'), fc.array(anyPiece, { maxLength: 3 }), fc.constantFrom('a', 'b'))
  .map(([words, ends, evidence, subject]) => ({ ...words, ...ends, subject, evidence }) as unknown as GateSubject);
const anyFacts = fc
  .tuple(
    valuesOf(GATE_VOCABULARY),
    ending('permitEnds'),
    fc.subarray([...CARVE_OUT_FLAGS]),
    fc.array(anySubject, { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([words, ends, carveOut, subjects, fastTrackRequested]) => {
    const facts = { ...words, ...ends, carveOut, subjects, fastTrackRequested };
    return facts as unknown as GateFacts;
  });

describe(`for any facts (seed ${SEED})`, () => {
  const gravity = (facts: GateFacts): number => GATE_DECISIONS.indexOf(decided(facts).decision);

  it('one more verified piece of evidence never makes a decision graver', () => {
    const property = fc.property(anyFacts, anyPiece, fc.nat(2), (facts, piece, at) => {
      const better = facts.subjects.map((subject, index) =>
        index === at ? { ...subject, evidence: [...subject.evidence, { ...piece, status: 'VERIFIED' } as const] } : subject,
      );
      expect(gravity({ ...facts, subjects: better })).toBeLessThanOrEqual(gravity(facts));
    });
    fc.assert(property, { seed: SEED, numRuns: 2000 });
  });

  it('evidence that lasts is never decided about more gravely than the same that ends within the planned period', () => {
    const property = fc.property(anyFacts, (facts) => {
      const lasting = facts.subjects.map(({ mandatoryEnds: _, ...subject }) => ({
        ...subject,
        evidence: subject.evidence.map(({ ends: __, ...piece }) => piece),
      }));
      const { permitEnds: _, ...rest } = facts;
      expect(gravity({ ...rest, subjects: lasting })).toBeLessThanOrEqual(gravity(facts));
    });
    fc.assert(property, { seed: SEED, numRuns: 1000 });
  });

  it('a decision always has a reason, conditions only with conditions, and a cure only where refused', () => {
    const property = fc.property(anyFacts, (facts) => {
      const { decision, reasons, conditions, remediable } = decided(facts);
      expect(reasons.length).toBeGreaterThan(0);
      expect(conditions.length > 0).toBe(decision === 'ADMIT_WITH_CONDITIONS');
      expect(remediable === null).toBe(decision !== 'REFUSE');
    });
    fc.assert(property, { seed: SEED, numRuns: 2000 });
  });

  it('a wish for a fast track changes neither decision nor conditions', () => {
    const property = fc.property(anyFacts, (facts) => {
      const [without, wished] = [false, true].map((fastTrackRequested) => decided({ ...facts, fastTrackRequested }));
      expect({ ...wished, reasons: wished?.reasons.filter((code) => code !== 'FAST_TRACK_NOT_AVAILABLE') }).toEqual(without);
    });
    fc.assert(property, { seed: SEED, numRuns: 1000 });
  });

  it('the same facts have the same decision and hash, in whatever order they are given', () => {
    const property = fc.property(anyFacts, (facts) => {
      const turned = facts.subjects.map((subject) => ({ ...subject, evidence: [...subject.evidence].reverse() })).reverse();
      const same: GateFacts = { ...facts, subjects: turned, carveOut: [...facts.carveOut].reverse() };
      expect(decided(same)).toEqual(decided(facts));
      expect(decisionHash('2026.1', same, decided(same))).toBe(decisionHash('2026.1', facts, decided(facts)));
    });
    fc.assert(property, { seed: SEED, numRuns: 500 });
  });
});

describe('the hash of a decision', () => {
  const hash = decisionHash(policy.version, low, decided(low));

  it('is a SHA-256', () => expect(hash).toMatch(/^[0-9a-f]{64}$/));

  it('differs with the policy version, with a fact and with the outcome', () => {
    const others = [
      decisionHash('2026.2', low, decided(low)),
      decisionHash(policy.version, { ...low, stage: 'TRIAL' }, decided(low)),
      decisionHash(policy.version, low, { ...decided(low), decision: 'REFUSE' }),
    ];
    expect(new Set([hash, ...others]).size).toBe(4);
  });
});
