import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { isPublicAddress } from './addresses.js';
import type { OutboundFaultCode } from './faults.js';

/** All addresses of a host name. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** Real time: a name server that does not answer within this is asked once more. */
const ASK_MS = 2_000;

/** Asks the name servers themselves: a hosts file and a search list know inner names. */
export function nameServers(): Resolver {
  const resolver = new dns.Resolver({ timeout: ASK_MS, tries: 2 });
  return async (host) => {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  };
}

/** The address that the connection is made to, or why there is none. One that is not public among several spoils them all. */
export async function addressOf(host: string, resolve: Resolver): Promise<{ readonly address: string } | OutboundFaultCode> {
  const addresses = await resolve(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) return 'OUTBOUND_NAME_UNRESOLVED';
  if (!addresses.every((address) => isIP(address) !== 0 && isPublicAddress(address))) return 'OUTBOUND_ADDRESS_NOT_PUBLIC';
  // IPv4 first: a machine without IPv6 would not reach the other.
  return { address: addresses.find((address) => isIP(address) === 4) ?? first };
}
