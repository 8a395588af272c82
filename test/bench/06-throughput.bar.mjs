// Figures without a limit: what to expect of two cores.
import path from 'node:path';
import { timeStart } from './lib/first-query.mjs';
import { openGround } from './lib/ground.mjs';
import { deliveriesPerSecond } from './lib/no-op-jobs.mjs';
import { startApi, startWorker } from './lib/programs.mjs';
import { bar, barOfFaults } from './lib/report.mjs';
import { sealsPerSecond } from './lib/sealing.mjs';
import { runStory } from './lib/story.mjs';

const DELIVERIES = 2000;
const ROUNDS = 10;

await starts();
await storyAndSeals();
await carried('PostgreSQL', undefined);
if (process.env.REDIS_URL_TEST) await carried('Redis', `${process.env.REDIS_URL_TEST}/3`);

/** Beside the state folder of this run: PostgreSQL, which as root runs as another user, can enter it. */
async function starts() {
  const folder = path.join(path.dirname(process.env.PILOTAGE_STATE), 'started');
  const first = await timeStart(folder);
  const again = await timeStart(folder);
  bar('first answer after `npm start` in an empty folder, demonstration included (s)', first.seconds);
  bar('first answer after `npm start` on an existing database (s)', again.seconds);
  barOfFaults('`npm start` twice: nothing to complain of', [...first.faults, ...again.faults], 'quiet');
}

async function storyAndSeals() {
  const ground = await openGround();
  const [worker, api] = [startWorker(ground.env), await startApi(ground.env)];
  const seals = await sealsPerSecond(ground, api.url, ROUNDS);
  const story = await runStory(api.url, ground.env);
  await api.stop();
  await worker.stop();
  bar('sealBid through the API, ten vendors at once (per s)', seals);
  bar('duration of the story, one API and one worker process (s)', story.seconds, { ok: story.faults.length === 0 });
  await ground.remove();
}

async function carried(backend, redisUrl) {
  const ground = await openGround({ empty: true, redisUrl });
  const figure = await deliveriesPerSecond(ground, DELIVERIES, redisUrl);
  bar(`deliveries of a job that does nothing, one worker, ${backend} (per s)`, figure);
  await ground.remove();
}
