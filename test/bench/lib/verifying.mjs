// Pieces of evidence that wait for their check, with a status list that is kept: what the check of one costs with its database.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { DEMONSTRATION_ISSUER, issuerKeys, signStatement } from '../../../dist/apps/cli/src/procurement/issuer.js';
import { intoWallet } from '../../../dist/libs/assurance/src/application/evidence.js';
import { verifyEvidence } from '../../../dist/libs/assurance/src/application/verify-evidence.use-case.js';
import { ROOMS } from '../../../dist/libs/composition/src/index.js';
import { openHouse, systemActor } from '../../../dist/libs/platform/src/index.js';
import { until } from './report.mjs';

const LIST = 'https://lists.demonstration.invalid/1';
const BATCH = 100;
const LEFT = `select count(*)::int as n from evidence where state in ('uploaded', 'scanning') and id = any($1)`;

/** A list of nobody revoked that is kept and fresh: no check asks for it, and none fetches it. */
const KEEP_LIST = `insert into status_list (id, url, issuer_id, purposes, digest, bits, good_until, failures)
  select 'stl_' || lpad('1', 32, '0'), $1, id, '["revocation"]', $2, $3, app.clock() + interval '20 hours', 0 from issuer where identifier = $4`;

/** A house on the ground, with all its rooms and by the login of the apps, so that row policies are paid for, too. */
export async function openVerifying(ground) {
  const faults = [];
  const onError = (where, error) => faults.push(`${where}: ${error.message}`);
  const keyFile = `${ground.env.PILOTAGE_STATE}/keys/house.json`;
  const house = await openHouse({ databaseUrl: ground.env.DATABASE_URL, keyFile, rooms: ROOMS, onError });
  const bits = Buffer.alloc(16 * 1024);
  await ground.sql(KEEP_LIST, [LIST, createHash('sha256').update(bits).digest('hex'), bits, DEMONSTRATION_ISSUER]);
  const [{ id: organisationId }] = await ground.sql(`select id from organisation where identifier = 'demo-vendor-01'`);
  return { ...ground, house, faults, organisationId };
}

const inside = ({ house }, work) => house.unitOfWork.run({ actor: systemActor('bar'), requestId: 'bar', operation: 'bar' }, work);

/** Puts statements into a wallet, each with a place of its own in the list. Returns the pieces' ids. */
export async function lodged(stage, from, count) {
  const { issuer } = await issuerKeys();
  const ids = [];
  for (let first = from; first < from + count; first += BATCH) {
    const length = Math.min(BATCH, from + count - first);
    const texts = await Promise.all(Array.from({ length }, (_, n) => lodgedText(issuer, first + n)));
    const pieces = await inside(stage, (tx) => intoWallet(tx, stage.organisationId, texts));
    ids.push(...pieces.map(({ id }) => id));
  }
  return ids;
}

async function lodgedText(issuer, index) {
  const digest = createHash('sha256').update(`model ${index}`).digest('hex');
  const valid = { validFrom: '2025-03-01T00:00:00+08:00', validUntil: '2028-03-01T00:00:00+08:00' };
  const status = [{ list: LIST, purpose: 'revocation', index }];
  const said = { issuer: DEMONSTRATION_ISSUER, digest, standard: 'ISO/IEC 42001:2023', ...valid, status };
  return { kind: 'certificate', format: 'vc+jwt', statement: await signStatement(issuer, said) };
}

/** Seconds that passed, and of this process's core, for the checks of the pieces, so many at once. */
export async function checkedByUseCase(stage, ids, atOnce) {
  const waiting = [...ids];
  const before = process.cpuUsage();
  const begun = performance.now();
  const one = async () => {
    for (let evidenceId = waiting.pop(); evidenceId; evidenceId = waiting.pop())
      await inside(stage, (tx) => stage.house.executor.executeWithin(verifyEvidence, tx, { evidenceId }));
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, core: (user + system) / 1e6 };
}

/** Seconds from a worker's start until every piece is checked by the job, one event each. */
export async function checkedByJob(stage, ids) {
  const engine = stage.house.engine();
  const begun = performance.now();
  await engine.start();
  await until('the checks of every piece', async () => (await stage.sql(LEFT, [ids]))[0].n === 0, 600_000);
  const seconds = (performance.now() - begun) / 1000;
  await engine.stop();
  return seconds;
}

/** How many of the pieces the check found in order. */
export const verifiedAmong = async ({ sql }, ids) =>
  (await sql(`select count(*)::int as n from evidence where state = 'verified' and id = any($1)`, [ids]))[0].n;
