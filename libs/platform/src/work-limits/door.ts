import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerTokenOf } from '../identity/tokens.js';
import { addressParty, type Hash, type Party } from './parties.js';
import { RateLimited } from './rate-limited.js';
import type { Work, WorkLimits } from './work-limits.js';

/** What a request pays until it is understood. */
const SUSPICION: Work = { refused: 1 };

/** Tokens that are remembered to have been sound; more people than one process serves in an hour. */
const MOST = 10_000;

/** What the door needs to know of a request. */
export type Knock = Pick<FastifyRequest, 'raw' | 'ip'> & { readonly headers: { readonly authorization?: string | undefined } };

/**
 * Every request is suspected of being none that can be understood (a token that proves nothing, a body that is no JSON, a document that is
 * too large or not valid) and pays for that; one that is understood gets it back. So an address that sends nonsense waits before anybody
 * checks a signature or parses a document for it. Whoever brings a token that was sound before pays with that token, not with the address:
 * one machine of an office cannot lock out its colleagues.
 */
export class Door {
  private readonly sound = new Set<string>();
  private readonly suspected = new WeakMap<object, Party>();

  constructor(
    private readonly limits: WorkLimits,
    private readonly hash: Hash,
  ) {}

  /** Takes the suspicion, once for a request; whether it was the first time. Throws RateLimited. */
  async suspect(request: Knock): Promise<boolean> {
    if (this.suspected.has(request.raw)) return false;
    const party = this.payerOf(request);
    await this.limits.spend([party], SUSPICION);
    this.suspected.set(request.raw, party);
    return true;
  }

  /** The request was understood: it gets back what it paid. */
  clear({ raw }: Pick<Knock, 'raw'>): void {
    const party = this.suspected.get(raw);
    if (!party) return;
    this.suspected.delete(raw);
    this.limits.giveBack([party], SUSPICION);
  }

  /** The token of the request was verified. */
  remember(request: Knock): void {
    const token = tokenOf(request);
    if (token === null) return;
    this.sound.delete(token);
    this.sound.add(token);
    if (this.sound.size <= MOST) return;
    for (const oldest of this.sound) return void this.sound.delete(oldest);
  }

  addressOf({ ip }: Pick<Knock, 'ip'>): Party {
    return addressParty(ip, this.hash);
  }

  private payerOf(request: Knock): Party {
    const token = tokenOf(request);
    if (token !== null && this.sound.has(token)) return { per: 'person', id: `token ${token}` };
    return this.addressOf(request);
  }
}

/** A digest of the token; the token itself is kept nowhere. Null without one, and for what only looks like one. */
function tokenOf({ headers: { authorization } }: Knock): string | null {
  try {
    const bearer = bearerTokenOf(authorization);
    return bearer === undefined ? null : createHash('sha256').update(bearer).digest('base64url');
  } catch {
    return null;
  }
}

/** Lets every request to the address pass the door before its body is read. */
export function guard(fastify: FastifyInstance, door: Door, address: string): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== address) return;
    try {
      await door.suspect(request);
    } catch (error) {
      if (error instanceof RateLimited) error.headers.forEach((value, name) => void reply.header(name, value));
      throw error;
    }
  });
}
