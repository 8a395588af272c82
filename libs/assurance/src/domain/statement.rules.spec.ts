import { instant } from '@pilotage/kernel';
import { UNLIMITED } from './accreditation.rules.js';
import { standards2026_1 } from './index.js';
import { EVIDENCE_FAULTS } from './evidence.faults.js';
import { judgeStatement, readStatement, type IssuerStanding, type StatementContent } from './statement.rules.js';
import type { StatusFinding } from './status.rules.js';

const digest = 'a'.repeat(64);
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'https://issuer.example.test',
  validFrom: '2025-03-01T00:00:00+08:00',
  validUntil: '2028-03-01T00:00:00+08:00',
  credentialSubject: { id: `urn:sha256:${digest}`, conformsTo: 'ISO/IEC 42001:2023' },
};
const subject = credential.credentialSubject;

describe('the form of a statement', () => {
  it('a credential says issuer, standard, model version and period', () => {
    expect(readStatement(credential)).toEqual({
      issuer: 'https://issuer.example.test',
      standardId: 'ISO/IEC 42001:2023',
      statedDigest: digest,
      scope: null,
      validFrom: '2025-02-28T16:00:00.000Z',
      validUntil: '2028-02-29T16:00:00.000Z',
      status: [],
    });
  });

  it('an issuer may be an object with an id', () => {
    expect(readStatement({ ...credential, issuer: { id: 'https://issuer.example.test', name: 'x' } })).toMatchObject({
      issuer: 'https://issuer.example.test',
    });
  });

  it.each([
    ['no object', null, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['a list', [credential], ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['nothing', {}, ['EVIDENCE_NOT_A_CREDENTIAL', 'EVIDENCE_SUBJECT_UNREADABLE', 'EVIDENCE_PERIOD_UNREADABLE']],
    ['no context of version 2', { ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'] }, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['no credential type', { ...credential, type: 'VerifiablePresentation' }, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['an issuer that is a number', { ...credential, issuer: 7 }, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['no standard', { ...credential, credentialSubject: { id: subject.id } }, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['a malformed scope', { ...credential, credentialSubject: { ...subject, scope: 'all' } }, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['an empty scope', { ...credential, credentialSubject: { ...subject, scope: [] } }, ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['a claim of version 1.1', { ...credential, vc: {} }, ['EVIDENCE_CLAIMS_FOREIGN']],
    ['a second end of validity', { ...credential, exp: 1_900_000_000 }, ['EVIDENCE_CLAIMS_FOREIGN']],
    ['a subject by name', { ...credential, credentialSubject: { ...subject, id: 'urn:uuid:1' } }, ['EVIDENCE_SUBJECT_UNREADABLE']],
    [
      'a digest in capitals',
      { ...credential, credentialSubject: { ...subject, id: `urn:sha256:${'A'.repeat(64)}` } },
      ['EVIDENCE_SUBJECT_UNREADABLE'],
    ],
    ['no end', { ...credential, validUntil: undefined }, ['EVIDENCE_PERIOD_UNREADABLE']],
    ['an end before the start', { ...credential, validUntil: credential.validFrom }, ['EVIDENCE_PERIOD_UNREADABLE']],
    ['a date without a zone', { ...credential, validFrom: '2025-03-01' }, ['EVIDENCE_PERIOD_UNREADABLE']],
  ])('a payload with %s is rejected with its faults', (_what, payload, faults) => {
    expect(readStatement(payload)).toEqual(faults);
  });

  it('every fault has a sentence in English and in Chinese', () => {
    Object.values(EVIDENCE_FAULTS).forEach(({ en, zh }) => {
      expect(en).toMatch(/\.$/);
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    });
  });
});

const content = (more: Partial<StatementContent> = {}): StatementContent => ({
  ...(readStatement(credential) as StatementContent),
  ...more,
});
const accredited: IssuerStanding = { organisationId: null, accreditations: [UNLIMITED] };
const accreditedFor = (standard: string): IssuerStanding => ({ ...accredited, accreditations: [{ ...UNLIMITED, standards: [standard] }] });
const at = instant('2026-01-05T09:00:00+08:00');
const judged = (more: Partial<StatementContent> = {}, issuer: IssuerStanding = accredited, kind: StatusFinding['kind'] = 'clear') =>
  judgeStatement(standards2026_1, content(more), { issuer, vendorIds: ['org_1', 'org_2'], at, status: statusOfKind(kind) });
const statusOfKind = (kind: StatusFinding['kind']): StatusFinding =>
  kind === 'unknown' ? { kind, fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' } : { kind };
const replaced = standards2026_1.standards.find((s) => s.supersededBy);

describe('the worth of a genuine statement', () => {
  it.each([
    ['by an accredited issuer to a current edition is verified', judged(), 'verify'],
    ['to an edition that was replaced is in transition', judged({ standardId: replaced?.id ?? '' }), 'acceptTransition'],
    ['by a vendor of the bid is self-declared', judged({}, { ...accredited, organisationId: 'org_2' }), 'noteSelfDeclared'],
    ['by another vendor is judged by its accreditation', judged({}, { ...accredited, organisationId: 'org_3' }), 'verify'],
    ['by an issuer without accreditation is not accredited', judged({}, { ...accredited, accreditations: [] }), 'noteNotAccredited'],
    ['outside of the accreditation is not accredited', judged({}, accreditedFor('GB/T 45081-2024')), 'noteNotAccredited'],
    ['within the accreditation is verified', judged({}, accreditedFor('ISO/IEC 42001:2023')), 'verify'],
    ['that ends at this very moment has expired', judged({ validUntil: at }), 'noteExpired'],
    ['that begins later is verified: its use tests the period', judged({ validFrom: instant('2026-06-01T00:00:00+08:00') }), 'verify'],
    ['that its status list revokes is revoked, whatever else', judged({ validUntil: at }, accredited, 'revoked'), 'noteRevoked'],
    ['that its status list suspends is suspended', judged({}, accredited, 'suspended'), 'noteSuspended'],
    ['that has expired has expired, suspended or not', judged({ validUntil: at }, accredited, 'suspended'), 'noteExpired'],
    ['to a draft is genuine: its use says that it is a draft', judged({ standardId: 'ISO/IEC DIS 42999' }), 'verify'],
    ['to an unknown standard is rejected', judged({ standardId: 'ISO 1' }), 'reject'],
  ])('a statement %s', (_what, verdict, move) => {
    expect(verdict.move).toBe(move);
    expect(verdict.faults).toEqual(move === 'reject' ? ['EVIDENCE_STANDARD_UNKNOWN'] : []);
  });

  it('to an edition whose successor does not apply yet is verified', () => {
    const standards = standards2026_1.standards.map((s) => (s.id === replaced?.supersededBy ? { ...s, effective: '2026-02-01' } : s));
    const judging = { issuer: accredited, vendorIds: [], status: statusOfKind('clear') };
    const move = (moment: string) =>
      judgeStatement({ ...standards2026_1, standards }, content({ standardId: replaced?.id ?? '' }), { ...judging, at: instant(moment) })
        .move;
    expect([move('2026-01-31T15:59:59Z'), move('2026-01-31T16:00:00Z')]).toEqual(['verify', 'acceptTransition']);
  });

  it('is unknown with a reason where its status list could not be read', () => {
    expect(judged({}, accredited, 'unknown')).toEqual({ move: 'noteStatusUnknown', faults: ['EVIDENCE_STATUS_LIST_UNREACHABLE'] });
    expect(judged({}, accredited, 'waiting')).toEqual({ move: 'noteStatusUnknown', faults: ['EVIDENCE_STATUS_LIST_STALE'] });
  });
});
