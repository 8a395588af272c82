// A worker freezes inside a job for longer than its lease (a stopped process, a paused machine). Another one takes over; when the first
// goes on, it finds that it is too late. One effect.
import { closeGates } from './lib/gates.mjs';
import { openGround } from './lib/ground.mjs';
import { startApi, startWorker } from './lib/programs.mjs';
import { barOfFaults, pause, secondsSince, until } from './lib/report.mjs';
import { runStory } from './lib/story.mjs';
import { amountIn, faultsIn, sayAmount, settled } from './lib/verdict.mjs';

const JOB = 'scoreLot';
/** A lease of 20 s and a ring that is rung again, with room. */
const TAKEOVER_SECONDS = 60;

const ground = await openGround();
const gates = await closeGates(ground, [JOB]);
const frozen = startWorker(ground.env);
const api = await startApi(ground.env);
const telling = runStory(api.url, ground.env);
const { faults, figure, second } = await freezeAndGoOn().catch((error) => ({ faults: [error.message] }));
const story = await telling;
const unsettled = await settled(ground.sql).then(
  () => [],
  (error) => [error.message],
);
// Whoever was frozen works again: the second one leaves, and the first does what comes.
const ends = await Promise.all([second, frozen, api].map(async (program) => (program ? program.stop() : true)));

barOfFaults('frozen worker: another one takes over', faults, figure);
barOfFaults(
  'frozen worker: the story ends well',
  [...story.faults, ...(ends.every(Boolean) ? [] : ['somebody had to be killed'])],
  `${story.steps} steps`,
);
barOfFaults(
  'frozen worker: no effect twice, none lost',
  [...unsettled, ...(await faultsIn(ground.sql))],
  sayAmount(await amountIn(ground.sql)),
);
await gates.close();
await ground.remove();

async function freezeAndGoOn() {
  await until(`a worker in ${JOB}`, async () => (await gates.standing()).length > 0, 120_000);
  frozen.signal('SIGSTOP');
  const start = performance.now();
  const second = startWorker(ground.env);
  await gates.open([JOB]);
  const taken = `select attempts, last_error from delivery where job = $1 and state = 'done' and done_at > clock_timestamp() - interval '5 minutes' and attempts > 1`;
  const takenOver = await until('the takeover', async () => (await ground.sql(taken, [JOB]))[0], TAKEOVER_SECONDS * 1000).catch(
    (error) => error,
  );
  const seconds = secondsSince(start);
  frozen.signal('SIGCONT');
  await pause(2000);
  const faults = takenOver instanceof Error ? [takenOver.message] : [];
  return { faults, figure: `done ${seconds} s after the freeze, ${takenOver.attempts} attempts`, second };
}
