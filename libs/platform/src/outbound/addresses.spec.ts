import { isPublicAddress } from './addresses.js';

/** Each network that is not for everybody, by its first address, one within, and its last. */
const CLOSED = [
  ['this network', '0.0.0.0', '0.1.2.3', '0.255.255.255'],
  ['private 10/8', '10.0.0.0', '10.20.30.40', '10.255.255.255'],
  ['carrier-grade NAT', '100.64.0.0', '100.100.100.200', '100.127.255.255'],
  ['loopback', '127.0.0.0', '127.0.0.1', '127.255.255.255'],
  ['link-local and cloud metadata', '169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ['private 172.16/12', '172.16.0.0', '172.20.1.1', '172.31.255.255'],
  ['protocol assignments', '192.0.0.0', '192.0.0.192', '192.0.0.255'],
  ['documentation 1', '192.0.2.0', '192.0.2.1', '192.0.2.255'],
  ['6to4 relays', '192.88.99.0', '192.88.99.1', '192.88.99.255'],
  ['private 192.168/16', '192.168.0.0', '192.168.1.1', '192.168.255.255'],
  ['benchmarks', '198.18.0.0', '198.19.0.1', '198.19.255.255'],
  ['documentation 2', '198.51.100.0', '198.51.100.7', '198.51.100.255'],
  ['documentation 3', '203.0.113.0', '203.0.113.9', '203.0.113.255'],
  ['multicast', '224.0.0.0', '239.255.255.250', '239.255.255.255'],
  ['reserved and broadcast', '240.0.0.0', '250.1.1.1', '255.255.255.255'],
  ['host of a cloud', '168.63.129.16', '168.63.129.16', '168.63.129.16'],
  ['unspecified and loopback v6', '::', '::1', '0:0:0:0:0:0:0:1'],
  ['IPv4-compatible', '::127.0.0.1', '::10.0.0.1', '::8.8.8.8'],
  ['IPv4-mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8'],
  ['IPv4-translated', '::ffff:0:127.0.0.1', '::ffff:0:7f00:1', '::ffff:0:8.8.8.8'],
  ['NAT64', '64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::10.0.0.1'],
  ['discard', '100::', '100::1', '100::ffff:ffff:ffff:ffff'],
  ['Teredo', '2001::', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:0:ffff::'],
  ['protocol assignments v6', '2001:2::1', '2001:10::1', '2001:1ff:ffff::1'],
  ['documentation v6', '2001:db8::', '2001:db8::1', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['documentation v6, the newer', '3fff::', '3fff:fff::1', '3fff:0fff:ffff::'],
  ['6to4', '2002::', '2002:7f00:1::', '2002:a00:1::1'],
  ['unique local', 'fc00::', 'fd00:ec2::254', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['link-local v6', 'fe80::', 'fe80::1', 'fe80::1%eth0'],
  ['site-local', 'fec0::', 'fec0::1', 'feff::1'],
  ['multicast v6', 'ff00::', 'ff02::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['segment routing', '5f00::', '5f00::1', '5f00:ffff::'],
  ['outside of what is given out', '4000::1', '8000::1', '1fff:ffff::'],
  ['other spellings of 127.0.0.1', '127.1', '2130706433', '0x7f000001'],
  ['octal, empty and words', '0177.0.0.1', '', 'localhost'],
] as const;

const OPEN = ['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'];
const OPEN_EDGES = ['169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.0.3.0', '192.167.255.255'];
const MORE_OPEN = ['192.169.0.0', '198.17.255.255', '198.20.0.0', '203.0.112.255', '203.0.114.0', '223.255.255.255', '168.63.129.15'];
const OPEN_V6 = [
  '2001:200::',
  '2001:4860:4860::8888',
  '2001:db7:ffff::',
  '2001:db9::',
  '2003::1',
  '2606:4700::1111',
  '3ffe:ffff::1',
  '3fff:1000::',
];

describe('an address for everybody on the internet', () => {
  it.each(CLOSED)('is none of %s', (_name, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('is every other one, up to the edges of those networks', () => {
    const open = [...OPEN, ...OPEN_EDGES, ...MORE_OPEN, ...OPEN_V6];
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});
