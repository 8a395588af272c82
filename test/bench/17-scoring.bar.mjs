// Scoring: how long a large lot takes, whether a second implementation agrees with the engine on ten thousand random lots, and whether it
// would notice faults of the engine. The random lots and the large one have fixed seeds.
import { cpus } from 'node:os';
import * as scoring from '../../dist/libs/scoring/src/index.js';
import { differences, FIRST_LOT } from '../support/scoring/agreement.mjs';
import { engineFromSource } from '../support/scoring/engine-source.mjs';
import { FAULTS } from '../support/scoring/faults.data.mjs';
import { FINGERPRINT, fingerprintOf } from '../support/scoring/fingerprint.mjs';
import { largeLot } from './lib/large-lot.mjs';
import { bar, barOfFaults, say } from './lib/report.mjs';

const SIZE = { bids: 1000, criteria: 20, evaluators: 3 };
const LIMIT_MS = 100;
const ROUNDS = 15;
const LOTS = 10_000;
const ENOUGH_FAULTS = 20;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians in milliseconds: by the clock, and the CPU time of the process (user and system, garbage collection and compilation included): what one core needs. */
function timed(work) {
  const [clock, cpu] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [used, started] = [process.cpuUsage(), performance.now()];
    work();
    clock.push(performance.now() - started);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  return { clock: Number(median(clock).toFixed(1)), cpu: Number(median(cpu).toFixed(1)) };
}

function speed() {
  const { ruleset, bids } = largeLot(SIZE);
  const name = `${SIZE.bids} bids by ${SIZE.criteria} criteria, marks of ${SIZE.evaluators} evaluators`;
  const evaluation = scoring.scoreLot(ruleset, bids);
  const { clock, cpu } = timed(() => scoring.scoreLot(ruleset, bids));
  say(`${name}: median of ${ROUNDS} rounds ${clock} ms by the clock, ${cpu} ms of CPU, on a machine of ${cpus().length} cores`);
  bar(`scoring: ${name}: exact scores, ranks and input digest, CPU time of all threads together (ms)`, cpu, {
    limit: `< ${LIMIT_MS} on one core`,
    ok: cpu < LIMIT_MS,
  });
  bar('scoring: the same by the clock, with whatever else the machine does meanwhile (ms)', clock);
  const written = timed(() => scoring.evaluationJson(ruleset, evaluation));
  const explained = timed(() => scoring.explain(ruleset, evaluation));
  const firm = timed(() => scoring.robustness(ruleset, evaluation));
  const beside = `record ${written.cpu}, explanation ${explained.cpu}, robustness ${firm.cpu}`;
  bar('scoring: beside it, for the whole of a job, in CPU time (ms)', beside);
}

function agreement() {
  const found = differences(scoring, LOTS);
  barOfFaults(
    `scoring: a second implementation agrees on ${LOTS} random lots (from seed ${FIRST_LOT})`,
    found.map((one) => JSON.stringify(one)),
    `${LOTS} alike, to the byte`,
  );
}

function sameBytes() {
  const digest = fingerprintOf(scoring);
  const isSame = digest === FINGERPRINT.digest;
  const figure = isSame ? `${process.version}: ${digest.slice(0, 16)}` : `${process.version}: ${digest}`;
  bar('scoring: records of random lots have the bytes that were written down, from another process', figure, {
    limit: FINGERPRINT.digest.slice(0, 16),
    ok: isSame,
  });
}

function noticed() {
  const missed = FAULTS.filter((fault) => differences(engineFromSource(process.cwd(), fault), 500, { first: true }).length === 0);
  barOfFaults(
    `scoring: it notices each seeded fault of the engine (at least ${ENOUGH_FAULTS})`,
    [...missed.map(({ name }) => `not noticed: ${name}`), ...(FAULTS.length < ENOUGH_FAULTS ? ['too few faults'] : [])],
    `${FAULTS.length} of ${FAULTS.length}`,
  );
}

speed();
agreement();
sameBytes();
noticed();
