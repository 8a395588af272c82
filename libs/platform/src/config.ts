import path from 'node:path';
import { z } from 'zod';
import type { OutboundSettings } from './outbound/index.js';
import type { StorageSettings } from './storage/index.js';
import { LOG_LEVELS, type LogLevel } from './log/log.js';
import { DEFAULT_LIMITS, DEVELOPMENT_LIMITS, parseLimits, type Limits } from './work-limits/limits.js';

/** Words with commas between them. */
const list = <T extends z.ZodType<string, string>>(of: T) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(of).min(1));

const flag = z.enum(['0', '1']).transform((v) => v === '1');

/** Every setting, its form and its reason. `.env.example` lists the same names; a test compares them. */
const Settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^(rediss?|valkey|unix):\/\//, 'must be a redis://, rediss:// or valkey:// URL')
    .optional(),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
  PORT_FIXED: flag.default(false),
  HOST: z.string().min(1).optional(),
  PILOTAGE_STATE: z.string().min(1),
  PILOTAGE_KEY_FILE: z.string().min(1).optional(),
  PILOTAGE_DEV: flag.default(false),
  OIDC_ISSUER: list(z.url('must be URLs with commas between them')).optional(),
  OIDC_AUDIENCE: z.string().min(1).default('pilotage'),
  OIDC_SCOPE: z.string().min(1).optional(),
  OIDC_STRONG_ACR: list(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be words with commas between them')).default(['phr', 'phrh']),
  OIDC_LONGEST_TOKEN: z.coerce.number('must be a number of seconds').int().min(60).max(86_400).default(3_600),
  PILOTAGE_FILES: z.string().min(1).optional(),
  PILOTAGE_CLAMD: z
    .string()
    .regex(/^(?:\/.+|(?:\[[0-9a-f:]+\]|[A-Za-z0-9.-]+):\d{1,5})$/, 'must be host:port or the path of a socket')
    .optional(),
  OUTBOUND_EXCEPTIONS: list(
    z.string().regex(/^https?:\/\/[a-z0-9.-]+:\d{1,5}$/, 'must be origins such as http://127.0.0.1:4000, with commas'),
  ).default([]),
  S3_ENDPOINT: z
    .url('must be a URL')
    .regex(/^https?:\/\/[^?#]+$/, 'must be an http:// or https:// URL')
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  WORK_LIMITS: z
    .string()
    .refine((text) => parseLimits(text) !== null, 'must be off, or a list such as reading.person=4000000,changing.organisation=off')
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-f.:/]+(,[0-9a-f.:/]+)*$/i, 'must be addresses or networks with commas between them')
    .optional(),
});

/** Names of every setting. */
export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape);

export interface Config {
  readonly production: boolean;
  /** By the login of the apps. */
  readonly databaseUrl: string;
  /** By the owner of the tables, for migrations. */
  readonly migrationDatabaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly port: number;
  /** The port was asked for in so many words: another one is never taken instead. */
  readonly portFixed: boolean;
  readonly host: string;
  readonly stateFolder: string;
  readonly keyFile: string;
  /** The embedded development identity provider, with its clock: never in production. */
  readonly development: boolean;
  /** Issuers whose access tokens are believed. */
  readonly issuers: readonly string[];
  readonly audience: string;
  /** A scope that every token of theirs must carry, if any. */
  readonly scope: string | undefined;
  /** Their words (`acr`) for sign-ins that are strong enough for openings, awards and lifting a suspension. */
  readonly strongAcr: readonly string[];
  /** Seconds for which a token of theirs may live. */
  readonly longestToken: number;
  /** Where uploaded files lie, encrypted. */
  readonly storage: StorageSettings;
  /** The virus scanner, host:port or a socket; without it a file says openly that nobody scanned it. */
  readonly clamd: string | undefined;
  /** Servers that are asked although they are not public: never in production. */
  readonly outbound: OutboundSettings;
  /** The least grave record that is written. */
  readonly logLevel: LogLevel;
  /** How much work each party may ask for in a minute. */
  readonly workLimits: Limits;
  /** Addresses or networks whose word is taken for who asked (`X-Forwarded-For`). */
  readonly trustedProxies: readonly string[];
}

