import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { SOCKET_LIMITS, type SocketLimits } from './subscriptions-limits.js';
import { subscriptionProtocol, type ProtocolParts } from './subscriptions-protocol.js';
import { plugIn } from './subscriptions-socket.js';

/** Milliseconds that clients get to leave when the server ends. */
const LEAVING_MS = 500;

export interface SubscriptionServerParts extends ProtocolParts {
  readonly http: Server;
  /** The path of the API; the query of the address must be empty, so that no token is ever written there. */
  readonly path: string;
}

export interface SubscriptionServer {
  /** Sends everybody away (1001) and takes nobody any more. */
  close(): Promise<void>;
}

/** Serves subscriptions over WebSocket on the given server, by the protocol `graphql-transport-ws`. */
export function openSubscriptions({ http, path, ...parts }: SubscriptionServerParts): SubscriptionServer {
  const limits = { ...SOCKET_LIMITS, ...parts.limits };
  const protocol = subscriptionProtocol(parts);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    // Each compressed socket would hold its own dictionary, and a small frame could unpack to a large one.
    perMessageDeflate: false,
    handleProtocols: (offered) => handleProtocols(offered),
  });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => undefined);
    const refusal = refusalOf(request, { path, limits, open: sockets.clients.size });
    if (refusal) return refuse(stream, refusal);
    return sockets.handleUpgrade(request, stream, head, (socket) => plugIn(socket, request, { protocol, limits, onError: parts.onError }));
  };
  http.on('upgrade', upgrade);
  return {
    async close() {
      http.off('upgrade', upgrade);
      await sendAway(sockets);
    },
  };
}

type Refusal = readonly [status: string, code: string];

function refusalOf(request: IncomingMessage, at: { path: string; limits: SocketLimits; open: number }): Refusal | null {
  const [path, query] = (request.url ?? '').split('?');
  if (path !== at.path) return ['404 Not Found', 'NOT_FOUND'];
  if (query !== undefined) return ['400 Bad Request', 'QUERY_REFUSED'];
  if (!isSameOrigin(request)) return ['403 Forbidden', 'ORIGIN_REFUSED'];
  return at.open >= at.limits.sockets ? ['503 Service Unavailable', 'TOO_MANY_CONNECTIONS'] : null;
}

/** Browsers name the page that opens a socket: only pages of this server may. Programs name none. */
function isSameOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuse(stream: Duplex, [status, code]: Refusal): void {
  const body = JSON.stringify({ code });
  const head = [`HTTP/1.1 ${status}`, 'connection: close', 'content-type: application/json', `content-length: ${body.length}`];
  const later = status.startsWith('503') ? ['retry-after: 10'] : [];
  stream.end(`${[...head, ...later].join('\r\n')}\r\n\r\n${body}`);
}

async function sendAway(sockets: WebSocketServer): Promise<void> {
  const gone = [...sockets.clients].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
  sockets.clients.forEach((socket) => socket.close(1001, 'GOING_AWAY'));
  const cut = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), LEAVING_MS);
  await Promise.all(gone);
  clearTimeout(cut);
}
