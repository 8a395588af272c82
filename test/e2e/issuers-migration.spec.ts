import pg from 'pg';
import { migrate } from '@pilotage/platform';
import { MIGRATIONS } from '../../migrations/index.js';
import { databaseUrl, serverUrl } from '../support/database.js';

const NAME = `pilotage_issuers_${process.pid}`;
const ISSUERS = MIGRATIONS.findIndex(({ name }) => name === 'Issuers0033');
const KEY = { algorithm: 'EdDSA', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', y: null };

let client: pg.Client;

const onServer = async (statement: string): Promise<void> => {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  await server.query(statement).finally(() => server.end());
};
const migrateBy = (migrations: typeof MIGRATIONS) =>
  migrate({ databaseUrl: databaseUrl(serverUrl(), NAME), redisUrl: undefined, migrations });

/** An issuer of the time when it had one key and a flag. */
const issuerOfOld = (id: string, accredited: boolean, accreditedFor: readonly string[] | null) =>
  client.query(
    `insert into issuer (id, identifier, name, key, accredited, accredited_for, demonstration) values ($1, $1, '{}', $2, $3, $4, false)`,
    [id, JSON.stringify(KEY), accredited, JSON.stringify(accreditedFor)],
  );

beforeAll(async () => {
  await onServer(`create database ${NAME}`);
  await migrateBy(MIGRATIONS.slice(0, ISSUERS));
  client = new pg.Client({ connectionString: databaseUrl(serverUrl(), NAME) });
  await client.connect();
  await issuerOfOld('iss_all', true, null);
  await issuerOfOld('iss_some', true, ['ISO/IEC 42001:2023']);
  await issuerOfOld('iss_none', false, null);
  await migrateBy(MIGRATIONS);
}, 120_000);

afterAll(async () => {
  await client.end();
  await onServer(`drop database if exists ${NAME} with (force)`);
});

const read = async (text: string): Promise<object[]> => (await client.query<object>(text)).rows;

describe('an issuer that stood on the register before it had dates', () => {
  it('is trusted as before, without persons behind it, by its one key under any name', async () => {
    const entries = await read('select issuer_id as issuer, kind, state, proposed_by as by from issuer_entry order by issuer_id');
    expect(entries).toEqual(
      ['iss_all', 'iss_none', 'iss_some'].map((issuer) => ({ issuer, kind: 'issuer', state: 'confirmed', by: null })),
    );
    const keys = await read('select distinct kid, algorithm, x, y, valid_until as until, compromised_since as since from issuer_key');
    expect(keys).toEqual([{ kid: null, ...KEY, until: null, since: null }]);
  });

  it('is accredited for what its flag named, always, by a body that nobody recorded', async () => {
    const links = await read(
      `select issuer_id as issuer, standards, arrangement, valid_until as until from issuer_accreditation order by issuer_id`,
    );
    expect(links).toEqual([
      { issuer: 'iss_all', standards: null, arrangement: 'UNRECORDED', until: null },
      { issuer: 'iss_some', standards: ['ISO/IEC 42001:2023'], arrangement: 'UNRECORDED', until: null },
    ]);
  });
});
