import { tellHostileStory } from '../support/hostile-story.js';
import { everyAnswer } from '../support/matrix-coverage.js';
import { finish } from '../support/matrix-finish.js';
import { MatrixRun } from '../support/matrix-http.js';
import { OPERATIONS } from '../support/matrix-lines.js';
import { openMatrixWorld, type MatrixWorld } from '../support/matrix-world.js';
import { unmet } from '../support/matrix-unmet.js';
import { UNREACHED } from '../support/matrix-unreached.js';

/** `npm run bars` asks for the further states, too. */
const EVERY_STATE = process.env['MATRIX_CELLS'] === 'all';
const say = (text: string): void => void process.stderr.write(`matrix over HTTP: ${text}\n`);

describe('over HTTP', () => {
  let world: MatrixWorld;
  let run: MatrixRun;
  let ended: unknown = null;

  beforeAll(async () => {
    world = await openMatrixWorld();
    run = new MatrixRun(world, EVERY_STATE);
    const driver = run.driver();
    await tellHostileStory(world, driver)
      .then(() => (EVERY_STATE ? run.askAgain() : undefined))
      .then(() => finish(run, world, driver))
      .catch((error: unknown) => void (ended = error));
    const { cells, allowed, denied, findings } = run.tally;
    say(`${cells} cells, ${allowed} allowed, ${denied} denied, ${findings.length} failed`);
    const { met, all, others } = unmet(run.cells);
    if (EVERY_STATE) say(`${met} of ${all} states of operations were met; not met: ${others}`);
  }, 1_200_000);
  afterAll(async () => world.close());

  it('every operation, endpoint and subscription is asked for at a moment when it is lawful', () => {
    const asked = new Set([...run.tally.seen].map((cell) => cell.split(' ')[0]));
    expect({ ended, missing: OPERATIONS.filter((name) => !asked.has(name)) }).toEqual({ ended: null, missing: [] });
  });

  it('every role, a stranger, a newcomer and nobody are allowed and denied each operation, as far as the oracle has a way', () => {
    const right = everyAnswer(world.elsewhere);
    const missing = right.filter((answer) => !run.tally.seen.has(answer));
    say(
      `${right.length - missing.length} of ${right.length} answers by operation and role were seen, ${Object.keys(UNREACHED).length} are listed as out of reach`,
    );
    expect({ ended, missing: missing.sort() }).toEqual({ ended: null, missing: Object.keys(UNREACHED).sort() });
  });

  it('every role is allowed and denied as the oracle says, and what is denied changes nothing', () => {
    expect(run.tally.findings).toEqual([]);
  });

  it('is never our fault: nothing was reported by server or jobs', () => {
    expect(world.faults).toEqual([]);
  });
});
