import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { messageCount, type SocketLimits } from './subscriptions-limits.js';
import type { Line } from './subscriptions-visitors.js';

/** Milliseconds that a client gets to answer the closing; then the connection is cut. */
const GOODBYE_MS = 2_000;

export interface Plug {
  readonly protocol: Server<Line>;
  readonly limits: SocketLimits;
  readonly onError: (requestId: string, error: unknown) => void;
}

/** Puts the protocol on an open socket: pings, counts what comes in, and cuts off whoever does not read. */
export function plugIn(socket: WebSocket, request: IncomingMessage, { protocol, limits, onError }: Plug): void {
  const shut = (code: number, reason: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
  };
  const stopPinging = keepAlive(socket, limits.pingMs);
  const send = (text: string): Promise<void> => sent(socket, text, limits);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send,
      close: (code = 1000, reason = '') => shut(code, reason),
      onMessage: (handle) => hear(socket, handle, { limits, shut, onError }),
    },
    { request, shut, isOpen: () => socket.readyState === socket.OPEN },
  );
  // What ws finds wrong it closes itself: a frame beyond the limit by 1009, one that is no frame by 1002.
  socket.on('error', () => undefined);
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch((error: unknown) => onError(randomUUID(), error));
  });
}

interface Ear extends Omit<Plug, 'protocol'> {
  readonly shut: Line['shut'];
}

function hear(socket: WebSocket, handle: (text: string) => Promise<void>, { limits, shut, onError }: Ear): void {
  const isWithin = messageCount(limits.messagesPerTenSeconds);
  socket.on('message', (message: Buffer, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) return shut(4400, 'BINARY_REFUSED');
    if (!isWithin()) return shut(4429, 'TOO_MANY_MESSAGES');
    handle(message.toString()).catch((error: unknown) => {
      // What only a server says was said by a client.
      if (error instanceof Error && error.message.startsWith('Unexpected message')) return shut(4400, 'Invalid message received');
      onError(randomUUID(), error);
      return shut(1011, 'INTERNAL');
    });
  });
}

/** Resolves when the message has left, so that the next answer is made only then; or when nobody is there any more. */
function sent(socket: WebSocket, text: string, { sendMs, waitingBytes }: SocketLimits): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  if (socket.bufferedAmount > waitingBytes) socket.terminate();
  return new Promise((resolve) => {
    const slow = setTimeout(() => socket.terminate(), sendMs).unref();
    socket.send(text, () => {
      clearTimeout(slow);
      resolve();
    });
  });
}

function keepAlive(socket: WebSocket, pingMs: number): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    return socket.ping();
  }, pingMs).unref();
  return () => clearInterval(timer);
}
