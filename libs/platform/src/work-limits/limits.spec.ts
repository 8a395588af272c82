import { WORK_LIMITS } from './limits.data.js';
import { DEFAULT_LIMITS, nameOf, NO_LIMITS, parseLimits, quotaOf } from './limits.js';
import { addressParty, networkOf, partiesOf } from './parties.js';

describe('limits of work', () => {
  it('have each a quota, a unit and a reason, once', () => {
    expect(WORK_LIMITS.every(({ quota, unit, reason }) => Number.isSafeInteger(quota) && quota > 0 && unit && reason)).toBe(true);
    expect(new Set(WORK_LIMITS.map(nameOf)).size).toBe(WORK_LIMITS.length);
  });

  it('let any operation that is allowed at all be done at least ten times a minute', () => {
    expect(quotaOf(DEFAULT_LIMITS, 'reading', 'person')).toBeGreaterThanOrEqual(10 * 200_000);
    expect(quotaOf(DEFAULT_LIMITS, 'changingBytes', 'person')).toBeGreaterThanOrEqual(10 * 2 * 1024 * 1024);
  });

  it('leave an organisation more than one of its people', () => {
    const budgets = ['reading', 'readingBytes', 'changing', 'changingBytes'] as const;
    const pairs = budgets.map((budget) => ['organisation', 'person'].map((per) => quotaOf(DEFAULT_LIMITS, budget, per as 'person') ?? 0));
    expect(pairs.every(([organisation = 0, person = 0]) => organisation > 2 * person)).toBe(true);
  });

  it('can be lifted, one by one or all, and changed', () => {
    expect(parseLimits('off')).toBe(NO_LIMITS);
    const limits = parseLimits('reading.person=7, changing.organisation=off');
    expect(limits?.get('reading.person')).toBe(7);
    expect(limits?.has('changing.organisation')).toBe(false);
    expect(limits?.get('refused.address')).toBe(DEFAULT_LIMITS.get('refused.address'));
  });

  it.each([
    '',
    'on',
    'reading',
    'reading=5',
    'reading.person',
    'reading.person=0',
    'reading.person=-1',
    'reading.nobody=5',
    'reading.person=5;',
  ])('are not set by %p', (text) => expect(parseLimits(text)).toBeNull());
});

describe('who pays for work', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('from %s is the network %s', (address, network) => expect(networkOf(address)).toBe(network));

  const hash = (text: string): string => `h(${text})`;
  const address = addressParty('192.0.2.7', hash);

  it('is an address where nobody is named, also by a proven identity that nobody here knows', () => {
    expect(address).toEqual({ per: 'address', id: 'h(address:192.0.2.7)' });
    expect(partiesOf({ kind: 'anonymous' }, address)).toEqual([address]);
    expect(partiesOf({ kind: 'newcomer', issuer: 'i', subject: 's' }, address)).toEqual([address]);
  });

  it('is the person and each of their organisations, once', () => {
    const membership = { organisationId: 'org_1', roles: [] };
    const memberships = [membership, { ...membership, organisationId: 'org_2' }, membership];
    expect(partiesOf({ kind: 'person', personId: 'per_1', memberships }, address)).toEqual([
      { per: 'person', id: 'per_1' },
      { per: 'organisation', id: 'org_1' },
      { per: 'organisation', id: 'org_2' },
    ]);
  });
});
