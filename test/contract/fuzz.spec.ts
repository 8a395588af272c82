import { introspected } from '../support/fuzz-schema.js';
import { numberFrom, tellBars } from '../support/fuzz-figures.js';
import { paceOf } from '../support/fuzz-pace.js';
import { fuzzPlan, type FuzzPlan } from '../support/fuzz-requests.js';
import { askersOfEveryRole } from '../support/fuzz-roles.js';
import { fuzz, shareReached, SLOWEST_MS, summaryOf, type FuzzFigures } from '../support/fuzz-run.js';
import { openToldWorld, type ToldWorld } from '../support/fuzz-world.js';

/** `FUZZ_SEED` repeats a run. */
const SEED = numberFrom('FUZZ_SEED', 20_261_125);
/** So many requests; the bar sends ten times as many, and as many as meet every argument with every role. */
const REQUESTS = numberFrom('FUZZ_REQUESTS', 2000);
/** Sends one request of a run alone. */
const ONLY = numberFrom('FUZZ_ONLY', -1);

const RATIO_MAX = 1.5;

describe('a hostile argument in an otherwise valid call', () => {
  let world: ToldWorld;
  let plan: FuzzPlan;
  let figures: FuzzFigures;

  beforeAll(async () => {
    world = await openToldWorld();
    const askers = await askersOfEveryRole(world);
    plan = await fuzzPlan(world, await introspected(world.url), askers, SEED);
    const before = await paceOf(world);
    figures = ONLY >= 0 ? await fuzz(world, plan, ONLY, ONLY + 1) : await fuzz(world, plan, 0, REQUESTS);
    const after = await paceOf(world);
    process.stderr.write(`${summaryOf(figures, plan, SEED)}  a usual read: ${before.toFixed(2)} ms before, ${after.toFixed(2)} ms after\n`);
    tellBars(barsOf(figures, plan, after / before));
  }, 1_800_000);
  afterAll(async () => world?.close());

  it('never makes the server fail, or tell a stack, SQL, a path, a token, a suggestion or what was sent', () => {
    expect(figures.faults).toEqual([]);
  });

  it('is no fault of ours: nothing was reported', () => {
    expect(world.faults).toEqual([]);
  });

  it('came to every argument of the schema, from everyone: each role, the public, and whoever may', () => {
    const missed =
      ONLY >= 0
        ? []
        : plan.places.slice(0, REQUESTS).filter(({ operation, path }) => !figures.met.places.has(`${operation} ${path.join('.')}`));
    expect(missed).toEqual([]);
    expect(figures.met.roles.size).toBe(ONLY >= 0 ? 1 : plan.askers.length);
  });

  it('comes as far as a use case or a read nine times out of ten', () => {
    expect(ONLY >= 0 || shareReached(figures) >= 0.9).toBe(true);
  });
});

function barsOf(run: FuzzFigures, { places, askers }: FuzzPlan, ratio: number): Parameters<typeof tellBars>[0] {
  const share = shareReached(run);
  const met = `${run.met.places.size} of ${places.length} arguments, ${run.met.roles.size} of ${askers.length} kinds of people`;
  const { milliseconds, what } = run.slowest;
  return [
    { bar: `fuzzer: requests, seed ${SEED}`, figure: `${run.requests}; ${met}`, limit: '20000', ok: run.requests >= REQUESTS },
    { bar: 'fuzzer: requests that were executed (%)', figure: (100 * share).toFixed(1), limit: 'at least 90', ok: share >= 0.9 },
    { bar: 'fuzzer: answers that fail or tell too much', figure: run.faults.length, limit: '0', ok: run.faults.length === 0 },
    {
      bar: 'fuzzer: slowest answer (ms)',
      figure: `${milliseconds.toFixed(0)}, ${what}`,
      limit: `${SLOWEST_MS}`,
      ok: milliseconds <= SLOWEST_MS,
    },
    { bar: 'fuzzer: a usual read after, to before', figure: ratio.toFixed(2), limit: `at most ${RATIO_MAX}`, ok: ratio <= RATIO_MAX },
  ];
}
