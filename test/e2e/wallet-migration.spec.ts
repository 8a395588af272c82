import pg from 'pg';
import { migrate } from '@pilotage/platform';
import { MIGRATIONS } from '../../migrations/index.js';
import { databaseUrl, serverUrl } from '../support/database.js';

const NAME = `pilotage_wallet_${process.pid}`;
const WALLET = MIGRATIONS.findIndex(({ name }) => name === 'Wallet0018');
const DIGESTS = { twice: 'a'.repeat(64), once: 'b'.repeat(64) };
const hex = (digit: string): string => digit.repeat(32);

let client: pg.Client;

const onServer = async (statement: string): Promise<void> => {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  await server.query(statement).finally(() => server.end());
};
const migrateBy = (migrations: typeof MIGRATIONS) =>
  migrate({ databaseUrl: databaseUrl(serverUrl(), NAME), redisUrl: undefined, migrations });

/** A row of the time when evidence belonged to a bid: the digit of its identifier, of its bid and of the vendor that leads, its content and its state. */
const rowOfOld = ([id, bid, vendor, digest, state]: readonly string[]) =>
  client.query(
    `insert into evidence (id, bid_id, agency_id, vendor_ids, requirement_id, subject, subject_digest, statement, digest, state, faults, lodged_at)
     values ($1, $2, 'org_agency', $3, 'R1', 'ai-management-system', 'd', 'a.b.c', $4, $5, '[]', '2026-01-05T00:00:00Z')`,
    [`evd_${hex(id ?? '')}`, `bid_${bid}`, JSON.stringify([`org_${vendor}`]), digest, state],
  );

beforeAll(async () => {
  await onServer(`create database ${NAME}`);
  await migrateBy(MIGRATIONS.slice(0, WALLET));
  client = new pg.Client({ connectionString: databaseUrl(serverUrl(), NAME) });
  await client.connect();
  for (const [id, kind] of [
    ['agency', 'agency'],
    ['lead', 'vendor'],
    ['rival', 'vendor'],
  ])
    await client.query(`insert into organisation select * from jsonb_populate_record(null::organisation, $1)`, [
      JSON.stringify({
        id: `org_${id}`,
        kind,
        identifier: id,
        scheme: 'TEST',
        name: {},

        demonstration: false,
        state: 'verified',
        created_at: '2026-01-05T00:00:00Z',
      }),
    ]);
  const rows = [
    ['1', 'one', 'lead', DIGESTS.twice, 'verified'],
    ['2', 'two', 'lead', DIGESTS.twice, 'revoked'],
    ['3', 'two', 'lead', DIGESTS.once, 'selfDeclared'],
    ['4', 'three', 'rival', DIGESTS.twice, 'verified'],
  ];
  for (const row of rows) await rowOfOld(row);
  await migrateBy(MIGRATIONS);
}, 120_000);

afterAll(async () => {
  await client.end();
  await onServer(`drop database if exists ${NAME} with (force)`);
});

const read = async (text: string): Promise<object[]> => (await client.query<object>(text)).rows;

describe('evidence that was lodged before there were wallets', () => {
  it('lies in the wallet of the vendor that led the bid, each content once, and what was revoked stays revoked', async () => {
    expect(await read(`select id, organisation_id as owner, state, kind, format from evidence order by id`)).toEqual([
      { id: `evd_${hex('2')}`, owner: 'org_lead', state: 'revoked', kind: 'certificate', format: 'vc+jwt' },
      { id: `evd_${hex('3')}`, owner: 'org_lead', state: 'selfDeclared', kind: 'certificate', format: 'vc+jwt' },
      { id: `evd_${hex('4')}`, owner: 'org_rival', state: 'verified', kind: 'certificate', format: 'vc+jwt' },
    ]);
  });

  it('is in use by every bid that it was lodged with, under the digits that older decisions name it by', async () => {
    expect(await read(`select id, evidence_id as piece, bid_id as bid, vendor_ids as vendors from evidence_use order by id`)).toEqual([
      { id: `evu_${hex('1')}`, piece: `evd_${hex('2')}`, bid: 'bid_one', vendors: ['org_lead'] },
      { id: `evu_${hex('2')}`, piece: `evd_${hex('2')}`, bid: 'bid_two', vendors: ['org_lead'] },
      { id: `evu_${hex('3')}`, piece: `evd_${hex('3')}`, bid: 'bid_two', vendors: ['org_lead'] },
      { id: `evu_${hex('4')}`, piece: `evd_${hex('4')}`, bid: 'bid_three', vendors: ['org_rival'] },
    ]);
  });

  it('stays behind the wall of its table, which holds the owner of the tables as well', async () => {
    const forced = `select relname as name from pg_class where relforcerowsecurity and relname in ('bid', 'evidence', 'evidence_use') order by 1`;
    expect(await read(forced)).toEqual([{ name: 'bid' }, { name: 'evidence' }, { name: 'evidence_use' }]);
  });
});
