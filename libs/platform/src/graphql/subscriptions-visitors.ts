import type { IncomingMessage } from 'node:http';
import type { Context } from 'graphql-ws';
import type { Caller } from '../usecase/use-case.js';
import type { RequestContext } from './resolvers.js';
import type { SocketLimits } from './subscriptions-limits.js';

/** Whoever has come in by a socket. */
export interface Visitor {
  /** Whose sockets and subscriptions are counted together. */
  readonly key: string;
  /** What every operation of the socket runs with. */
  readonly context: Omit<RequestContext, 'live'>;
  /** Who it is now, found out as for a new request that costs so many points. Rejects when they may not ask any more. */
  readonly again: (cost: number) => Promise<Caller>;
  /** Milliseconds since 1970 at which the token ends; null for the public. */
  readonly expiresAt: number | null;
}

/** Why nobody comes in. The reason is a published code. */
export class EntryRefused extends Error {
  constructor(
    /** 4401: the token proves nothing. 4429: too much was tried. 1013: it cannot be told now, come again. */
    readonly closeCode: 4401 | 4429 | 1013,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'EntryRefused';
  }
}

/** One socket, as the protocol sees it. */
export interface Line {
  readonly request: IncomingMessage;
  readonly shut: (code: number, reason: string) => void;
  readonly isOpen: () => boolean;
  visitor?: Visitor;
  expiry?: NodeJS.Timeout;
}

/** The socket of a line, as the library knows it. */
export type Socket = Context<Record<string, unknown>, Line>;

/** Who is inside, with what they hold. */
export class Visitors {
  private readonly sockets = new Map<string, Set<Socket>>();

  constructor(private readonly limits: SocketLimits) {}

  /** False when they have too many sockets already. */
  admit({ key }: Visitor, socket: Socket): boolean {
    const own = this.sockets.get(key) ?? new Set<Socket>();
    if (own.size >= this.limits.socketsPerActor) return false;
    this.sockets.set(key, own.add(socket));
    return true;
  }

  leave(socket: Socket): void {
    const key = socket.extra.visitor?.key ?? '';
    const own = this.sockets.get(key);
    own?.delete(socket);
    if (own?.size === 0) this.sockets.delete(key);
  }

  /** Whether one more subscription, which is counted already, is too many. */
  isFull(socket: Socket): boolean {
    const own = this.sockets.get(socket.extra.visitor?.key ?? '') ?? [];
    const all = [...this.sockets.values()].flatMap((sockets) => [...sockets]);
    return openIn(own) > this.limits.subscriptionsPerActor || openIn(all) > this.limits.subscriptions;
  }
}

const openIn = (sockets: Iterable<Socket>): number =>
  [...sockets].reduce((sum, { subscriptions }) => sum + Object.keys(subscriptions).length, 0);
