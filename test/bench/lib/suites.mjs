// The bars that are measured with the queue in PostgreSQL and again with Redis.
import { startKillLoop } from './kill-loop.mjs';
import { startApi } from './programs.mjs';
import { seed } from './random.mjs';
import { bar, barOfFaults } from './report.mjs';
import { complaintsOf, startPair, tellSideBySide } from './side-by-side.mjs';
import { runStory } from './story.mjs';
import { amountIn, faultsIn, sayAmount, settled } from './verdict.mjs';

/** A fault of the run itself, told as a bar's fault. */
const tried = (work) =>
  work.then(
    () => [],
    (error) => [error.message],
  );

/**
 * Two API and two worker processes do the story.
 * @param {string} name
 * @param {object} ground
 * @param {() => Promise<void>} [meanwhile] what happens to the surroundings during the story
 * @param {(line: string) => boolean} [isExpected] complaints that the surroundings explain
 */
export async function sideBySideBars(name, ground, meanwhile, isExpected = () => false) {
  const pair = await startPair(ground);
  const { story, reads, faults } = await tellSideBySide(ground, pair.apis, meanwhile);
  const unsettled = await tried(settled(ground.sql));
  const unended = await pair.stop();
  const complaints = complaintsOf([...pair.apis, ...pair.workers]).filter((line) => !isExpected(line));
  barOfFaults(`${name}: the story ends well`, story.faults, `${story.steps} steps`);
  barOfFaults(`${name}: the other API answers`, faults, `${reads} lists read`);
  const verdict = [...unsettled, ...(await faultsIn(ground.sql))];
  barOfFaults(`${name}: no effect twice, none lost`, verdict, sayAmount(await amountIn(ground.sql)));
  barOfFaults(`${name}: nobody complains, and all end when asked`, [...complaints, ...unended], 'quiet');
  bar(`${name}: duration of the story (s)`, story.seconds);
}

/** The story is told while workers die. */
export async function killLoopBars(name, ground, meanwhile = async () => undefined) {
  const api = await startApi(ground.env);
  const loop = startKillLoop(ground);
  const [story] = await Promise.all([runStory(api.url, ground.env), meanwhile()]);
  const { kills, inside, faults } = await loop.stop();
  const unsettled = await tried(settled(ground.sql));
  const unended = [...(await loop.end()), ...((await api.stop()) ? [] : ['the API had to be killed at the end'])];
  const told = `${story.steps} steps in ${story.seconds} s, ${kills} kills, ${inside} deliveries interrupted, seed ${seed}`;
  barOfFaults(`${name}: the story ends well`, [...story.faults, ...faults, ...unended], told);
  const verdict = [...unsettled, ...(await faultsIn(ground.sql))];
  barOfFaults(`${name}: no effect twice, none lost`, verdict, sayAmount(await amountIn(ground.sql)));
}
