import { instant } from '@pilotage/kernel';
import { bitAt, goodUntil, listFault, readStatusEntries, readStatusList, type StatusListContent } from './status-list.js';
import { refreshAt, retryAt, statusOf, type KeptList } from './status.rules.js';

const AT = instant('2026-01-05T09:00:00+08:00');
const URL_OF_LIST = 'https://lists.issuer.org/7';
const entry = (more: object = {}): object => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: URL_OF_LIST,
  ...more,
});

describe('the status that a statement refers to', () => {
  it('is one entry or several, of which those that can speak against it are looked up', () => {
    const read = { purpose: 'revocation', index: 94_567, list: URL_OF_LIST };
    expect(readStatusEntries(entry())).toEqual([read]);
    const several = [entry(), entry({ statusPurpose: 'suspension', statusListIndex: '0' }), entry({ statusPurpose: 'refresh' })];
    expect(readStatusEntries(several)).toEqual([read, { ...read, purpose: 'suspension', index: 0 }]);
    expect(readStatusEntries(entry({ statusPurpose: 'message', statusSize: 2 }))).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no entry', [], 'EVIDENCE_STATUS_MALFORMED'],
    ['more entries than are read', Array.from({ length: 9 }, () => entry()), 'EVIDENCE_STATUS_MALFORMED'],
    ['text', 'revoked', 'EVIDENCE_STATUS_MALFORMED'],
    ['null', null, 'EVIDENCE_STATUS_MALFORMED'],
    ['another kind of status', entry({ type: 'StatusList2021Entry' }), 'EVIDENCE_STATUS_MALFORMED'],
    ['a place that is a number', entry({ statusListIndex: 94_567 }), 'EVIDENCE_STATUS_MALFORMED'],
    ['a place before the first', entry({ statusListIndex: '-1' }), 'EVIDENCE_STATUS_MALFORMED'],
    ['a place that is written in two ways', entry({ statusListIndex: '007' }), 'EVIDENCE_STATUS_MALFORMED'],
    ['a place beyond any list', entry({ statusListIndex: '9999999999' }), 'EVIDENCE_STATUS_MALFORMED'],
    ['no list', entry({ statusListCredential: undefined }), 'EVIDENCE_STATUS_MALFORMED'],
    ['no purpose', entry({ statusPurpose: undefined }), 'EVIDENCE_STATUS_MALFORMED'],
    ['a purpose that nobody knows', entry({ statusPurpose: 'recall' }), 'EVIDENCE_STATUS_PURPOSE_UNKNOWN'],
    ['two bits', entry({ statusSize: 2 }), 'EVIDENCE_STATUS_SIZE'],
    ['one good entry and a bad one', [entry(), entry({ statusPurpose: 'recall' })], 'EVIDENCE_STATUS_PURPOSE_UNKNOWN'],
  ])('cannot be read from %s', (_name, given, fault) => {
    expect(readStatusEntries(given)).toBe(fault);
  });
});

const subject = (more: object = {}): object => ({
  type: 'BitstringStatusList',
  statusPurpose: 'revocation',
  encodedList: 'uH4sI',
  ...more,
});
const credential = (more: object = {}): object => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: 'https://issuer.org',
  credentialSubject: subject(),
  ...more,
});

