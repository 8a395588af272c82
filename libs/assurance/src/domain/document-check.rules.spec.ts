import { instant } from '@pilotage/kernel';
import { differencesOf, namedMembers, readLast, worthOf, type DocumentReadingEntry } from './document-check.rules.js';
import { standards2026_1 as catalogue } from './index.js';

const at = instant('2026-03-01T00:00:00Z');
const first: DocumentReadingEntry = {
  ...{ issuer: 'Example Certification', number: 'EC-2025-17', scheme: 'IAF_CERTSEARCH', standardId: 'ISO/IEC 42001:2023', edition: '2023' },
  ...{ scope: ['MEDICAL_IMAGING', 'INSPECTION'], statedDigest: 'a'.repeat(64), finding: 'holds' },
  ...{ validFrom: instant('2025-03-01T00:00:00Z'), validUntil: instant('2028-03-01T00:00:00Z') },
};
const judged = (of: Partial<DocumentReadingEntry> = {}, issuer: Parameters<typeof worthOf>[1]['issuer'] = null, now = at) =>
  worthOf({ ...first, ...of }, { catalogue, issuer, vendorIds: ['org_1'], at: now }).move;

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
    expect(judged({}, null, first.validUntil)).toBe('noteExpired');
    expect(judged({ standardId: 'No such standard' })).toBe('reject');
  });

  it('is worth no more than the register of issuers says: not accredited, or the vendor itself', () => {
    const issuer = { organisationId: null, accredited: true, accreditedFor: null };
    expect(judged({}, issuer)).toBe('verify');
    expect(judged({ finding: 'notAccredited' }, issuer)).toBe('noteNotAccredited');
    expect(judged({}, { ...issuer, accredited: false })).toBe('noteNotAccredited');
    expect(judged({}, { ...issuer, organisationId: 'org_1' })).toBe('noteSelfDeclared');
  });

  it('is read by another human before whoever read it last reads again, by whatever account', () => {
    expect(readLast(['per_1', 'per_9'], 'per_9')).toBe(true);
    expect(readLast(['per_1'], 'per_2')).toBe(false);
    expect(readLast(['per_1'], null)).toBe(false);
  });
});
