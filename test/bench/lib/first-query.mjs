// `npm start` in a state folder of its own, up to the answer to its first GraphQL query.
import path from 'node:path';
import { checkout } from '../../../scripts/lib/state.mjs';
import { addressIn, startScript } from './programs.mjs';
import { secondsSince, until } from './report.mjs';

/** The first start makes the database and the demonstration in it. */
const PATIENCE_MS = 300_000;
const QUERY = '{ calls(first: 1) { edges { node { id } } } }';

async function answers(url) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data.calls.edges.length > 0;
}

/**
 * @param {string} folder
 * @returns {Promise<{seconds: number, faults: string[]}>} seconds from the start to the first answer
 */
export async function timeStart(folder) {
  const { DATABASE_URL: _theirs, REDIS_URL: _queue, ...env } = process.env;
  const start = performance.now();
  const program = startScript(path.join(checkout, 'scripts/start.mjs'), [], {
    ...env,
    NODE_ENV: 'development',
    PILOTAGE_STATE: folder,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  const url = await addressIn(program, PATIENCE_MS);
  await until('the first answer', () => answers(url), PATIENCE_MS);
  const seconds = secondsSince(start);
  const ended = await program.stop();
  const complaints = program.complaints.filter((line) => !line.startsWith('seed: ')).map((line) => line.slice(0, 300));
  return { seconds, faults: [...complaints, ...(ended ? [] : ['it had to be killed at the end'])] };
}
