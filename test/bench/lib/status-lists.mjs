// Issuers, statements and status lists for the bars on evidence: good ones and hostile ones.
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { CompactSign, exportJWK, generateKeyPair, importJWK } from 'jose';

const CONTEXT = ['https://www.w3.org/ns/credentials/v2'];

/** An issuer with a key of its own, and how it signs. */
export async function benchIssuer(identifier, algorithm = 'ES256') {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const signing = await importJWK(jwk, algorithm);
  const sign = (payload) =>
    new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: algorithm, typ: 'vc+jwt' }).sign(signing);
  const dated = { kid: null, validFrom: '2020-01-01T00:00:00.000Z', validUntil: null, compromisedSince: null };
  return { identifier, key: { algorithm, x: jwk.x, y: jwk.y ?? null, ...dated }, sign };
}

/** A statement with a place in a status list. */
export const statementOf = (issuer, { digest, standard, url, index }) =>
  issuer.sign({
    '@context': CONTEXT,
    type: ['VerifiableCredential'],
    issuer: issuer.identifier,
    validFrom: '2025-03-01T00:00:00+08:00',
    validUntil: '2028-03-01T00:00:00+08:00',
    credentialSubject: { id: `urn:sha256:${digest}`, conformsTo: standard },
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: url,
    },
  });

export const packed = (bits) => `u${gzipSync(bits).toString('base64url')}`;

/** A list that says what it is told to say. */
export const listOf = (issuer, encodedList, more = {}) =>
  issuer.sign({
    '@context': CONTEXT,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.identifier,
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList, ...more },
  });

/** A server of this machine that answers by path, and counts whoever comes. */
export async function serve(answers) {
  const hits = [];
  const server = http.createServer((request, response) => {
    hits.push(request.url);
    const answer = answers[request.url.split('/')[1]] ?? ((_q, r) => r.writeHead(404).end());
    answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, hits, close };
}
