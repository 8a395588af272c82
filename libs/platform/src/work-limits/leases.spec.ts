import fc from 'fast-check';
import { Leases } from './leases.js';
import type { Ask, BudgetStore, Grant } from './store.js';

const WINDOW_MS = 60_000;
let now = 0;

/** What the database does, in memory. */
function sharedStore(): BudgetStore & { readonly takings: Ask[][]; forget(): void } {
  const rows = new Map<string, { endsAt: number; taken: number }>();
  const takings: Ask[][] = [];
  const grantOf = ({ key, amount, quota }: Ask): Grant => {
    const known = rows.get(key);
    const row = known && known.endsAt > now ? known : { endsAt: now + WINDOW_MS, taken: 0 };
    const granted = Math.max(0, Math.min(amount, quota - row.taken));
    row.taken += granted;
    rows.set(key, row);
    return { key, granted, taken: row.taken, leftMs: row.endsAt - now };
  };
  return {
    takings,
    forget: () => rows.clear(),
    take: async (asks) => {
      takings.push([...asks]);
      await Promise.resolve();
      return asks.map(grantOf);
    },
  };
}

const charge = (amount: number, key = 'reading.person:anna', quota = 100) => ({ key, amount, quota });

beforeEach(() => {
  now = 1000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

describe('a budget of work', () => {
  it('is taken in parts, so that twenty people who read do not write twenty times', async () => {
    const store = sharedStore();
    const leases = new Leases(store);
    for (let read = 0; read < 10; read += 1) expect(await leases.spend([charge(1)])).toBeNull();

    expect(store.takings).toHaveLength(2);
    expect(leases.remainder(charge(0))).toEqual({ left: 90, leftMs: WINDOW_MS });
  });

  it('that is spent asks nobody again until its window ends', async () => {
    const store = sharedStore();
    const leases = new Leases(store);
    await leases.spend([charge(100)]);
    now += 20_000;

    expect(await leases.spend([charge(1)])).toEqual({ charge: charge(1), leftMs: 40_000 });
    expect(await leases.spend([charge(1)])).toMatchObject({ leftMs: 40_000 });
    expect(store.takings).toHaveLength(1);
    now += 40_000;
    expect(await leases.spend([charge(1)])).toBeNull();
  });

  it('of an organisation that is spent keeps the person from paying, too', async () => {
    const leases = new Leases(sharedStore());
    const organisation = charge(10, 'reading.organisation:hospital', 10);
    await leases.spend([charge(10), organisation]);

    expect(await leases.spend([charge(10), organisation])).toMatchObject({ charge: organisation });
    expect(leases.remainder(charge(0)).left).toBe(90);
  });

  it('is given back to whoever paid on suspicion', async () => {
    const leases = new Leases(sharedStore());
    for (let request = 0; request < 200; request += 1) {
      expect(await leases.spend([charge(1, 'refused.person:anna', 3)])).toBeNull();
      leases.giveBack([charge(1, 'refused.person:anna', 3)]);
    }
  });

  it('pays once in a window for a request that is worth more than all of it', async () => {
    const leases = new Leases(sharedStore());

    expect(await leases.spend([charge(1_000_000)])).toBeNull();
    expect(await leases.spend([charge(1)])).not.toBeNull();
  });

  it('is asked for once by requests that come together', async () => {
    const store = sharedStore();
    const leases = new Leases(store);
    await Promise.all(Array.from({ length: 5 }, () => leases.spend([charge(1)])));

    expect(store.takings).toHaveLength(1);
  });

  it('begins anew where the database forgot it in a crash', async () => {
    const store = sharedStore();
    const leases = new Leases(store);
    await leases.spend([charge(5)]);
    store.forget();

    expect(await leases.spend([charge(100)])).toBeNull();
  });

  it('is never exceeded, however many processes share it and however they take turns', async () => {
    const step = fc.record({
      process: fc.nat(3),
      party: fc.constantFrom('anna', 'bo'),
      amount: fc.integer({ min: 1, max: 60 }),
      wait: fc.constantFrom(0, 0, 0, 7000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const store = sharedStore();
        const processes = Array.from({ length: 4 }, () => new Leases(store));
        const spent: { at: number; party: string; amount: number }[] = [];
        for (const { process, party, amount, wait } of steps) {
          now += wait;
          const short = await processes[process]?.spend([charge(amount, `reading.person:${party}`)]);
          if (short === null) spent.push({ at: now, party, amount });
        }
        // A window begins at any time; two of them touch any minute, and a part of a lease may be spent at their turn.
        for (const { at, party } of spent) {
          const inMinute = spent.filter((s) => s.party === party && s.at >= at && s.at < at + WINDOW_MS);
          expect(inMinute.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(200);
        }
      }),
      { seed: 20261125, numRuns: 200 },
    );
  });
});
