// How fast a statement with a status list is verified, the list cached; and what a hostile list costs before it is refused.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { openOutbound } from '../../dist/libs/platform/src/index.js';
import { outcomeOf } from '../../dist/libs/assurance/src/application/fetch-status-list.use-case.js';
import { isFaults, openStatement, signatureHolds } from '../../dist/libs/assurance/src/application/statement-signature.js';
import { bitsOf } from '../../dist/libs/assurance/src/application/status-bits.js';
import { standards2026_1 } from '../../dist/libs/assurance/src/index.js';
import { signingKey } from '../../dist/libs/assurance/src/application/issuers.js';
import { UNLIMITED } from '../../dist/libs/assurance/src/domain/accreditation.rules.js';
import { signedAtOf } from '../../dist/libs/assurance/src/domain/issuer-keys.rules.js';
import { judgeStatement } from '../../dist/libs/assurance/src/domain/statement.rules.js';
import { STATUS_POLICY } from '../../dist/libs/assurance/src/domain/status-policy.data.js';
import { statusOf } from '../../dist/libs/assurance/src/domain/status.rules.js';
import { hostileLists } from './lib/hostile-lists.mjs';
import { bar } from './lib/report.mjs';
import { benchIssuer, listOf, packed, serve, statementOf } from './lib/status-lists.mjs';

const AT = '2026-06-01T00:00:00.000Z';
const WANTED_PER_SECOND = 500;
const COUNT = 4_000;
const DIGEST = createHash('sha256').update('model').digest('hex');
const STANDING = { organisationId: null, accreditations: [UNLIMITED] };

/** Form, signature, status and worth of one statement, as the job does it once the rows are there. */
async function verified(statement, issuer, kept) {
  const content = openStatement(statement);
  if (isFaults(content)) throw new Error(content.join());
  const made = { issuer: content.issuer, kid: content.kid, signedAt: signedAtOf(content, AT) };
  const key = await signingKey([issuer.key], made, (each) => signatureHolds(statement, each));
  if (typeof key === 'string') throw new Error(key);
  const bits = await bitsOf('list', async () => null);
  const status = statusOf(content.status, () => ({ ...kept, bits }), AT);
  const judged = judgeStatement(standards2026_1, content, { issuer: STANDING, vendorIds: [], at: AT, status });
  return status.kind === 'clear' ? judged.move : status.kind;
}

async function measure(algorithm) {
  const issuer = await benchIssuer('https://issuer.org', algorithm);
  const bits = new Uint8Array(STATUS_POLICY.unpackedMin.value);
  bits[1] = 0x80;
  await bitsOf('list', async () => bits);
  const kept = { purposes: ['revocation'], goodUntil: '2026-06-01T00:05:00.000Z', fault: null, failures: 0 };
  const statements = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      statementOf(issuer, { digest: DIGEST, standard: 'ISO/IEC 42001:2023', url: 'https://lists.issuer.org/1', index }),
    ),
  );
  for (const statement of statements) await verified(statement, issuer, kept);
  const before = process.cpuUsage();
  const begun = performance.now();
  let revoked = 0;
  for (let n = 0; n < COUNT; n += 1) revoked += (await verified(statements[n % statements.length], issuer, kept)) === 'revoked' ? 1 : 0;
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  const perCore = Math.floor(COUNT / ((user + system) / 1e6));
  const figure = `${perCore} for each second of one core, ${Math.floor(COUNT / seconds)} for each second that passed, ${revoked} of ${COUNT} revoked`;
  bar(`verification with a cached status list, ${algorithm}`, figure, {
    limit: `${WANTED_PER_SECOND} for each second of one core`,
    ok: perCore >= WANTED_PER_SECOND && revoked === COUNT / statements.length,
  });
}

await measure('ES256');
await measure('EdDSA');

/** Real time: whatever a server does, it is over by then. */
const TOTAL_MS = 3_000;
const RSS_LIMIT = 96 * 1024 * 1024;

async function hostile() {
  const issuer = await benchIssuer('https://issuer.org');
  const lists = await hostileLists(issuer);
  const server = await serve(lists.answers);
  const outbound = openOutbound({ exceptions: [server.origin] });
  for (const { name, path, fault } of lists.expected) {
    const url = `${server.origin}/${path}`;
    const expected = { url, issuers: [issuer.identifier], keys: { [issuer.identifier]: [issuer.key] } };
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
    const begun = performance.now();
    const request = { url, accept: ['application/vc+jwt'], maxBytes: STATUS_POLICY.packedMax.value, totalMs: TOTAL_MS, idleMs: 1_000 };
    const outcome = await outcomeOf(await outbound.ask(request), expected, AT);
    const ms = Math.round(performance.now() - begun);
    peak = Math.max(peak, process.memoryUsage().rss);
    clearInterval(watching);
    const grown = peak - before;
    const code = outcome.kind === 'fault' ? outcome.code : outcome.kind;
    const figure = `${code} after ${ms} ms, ${(grown / 1024 / 1024).toFixed(1)} MB more`;
    const ok = code === fault && ms <= TOTAL_MS + 500 && grown <= RSS_LIMIT;
    bar(`hostile status list: ${name}`, figure, { limit: `${fault} within ${TOTAL_MS} ms and ${RSS_LIMIT / 1024 / 1024} MB`, ok });
  }
  server.close();
}

await hostile();

/** A list that is as long as is read, so that its neighbours are known to be refused for what they are. */
async function longest() {
  const issuer = await benchIssuer('https://issuer.org');
  const list = await listOf(issuer, packed(Buffer.alloc(STATUS_POLICY.unpackedMax.value)));
  const url = 'https://lists.issuer.org/1';
  const begun = performance.now();
  const answer = { kind: 'arrived', status: 200, body: Buffer.from(list), etag: undefined };
  const expected = { url, issuers: [issuer.identifier], keys: { [issuer.identifier]: [issuer.key] } };
  const { kind } = await outcomeOf(answer, expected, AT);
  bar('the longest status list that is read', `${kind} after ${Math.round(performance.now() - begun)} ms`, {
    limit: 'arrived',
    ok: kind === 'arrived',
  });
}

await longest();
