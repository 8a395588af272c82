// Two API and two worker processes on one database, with the story told to one while others use the other.
import { startApi, startWorker } from './programs.mjs';
import { runStory } from './story.mjs';
import { sendTwins, startReading } from './traffic.mjs';

/** Pairs of needs that are posted to both servers at once. */
const TWINS = 20;

/**
 * @param {Awaited<ReturnType<typeof import('./ground.mjs').openGround>>} ground
 * @returns {Promise<{apis: object[], workers: object[], stop: () => Promise<string[]>}>} stop tells what did not end by itself
 */
export async function startPair({ env }) {
  const workers = [startWorker(env), startWorker(env)];
  const apis = await Promise.all([startApi(env), startApi(env)]);
  const stop = async () => {
    const programs = { 'API 1': apis[0], 'API 2': apis[1], 'worker 1': workers[0], 'worker 2': workers[1] };
    const ends = await Promise.all(Object.entries(programs).map(async ([name, program]) => ((await program.stop()) ? [] : [name])));
    return ends.flat().map((name) => `${name} had to be killed at the end`);
  };
  return { apis, workers, stop };
}

/** What the programs complained of; nothing is expected. */
export const complaintsOf = (programs) => programs.flatMap(({ complaints }) => complaints).map((line) => `said: ${line.slice(0, 300)}`);

/**
 * Tells the story to the first API while the second is read from, and both get the same requests at once.
 * @returns {Promise<{story: Awaited<ReturnType<typeof runStory>>, reads: number, faults: string[]}>}
 */
export async function tellSideBySide({ env, sql }, [first, second], meanwhile = async () => undefined) {
  const reading = startReading(second.url);
  const [{ id: agencyId }] = await sql(`select agency_id as id from need order by id limit 1`);
  const [story, twins] = await Promise.all([runStory(first.url, env), sendTwins([first.url, second.url], agencyId, TWINS), meanwhile()]);
  const { reads, faults } = await reading.stop();
  const [{ needs }] = await sql(`select count(*)::int as needs from need where title ->> 'en' like 'Twin %'`);
  const doubled = needs === TWINS ? [] : [`${TWINS} needs were posted to both servers, and there are ${needs}`];
  return { story, reads, faults: [...twins, ...faults, ...doubled] };
}
