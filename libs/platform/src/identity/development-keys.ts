import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';

/** What every process of one checkout shares, so that a token of one is believed by all. */
export interface DevelopmentKeys {
  /** ES256, private. */
  readonly signing: JWK;
  /** Signs the cookies of the login page. */
  readonly cookieSecret: string;
}

const isMissing = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT';
const isTaken = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'EEXIST';

/** Reads `<stateDir>/keys/development-identity.json` (mode 600), made at first use. Several processes may start at once: all get the same keys. */
export async function developmentKeys(stateDir: string): Promise<DevelopmentKeys> {
  const file = path.join(stateDir, 'keys', 'development-identity.json');
  try {
    return await readKeys(file);
  } catch (fault) {
    if (!isMissing(fault)) throw fault;
  }
  await writeKeys(file, await freshKeys());
  return readKeys(file);
}

/** The public half, for verifiers. */
export function publicKeysOf({ signing: { d: _private, ...shown } }: DevelopmentKeys): JSONWebKeySet {
  return { keys: [shown] };
}

async function readKeys(file: string): Promise<DevelopmentKeys> {
  const keys = JSON.parse(await readFile(file, 'utf8')) as Partial<DevelopmentKeys>;
  if (!keys.signing?.d || !keys.signing.kid || !keys.cookieSecret) {
    throw new Error(`${file} holds no development identity keys: remove it and start again`);
  }
  await chmod(file, 0o600);
  return { signing: keys.signing, cookieSecret: keys.cookieSecret };
}

async function freshKeys(): Promise<DevelopmentKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    signing: { ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) },
    cookieSecret: randomBytes(32).toString('base64url'),
  };
}

/** A link appears whole or not at all, and only the first process gets it: no reader sees half a file, no second key replaces the first. */
async function writeKeys(file: string, keys: DevelopmentKeys): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (fault) {
    if (!isTaken(fault)) throw fault;
  } finally {
    await unlink(draft);
  }
}
