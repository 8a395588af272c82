import { isIP } from 'node:net';
import type { OutboundFaultCode } from './faults.js';

/** Where a request goes, by its address alone. */
export interface Target {
  readonly url: URL;
  /** The operator allows it by name: a server of a test, on this machine. Its address is not looked at. */
  readonly excepted: boolean;
}

/** Longer addresses are not known to work everywhere, and no status list needs one. */
const URL_MAX = 2048;
/** What https servers for the public listen on. Anything else is more often an inner service. */
const PORTS: readonly string[] = ['', '443', '8443'];
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Names that mean something within one network only. Source: IANA Special-Use Domain Names (RFC 6761, 6762, 8375, 9476), ICANN on `internal`. */
const INNER_NAMES =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|arpa|test|example|invalid|onion|alt)$/;

/**
 * Reads an address that somebody gave, before any name is resolved: https, a public host name, no user, a usual port. `exceptions` are
 * origins (`http://127.0.0.1:4000`) that are let through as they are; production has none.
 */
export function readTarget(text: string, exceptions: readonly string[]): Target | OutboundFaultCode {
  // What a reader of addresses would quietly take out or turn round (blanks, controls, backslashes) is refused before it is read.
  if (text.length > URL_MAX || !/^[\x21-\x5b\x5d-\x7e]+$/.test(text)) return 'OUTBOUND_URL_MALFORMED';
  if (!URL.canParse(text)) return 'OUTBOUND_URL_MALFORMED';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/\/[^/?#]*@/i.test(text)) return 'OUTBOUND_USER_IN_URL';
  if (exceptions.includes(url.origin)) return { url, excepted: true };
  if (url.protocol !== 'https:') return 'OUTBOUND_NOT_HTTPS';
  if (!PORTS.includes(url.port)) return 'OUTBOUND_PORT';
  return hostFault(url.hostname) ?? { url, excepted: false };
}

/** The reader has turned every spelling of an IPv4 address (octal, hexadecimal, one number) into the usual one. */
function hostFault(hostname: string): OutboundFaultCode | null {
  const host = hostname.replace(/\.$/, '');
  if (isIP(host) !== 0 || host.startsWith('[')) return 'OUTBOUND_HOST_IS_ADDRESS';
  if (!HOST.test(host)) return 'OUTBOUND_HOST_MALFORMED';
  return INNER_NAMES.test(host) ? 'OUTBOUND_HOST_INNER' : null;
}
