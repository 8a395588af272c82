import { instant, type Instant } from '@pilotage/kernel';
import { holdsAt, isAccredited, turnsAt, UNLIMITED, type Accreditation } from './accreditation.rules.js';
import { standards2026_1 } from './index.js';

const day = (text: string): Instant => instant(`${text}T00:00:00Z`);
const ISO = 'ISO/IEC 42001:2023';
const replaced = standards2026_1.standards.find((s) => s.supersededBy);
/** An accreditation of 2024 and 2025 by a body that has been recognised since 2020. */
const link = (more: Partial<Accreditation> = {}): Accreditation => ({
  ...UNLIMITED,
  ...{ standards: [ISO], validFrom: day('2024-01-01'), validUntil: day('2026-01-01'), recognisedFrom: day('2020-01-01') },
  ...more,
});
const next = (more: Partial<Accreditation> = {}): Accreditation => link({ validFrom: day('2026-03-01'), validUntil: null, ...more });

describe('evidence counts as accredited', () => {
  it.each<readonly [string, readonly Accreditation[], string, string, boolean]>([
    ['issued and read while the accreditation holds', [link()], '2024-06-01', '2025-06-01', true],
    ['issued on the first day of the accreditation', [link()], '2024-01-01', '2025-06-01', true],
    ['issued the day before it began', [link()], '2023-12-31', '2025-06-01', false],
    ['read on the day on which it ends', [link()], '2024-06-01', '2026-01-01', false],
    ['read after it ended, although issued under it', [link()], '2024-06-01', '2026-02-01', false],
    ['issued under it and read under the next one', [link(), next()], '2024-06-01', '2026-04-01', true],
    ['issued between the two', [link(), next()], '2026-02-01', '2026-04-01', false],
    ['read while it is suspended', [link({ suspendedSince: day('2025-01-01') })], '2024-06-01', '2025-01-01', false],
    [
      'issued before a suspension, read under the accreditation that followed',
      [link({ suspendedSince: day('2025-01-01') }), next()],
      '2024-06-01',
      '2026-04-01',
      true,
    ],
    [
      'issued during a suspension, read under the accreditation that followed',
      [link({ suspendedSince: day('2025-01-01') }), next()],
      '2025-06-01',
      '2026-04-01',
      false,
    ],
    [
      'issued under an accreditation that was withdrawn for cause later, whatever followed',
      [link({ withdrawnSince: day('2025-01-01') }), next()],
      '2024-06-01',
      '2026-04-01',
      false,
    ],
    ['issued before the body was recognised', [link({ recognisedFrom: day('2025-01-01') })], '2024-06-01', '2025-06-01', false],
    ['read after the recognition of the body ended', [link({ recognisedUntil: day('2025-01-01') })], '2024-06-01', '2025-06-01', false],
    ['that begins later, issued by now', [link()], '2027-01-01', '2025-06-01', true],
    ['by an issuer without an accreditation', [], '2024-06-01', '2025-06-01', false],
    ['to a standard that it does not cover', [link({ standards: ['GB/T 45081-2024'] })], '2024-06-01', '2025-06-01', false],
    ['under one that covers every standard', [link({ standards: null })], '2024-06-01', '2025-06-01', true],
  ])('or not: %s', (_what, links, issuedAt, at, counts) => {
    expect(isAccredited(links, { standardId: ISO, issuedAt: day(issuedAt), at: day(at) }, standards2026_1)).toBe(counts);
  });

  it('to an edition that was replaced, where the accreditation covers the edition that replaced it', () => {
    const asked = { standardId: replaced?.id ?? '', issuedAt: day('2024-06-01'), at: day('2025-12-01') };
    expect(isAccredited([link({ standards: [replaced?.supersededBy ?? ''] })], asked, standards2026_1)).toBe(true);
  });
});

describe('an accreditation', () => {
  it('holds from its first instant until just before its end', () => {
    const moments = ['2023-12-31T23:59:59.999Z', '2024-01-01T00:00:00Z', '2025-12-31T23:59:59.999Z', '2026-01-01T00:00:00Z'];
    expect(moments.map((at) => holdsAt(link(), instant(at)))).toEqual([false, true, true, false]);
  });

  it('turns at each of its dates, the nearest first, and at none when all have passed', () => {
    const long = link({ recognisedUntil: day('2025-01-01') });
    expect(turnsAt(long, day('2023-01-01'))).toBe(day('2024-01-01'));
    expect(turnsAt(long, day('2024-01-01'))).toBe(day('2025-01-01'));
    expect(turnsAt(long, day('2025-01-01'))).toBe(day('2026-01-01'));
    expect(turnsAt(long, day('2026-01-01'))).toBeNull();
    expect(turnsAt(UNLIMITED, day('2026-01-01'))).toBeNull();
  });
});
