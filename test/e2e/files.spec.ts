import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { file, filesQuery, requestUpload } from '@pilotage/files';
import { readConfig } from '@pilotage/platform';
import { removeMember } from '@pilotage/parties';
import { createServer } from '../../apps/api/src/server.js';
import { eicar, fakeScanner, pdfOf, sha256, ticketFor, type FakeScanner, type Wish } from '../support/uploading.js';
import { developmentToken, memberOf } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly body: { readonly code?: string; readonly requestId?: string; readonly [key: string]: unknown };
}

const CANARY = 'CANARY-7f3d9e21-of-an-uploaded-file';

describe('an uploaded file', () => {
  let world: World;
  let scanner: FakeScanner;
  let folder: string;
  let url: string;
  let vendor: string;
  let closeServer: () => Promise<void>;
  const logged: string[] = [];
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    scanner = await fakeScanner();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-files-'));
    world = await openWorld({ storage: { kind: 'folder', folder: path.join(folder, 'files') }, clamd: scanner.address });
    vendor = await world.organisation('vendor-1', 'vendor');
    const other = await world.organisation('vendor-2', 'vendor');
    const agency = await world.organisation('agency-1', 'agency');
    await world.person('bidder', vendor, ['bidder']);
    await memberOf(world, 'bidder-01', vendor, ['bidder']);
    await memberOf(world, 'bidder-02', other, ['bidder']);
    await memberOf(world, 'officer', agency, ['officer']);
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: world.databaseUrl, PILOTAGE_STATE: folder, PILOTAGE_DEV: '1', PORT: '0' });
    const app = await createServer(config, world.house, (record) => logged.push(JSON.stringify(record)));
    await app.listen(config.port, config.host);
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    closeServer = () => app.close();
    for (const user of ['bidder-01', 'bidder-02', 'officer']) tokens[user] = await developmentToken(url, user);
  });
  afterAll(async () => {
    await closeServer();
    await world.close();
    await scanner.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    scanner.says('stream: OK');
    // What an earlier test left to the jobs must not be taken for what this one changes.
    await world.drain();
  });

  const answerOf = async (response: Response): Promise<Answer> => {
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      body: isJson ? (JSON.parse(bytes.toString()) as Answer['body']) : {},
    };
  };
  const put = async (link: string, bytes: Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
    answerOf(await fetch(`${url}${link}`, { method: 'PUT', body: new Uint8Array(bytes), headers }));
  const get = async (id: string, as?: string): Promise<Answer> =>
    answerOf(await fetch(`${url}/files/${id}`, { headers: as ? { authorization: `Bearer ${tokens[as] ?? ''}` } : {} }));
  const ticket = (bytes: Buffer, wish: Wish = {}) => ticketFor(world, 'bidder', vendor, bytes, wish);
  const stateOf = async (id: string): Promise<string> => (await world.read('bidder', file, { id })).state;
  async function uploaded(bytes: Buffer, wish: Wish = {}): Promise<string> {
    const { file: row, url: link } = await ticket(bytes, wish);
    expect((await put(link, bytes)).status).toBe(201);
    await world.drain();
    return row.id;
  }
  /** A body of which nobody knows how long it will be. */
  function putInPieces(
    link: string,
    pieces: readonly Buffer[],
    end: 'end' | 'abort',
  ): Promise<{ status: number; code: string } | 'broken off'> {
    return new Promise((resolve) => {
      const request = http.request(`${url}${link}`, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' } }, (response) => {
        let text = '';
        response.on('data', (piece) => (text += String(piece)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code }));
      });
      request.on('error', () => resolve('broken off'));
      pieces.forEach((piece) => request.write(piece));
      if (end === 'end') return void request.end();
      return (void request.flushHeaders(), void setImmediate(() => request.destroy()));
    });
  }

  it('comes in by its link, is scanned, and goes out to its owner byte by byte, to be saved', async () => {
    const bytes = pdfOf('', CANARY);
    const id = await uploaded(bytes, { name: '技术 方案 "1".pdf' });

    expect(await stateOf(id)).toBe('usable');
    expect(scanner.scanned.at(-1)?.equals(bytes)).toBe(true);
    const { status, headers, bytes: got } = await get(id, 'bidder-01');
    expect([status, got.equals(bytes), headers.get('content-length')]).toEqual([200, true, String(bytes.length)]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''%E6%8A%80%E6%9C%AF%20/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'private, no-store']);
    expect(headers.get('content-digest')).toBe(`sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`);
  });

  it('is nowhere in clear: not in the store, not in the database, not in the log', async () => {
    await uploaded(Buffer.from(`${CANARY}\n`.repeat(5000)), { name: `${CANARY}.txt`, mediaType: 'text/plain' });

    const onDisk = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const clear = onDisk.filter((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)).includes(CANARY));
    expect(onDisk.length).toBeGreaterThan(1);
    expect(clear.map(({ name }) => name)).toEqual([]);
    const tables = await world.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select')`,
    );
    for (const { name } of tables) {
      const rows = await world.sql<{ n: number }>(`select count(*)::int as n from "${name}" r where r::text like $1 or r::text like $2`, [
        `%${CANARY}%`,
        `%${Buffer.from(CANARY).toString('hex')}%`,
      ]);
      expect([name, rows[0]?.n]).toEqual([name, 0]);
    }
    expect(logged.filter((line) => line.includes(CANARY))).toEqual([]);
  });

  it('of another organisation is answered like one that is not there, to the byte', async () => {
    const id = await uploaded(pdfOf());
    const absent = `fil_${'0'.repeat(31)}1`;
    const plain = ({ status, bytes }: Answer): string => `${status} ${bytes.toString().replace(/"requestId":"[^"]*"/, '')}`;

    for (const who of ['bidder-02', 'officer']) {
      const answers = [await get(id, who), await get(absent, who), await get('..%2F..%2Fetc%2Fpasswd', who)].map(plain);
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain('404');
    }
    expect((await get(id)).status).toBe(401);
    const [row] = await world.sql<{ n: number }>(`select count(*)::int as n from audit_event where type = 'file.download'`);
    expect(row?.n).toBe(0);
  });

  it.each([
    ['a forged signature', (link: string) => link.replace(/signature=.{4}/, 'signature=AAAA')],
    ['another end', (link: string) => link.replace(/expires=\d{4}/, 'expires=2099')],
    ['no signature', (link: string) => link.replace(/&signature.*/, '')],
    ['another file', (link: string) => link.replace(/fil_[0-9a-f]{32}/, `fil_${'0'.repeat(31)}1`)],
    ['a path for an id', (link: string) => link.replace(/fil_[0-9a-f]{32}/, '..%2f..%2fkeys%2fhouse.json')],
    ['a signature in other spelling', (link: string) => `${link}=`],
  ])('is not taken in by a link with %s, and nothing changes', async (_what, bend) => {
    const bytes = pdfOf();
    const { url: link } = await ticket(bytes);

    await world.unchanged(['file', 'file_grant'], async () => {
      const { status, body } = await put(bend(link), bytes);
      expect([status, body.code, typeof body.requestId]).toEqual([404, 'UPLOAD_LINK_INVALID', 'string']);
    });
    expect((await put(link, bytes)).status).toBe(201);
  });

  it('is taken in once: the same link says no afterwards, also at the same time', async () => {
    const bytes = pdfOf();
    const { url: link, file: row } = await ticket(bytes);

    const answers = await Promise.all([1, 2, 3, 4].map(() => put(link, bytes)));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await put(link, bytes)).body.code).toBe('UPLOAD_LINK_USED');
    await world.drain();
    expect(await stateOf(row.id)).toBe('usable');
  });

  it('is not taken in when its link has expired by the clock of the database', async () => {
    const bytes = pdfOf();
    const { url: link, file: row } = await ticket(bytes);
    await world.clock('PT15M');
    await world.drain();

    await world.unchanged(['file'], async () => {
      expect([(await put(link, bytes)).status, (await put(link, bytes)).body.code]).toEqual([410, 'UPLOAD_LINK_EXPIRED']);
    });
    expect(await stateOf(row.id)).toBe('abandoned');
  });

  it('whose headers say otherwise than its ticket is refused before a byte is read, and the link still holds', async () => {
    const bytes = pdfOf();
    const { url: link } = await ticket(bytes);
    const longer = Buffer.concat([bytes, Buffer.from('x')]);

    await world.unchanged(['file'], async () => {
      expect((await put(link, longer)).body).toMatchObject({ status: 413, code: 'UPLOAD_TOO_LONG' });
      expect((await put(link, bytes.subarray(1))).body).toMatchObject({ status: 422, code: 'UPLOAD_TOO_SHORT' });
      expect((await put(link, bytes, { 'content-digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` })).body).toMatchObject({
        status: 422,
        code: 'UPLOAD_DECLARATION_DIFFERS',
      });
    });
    expect((await put(link, bytes, { 'content-digest': `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:` })).status).toBe(
      201,
    );
  });

  it('that comes longer, shorter or otherwise than declared is refused and destroyed, and so is one that breaks off', async () => {
    const bytes = Buffer.from('a line of text\n'.repeat(20_000));
    const wish = { name: 'notes.txt', mediaType: 'text/plain' };
    const other = Buffer.from(bytes);
    other.writeUInt8(66, 100_000);
    const cases: readonly [pieces: readonly Buffer[], end: 'end' | 'abort', answer: unknown][] = [
      [[bytes, Buffer.from('more')], 'end', { status: 413, code: 'UPLOAD_TOO_LONG' }],
      [[bytes.subarray(0, 150_000)], 'end', { status: 422, code: 'UPLOAD_TOO_SHORT' }],
      [[other], 'end', { status: 422, code: 'UPLOAD_DIGEST_MISMATCH' }],
      [[bytes.subarray(0, 150_000)], 'abort', 'broken off'],
    ];
    for (const [pieces, end, answer] of cases) {
      const { url: link, file: row } = await ticket(bytes, wish);
      expect(await putInPieces(link, pieces, end)).toEqual(answer);
      if (end === 'abort') await world.clock('PT2H');
      await world.drain();
      const [left] = await world.sql<{ state: string; removed: boolean; bare: boolean }>(
        'select state, removed_at is not null as removed, wrapped_key is null as bare from file where id = $1',
        [row.id],
      );
      expect(left).toEqual({ state: 'abandoned', removed: true, bare: true });
      expect(fs.readdirSync(folder, { recursive: true }).filter((name) => String(name).includes(row.id))).toEqual([]);
    }
  });

  it('is not taken in from who is no longer a member', async () => {
    const bytes = pdfOf();
    const { membershipId } = await memberOf(world, 'leaver', vendor, ['bidder']);
    const { id: personId } = (
      await world.sql<{ id: string }>('select person_id as id from membership where id = $1', [membershipId])
    )[0] ?? { id: '' };
    const { url: link, file: row } = await ticket(bytes);
    // Who asked for an upload never changes; past that rule, so that the one who leaves is the one who asked.
    await world.sql('alter table file disable trigger keeps');
    await world.sql('update file set requested_by = $2 where id = $1', [row.id, personId]);
    await world.sql('alter table file enable always trigger keeps');
    await world.person('operator', await world.organisation('platform-1', 'platform'), ['platformOperator']);
    await world.do('operator', removeMember, { membershipId: membershipId as never });

    await world.unchanged(['file'], async () => {
      expect((await put(link, bytes)).body).toMatchObject({ status: 404, code: 'UPLOAD_LINK_INVALID' });
    });
  });

  it.each([
    ['an executable', { mediaType: 'application/x-msdownload' }, 'FILE_TYPE_NOT_TAKEN'],
    ['a page', { mediaType: 'text/html' }, 'FILE_TYPE_NOT_TAKEN'],
    ['a document above its size', { size: 70 * 1024 * 1024 }, 'FILE_TOO_LARGE'],
  ])('that is %s is not even asked for', async (_what, wish, code) => {
    await world.unchanged(['file'], async () => {
      const given = {
        organisationId: vendor,
        purpose: 'bidAttachment',
        name: 'x',
        mediaType: 'application/pdf',
        size: 10,
        digest: 'a'.repeat(64),
      };
      expect(await world.refused('bidder', requestUpload, { ...given, ...wish } as never)).toBe(code);
    });
  });

  it.each([['a\u0000b.pdf'], ['invoice\u202efdp.exe'], ['line\nend.pdf'], ['zero\u200bwidth.pdf'], ['   ']])(
    'cannot be named %j',
    async (name) => {
      await expect(ticket(pdfOf(), { name })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  it.each([['../../../etc/passwd'], ['/etc/cron.d/x'], ['C:\\Windows\\x.pdf'], ['..'], ['a;rm -rf.pdf\'"']])(
    'named %j is a file like any other, and is handed out under a name that leads nowhere',
    async (name) => {
      const id = await uploaded(pdfOf(), { name });

      expect((await world.read('bidder', file, { id })).name).toBe(name);
      const disposition = (await get(id, 'bidder-01')).headers.get('content-disposition') ?? '';
      expect(disposition).not.toMatch(/[\\/]|\.\.(?!pdf)/);
      expect(disposition).toMatch(/\.pdf"; filename\*/);
    },
  );

  it('in which the scanner finds something is rejected, and never handed out', async () => {
    scanner.says((bytes) => (bytes.includes('EICAR') ? 'stream: Eicar-Signature FOUND' : 'stream: OK'));
    const id = await uploaded(Buffer.from(eicar()), { name: 'note.txt', mediaType: 'text/plain' });

    const row = await world.read('bidder', file, { id });
    expect(row).toMatchObject({ state: 'rejected', scan: 'infected', findings: [{ code: 'INFECTED' }] });
    expect((await get(id, 'bidder-01')).body).toMatchObject({ status: 409, code: 'FILE_NOT_USABLE' });
  });

  it.each([
    ['hangs up', 'hang up', 'couldNotScan'],
    ['fails', 'INSTREAM: Can not open file ERROR', 'couldNotScan'],
    ['says something else', 'OK', 'couldNotScan'],
    ['finds the stream too long', 'INSTREAM size limit exceeded. ERROR', 'tooBigToScan'],
    ['says that a limit was exceeded', 'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND', 'tooBigToScan'],
  ] as const)('that the scanner could not scan because it %s is not usable, and is scanned again', async (_what, answer, scan) => {
    scanner.says(answer);
    const id = await uploaded(pdfOf());

    expect(await world.read('bidder', file, { id })).toMatchObject({ state: 'awaitingScan', scan, findings: [] });
    expect((await get(id, 'bidder-01')).body.code).toBe('FILE_NOT_USABLE');
    scanner.says('stream: OK');
    await world.drain();
    expect(await stateOf(id)).toBe('awaitingScan');
    await world.clock('PT1M');
    await world.drain();
    expect(await world.read('bidder', file, { id })).toMatchObject({ state: 'usable', scan: 'clean' });
  });

  it('that holds more than it says is rejected with its reason', async () => {
    const script = await uploaded(pdfOf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'));
    const picture = await uploaded(pdfOf(), { mediaType: 'image/png', name: 'x.png' });

    expect((await world.read('bidder', file, { id: script })).findings.map(({ code }) => code)).toEqual(['PDF_ACTIVE']);
    expect((await world.read('bidder', file, { id: picture })).findings.map(({ code }) => code)).toEqual(['TYPE_NOT_AS_DECLARED']);
  });

  it('that is attached to nothing is destroyed when it is old, with its key and its bytes; a rejected one after a day', async () => {
    const id = await uploaded(pdfOf());
    const bad = await uploaded(pdfOf('/JS (x)'));
    await world.clock('P1DT1M');
    await world.drain();
    expect([await stateOf(id), await stateOf(bad)]).toEqual(['usable', 'discarded']);

    await world.clock('P60D');
    await world.drain();

    expect(await stateOf(id)).toBe('discarded');
    const rows = await world.sql<{ n: number }>(
      'select count(*)::int as n from file where id = any($1) and (wrapped_key is not null or removed_at is null)',
      [[id, bad]],
    );
    expect(rows[0]?.n).toBe(0);
    expect(fs.readdirSync(folder, { recursive: true }).filter((name) => String(name).includes(id))).toEqual([]);
    const said = await world.sql<{ type: string }>('select type from audit_event where object_id = $1 order by id', [id]);
    expect(said.map(({ type }) => type)).toEqual([
      'file.request',
      'file.begin',
      'file.receive',
      'file.accept',
      'file.discard',
      'file.remove',
    ]);
  });

  it('is listed to its organisation alone', async () => {
    const { edges } = await world.read('bidder', filesQuery, { organisationId: vendor as never, first: 100 });
    expect(edges.length).toBeGreaterThan(5);
    await world.person('rival', await world.organisation('vendor-3', 'vendor'), ['bidder']);
    await expect(world.read('rival', filesQuery, { organisationId: vendor as never, first: 10 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
