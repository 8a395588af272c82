import { instant } from '@pilotage/kernel';
import { UNLIMITED } from './accreditation.rules.js';
import { differencesOf, namedMembers, permitIn, readLast, worthOf, type DocumentReadingEntry } from './document-check.rules.js';
import { standards2026_1 as catalogue } from './index.js';

const at = instant('2026-03-01T00:00:00Z');
const first: DocumentReadingEntry = {
  ...{ issuer: 'Example Certification', number: 'EC-2025-17', scheme: 'IAF_CERTSEARCH', standardId: 'ISO/IEC 42001:2023', edition: '2023' },
  ...{ permit: null, holder: null },
  ...{ scope: ['MEDICAL_IMAGING', 'INSPECTION'], statedDigest: 'a'.repeat(64), finding: 'holds' },
  ...{ validFrom: instant('2025-03-01T00:00:00Z'), validUntil: instant('2028-03-01T00:00:00Z') },
};
const TRUSTED = { organisationId: null, accreditations: [UNLIMITED] };
const judged = (of: Partial<DocumentReadingEntry> = {}, issuer: Parameters<typeof worthOf>[1]['issuer'] = TRUSTED, now = at) =>
  worthOf({ ...first, ...of }, { catalogue, issuer, vendorIds: ['org_1'], at: now }).move;

const PERMIT = {
  ...{ standardId: null, edition: null, permit: 'MEDICAL_DEVICE_REGISTRATION' as const, holder: 'Example Imaging Ltd' },
  ...{ scheme: 'NMPA', number: '国械注准20203210839' },
};

describe('a document that two persons read', () => {
  it('blanks, widths, capitals and the order of a scope make no difference, a digit does', () => {
    const alike = { ...first, issuer: ' example  CERTIFICATION', number: 'ＥＣ-2025-17', scope: ['INSPECTION', 'MEDICAL_IMAGING'] };
    expect(differencesOf(first, alike)).toEqual([]);
    expect(differencesOf(first, { ...first, number: 'EC-2025-11' })).toEqual(['number']);
  });

  it('read differently, every difference is named in both languages; no limit of scope is another scope than none at all', () => {
    const other = { ...first, finding: 'doesNotHold' as const, validUntil: instant('2027-03-01T00:00:00Z'), scope: null };
    const members = differencesOf(first, other);
    expect(members).toEqual(['scope', 'validUntil', 'finding']);
    expect(namedMembers(members)).toEqual([
      { code: 'scope', text: { en: 'scope', zh: '适用范围' } },
      { code: 'validUntil', text: { en: 'end of the validity', zh: '有效期截止' } },
      { code: 'finding', text: { en: 'finding', zh: '结论' } },
    ]);
    expect(differencesOf({ ...first, scope: [] }, { ...first, scope: null })).toEqual(['scope']);
  });

  it('gets the state that both found', () => {
    expect([judged(), judged({ finding: 'notAccredited' }), judged({ finding: 'doesNotHold' })]).toEqual([
      'verify',
      'noteNotAccredited',
      'reject',
    ]);
  });

  it('has expired from the very instant of its end, and names a standard that the catalogue has', () => {
    expect(judged({}, TRUSTED, first.validUntil)).toBe('noteExpired');
    expect(judged({}, null, first.validUntil)).toBe('noteExpired');
    expect(judged({ standardId: 'No such standard' })).toBe('reject');
    expect(judged({ standardId: 'No such standard' }, null)).toBe('reject');
  });

  it('is worth no more than the register of issuers says: not accredited, or the vendor itself', () => {
    expect(judged({}, TRUSTED)).toBe('verify');
    expect(judged({ finding: 'notAccredited' }, TRUSTED)).toBe('noteNotAccredited');
    expect(judged({}, { ...TRUSTED, accreditations: [] })).toBe('noteNotAccredited');
    expect(judged({}, { ...TRUSTED, organisationId: 'org_1' })).toBe('noteSelfDeclared');
    expect(judged({ finding: 'notAccredited' }, { ...TRUSTED, organisationId: 'org_1' })).toBe('noteSelfDeclared');
  });

  it('by an issuer that is not on the register of issuers is not accredited at best, whatever both found', () => {
    expect([judged({}, null), judged({ finding: 'notAccredited' }, null)]).toEqual(['noteNotAccredited', 'noteNotAccredited']);
    expect([judged(PERMIT, null), judged({ ...PERMIT, finding: 'doesNotHold' }, null)]).toEqual(['noteNotAccredited', 'reject']);
  });

  it('is a permit where both read it as one: of an authority on the register, which needs no accreditation, and in its time', () => {
    expect(judged(PERMIT, { ...TRUSTED, accreditations: [] })).toBe('verify');
    expect(judged(PERMIT, TRUSTED, first.validUntil)).toBe('noteExpired');
    expect(judged({ ...PERMIT, finding: 'notAccredited' }, TRUSTED)).toBe('noteNotAccredited');
    expect(judged(PERMIT, { ...TRUSTED, organisationId: 'org_1' })).toBe('noteSelfDeclared');
    expect(permitIn({ ...first, ...PERMIT })).toEqual({
      ...{ code: 'MEDICAL_DEVICE_REGISTRATION', holder: 'Example Imaging Ltd', scheme: 'NMPA', number: '国械注准20203210839' },
    });
    expect(permitIn(first)).toBeNull();
    expect(differencesOf({ ...first, ...PERMIT }, { ...first, ...PERMIT, holder: 'Another Ltd' })).toEqual(['holder']);
  });

  it('is read by another human before whoever read it last reads again, by whatever account', () => {
    expect(readLast(['per_1', 'per_9'], 'per_9')).toBe(true);
    expect(readLast(['per_1'], 'per_2')).toBe(false);
    expect(readLast(['per_1'], null)).toBe(false);
  });
});
