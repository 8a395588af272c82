// A worker is killed with -9 inside each kind of job and of sweep, at the end of its transaction, and nothing is lost or done twice.
import { actsOn } from './lib/acts.mjs';
import { closeGates } from './lib/gates.mjs';
import { openGround } from './lib/ground.mjs';
import { startKilling } from './lib/kills.mjs';
import { openListServer } from './lib/list-server.mjs';
import { startApi } from './lib/programs.mjs';
import { bar, barOfFaults } from './lib/report.mjs';
import { runStory } from './lib/story.mjs';
import { amountIn, faultsIn, JOBS, sayAmount, SWEEPS } from './lib/verdict.mjs';

/** A lease of 20 s, a ring that is rung again after 5 s, and a start of a worker on a busy machine. */
const LIMIT_SECONDS = 45;

const ground = await openGround();
// A virus scanner that is away: files wait for it and are scanned again.
ground.env.PILOTAGE_CLAMD = '127.0.0.1:1';
const lists = await openListServer();
Object.assign(ground.env, lists.env);
const gates = await closeGates(ground, [...JOBS, ...SWEEPS]);
const killing = startKilling(ground, gates, { jobs: JOBS, sweeps: SWEEPS });
const api = await startApi(ground.env);
const faults = [];

const acts = actsOn(ground, api.url, lists);
const done = (name) => acts[name]().catch((error) => faults.push(`${name}: ${error.message}`));
await Promise.all([
  done('amendOpenCall'),
  done('loseAwards'),
  done('loseWinner'),
  done('reportAccident'),
  done('warnOfPilot'),
  done('excludeLoser'),
  done('uploadFiles'),
  done('complain'),
  done('registerForADay'),
]);
await done('approveByCommittee');
await done('followStatusList');
const story = await runStory(api.url, ground.env);
await done('suspendCertificate');
await done('letTimePass');
const left = killing.left();
await gates.open(left);
await killing.stop();

for (const { name, taken, attempts, seconds } of killing.kills) {
  const held = taken > 0 ? `${taken} held, at most ${attempts} attempts, ` : '';
  const figure = `${held}done ${seconds} s after the kill`;
  bar(`killed in ${name}`, figure, { limit: `done once, within ${LIMIT_SECONDS} s`, ok: seconds <= LIMIT_SECONDS });
}
for (const name of left) bar(`killed in ${name}`, 'never reached', { limit: 'done once', ok: false });
barOfFaults('kills: whatever a killed worker held is done', killing.faults, `${killing.kills.length} kinds`);
barOfFaults('kills: the story and all else ends well', [...story.faults, ...faults], `${story.steps} steps of the story`);
barOfFaults('kills: no effect twice, none lost', await faultsIn(ground.sql), sayAmount(await amountIn(ground.sql)));
await api.stop();
await gates.close();
lists.close();
await ground.remove();
