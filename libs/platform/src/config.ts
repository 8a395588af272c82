import path from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log/log.js';
import { DEFAULT_LIMITS, DEVELOPMENT_LIMITS, parseLimits, type Limits } from './work-limits/limits.js';

const flag = z.enum(['0', '1']).transform((v) => v === '1');

/** Every setting, its form and its reason. `.env.example` lists the same names; a test compares them. */
const Settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
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
  OIDC_ISSUER: z.url('must be a URL').optional(),
  OIDC_AUDIENCE: z.string().min(1).default('pilotage'),
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
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly port: number;
  /** The port was asked for in so many words: another one is never taken instead. */
  readonly portFixed: boolean;
  readonly host: string;
  readonly stateFolder: string;
  readonly keyFile: string;
  /** The embedded development identity provider, with its clock: never in production. */
  readonly development: boolean;
  readonly issuer: string | undefined;
  readonly audience: string;
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
  const formFaults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${faultText(i)}`);
  const faults = [...formFaults, ...productionFaults(named)];
  if (!parsed.success || faults.length > 0) throw new ConfigFaults(faults);
  const settings = parsed.data;
  return {
    production: settings.NODE_ENV === 'production',
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    port: settings.PORT,
    portFixed: settings.PORT_FIXED || named['PORT'] !== undefined,
    // With the development identity provider anybody can be anyone: then only this machine may reach us, unless told otherwise.
    host: settings.HOST ?? (settings.PILOTAGE_DEV ? '127.0.0.1' : '0.0.0.0'),
    stateFolder: settings.PILOTAGE_STATE,
    keyFile: settings.PILOTAGE_KEY_FILE ?? path.join(settings.PILOTAGE_STATE, 'keys', 'house.json'),
    development: settings.PILOTAGE_DEV,
    issuer: settings.OIDC_ISSUER,
    audience: settings.OIDC_AUDIENCE,
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
    ...(named['OIDC_ISSUER'] ? [] : ['OIDC_ISSUER: is not set; production verifies tokens against it']),
    ...(named['PILOTAGE_KEY_FILE'] ? [] : ['PILOTAGE_KEY_FILE: is not set; production never makes its own key file']),
  ];
}
