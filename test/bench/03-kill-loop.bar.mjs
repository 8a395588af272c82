// Two workers are killed with -9 at random, a second apart where there is one, while the story is told: it ends well all the same.
import { openGround } from './lib/ground.mjs';
import { killLoopBars } from './lib/suites.mjs';

const ground = await openGround();
await killLoopBars('killed at random', ground);
await ground.remove();
