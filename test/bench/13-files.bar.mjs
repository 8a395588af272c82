// A file of 200 MB comes in, is inspected and goes out again, and no process grows by more than a few of its chunks.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { graphqlDriver } from '../../dist/apps/cli/src/driver/graphql.js';
import { must } from '../../dist/apps/cli/src/driver/driver.js';
import { openGround } from './lib/ground.mjs';
import { startApi, startWorker } from './lib/programs.mjs';
import { bar, secondsSince, until } from './lib/report.mjs';

const MEGABYTE = 1024 * 1024;
const SIZE = 200 * MEGABYTE;
/** More than the garbage that two hundred megabytes of chunks leave between two collections, far less than the file. */
const GROWTH = 96 * MEGABYTE;
const BLOCK = Buffer.from('identifier,finding,remark\n'.repeat(41_000)).subarray(0, MEGABYTE);

function* blocks() {
  for (let sent = 0; sent < SIZE; sent += BLOCK.length) yield BLOCK;
}
const digest = () => {
  const hash = createHash('sha256');
  for (const block of blocks()) hash.update(block);
  return hash.digest('hex');
};
/** The most memory that the process ever held, in bytes; Linux alone says it. */
const peakOf = ({ pid }) => Number(/VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
const megabytes = (bytes) => Math.round(bytes / MEGABYTE);

const ground = await openGround();
const env = { ...ground.env, WORK_LIMITS: 'off' };
const [worker, api] = [startWorker(env), await startApi(env)];
const driver = graphqlDriver(api.url);
const [{ id: organisationId }] = await ground.sql(
  `select m.organisation_id as id from membership m join identity i on i.person_id = m.person_id
   join organisation o on o.id = m.organisation_id where i.subject = 'bidder-01' and o.kind = 'vendor' limit 1`,
);
const [sum, before, beforeWorker] = [digest(), peakOf(api), peakOf(worker)];
const wish = { organisationId, purpose: 'bidAttachment', name: 'readings.csv', mediaType: 'text/csv', size: SIZE, digest: sum };
const ticket = await must(driver, 'bidder-01', 'requestUpload', wish);

const began = performance.now();
const status = await new Promise((resolve, reject) => {
  const request = http.request(`${api.url}${ticket.url}`, { method: 'PUT', headers: { 'content-length': SIZE } }, (response) => {
    response.resume();
    resolve(response.statusCode);
  });
  request.on('error', reject);
  pipeline(Readable.from(blocks()), request).catch(reject);
});
bar('200 MB uploaded, encrypted as they come (s)', secondsSince(began), { limit: 'accepted', ok: status === 201 });
const grown = peakOf(api) - before;
bar('memory that the API took for it (MB)', megabytes(grown), { limit: `at most ${megabytes(GROWTH)}`, ok: grown <= GROWTH });

const inspected = performance.now();
const state = await until(
  'the inspection',
  async () => {
    const [row] = await ground.sql('select state from file where id = $1', [ticket.file.id]);
    return row.state === 'received' ? null : row.state;
  },
  120_000,
);
bar('200 MB inspected (s)', secondsSince(inspected), { limit: 'usable', ok: state === 'usable' });
const grownWorker = peakOf(worker) - beforeWorker;
bar('memory that the worker took for it (MB)', megabytes(grownWorker), {
  limit: `at most ${2 * megabytes(GROWTH)}`,
  ok: grownWorker <= 2 * GROWTH,
});

const { token } = await (
  await fetch(`${api.url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"as":"bidder-01"}' })
).json();
const down = performance.now();
const answer = await fetch(`${api.url}/files/${ticket.file.id}`, { headers: { authorization: `Bearer ${token}` } });
const hash = createHash('sha256');
for await (const piece of answer.body) hash.update(piece);
const isSame = hash.digest('hex') === sum;
bar('200 MB downloaded, decrypted as they go (s)', secondsSince(down), { limit: 'byte by byte the same', ok: isSame });
const grownInAll = peakOf(api) - before;
bar('memory that the API took for both (MB)', megabytes(grownInAll), { limit: `at most ${megabytes(GROWTH)}`, ok: grownInAll <= GROWTH });
await api.stop();
await worker.stop();
await ground.remove();
