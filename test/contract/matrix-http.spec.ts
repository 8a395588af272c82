import { LAST_PROBES } from '../support/matrix-probes.js';
import { MatrixRun } from '../support/matrix-http.js';
import { OPERATIONS } from '../support/matrix-lines.js';
import { openMatrixWorld, type MatrixWorld } from '../support/matrix-world.js';
import { askForUpload } from '../support/matrix-probes.js';
import { tellHostileStory } from '../support/hostile-story.js';

/** `npm run bars` asks for the further states, too. */
const EVERY_STATE = process.env['MATRIX_CELLS'] === 'all';

describe('over HTTP', () => {
  let world: MatrixWorld;
  let run: MatrixRun;
  let ended: unknown = null;

  beforeAll(async () => {
    world = await openMatrixWorld();
    run = new MatrixRun(world, EVERY_STATE);
    const driver = run.driver();
    await tellHostileStory(world, driver)
      .then(() => askForUpload(world, driver))
      .then(() => world.drain())
      .then(() => (EVERY_STATE ? run.askAgain() : undefined))
      .then(() => run.probe(LAST_PROBES, {}))
      .catch((error: unknown) => void (ended = error));
    const { cells, allowed, denied, findings } = run.tally;
    process.stderr.write(`matrix over HTTP: ${cells} cells, ${allowed} allowed, ${denied} denied, ${findings.length} failed\n`);
  }, 1_200_000);
  afterAll(async () => world.close());

  it('every operation is asked for at a moment when it is lawful', () => {
    const asked = new Set([...run.tally.seen].map((cell) => cell.split(' ')[0]));
    expect({ ended, missing: OPERATIONS.filter((name) => !asked.has(name)) }).toEqual({ ended: null, missing: [] });
  });

  it('every role is allowed and denied as the oracle says, and what is denied changes nothing', () => {
    expect(run.tally.findings).toEqual([]);
  });

  it('is never our fault: nothing was reported by server or jobs', () => {
    expect(world.faults).toEqual([]);
  });
});
