import { isIP } from 'node:net';

/** A network: the first bytes of an address that are the same for all of it, and what it is for. */
interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
  readonly name: string;
}

const v4 = (text: string, name: string): Network => {
  const [address = '', bits = '32'] = text.split('/');
  return { bytes: address.split('.').map(Number), bits: Number(bits), name };
};

/** Whatever is not for everybody on the internet. Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890 and updates), RFC 5771, RFC 1112. */
const V4_CLOSED: readonly Network[] = [
  v4('0.0.0.0/8', 'this network'),
  v4('10.0.0.0/8', 'private'),
  v4('100.64.0.0/10', 'carrier-grade NAT'),
  v4('127.0.0.0/8', 'loopback'),
  v4('169.254.0.0/16', 'link-local'),
  v4('172.16.0.0/12', 'private'),
  v4('192.0.0.0/24', 'protocol assignments'),
  v4('192.0.2.0/24', 'documentation'),
  v4('192.31.196.0/24', 'AS112'),
  v4('192.52.193.0/24', 'multicast relays'),
  v4('192.88.99.0/24', '6to4 relays'),
  v4('192.168.0.0/16', 'private'),
  v4('192.175.48.0/24', 'AS112'),
  v4('198.18.0.0/15', 'benchmarks'),
  v4('198.51.100.0/24', 'documentation'),
  v4('203.0.113.0/24', 'documentation'),
  v4('224.0.0.0/4', 'multicast'),
  v4('240.0.0.0/4', 'reserved and broadcast'),
  // Looks public and answers within one cloud only, with what its machines are told in confidence.
  v4('168.63.129.16/32', 'host of a cloud'),
];

/** Only 2000::/3 is for everybody: mapped, compatible, translated, unique local, link-local and multicast addresses lie outside of it. */
const V6_OPEN: Network = { bytes: [0x20], bits: 3, name: 'global unicast' };
/** What of it is not. Source: IANA IPv6 Special-Purpose Address Registry. Networks that carry an IPv4 address are closed as a whole. */
const V6_CLOSED: readonly Network[] = [
  { bytes: [0x20, 0x01, 0x00], bits: 23, name: 'protocol assignments, with Teredo and benchmarks' },
  { bytes: [0x20, 0x01, 0x0d, 0xb8], bits: 32, name: 'documentation' },
  { bytes: [0x20, 0x02], bits: 16, name: '6to4' },
  { bytes: [0x26, 0x20, 0x00, 0x4f, 0x80, 0x00], bits: 48, name: 'AS112' },
  { bytes: [0x3f, 0xff, 0x00], bits: 20, name: 'documentation' },
];

function isIn({ bytes, bits }: Network, address: readonly number[]): boolean {
  const whole = Math.floor(bits / 8);
  const rest = bits % 8;
  const same = bytes.slice(0, whole).every((byte, i) => byte === address[i]);
  const mask = 0xff & (0xff << (8 - rest));
  return same && (rest === 0 || ((bytes[whole] ?? 0) & mask) === ((address[whole] ?? 0) & mask));
}

/** The 16 bytes of an IPv6 address that `isIP` has accepted; a zone (`%eth0`) makes it local anyway. */
function bytesOfV6(text: string): readonly number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const plain = dotted ? `${dotted[1]}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}` : text;
  const [head = '', tail] = plain.split('::');
  const before = groupsIn(head);
  const after = tail === undefined ? [] : groupsIn(tail);
  const middle = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...middle, ...after].flatMap((group) => [group >> 8, group & 0xff]);
}

const pair = (high: string | undefined, low: string | undefined): string => ((Number(high) << 8) | Number(low)).toString(16);
const groupsIn = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));

/**
 * True where the address (as a resolver writes it, no brackets) is for everybody on the internet. Everything else is not: also what is no
 * address, an IPv4 address in one of its other spellings, and an IPv6 address that stands for an IPv4 one.
 */
export function isPublicAddress(text: string): boolean {
  const family = isIP(text);
  if (family === 4) {
    const bytes = text.split('.').map(Number);
    return !V4_CLOSED.some((network) => isIn(network, bytes));
  }
  if (family !== 6 || text.includes('%')) return false;
  const bytes = bytesOfV6(text);
  return isIn(V6_OPEN, bytes) && !V6_CLOSED.some((network) => isIn(network, bytes));
}
