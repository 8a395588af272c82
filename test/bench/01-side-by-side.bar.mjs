// Two workers and two API processes side by side do the story with no effect done twice.
import { openGround } from './lib/ground.mjs';
import { sideBySideBars } from './lib/suites.mjs';

const ground = await openGround();
await sideBySideBars('side by side', ground);
await ground.remove();
