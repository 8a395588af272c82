/** The numbers of the socket. Real time throughout: no procurement decision hangs on any of them. */
export interface SocketLimits {
  /** Sockets of this process: a subscriber holds some 100 kB. */
  readonly sockets: number;
  /** Sockets of one person; of nobody in particular, from one address. A few devices with a few tabs. */
  readonly socketsPerActor: number;
  /** Open subscriptions of one person over all their sockets: a page of calls. */
  readonly subscriptionsPerActor: number;
  /** Open subscriptions of this process: each may be looked up again at the same event. */
  readonly subscriptions: number;
  /** Bytes of a message: an operation of the greatest number of tokens fits, an upload does not. */
  readonly messageBytes: number;
  /** Milliseconds until `connection_init` must be there. */
  readonly initMs: number;
  /** Messages that a client may send in ten seconds: each subscription costs two. */
  readonly messagesPerTenSeconds: number;
  /** Milliseconds between pings; whoever did not answer the last one is gone. */
  readonly pingMs: number;
  /** Milliseconds until a message must have left; whoever takes longer does not read. */
  readonly sendMs: number;
  /** Bytes that may wait for one reader. */
  readonly waitingBytes: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  sockets: 1_000,
  socketsPerActor: 10,
  subscriptionsPerActor: 50,
  subscriptions: 5_000,
  messageBytes: 64 * 1024,
  initMs: 3_000,
  messagesPerTenSeconds: 200,
  pingMs: 12_000,
  sendMs: 10_000,
  waitingBytes: 1024 * 1024,
};

const WINDOW_MS = 10_000;

/** Counts messages in windows of ten seconds. False once there were too many. */
export function messageCount(limit: number): () => boolean {
  let [began, count] = [0, 0];
  return () => {
    if (performance.now() - began > WINDOW_MS) [began, count] = [performance.now(), 0];
    count += 1;
    return count <= limit;
  };
}
