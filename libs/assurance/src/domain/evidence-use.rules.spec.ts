import { instant } from '@pilotage/kernel';
import { routeOf, standards2026_1, type EvidenceUseStatus } from './index.js';
import { evidenceOutcomeFor, gateSubject, useStatus, type EvidenceUse, type UseOfEvidence } from './evidence-use.rules.js';
import { EVIDENCE_STATES, type EvidenceState } from './evidence.workflow.js';

const from = instant('2026-02-01T00:00:00+08:00');
const until = instant('2026-08-01T00:00:00+08:00');
const modelDigest = 'a'.repeat(64);
const piece: EvidenceUse = {
  id: 'evd_1',
  state: 'verified',
  standardId: 'ISO/IEC 42001:2023',
  statedDigest: modelDigest,
  scope: null,
  validFrom: instant('2025-01-01T00:00:00+08:00'),
  validUntil: instant('2028-01-01T00:00:00+08:00'),
};
const use: UseOfEvidence = {
  catalogue: standards2026_1,
  standards: routeOf(standards2026_1, 'ai-management-system', ['data-mining'], from),
  modelDigest,
  categories: ['data-mining'],
  period: { from, until },
};

const BY_STATE: Readonly<Record<EvidenceState, EvidenceUseStatus>> = {
  uploaded: 'PENDING',
  scanning: 'PENDING',
  verified: 'VERIFIED',
  editionTransition: 'EDITION_TRANSITION',
  selfDeclared: 'SELF_DECLARED',
  notAccredited: 'NOT_ACCREDITED',
  expired: 'EXPIRED',
  revoked: 'REVOKED',
  suspended: 'SUSPENDED',
  statusUnknown: 'STATUS_UNKNOWN',
  rejected: 'MISSING',
};

describe('the use of a piece of evidence', () => {
  it.each(EVIDENCE_STATES.map((state) => [state, BY_STATE[state]] as const))('evidence that is %s counts as %s', (state, status) => {
    expect(useStatus({ ...piece, state }, use)).toBe(status);
  });

  it.each<readonly [string, Partial<EvidenceUse>, EvidenceUseStatus]>([
    ['that outlasts the use by a moment is verified', { validUntil: instant('2026-08-01T00:00:00.001+08:00') }, 'VERIFIED'],
    ['that ends during the use is verified now', { validUntil: instant('2026-05-01T00:00:00+08:00') }, 'VERIFIED'],
    ['that outlasts the beginning by a moment is verified', { validUntil: instant('2026-02-01T00:00:00.001+08:00') }, 'VERIFIED'],
    ['that ends with the beginning of the use has expired', { validUntil: from }, 'EXPIRED'],
    ['that begins with the use is verified', { validFrom: from }, 'VERIFIED'],
    ['that begins after the start of the use is pending', { validFrom: instant('2026-02-01T00:00:00.001+08:00') }, 'PENDING'],
    ['about another model version mismatches', { statedDigest: 'b'.repeat(64) }, 'SUBJECT_MISMATCH'],
    ['limited to the category of the call is verified', { scope: ['imaging', 'data-mining'] }, 'VERIFIED'],
    ['limited to other categories is out of scope', { scope: ['imaging'] }, 'SCOPE_MISMATCH'],
    ['without a period is unknown', { validUntil: null }, 'STATUS_UNKNOWN'],
  ])('evidence %s', (_what, more, status) => {
    expect(useStatus({ ...piece, ...more }, use)).toBe(status);
  });

  it.each<readonly [string, Partial<EvidenceUse>, string | undefined]>([
    ['outlasts the period by a moment lasts', { validUntil: instant('2026-08-01T00:00:00.001+08:00') }, undefined],
    ['ends with its last moment ends within it', { validUntil: until }, 'WITHIN_PERIOD'],
    ['ends during it ends within it', { validUntil: instant('2026-02-01T00:00:00.001+08:00') }, 'WITHIN_PERIOD'],
    ['has ended is expired, and nothing more is said', { validUntil: from }, undefined],
    ['was revoked is revoked, and nothing more is said', { state: 'revoked', validUntil: until }, undefined],
  ])('evidence that %s', (_what, more, ends) => {
    expect(evidenceOutcomeFor({ ...piece, ...more }, use).ends).toBe(ends);
  });

  it('of another than the lead says whose it is and in what role, and counts for the same', () => {
    const others = { ...piece, organisationId: 'org_maker', ownerRole: 'manufacturer' } as const;
    const alone = evidenceOutcomeFor(piece, use);
    expect(evidenceOutcomeFor(others, use)).toEqual({ ...alone, owner: 'org_maker', ownerRole: 'MANUFACTURER' });
    expect(evidenceOutcomeFor({ ...others, ownerRole: 'lead' }, use)).toEqual(alone);
  });

  it('that a manufacturer of the group issued for itself is the group’s own word', () => {
    const own = { ...piece, organisationId: 'org_maker', ownerRole: 'manufacturer', issuerOrganisationId: 'org_maker' } as const;
    expect(useStatus({ ...own, vendorIds: ['org_lead', 'org_maker'] }, use)).toBe('SELF_DECLARED');
  });

  it('an international certificate counts with its identical adoption at home', () => {
    expect(evidenceOutcomeFor(piece, use)).toEqual({
      id: 'evd_1',
      standard: 'ISO/IEC 42001:2023',
      level: 'INTERNATIONAL',
      status: 'VERIFIED',
      adoption: 'IDT',
    });
  });

  it('evidence that was rejected counts as none at no level', () => {
    expect(
      evidenceOutcomeFor({ ...piece, state: 'rejected', standardId: null, statedDigest: null, validFrom: null, validUntil: null }, use),
    ).toMatchObject({
      level: 'NONE',
      status: 'MISSING',
    });
  });

  it('a subject without evidence has an empty list, which the gate judges', () => {
    expect(gateSubject([], use)).toMatchObject({ subject: 'ai-management-system', national: 'EXISTS', evidence: [] });
  });
});
