import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { addMember, registerPerson } from '@pilotage/parties';
import { DEVELOPMENT_ISSUER, readConfig, systemActor, type Config, type Role } from '@pilotage/platform';
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
  /** Where subscriptions are served. */
  readonly socketUrl: string;
  readonly port: number;
  /** Records of the log, one JSON text each. */
  readonly logged: string[];
  fetch(address: string, init?: RequestInit): Promise<Answer>;
  /** Posts an operation. */
  ask(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A token of the development identity provider. */
  token(user: string, ttlSeconds?: number): Promise<string>;
  close(): Promise<void>;
}

/** Serves it with the development identity provider. `change` alters the settings; servers of one state folder believe each other's tokens. */
export async function serve(world: Pick<World, 'house' | 'databaseUrl'>, change: Partial<Config> = {}): Promise<Served> {
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
    socketUrl: `${url.replace('http', 'ws')}/graphql`,
    logged,
    ask,
    token: (user, ttlSeconds) => developmentToken(url, user, ttlSeconds),
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

/** A token of the development identity provider at that address. */
export async function developmentToken(url: string, user: string, ttlSeconds?: number): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers, body: JSON.stringify({ as: user, ttlSeconds }) });
  return ((await answer.json()) as { token: string }).token;
}

/** Makes a demonstration user, who can sign in, a member. Returns the ids of the person and of the membership. */
export async function memberOf(
  { house }: Pick<World, 'house'>,
  user: string,
  organisationId: string,
  roles: readonly Role[],
): Promise<{ personId: string; membershipId: string }> {
  const context = { actor: systemActor('test'), requestId: 'test', operation: 'test' };
  return house.unitOfWork.run(context, async (tx) => {
    const name = { en: user, zh: user };
    const { id: personId } = await house.executor.executeWithin(registerPerson, tx, { issuer: DEVELOPMENT_ISSUER, subject: user, name });
    const { id: membershipId } = await house.executor.executeWithin(addMember, tx, { organisationId, personId, roles: [...roles] });
    return { personId, membershipId };
  });
}
