import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import { ensureKeyFile, readKeys } from './keys.js';

describe('the key file of the house', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-keys-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const written = (content: unknown): string => {
    const file = path.join(folder, 'house.json');
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };

  it('is readable and writable by its owner alone, and so is its folder', () => {
    const file = path.join(folder, 'keys', 'house.json');

    ensureKeyFile(file);

    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['house.json']);
  });

  it('is never replaced, since sealed bids depend on it', () => {
    const file = path.join(folder, 'house.json');
    ensureKeyFile(file);
    const before = fs.readFileSync(file, 'utf8');

    ensureKeyFile(file);

    expect(fs.readFileSync(file, 'utf8')).toBe(before);
  });

  it('is the same one for processes that make it at the same moment', async () => {
    const file = path.join(folder, 'keys', 'house.json');
    const script = path.join(process.cwd(), `.cache/keys-${process.pid}.mjs`);
    const source = path.join(process.cwd(), 'libs/platform/src/crypto/keys.ts');
    fs.mkdirSync(path.dirname(script), { recursive: true });
    const { code } = transformFileSync(source, { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } });
    const wait = `process.stdout.write('ready\\n'); await new Promise((go) => process.stdin.once('data', go)); process.stdin.destroy();`;
    fs.writeFileSync(
      script,
      `${code}\n${wait}\nensureKeyFile(process.argv[2]); process.stdout.write(readKeys(process.argv[2]).wrappingKey.toString('hex'));`,
    );
    const children = Array.from({ length: 4 }, () => spawn(process.execPath, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] }));
    const read = children.map(() => '');
    const ready = children.map(
      (child, i) =>
        new Promise<void>((resolve) =>
          child.stdout.on('data', (chunk: Buffer) => {
            read[i] += chunk.toString();
            resolve();
          }),
        ),
    );
    await Promise.all(ready);

    children.forEach((child) => child.stdin.write('go'));
    await Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))));

    fs.rmSync(script);
    expect(read[0]).toMatch(/^ready\n[0-9a-f]{64}$/);
    expect(new Set(read).size).toBe(1);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['house.json']);
  });

  const sound = (): Record<string, unknown> => {
    const file = path.join(folder, 'sound.json');
    ensureKeyFile(file);
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
  };

  it.each([
    ['of an unknown version', () => ({ ...sound(), version: 2 })],
    ['with a short key', () => ({ ...sound(), wrappingKey: 'AAAA' })],
    ['without a signing key', () => ({ ...sound(), receiptKey: undefined })],
    ['with a signing key that is none', () => ({ ...sound(), receiptKey: '-----BEGIN PRIVATE KEY-----\nnonsense' })],
    ['that is no JSON', () => '{"version":1,"wrappingKey":"c2VjcmV0IHNlY3JldCBzZWNyZXQ='],
  ])('%s is refused in one sentence that quotes none of it', (_what, content) => {
    const file = written(content());

    expect(() => readKeys(file)).toThrow(new Error(`the key file ${file} is malformed`));
  });

  it('that is missing is refused', () => {
    expect(() => readKeys(path.join(folder, 'nowhere.json'))).toThrow(/no such file/);
  });
});
