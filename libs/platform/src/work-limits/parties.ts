import { isIPv6 } from 'node:net';
import type { Actor } from '../actor.js';
import type { WorkLimit } from './limits.data.js';

/** Who pays for work: a person and each organisation that they act for, or an address where nobody is named. */
export interface Party {
  readonly per: WorkLimit['per'];
  /** Distinct within its kind; of an address only a keyed hash. */
  readonly id: string;
}

/** Keyed digest of a text, so that an address can be told from another and from nothing else. */
export type Hash = (text: string) => string;

/** A network of the house of one subscriber has 2^64 addresses in IPv6: they count as one. */
const SUBSCRIBER_GROUPS = 4;

/** The address that pays. `::ffff:192.0.2.1` is the address of IPv4 that it says. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.split('::');
  const front = head.split(':').filter(Boolean);
  const back = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, SUBSCRIBER_GROUPS);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}

export const addressParty = (address: string, hash: Hash): Party => ({
  per: 'address',
  id: hash(`address:${networkOf(address)}`).slice(0, 32),
});

/** Who pays for what the actor asks for. Somebody whom nobody here knows pays by their address. */
export function partiesOf(actor: Actor, address: Party): readonly Party[] {
  if (actor.kind !== 'person') return [address];
  const organisations = [...new Set(actor.memberships.map(({ organisationId }) => organisationId))];
  return [{ per: 'person', id: actor.personId }, ...organisations.map((id): Party => ({ per: 'organisation', id }))];
}
