import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** From where a request came, for those that Fastify does not see: as it does, by the word of trusted proxies only. */
export function addressReader(trusted: readonly string[]): (request: IncomingMessage) => string {
  const list = new BlockList();
  trusted.map((network) => network.trim()).forEach((network) => add(list, network));
  const isTrusted = (address: string): boolean => isIP(address) > 0 && list.check(address, family(address));
  return ({ socket, headers }) => {
    const told = String(headers['x-forwarded-for'] ?? '').split(',');
    const steps = [socket.remoteAddress ?? 'nowhere', ...told.reverse()].map(plain).filter((step) => step !== '');
    // The last one to speak is known; each that is trusted vouches for the one before.
    return steps.find((step) => !isTrusted(step)) ?? steps.at(-1) ?? 'nowhere';
  };
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An address of the old kind may be written as one of the new. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

function add(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  if (isIP(address) === 0) return;
  if (bits === undefined) list.addAddress(address, family(address));
  else list.addSubnet(address, Number(bits), family(address));
}
