import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { asOwner } from './database.js';

/** A call as the suites ask for it. */
export const CALL_CHANGED = `subscription Watch($callId: ID!) {
  callChanged(callId: $callId) { id state version draftedBy lots { state } }
}`;

export interface WatchedCall {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly draftedBy: string | null;
  readonly lots: readonly { readonly state: string }[];
}
export interface Fault {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId: string };
}

/** Cuts the connections by which the API processes on a database hear of its events, as an operator could. Returns how many there were. */
export async function cutFeed(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: asOwner(databaseUrl) });
  await client.connect();
  try {
    const { rows } = await client.query<{ cut: boolean }>(
      `select pg_terminate_backend(pid) as cut from pg_stat_activity where application_name = 'pilotage-feed' and datname = current_database()`,
    );
    return rows.filter(({ cut }) => cut).length;
  } finally {
    await client.end();
  }
}

export const stateFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-sockets-'));

/** Milliseconds after which what was waited for will not come. No measurement: a hang ends. */
const PATIENCE_MS = 20_000;

/** What comes, or a failure that says what did not. */
export function within<T>(what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} did not happen`)), PATIENCE_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A subscriber who keeps what comes until it is asked for. */
export interface Watching {
  /** The next answer. */
  next(): Promise<WatchedCall>;
  /** The first answer from now on of which the condition holds. */
  until(holds: (call: WatchedCall) => boolean): Promise<WatchedCall>;
  /** How it ended: the errors of the operation, or how the socket was closed. */
  readonly ended: Promise<{ faults?: readonly Fault[]; code?: number; reason?: string }>;
  /** Everything that came. */
  readonly came: readonly WatchedCall[];
  stop(): Promise<void>;
}

export function watch(socketUrl: string, callId: string, token?: string): Watching {
  const connectionParams = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  const client = createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(connectionParams ? { connectionParams } : {}),
  });
  const came: WatchedCall[] = [];
  let read = 0;
  let wake: () => void = () => undefined;
  let over = false;
  const ended = new Promise<Awaited<Watching['ended']>>((resolve) => {
    const end = (how: Awaited<Watching['ended']>): void => {
      over = true;
      resolve(how);
      wake();
    };
    client.subscribe<{ callChanged: WatchedCall }>(
      { query: CALL_CHANGED, variables: { callId } },
      {
        next: ({ data, errors }) => {
          if (errors) end({ faults: errors as unknown as Fault[] });
          if (data) came.push(data.callChanged);
          wake();
        },
        error: (error) => end(Array.isArray(error) ? { faults: error as Fault[] } : (error as { code: number; reason: string })),
        complete: () => end({}),
      },
    );
  });
  async function arrival(): Promise<WatchedCall> {
    while (read === came.length && !over) await new Promise<void>((resolve) => (wake = resolve));
    const call = came[read];
    if (!call) throw new Error('the subscription has ended');
    read += 1;
    return call;
  }
  async function first(holds: (call: WatchedCall) => boolean): Promise<WatchedCall> {
    for (;;) {
      const call = await arrival();
      if (holds(call)) return call;
    }
  }
  return {
    came,
    ended: within('the end of the subscription', ended),
    next: () => within('the next answer', arrival()),
    until: (holds) => within('the answer', first(holds)),
    stop: async () => {
      await client.dispose();
    },
  };
}
