import type { IncomingMessage } from 'node:http';
import { addressReader } from './subscriptions-address.js';

const asked = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

describe('the address from which a socket is asked for', () => {
  it.each([
    ['nobody vouches for what a stranger says', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a trusted proxy says whom it speaks for', '10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['the old kind of address may be written as the new', '::ffff:10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['what was claimed before the last untrusted step is not believed', '10.0.0.5', '1.2.3.4, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['one of the new kind is read, too', 'fd00::5', '2001:db8::7', '2001:db8::7'],
    ['a proxy that says nothing speaks for itself', '10.0.0.5', undefined, '10.0.0.5'],
    ['nonsense is nobody', '10.0.0.5', 'unknown', 'unknown'],
  ])('%s', (_fact, remote, forwarded, address) => {
    expect(addressReader(['10.0.0.0/8', ' fd00::5'])(asked(remote, forwarded))).toBe(address);
  });

  it('is that of the connection where no proxy is trusted', () => {
    expect(addressReader([])(asked('10.0.0.5', '198.51.100.1'))).toBe('10.0.0.5');
  });
});
