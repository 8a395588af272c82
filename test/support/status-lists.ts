import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { CompactSign, importJWK } from 'jose';
import type { TestIssuer } from './statements.js';

/** A server of one status list: what it answers, and who signs it, is set by the test. */
export interface ListServer {
  readonly origin: string;
  /** Who signs the list. */
  signer: TestIssuer | null;
  bits: Buffer;
  isDown: boolean;
  asked: number;
  /** Sets or clears the bit at a place. */
  say(index: number, on: boolean): void;
  /** What a statement says of its place in the list. */
  place(statusPurpose: string, index: number): object;
  close(): Promise<void>;
}

/** Opens a server on a port of its own. */
export async function openListServer(): Promise<ListServer> {
  const listening = http.createServer((_request, response) => {
    state.asked += 1;
    if (state.isDown || !state.signer) return response.writeHead(503).end();
    const type = { 'content-type': 'application/vc+jwt' };
    return void signedList(state.signer, state.bits).then((list) => response.writeHead(200, type).end(list));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const state: ListServer = {
    ...{ origin, signer: null, bits: Buffer.alloc(16 * 1024), isDown: false, asked: 0 },
    say(index, on) {
      const mask = 0x80 >> (index & 7);
      const byte = this.bits[index >> 3] ?? 0;
      this.bits[index >> 3] = on ? byte | mask : byte & ~mask;
    },
    place: (statusPurpose, index) => ({
      ...{ type: 'BitstringStatusListEntry', statusPurpose, statusListIndex: String(index), statusListCredential: `${origin}/list` },
    }),
    close: () =>
      new Promise((resolve) => {
        listening.closeAllConnections();
        listening.close(() => resolve());
      }),
  };
  return state;
}

/** Kept for a day, so that a day later it is asked for again. */
const TTL_MS = 86_400_000;

async function signedList({ identifier, privateJwk, key }: TestIssuer, bits: Buffer): Promise<string> {
  const encodedList = `u${gzipSync(bits).toString('base64url')}`;
  const payload = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: identifier,
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: ['revocation', 'suspension'], encodedList, ttl: TTL_MS },
  };
  const signer = new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: key.algorithm, typ: 'vc+jwt' });
  return signer.sign(await importJWK(privateJwk, key.algorithm));
}
