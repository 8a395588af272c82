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

/** Sends JSON and reads JSON; a fault of the server is thrown with its own words. Throws UsageFault where nothing, or something else, answers. */
export async function callServer<T>(url: string, body?: unknown): Promise<T> {
  const posted = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url, body === undefined ? {} : posted).catch(() => {
    throw new UsageFault(`no server answers at ${new URL(url).origin}`);
  });
  const answer = (await response.json().catch(() => ({}))) as T & Complaint;
  if (response.ok) return answer;
  throw new UsageFault(complaintOf(answer, response.status));
}

/** What our servers answer when they refuse. */
interface Complaint {
  readonly message?: string;
  readonly error?: string;
  readonly users?: readonly string[];
}

function complaintOf({ message, error, users }: Complaint, status: number): string {
  if (users) return `there is no such user; there are: ${users.join(', ')}`;
  if (status === 404) return 'that server has no such route: its development identity provider is off';
  return message ?? error ?? `the server answered ${status}`;
}
