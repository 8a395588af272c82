import fs from 'node:fs';
import path from 'node:path';
import { stateFolder } from '@pilotage/platform';
import { UsageFault } from './command.js';

/** The address of the server that `npm start` started, or the one given. Throws UsageFault when none is known. */
export function serverAddress(given: string | undefined): string {
  if (given) return given.replace(/\/graphql\/?$/, '').replace(/\/$/, '');
  const file = path.join(stateFolder(), 'server.json');
  try {
    return (JSON.parse(fs.readFileSync(file, 'utf8')) as { url: string }).url;
  } catch {
    throw new UsageFault('no server is running here: run `npm start` first, or give --url http://HOST:PORT/graphql');
  }
}

/** Sends JSON and reads JSON; a fault of the server is thrown with its own words. */
export async function callServer<T>(url: string, body?: unknown): Promise<T> {
  const response = await fetch(
    url,
    body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new UsageFault(answer.message ?? `the server answered ${response.status}`);
  return answer;
}
