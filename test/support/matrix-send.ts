import { randomUUID } from 'node:crypto';
import { callServer } from '../../apps/cli/src/server.js';
import type { Row } from '../../apps/cli/src/driver/driver.js';
import { outcomeOf } from './hostile-documents.js';
import type { Reply } from './hostile-ledger.js';
import { watch } from './subscribing.js';

/** What goes over the wire: an operation of GraphQL, the bytes of a file in or out, or a subscription on a socket of its own. */
export type Wire =
  | { readonly via: 'graphql'; readonly query: string; readonly variables: Row }
  | { readonly via: 'upload'; readonly path: string; readonly bytes: Buffer }
  | { readonly via: 'download'; readonly path: string }
  | { readonly via: 'socket'; readonly callId: string };

/** Sends as anybody: null is nobody. */
export class Sender {
  private readonly tokens = new Map<string, Promise<string>>();

  async send(url: string, as: string | null, wire: Wire): Promise<Reply> {
    const token = as === null ? undefined : await this.tokenOf(as, url);
    if (wire.via === 'socket') return onSocket(url, wire.callId, token);
    const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    if (wire.via === 'graphql') return byGraphql(url, authorization, wire);
    const body = wire.via === 'upload' ? { method: 'PUT', body: new Uint8Array(wire.bytes) } : {};
    return byAddress(await fetch(`${url}${wire.path}`, { ...body, headers: authorization }));
  }

  private tokenOf(as: string, url: string): Promise<string> {
    const id = `${as} ${url}`;
    const known = this.tokens.get(id) ?? callServer<{ token: string }>(`${url}/dev/token`, { as }).then(({ token }) => token);
    this.tokens.set(id, known);
    return known;
  }
}

async function byGraphql(
  url: string,
  authorization: Readonly<Record<string, string>>,
  { query, variables }: { readonly query: string; readonly variables: Row },
): Promise<Reply> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ query, variables: { ...variables, key: randomUUID() } }),
  });
  const text = await response.text();
  return { status: response.status, text, outcome: outcomeOf(text) };
}

/** Beside GraphQL a denial is a problem with a code. */
async function byAddress(response: Response): Promise<Reply> {
  const text = await response.text();
  const code = response.ok ? 'done' : ((JSON.parse(text) as { code?: string }).code ?? 'NOTHING');
  return { status: response.status, text, outcome: { kind: response.ok ? 'done' : 'error', code } };
}

/** The first answer of a subscription, or the error by which it ended. */
async function onSocket(url: string, callId: string, token: string | undefined): Promise<Reply> {
  const watching = watch(`${url.replace('http', 'ws')}/graphql`, callId, token);
  const first = watching.next().then(
    (call): Reply => ({ status: 200, text: JSON.stringify(call), outcome: { kind: 'done', code: 'Call' } }),
    () => watching.ended.then((end): Reply => faultyEnd(end)),
  );
  const reply = await first;
  await watching.stop();
  await watching.ended;
  return reply;
}

function faultyEnd(end: Awaited<ReturnType<typeof watch>['ended']>): Reply {
  const code = end.faults?.[0]?.extensions.code ?? end.reason ?? 'NOTHING';
  return { status: 200, text: JSON.stringify(end), outcome: { kind: 'error', code } };
}
