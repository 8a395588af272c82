import fs from 'node:fs';
import path from 'node:path';
import { DEVELOPMENT_LIMITS } from './work-limits/limits.js';
import { ConfigFaults, readConfig, SETTING_NAMES, stateFolder } from './config.js';

const SOUND = { DATABASE_URL: 'postgres://host/pilotage', PILOTAGE_STATE: '/var/lib/pilotage', PILOTAGE_DEV: '1' };
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://host/pilotage',
  PILOTAGE_STATE: '/var/lib/pilotage',
  PILOTAGE_KEY_FILE: '/etc/pilotage/house.json',
  OIDC_ISSUER: 'https://identity.example.test',
};

const faultsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  it('of a trial need a database and a state folder only, and listen on this machine only', () => {
    expect(readConfig(SOUND)).toEqual({
      production: false,
      databaseUrl: 'postgres://host/pilotage',
      redisUrl: undefined,
      port: 3000,
      portFixed: false,
      host: '127.0.0.1',
      stateFolder: '/var/lib/pilotage',
      keyFile: path.join('/var/lib/pilotage', 'keys', 'house.json'),
      development: true,
      issuers: [],
      scope: undefined,
      strongAcr: ['phr', 'phrh'],
      longestToken: 3600,
      migrationDatabaseUrl: SOUND.DATABASE_URL,
      audience: 'pilotage',
      storage: { kind: 'folder', folder: path.join('/var/lib/pilotage', 'files') },
      clamd: undefined,
      outbound: { exceptions: [] },
      logLevel: 'error',
      workLimits: DEVELOPMENT_LIMITS,
      trustedProxies: [],
    });
  });

  it('of production listen on every address and keep the key file where they say', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      production: true,
      development: false,
      host: '0.0.0.0',
      keyFile: '/etc/pilotage/house.json',
    });
  });

  it('let status lists and webhooks lead to servers that are not public only by name, and never in production', () => {
    const named = { OUTBOUND_EXCEPTIONS: 'http://127.0.0.1:4000, http://127.0.0.1:4001' };
    expect(readConfig({ ...SOUND, ...named }).outbound).toEqual({ exceptions: ['http://127.0.0.1:4000', 'http://127.0.0.1:4001'] });
    expect(faultsOf({ ...SOUND, OUTBOUND_EXCEPTIONS: 'http://127.0.0.1:4000/' })).toHaveLength(1);
    expect(faultsOf({ ...PRODUCTION, ...named })).toEqual(['OUTBOUND_EXCEPTIONS: production asks public servers only, by https']);
  });

  it('open the development mode to others only in so many words', () => {
    expect(readConfig({ ...SOUND, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('keep files in a bucket only when all of it is said, and in one place', () => {
    const bucket = {
      S3_ENDPOINT: 'https://s3.example.test',
      S3_BUCKET: 'pilotage',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'secret',
    };

    expect(readConfig({ ...SOUND, ...bucket }).storage).toMatchObject({ kind: 's3', bucket: 'pilotage', region: 'us-east-1' });
    expect(() => readConfig({ ...SOUND, ...bucket, S3_BUCKET: '' })).toThrow('S3_BUCKET: is not set, but S3_ENDPOINT is');
    expect(() => readConfig({ ...SOUND, ...bucket, PILOTAGE_FILES: '/files' })).toThrow('files lie in one place');
    expect(() => readConfig({ ...PRODUCTION, ...bucket, S3_ENDPOINT: 'http://s3.example.test' })).toThrow('https:// only');
    expect(() => readConfig({ ...SOUND, PILOTAGE_CLAMD: 'nowhere' })).toThrow('PILOTAGE_CLAMD');
  });

  it('hold a port that was asked for', () => {
    expect(readConfig({ ...SOUND, PORT: '8080' })).toMatchObject({ port: 8080, portFixed: true });
    expect(readConfig({ ...SOUND, PORT_FIXED: '1' })).toMatchObject({ port: 3000, portFixed: true });
  });

  it('that are empty count as not set', () => {
    expect(readConfig({ ...SOUND, REDIS_URL: '', PORT: '', OIDC_ISSUER: '' })).toMatchObject({ redisUrl: undefined, port: 3000 });
  });

  it.each(['redis://host:6379', 'rediss://:secret@host', 'valkey://host', 'unix:///run/redis.sock'])('take the queue address %s', (url) => {
    expect(readConfig({ ...SOUND, REDIS_URL: url }).redisUrl).toBe(url);
  });

  it('that are missing are all named at once', () => {
    expect(faultsOf({})).toEqual([
      'DATABASE_URL: is not set',
      'PILOTAGE_STATE: is not set',
      'OIDC_ISSUER: is not set, and the development identity provider (PILOTAGE_DEV=1) is off',
    ]);
  });

  it('that are wrong are all named at once, without their values', () => {
    const environment = {
      NODE_ENV: 'staging-secret',
      DATABASE_URL: 'mysql://user:secret@host',
      REDIS_URL: 'http://secret',
      PORT: 'secret',
      PORT_FIXED: 'secret',
      PILOTAGE_STATE: '/x',
      PILOTAGE_DEV: 'secret',
      OIDC_ISSUER: 'secret',
    };
    const faults = faultsOf(environment);

    expect(faults.map((f) => f.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'NODE_ENV',
      'OIDC_ISSUER',
      'PILOTAGE_DEV',
      'PORT',
      'PORT_FIXED',
      'REDIS_URL',
    ]);
    expect(faults.join('\n')).not.toContain('secret');
  });

  it('name several issuers, and the methods of sign-in that count as strong, with commas between them', () => {
    const config = readConfig({
      ...SOUND,
      OIDC_ISSUER: 'https://a.example, https://b.example/realms/city',
      OIDC_STRONG_ACR: 'urn:x:hardware,phr',
    });

    expect(config.issuers).toEqual(['https://a.example', 'https://b.example/realms/city']);
    expect(config.strongAcr).toEqual(['urn:x:hardware', 'phr']);
    expect(faultsOf({ ...SOUND, OIDC_ISSUER: 'https://a.example,' })).toHaveLength(1);
    expect(faultsOf({ ...SOUND, OIDC_STRONG_ACR: 'a b' })).toHaveLength(1);
    expect(faultsOf({ ...SOUND, OIDC_LONGEST_TOKEN: '59' })).toHaveLength(1);
  });

  it.each(['-1', '65536', '3.5', 'NaN', '1e9'])('refuse the port %s', (port) => {
    expect(faultsOf({ ...SOUND, PORT: port })).toHaveLength(1);
  });

  it('of production refuse the development provider, and ask for issuer and key file, all at once', () => {
    expect(faultsOf({ ...SOUND, NODE_ENV: 'production' })).toEqual([
      'PILOTAGE_DEV: the development identity provider never runs in production',
      'OIDC_ISSUER: is not set; production verifies tokens against it',
      'PILOTAGE_KEY_FILE: is not set; production never makes its own key file',
    ]);
  });

  it('that are faulty are told in one message', () => {
    expect(new ConfigFaults(['A: x', 'B: y']).message).toBe('Pilotage cannot start:\n  - A: x\n  - B: y');
  });

  it('say where state is kept even when all others are missing', () => {
    expect(stateFolder({ PILOTAGE_STATE: '/var/lib/pilotage' })).toBe('/var/lib/pilotage');
    expect(stateFolder({})).toBe('.state');
  });

  it('stand in .env.example, each once, and none besides those of the tests', () => {
    const text = fs.readFileSync(path.join(process.cwd(), '.env.example'), 'utf8');
    const listed = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((m) => m[1] ?? '');
    const ofTests = ['REDIS_URL_TEST', 'POSTGRES_URL_TEST', 'CONFORMANCE_DATA', 'BARS_SEED', 'FUZZ_SEED', 'FUZZ_REQUESTS', 'FUZZ_ONLY'];

    expect(listed.sort()).toEqual([...SETTING_NAMES, ...ofTests].sort());
  });
});