describe('a status list', () => {
  it('says whose it is, what for, and for how long: five minutes where it says nothing', () => {
    const nothingSaid = { id: null, validFrom: null, validUntil: null, ttl: 300_000 };
    expect(readStatusList(credential())).toEqual({
      issuer: 'https://issuer.org',
      purposes: ['revocation'],
      packed: 'H4sI',
      ...nothingSaid,
    });
    const said = credential({
      issuer: { id: 'https://issuer.org' },
      id: URL_OF_LIST,
      validUntil: '2026-02-01T00:00:00Z',
      credentialSubject: subject({ statusPurpose: ['revocation', 'suspension'], ttl: 60_000 }),
    });
    expect(readStatusList(said)).toMatchObject({ id: URL_OF_LIST, purposes: ['revocation', 'suspension'], ttl: 60_000 });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['another credential', credential({ type: ['VerifiableCredential'] })],
    ['another context', credential({ '@context': ['https://www.w3.org/2018/credentials/v1'] })],
    ['claims beside the credential', credential({ exp: 1 })],
    ['a status of its own', credential({ credentialStatus: entry() })],
    ['no issuer', credential({ issuer: undefined })],
    ['an id that is no text', credential({ id: 7 })],
    ['a period that is none', credential({ validUntil: 'soon' })],
    ['another subject', credential({ credentialSubject: subject({ type: 'StatusList2021' }) })],
    ['no purpose', credential({ credentialSubject: subject({ statusPurpose: undefined }) })],
    ['two bits an entry', credential({ credentialSubject: subject({ statusSize: 2 }) })],
    ['a time in words', credential({ credentialSubject: subject({ ttl: '300000' }) })],
    ['a time before now', credential({ credentialSubject: subject({ ttl: -1 }) })],
    ['another base', credential({ credentialSubject: subject({ encodedList: 'zH4sI' }) })],
    ['filling', credential({ credentialSubject: subject({ encodedList: 'uH4sI==' }) })],
    ['no list', credential({ credentialSubject: subject({ encodedList: undefined }) })],
  ])('is malformed with %s', (_name, payload) => {
    expect(readStatusList(payload)).toBe('EVIDENCE_STATUS_LIST_MALFORMED');
  });

  const content: StatusListContent = { ...(readStatusList(credential()) as StatusListContent) };
  const asked = { url: URL_OF_LIST, issuers: ['https://issuer.org'] };

  it.each<[string, Partial<StatusListContent>, string | null]>([
    ['of the issuer that was asked', {}, null],
    ['of another issuer', { issuer: 'https://other.org' }, 'EVIDENCE_STATUS_LIST_OF_ANOTHER'],
    ['that is another list', { id: 'https://lists.issuer.org/8' }, 'EVIDENCE_STATUS_LIST_OF_ANOTHER'],
    ['that has not begun', { validFrom: instant('2026-01-06T00:00:00Z') }, 'EVIDENCE_STATUS_LIST_NOT_VALID'],
    ['that has ended', { validUntil: AT }, 'EVIDENCE_STATUS_LIST_NOT_VALID'],
    ['that is old before anybody has read it', { ttl: 59_999 }, 'EVIDENCE_STATUS_LIST_HASTY'],
  ])('%s: what speaks against it', (_name, more, fault) => {
    expect(listFault({ ...content, ...more }, asked, AT)).toBe(fault);
  });

  it('is kept for its own time, for a day at most, and never beyond its validity', () => {
    expect(goodUntil({ ttl: 300_000, validUntil: null }, AT)).toBe(instant('2026-01-05T09:05:00+08:00'));
    expect(goodUntil({ ttl: 7 * 86_400_000, validUntil: null }, AT)).toBe(instant('2026-01-06T09:00:00+08:00'));
    expect(goodUntil({ ttl: 300_000, validUntil: instant('2026-01-05T09:01:00+08:00') }, AT)).toBe(instant('2026-01-05T09:01:00+08:00'));
  });

  it('is fetched again at half of its time, and asked for three times before five minutes are over', () => {
    const half = refreshAt({ ttl: 300_000, validUntil: null }, AT);
    expect(half).toBe(instant('2026-01-05T09:02:30+08:00'));
    const third = retryAt(2, retryAt(1, half));
    expect(third < goodUntil({ ttl: 300_000, validUntil: null }, AT)).toBe(true);
    expect(retryAt(40, AT)).toBe(instant('2026-01-05T10:00:00+08:00'));
  });

  it('has its first entry in the leftmost bit, and nothing beyond its last', () => {
    const bits = Uint8Array.of(0b1000_0000, 0b0000_0001);
    expect([0, 1, 7, 8, 14, 15, 16].map((index) => bitAt(bits, index))).toEqual([true, false, false, false, false, true, undefined]);
  });
});

describe('the status of a statement', () => {
  const clear: KeptList = {
    purposes: ['revocation', 'suspension'],
    bits: Uint8Array.of(0),
    goodUntil: instant('2026-01-05T09:05:00+08:00'),
    fault: null,
    failures: 0,
  };
  const set: KeptList = { ...clear, bits: Uint8Array.of(0xff) };
  const gone: KeptList = { ...clear, goodUntil: AT, failures: 3, fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' };
  const revocation = { purpose: 'revocation', index: 3, list: 'a' } as const;
  const suspension = { purpose: 'suspension', index: 3, list: 'b' } as const;
  const said = (a: KeptList | null, b: KeptList | null) => statusOf([revocation, suspension], ({ list }) => (list === 'a' ? a : b), AT);

  it('is clear when every list says so, and when it refers to none', () => {
    expect(said(clear, clear)).toEqual({ kind: 'clear' });
    expect(statusOf([], () => null, AT)).toEqual({ kind: 'clear' });
  });

  it('is the gravest that is known: revoked, suspended, unknown, awaited', () => {
    expect(said(set, null).kind).toBe('revoked');
    expect(said(gone, set).kind).toBe('suspended');
    expect(said(gone, null)).toEqual({ kind: 'unknown', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' });
    expect(said(clear, null).kind).toBe('waiting');
  });

  it('is awaited, not read, where what is kept is too old: until three tries came to nothing', () => {
    expect(said({ ...set, goodUntil: AT }, clear).kind).toBe('waiting');
    expect(said({ ...set, goodUntil: AT, failures: 2 }, clear).kind).toBe('waiting');
    expect(said({ ...set, goodUntil: AT, failures: 3 }, clear)).toEqual({ kind: 'unknown', fault: 'EVIDENCE_STATUS_LIST_STALE' });
  });

  it('is unknown in a list for another purpose, and beyond its end', () => {
    expect(said({ ...clear, purposes: ['suspension'] }, clear)).toEqual({ kind: 'unknown', fault: 'EVIDENCE_STATUS_LIST_PURPOSE' });
    expect(said({ ...clear, bits: new Uint8Array(0) }, clear)).toEqual({ kind: 'unknown', fault: 'EVIDENCE_STATUS_OUT_OF_RANGE' });
  });
});
