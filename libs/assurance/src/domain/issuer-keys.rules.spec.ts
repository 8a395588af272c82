import { instant, type Instant } from '@pilotage/kernel';
import { keysFor, signatureFault, signedAtOf, type DatedKey } from './issuer-keys.rules.js';

const day = (text: string): Instant => instant(`${text}T00:00:00Z`);
const ISSUER = 'https://issuer.example.test';
const key = (kid: string | null, more: Partial<DatedKey> = {}): DatedKey => ({
  ...{ algorithm: 'ES256', x: 'x', y: 'y', kid, validFrom: day('2024-01-01'), validUntil: null, compromisedSince: null },
  ...more,
});
const old = key('2024', { validUntil: day('2025-01-01') });
const current = key('2025', { validFrom: day('2024-12-01') });
const stolen = key('stolen', { compromisedSince: day('2025-06-01') });
const made = (signedAt: string, kid: string | null = null) => ({ issuer: ISSUER, kid, signedAt: day(signedAt) });
const names = (...of: Parameters<typeof keysFor>): (string | null)[] => keysFor(...of).map(({ kid }) => kid);

describe('a signature is checked by', () => {
  it.each<readonly [string, ReturnType<typeof made>, readonly string[]]>([
    ['the key of its time', made('2024-06-01'), ['2024']],
    ['either key while both signed', made('2024-12-15'), ['2024', '2025']],
    ['the new key from the end of the old one on', made('2025-01-01'), ['2025']],
    ['no key before the first', made('2023-12-31'), []],
    ['the key that it names', made('2024-12-15', '2025'), ['2025']],
    ['the key that it names by a URL of its issuer', made('2024-12-15', `${ISSUER}#2024`), ['2024']],
    ['no key that it names by the URL of another issuer', made('2024-12-15', 'https://other.example.test#2024'), []],
    ['no key that was compromised, also for the time before', made('2024-06-01', 'stolen'), []],
  ])('%s', (_what, signature, kids) => {
    expect(names([old, current, stolen], signature)).toEqual(kids);
  });

  it('whatever it names, where the register never asked for a name', () => {
    expect(keysFor([key(null)], made('2024-06-01', 'anything'))).toHaveLength(1);
  });
});

describe('a signature that does not count', () => {
  it.each<readonly [string, ReturnType<typeof made>, DatedKey | null, string]>([
    ['by a compromised key', made('2024-06-01'), stolen, 'EVIDENCE_KEY_COMPROMISED'],
    ['by a key before its time', made('2024-06-01'), current, 'EVIDENCE_KEY_NOT_VALID_THEN'],
    ['by another key than it names', made('2024-12-15', '2025'), old, 'EVIDENCE_KEY_UNKNOWN'],
    ['by a name that nobody knows', made('2024-12-15', '2099'), null, 'EVIDENCE_KEY_UNKNOWN'],
    ['by nobody', made('2024-12-15'), null, 'EVIDENCE_SIGNATURE_INVALID'],
  ])('%s says why', (_what, signature, holding, fault) => {
    expect(signatureFault([old, current, stolen], signature, holding)).toBe(fault);
  });
});

describe('a signature was made', () => {
  it('when it says so, otherwise when what it states begins, and never after it is read', () => {
    const at = day('2026-01-01');
    expect(signedAtOf({ iat: day('2025-01-01'), validFrom: day('2025-02-01') }, at)).toBe(day('2025-01-01'));
    expect(signedAtOf({ iat: null, validFrom: day('2025-02-01') }, at)).toBe(day('2025-02-01'));
    expect(signedAtOf({ iat: null, validFrom: day('2027-01-01') }, at)).toBe(at);
    expect(signedAtOf({ iat: null, validFrom: null }, at)).toBe(at);
  });
});
