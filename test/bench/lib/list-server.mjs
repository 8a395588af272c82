// A server of one status list of the demonstration's issuer, which says what it is told to say.
import 'reflect-metadata';
import { CompactSign, importJWK } from 'jose';
import { DEMONSTRATION_ISSUER, issuerKeys } from '../../../dist/apps/cli/src/procurement/issuer.js';
import { listOf, packed, serve } from './status-lists.mjs';

/** The shortest list that is read. */
const BYTES = 16 * 1024;
/** A day: the longest time for which a list is kept. */
const TTL_MS = 86_400_000;

/**
 * Serves the list, signed anew for whoever asks.
 * @returns {Promise<{env: object, place: (purpose: string, index: number) => object, set: (index: number) => void, asked: () => number, close: () => void}>}
 *   `env`: what lets our programs ask it; `place`: as the facts of a statement name it; `set` sets a bit
 */
export async function openListServer() {
  const bits = Buffer.alloc(BYTES);
  const server = await serve({ list: (_request, response) => void answer(bits, response) });
  const list = `${server.origin}/list`;
  return {
    env: { OUTBOUND_EXCEPTIONS: server.origin },
    place: (purpose, index) => ({ list, purpose, index }),
    set: (index) => void (bits[index >> 3] |= 0x80 >> (index & 7)),
    asked: () => server.hits.length,
    close: server.close,
  };
}

async function answer(bits, response) {
  const issuer = { identifier: DEMONSTRATION_ISSUER, sign: signedByIssuer };
  const said = await listOf(issuer, packed(bits), { statusPurpose: ['revocation', 'suspension'], ttl: TTL_MS });
  response.writeHead(200, { 'content-type': 'application/vc+jwt' }).end(said);
}

/** The keys are made with the demonstration: they are read when they are needed. */
async function signedByIssuer(payload) {
  const { issuer } = await issuerKeys();
  const signer = new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt' });
  return signer.sign(await importJWK(issuer, 'EdDSA'));
}

/** The offer with evidence whose status is published at the places. */
export const withStatus = (facts, status) => ({ ...facts, evidence: facts.evidence.map((piece) => ({ ...piece, status })) });