/** Wrong settings, all of them at once. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Pilotage cannot start:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.name = 'ConfigFaults';
  }
}

/** Reads the settings. Throws ConfigFaults that lists every fault. The only reader of the environment. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const named = Object.fromEntries(SETTING_NAMES.map((k) => [k, environment[k] === '' ? undefined : environment[k]]));
  const parsed = Settings.safeParse(named);
  const formFaults = parsed.success ? [] : parsed.error.issues.map((i) => `${String(i.path[0])}: ${faultText(i)}`);
  const faults = [...formFaults, ...productionFaults(named), ...storageFaults(named)];
  if (!parsed.success || faults.length > 0) throw new ConfigFaults(faults);
  const settings = parsed.data;
  return {
    production: settings.NODE_ENV === 'production',
    databaseUrl: settings.DATABASE_URL,
    migrationDatabaseUrl: settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    port: settings.PORT,
    portFixed: settings.PORT_FIXED || named['PORT'] !== undefined,
    // With the development identity provider anybody can be anyone: then only this machine may reach us, unless told otherwise.
    host: settings.HOST ?? (settings.PILOTAGE_DEV ? '127.0.0.1' : '0.0.0.0'),
    stateFolder: settings.PILOTAGE_STATE,
    keyFile: settings.PILOTAGE_KEY_FILE ?? path.join(settings.PILOTAGE_STATE, 'keys', 'house.json'),
    development: settings.PILOTAGE_DEV,
    issuers: settings.OIDC_ISSUER ?? [],
    audience: settings.OIDC_AUDIENCE,
    scope: settings.OIDC_SCOPE,
    strongAcr: settings.OIDC_STRONG_ACR,
    longestToken: settings.OIDC_LONGEST_TOKEN,
    storage: storageOf(settings),
    clamd: settings.PILOTAGE_CLAMD,
    outbound: { exceptions: settings.OUTBOUND_EXCEPTIONS },
    // On a terminal people read what `npm start` says to them; whoever operates the house wants a record of each request.
    logLevel: settings.LOG_LEVEL ?? (settings.NODE_ENV === 'production' ? 'info' : 'error'),
    workLimits: limitsOf(settings.WORK_LIMITS, settings.PILOTAGE_DEV),
    trustedProxies: settings.TRUSTED_PROXIES?.split(',') ?? [],
  };
}

function limitsOf(text: string | undefined, development: boolean): Limits {
  const defaults = development ? DEVELOPMENT_LIMITS : DEFAULT_LIMITS;
  return (text === undefined ? null : parseLimits(text, defaults)) ?? defaults;
}

/** The state folder by itself, for commands that need no other setting. */
export const stateFolder = (environment: NodeJS.ProcessEnv = process.env): string => environment['PILOTAGE_STATE'] ?? '.state';

const faultText = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined') ? 'is not set' : issue.message;

function productionFaults(named: Readonly<Record<string, string | undefined>>): string[] {
  if (named['NODE_ENV'] !== 'production') {
    return named['PILOTAGE_DEV'] === '1' || named['OIDC_ISSUER']
      ? []
      : ['OIDC_ISSUER: is not set, and the development identity provider (PILOTAGE_DEV=1) is off'];
  }
  return [
    ...(named['PILOTAGE_DEV'] === '1' ? ['PILOTAGE_DEV: the development identity provider never runs in production'] : []),
    ...(named['OUTBOUND_EXCEPTIONS'] ? ['OUTBOUND_EXCEPTIONS: production asks public servers only, by https'] : []),
    ...(named['OIDC_ISSUER'] ? [] : ['OIDC_ISSUER: is not set; production verifies tokens against it']),
    ...(named['PILOTAGE_KEY_FILE'] ? [] : ['PILOTAGE_KEY_FILE: is not set; production never makes its own key file']),
  ];
}

function storageOf(settings: z.output<typeof Settings>): StorageSettings {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (endpoint && bucket && accessKeyId && secretAccessKey) {
    return { kind: 's3', endpoint, bucket, region: settings.S3_REGION, accessKeyId, secretAccessKey };
  }
  return { kind: 'folder', folder: settings.PILOTAGE_FILES ?? path.join(settings.PILOTAGE_STATE, 'files') };
}

const S3_NAMES = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];

/** Half of a bucket's settings would quietly keep files somewhere else. */
function storageFaults(named: Readonly<Record<string, string | undefined>>): string[] {
  const given = S3_NAMES.filter((name) => named[name]);
  if (given.length === 0) return [];
  const missing = S3_NAMES.filter((name) => !named[name]).map((name) => `${name}: is not set, but ${given[0]} is`);
  const doubled = named['PILOTAGE_FILES'] ? ['PILOTAGE_FILES: a folder and S3_ENDPOINT are both set; files lie in one place'] : [];
  const bare = named['NODE_ENV'] === 'production' && named['S3_ENDPOINT']?.startsWith('http:');
  return [...missing, ...doubled, ...(bare ? ['S3_ENDPOINT: production speaks to it by https:// only'] : [])];
}
