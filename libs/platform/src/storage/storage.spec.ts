import { AwsV4Signer } from 'aws4fetch';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { CHUNK_BYTES, STORED_CHUNK_BYTES, storedBytesOf } from './chunk-cipher.js';
import { FolderStore } from './folder-store.js';
import type { StorageSettings } from './object-store.js';
import { openVault, type FilePlace, type FileVault } from './vault.js';

const keys = { wrappingKey: randomBytes(32) };
const KEY = `fil_${'0'.repeat(32)}`;
const OTHER = `fil_${'0'.repeat(31)}1`;
const placeOf = (size: number, key = KEY): FilePlace => ({ key, context: `file:bytes:${key}`, size });
async function* piecesOf(bytes: Buffer, size = 10_007): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

interface Bucket {
  readonly settings: StorageSettings;
  readonly objects: Map<string, Buffer>;
  readonly seen: http.IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** A small S3 service that keeps objects in memory and turns away whoever does not sign as it is asked. */
async function openBucket(secretAccessKey = 'secret'): Promise<Bucket> {
  const objects = new Map<string, Buffer>();
  const seen: http.IncomingHttpHeaders[] = [];
  const isSigned = async (request: http.IncomingMessage): Promise<boolean> => {
    const { authorization = '', 'x-amz-date': datetime = '', host } = request.headers;
    const names =
      /SignedHeaders=([^,]+)/
        .exec(authorization)?.[1]
        ?.split(';')
        .filter((name) => name !== 'host') ?? [];
    const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')]));
    const own = { accessKeyId: 'key', secretAccessKey, service: 's3', region: 'here', datetime: String(datetime) };
    const { headers: right } = await new AwsV4Signer({
      method: request.method ?? '',
      url: `http://${host ?? ''}${request.url ?? ''}`,
      headers,
      ...own,
    }).sign();
    return right.get('authorization') === authorization;
  };
  const server = http.createServer((request, response) => {
    seen.push(request.headers);
    void answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (!(await isSigned(request))) return void response.writeHead(403).end('SignatureDoesNotMatch');
    const name = request.url ?? '';
    const known = objects.get(name);
    if (request.method === 'PUT') {
      const bytes = await all(request as AsyncIterable<Buffer>);
      objects.set(name, bytes);
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') return void (objects.delete(name), response.writeHead(204).end());
    if (!known) return void response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const part = range ? known.subarray(Number(range[1]), Number(range[2]) + 1) : known;
    return void response.writeHead(range ? 206 : 200, { 'content-length': part.length }).end(part);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: { kind: 's3', endpoint, bucket: 'pilotage', region: 'here', accessKeyId: 'key', secretAccessKey: 'secret' },
    objects,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe.each(['folder', 's3'] as const)('files in a vault over a store of the kind %s', (kind) => {
  let folder: string;
  let bucket: Bucket;
  let vault: FileVault;
  /** The stored bytes, to be read and spoilt. */
  const stored = (key = KEY): Buffer =>
    kind === 's3' ? (bucket.objects.get(`/pilotage/${key}`) ?? Buffer.alloc(0)) : fs.readFileSync(path.join(folder, key.slice(-2), key));
  const spoil = (bytes: Buffer, key = KEY): void =>
    kind === 's3' ? void bucket.objects.set(`/pilotage/${key}`, bytes) : fs.writeFileSync(path.join(folder, key.slice(-2), key), bytes);
  const count = (): number =>
    kind === 's3' ? bucket.objects.size : fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-vault-'));
    bucket = await openBucket();
    vault = openVault(kind === 's3' ? bucket.settings : { kind: 'folder', folder }, keys);
  });
  afterEach(async () => {
    await bucket.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it.each([1, 100, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001])(
    'of %i bytes come back as they were, whole and in ranges',
    async (size) => {
      const bytes = randomBytes(size);
      const file = { ...placeOf(size), wrappedKey: await vault.put(placeOf(size), piecesOf(bytes)) };

      expect((await all((await vault.read(file)) as AsyncIterable<Buffer>)).equals(bytes)).toBe(true);
      for (const [start, end] of [
        [0, 1],
        [size - 1, size],
        [Math.floor(size / 3), Math.ceil(size / 2) + 0],
      ] as const) {
        if (start >= end) continue;
        expect((await all((await vault.read(file, { start, end })) as AsyncIterable<Buffer>)).equals(bytes.subarray(start, end))).toBe(
          true,
        );
      }
      expect(stored().length).toBe(storedBytesOf(size));
    },
  );

  it('never lie in clear, and their size shows in steps only', async () => {
    const bytes = Buffer.from('a sealed word '.repeat(500));
    await vault.put(placeOf(bytes.length), piecesOf(bytes));

    expect(stored().includes('sealed')).toBe(false);
    expect(stored().length).toBe(STORED_CHUNK_BYTES);
  });

  it('are not read when a byte was changed, a chunk moved, dropped or doubled, or another file put in their place', async () => {
    const bytes = randomBytes(4 * CHUNK_BYTES);
    const file = { ...placeOf(bytes.length), wrappedKey: await vault.put(placeOf(bytes.length), piecesOf(bytes)) };
    const right = Buffer.from(stored());
    const chunk = (i: number): Buffer => right.subarray(i * STORED_CHUNK_BYTES, (i + 1) * STORED_CHUNK_BYTES);
    const flipped = Buffer.from(right);
    flipped.writeUInt8(flipped.readUInt8(70_000) ^ 1, 70_000);
    const wrong = [
      flipped,
      Buffer.concat([chunk(1), chunk(0), chunk(2), chunk(3)]),
      Buffer.concat([chunk(0), chunk(1), chunk(3)]),
      Buffer.concat([chunk(0), chunk(1), chunk(2)]),
      Buffer.concat([right, chunk(3)]),
      randomBytes(right.length),
    ];
    for (const other of wrong) {
      spoil(other);
      await expect(vault.read(file).then((stream) => all(stream as AsyncIterable<Buffer>))).rejects.toThrow();
    }
    spoil(right);
    await expect(vault.read({ ...file, context: 'file:bytes:another' })).rejects.toThrow('cannot be opened');
  });

  it('are stored wholly or not at all: a source that fails, is short or long leaves nothing', async () => {
    const bytes = randomBytes(150_000);
    const failing = async function* (): AsyncGenerator<Buffer> {
      yield bytes.subarray(0, 100_000);
      throw new Error('the line broke');
    };

    await expect(vault.put(placeOf(150_000), failing())).rejects.toThrow('the line broke');
    await expect(vault.put(placeOf(150_001), piecesOf(bytes))).rejects.toThrow('shorter');
    await expect(vault.put(placeOf(149_999), piecesOf(bytes))).rejects.toThrow('longer');
    expect(count()).toBe(0);
  });

  it('are gone when they are removed, and removing twice does no harm', async () => {
    const file = { ...placeOf(3), wrappedKey: await vault.put(placeOf(3), piecesOf(Buffer.from('abc'))) };
    await vault.remove(KEY);
    await vault.remove(KEY);

    expect(count()).toBe(0);
    await expect(vault.read(file).then((stream) => all(stream as AsyncIterable<Buffer>))).rejects.toThrow('no such object');
  });

  it('are kept under identifiers of the house and nothing else', async () => {
    for (const key of ['../../etc/passwd', 'fil_1', '', 'fil_0000000000000000000000000000000G']) {
      await expect(vault.put(placeOf(3, key), piecesOf(Buffer.from('abc')))).rejects.toThrow('identifier of the house');
    }
    expect(count()).toBe(0);
  });
});

describe('a folder of files', () => {
  it('takes a key once: of two writers one fails, and what was there stays', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-vault-'));
    const store = new FolderStore(folder);
    await store.put(OTHER, piecesOf(Buffer.from('first')), 5);

    await expect(store.put(OTHER, piecesOf(Buffer.from('other')), 5)).rejects.toThrow('EEXIST');
    expect((await all((await store.get(OTHER)) as AsyncIterable<Buffer>)).toString()).toBe('first');
    expect(fs.readdirSync(path.join(folder, '01'))).toEqual([OTHER]);
    fs.rmSync(folder, { recursive: true });
  });
});

describe('a bucket', () => {
  it('turns away who signs with another secret, and nothing of what it says is repeated', async () => {
    const bucket = await openBucket('another secret');
    const vault = openVault(bucket.settings, keys);

    await expect(vault.put(placeOf(3), piecesOf(Buffer.from('abc')))).rejects.toThrow(/^the object store answered 403$/);
    expect(bucket.objects.size).toBe(0);
    await bucket.close();
  });

  it('is told the size beforehand and gets no secret', async () => {
    const bucket = await openBucket();
    const vault = openVault(bucket.settings, keys);
    const bytes = randomBytes(70_000);
    await vault.put(placeOf(bytes.length), piecesOf(bytes));

    const [put] = bucket.seen;
    expect([put?.['content-length'], put?.['transfer-encoding'], put?.['x-amz-content-sha256']]).toEqual([
      String(storedBytesOf(70_000)),
      undefined,
      'UNSIGNED-PAYLOAD',
    ]);
    expect(JSON.stringify(put)).not.toContain('secret');
    expect(
      createHash('sha256')
        .update(bucket.objects.get(`/pilotage/${KEY}`) ?? '')
        .digest('hex'),
    ).toHaveLength(64);
    await bucket.close();
  });
});
