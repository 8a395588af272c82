// The same with the doorbell in Redis, which forgets everything in the middle: deliveries are rows, and nothing is lost.
import { Redis } from 'ioredis';
import { openGround } from './lib/ground.mjs';
import { bar, pause, say } from './lib/report.mjs';
import { killLoopBars, sideBySideBars } from './lib/suites.mjs';

const NAMES = ['Redis, which forgets: side by side', 'Redis, which forgets: killed at random'];
/** How often Redis forgets during a story, and how long apart. */
const TIMES = 4;
const APART_MS = 3000;

/** A worker that ends a ring which Redis forgot meanwhile says so, rightly: an operator must hear that Redis loses keys. */
const isOfAForgottenRing = (line) => /Missing (lock|key) for job/.test(line);

const server = process.env.REDIS_URL_TEST;
if (server) await bars();
else {
  say('skipped: there is no redis-server on PATH');
  bar('Redis', 'skipped: there is no redis-server on PATH');
}

async function bars() {
  const forgetting = (redisUrl) => async () => {
    const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
    for (let time = 0; time < TIMES; time += 1) {
      await pause(APART_MS);
      await redis.flushdb();
    }
    await redis.quit();
  };
  for (const [database, measure] of [sideBySideBars, killLoopBars].entries()) {
    const redisUrl = `${server}/${database + 1}`;
    const ground = await openGround({ redisUrl });
    await measure(NAMES[database], ground, forgetting(redisUrl), isOfAForgottenRing);
    await ground.remove();
  }
}
