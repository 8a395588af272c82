import { instant } from '@pilotage/kernel';
import { decideGate, decisionHash, gatePolicy2026_1 as policy, isFactsMissing, type GateFacts } from './index.js';
import { signedText, summaryStatement, statementText, SUMMARY_PREDICATE, type SummarisedDecision } from './verification-summary.js';

const facts: GateFacts = {
  ...{ stage: 'PILOT', risk: 'LOW', carveOut: [], vendor: 'ELIGIBLE', sectoralPermit: 'NOT_REQUIRED', pipia: 'NOT_REQUIRED' },
  ...{ dataExport: 'NONE', disclosure: 'PUBLISHED', exAnteAssessment: 'MISSING', riskWarning: 'MISSING', committee: 'NONE' },
  ...{ algorithmFiling: 'NOT_REQUIRED', insurance: 'NOT_REQUIRED', fastTrackRequested: false },
  subjects: [
    {
      ...{ subject: 'bias', mandatory: 'NONE', national: 'NONE', local: 'NONE', international: 'EXISTS' },
      evidence: [{ id: 'evd_secret', level: 'INTERNATIONAL', status: 'VERIFIED' }],
    },
  ],
};

function decided(given: GateFacts): SummarisedDecision {
  const outcome = decideGate(policy, given);
  if (isFactsMissing(outcome)) throw new Error('facts missing');
  const hash = decisionHash(policy.version, given, outcome);
  const ids = { id: 'gat_1', bidId: 'bid_1', modelDigest: 'a'.repeat(64), policyVersion: policy.version };
  return { ...ids, ...outcome, stage: given.stage, facts: given, hash, decidedAt: instant('2026-03-01T00:00:00Z') };
}
const predicateOf = (given: GateFacts) => {
  const statement = summaryStatement(decided(given), { version: policy.version }) as { predicate: Record<string, unknown> };
  return statement.predicate;
};

describe('the published summary of a decision', () => {
  it('is a Simple Verification Result about the model version that was decided about', () => {
    expect(summaryStatement(decided(facts), { version: policy.version })).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: SUMMARY_PREDICATE,
      subject: [{ name: 'bid_1', digest: { sha256: 'a'.repeat(64) } }],
      predicate: { timeCreated: '2026-03-01T00:00:00.000Z', properties: ['PILOTAGE_ADMITTED_PILOT'] },
    });
  });

  it('names nothing as passed that was refused, referred or undecided, and says why', () => {
    expect(predicateOf({ ...facts, risk: 'HIGH' })).toMatchObject({ properties: [], pilotage: { decision: 'REFUSE' } });
    const referred = { ...facts, risk: 'MEDIUM', stage: 'TEST' } as const;
    expect(predicateOf(referred)).toMatchObject({ properties: [], pilotage: { reasons: ['MEDIUM_RISK_GAP_REVIEW'] } });
  });

  it('tells conditions apart from an admission without', () => {
    expect(predicateOf({ ...facts, insurance: 'MISSING' })).toMatchObject({
      properties: ['PILOTAGE_ADMITTED_WITH_CONDITIONS_PILOT'],
      pilotage: { conditions: ['INSURANCE_IN_PLACE'] },
    });
  });

  it('holds no fact but its digest, which names them in whatever order', () => {
    const text = statementText(summaryStatement(decided(facts), null));
    expect(text).not.toContain('evd_secret');
    const flags = ['PUBLIC_INTEREST', 'NATIONAL_SECURITY'] as const;
    const [one, other] = [flags, [...flags].reverse()].map((carveOut) => predicateOf({ ...facts, carveOut }));
    expect(one).toEqual(other);
  });

  it('is signed with its type and the lengths of both in bytes', () => {
    expect(signedText('{"a":"\u6df1"}')).toBe('DSSEv1 28 application/vnd.in-toto+json 11 {"a":"\u6df1"}');
  });
});
