import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { readConfig, type Config } from '@pilotage/platform';
import { createServer } from '../../apps/api/src/server.js';
import type { World } from './world.js';

/** An answer as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
    }[];
    readonly extensions?: { readonly limits?: Readonly<Record<string, { readonly used?: number; readonly max: number }>> };
  };
}

/** The API of a world, listening on a port of its own. */
export interface Served {
  readonly url: string;
  readonly port: number;
  /** Records of the log, one JSON text each. */
  readonly logged: string[];
  fetch(address: string, init?: RequestInit): Promise<Answer>;
  /** Posts an operation. */
  ask(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** Serves it with the development identity provider. `change` alters the settings. */
export async function serve(world: World, change: Partial<Config> = {}): Promise<Served> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-served-'));
  const logged: string[] = [];
  const settings = { NODE_ENV: 'test', DATABASE_URL: world.databaseUrl, PILOTAGE_STATE: folder, PILOTAGE_DEV: '1', PORT: '0' };
  const app = await createServer({ ...readConfig(settings), ...change }, world.house, (record) => logged.push(JSON.stringify(record)));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    answerOf(
      fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    );
  return {
    url,
    port,
    logged,
    ask,
    fetch: (address, init) => answerOf(fetch(`${url}${address}`, { redirect: 'manual', ...init })),
    async close() {
      await app.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answerOf(fetching: Promise<Response>): Promise<Answer> {
  const { status, headers, ...rest } = await fetching.then(async (r) => ({ status: r.status, headers: r.headers, text: await r.text() }));
  return { status, headers, text: rest.text, body: (rest.text.startsWith('{') ? JSON.parse(rest.text) : {}) as Answer['body'] };
}
