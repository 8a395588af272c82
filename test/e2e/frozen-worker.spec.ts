import { openWorld, type World } from '../support/world.js';

/** How long a worker keeps a delivery for itself (libs/platform/src/jobs/deliveries.ts). */
const LEASE_MS = 20_000;

let world: World;
beforeAll(async () => {
  world = await openWorld({ rooms: [] });
});
afterAll(async () => world.close());

// That another worker then takes over, and that the frozen one writes nothing when it goes on, is measured in test/bench/04.
describe('a process that freezes in the middle of a transaction', () => {
  it('loses it, with its locks, before the lease of what it was doing ends', async () => {
    const [setting] = (await world.house.source.query(
      `select setting::int as ms from pg_settings where name = 'idle_in_transaction_session_timeout'`,
    )) as { ms: number }[];

    expect(setting?.ms).toBeGreaterThan(0);
    expect(setting?.ms).toBeLessThan(LEASE_MS);
  });
});
