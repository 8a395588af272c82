import fs from 'node:fs';
import { connect } from 'node:net';
import { WebSocket, type RawData } from 'ws';
import { LIMITS, newId } from '@pilotage/platform';
import { openCallsWorld, type CallsWorld } from '../support/calls.js';
import { memberOf, serve, type Served } from '../support/served.js';
import { CALL_CHANGED, stateFolder, within } from '../support/subscribing.js';

type Message = Readonly<Record<string, unknown>> & { readonly type: string };
interface Faults {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** A socket in the hands of somebody who may send anything. */
interface Wire {
  send(frame: string | Buffer | object): void;
  next(): Promise<Message>;
  readonly closed: Promise<string>;
  close(): void;
}

const PROTOCOL = 'graphql-transport-ws';
/** Node's own words in a close frame are the server's: code and reason. */
const how = (code: number, reason: Buffer): string => `${code} ${String(reason)}`.trim();

describe('the socket for subscriptions', () => {
  let here: CallsWorld;
  let folder: string;
  let api: Served;
  let published: string;
  const wires: Wire[] = [];

  beforeAll(async () => {
    here = await openCallsWorld();
    await memberOf(here.world, 'drafter', here.agency, ['drafter']);
    await memberOf(here.world, 'officer', here.agency, ['officer']);
    published = (await here.opened()).callId;
    folder = stateFolder();
    api = await serve(here.world, { stateFolder: folder });
  });
  afterEach(() => wires.splice(0).forEach((wire) => wire.close()));
  afterAll(async () => {
    expect(api.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    await api.close();
    await here.world.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function open(protocols = [PROTOCOL]): Promise<Wire> {
    const socket = new WebSocket(api.socketUrl, protocols);
    const came: Message[] = [];
    const waiting: ((message: Message) => void)[] = [];
    socket.on('message', (data: RawData) => {
      const message = JSON.parse(String(data as Buffer)) as Message;
      const next = waiting.shift();
      if (next) next(message);
      else came.push(message);
    });
    const closed = new Promise<string>((resolve) => socket.once('close', (code, reason) => resolve(how(code, reason))));
    await within('the opening', new Promise<void>((resolve, reject) => socket.once('open', () => resolve()).once('error', reject)));
    const wire: Wire = {
      send: (frame) => socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)),
      next: () => within('a message', Promise.resolve(came.shift() ?? new Promise<Message>((resolve) => waiting.push(resolve)))),
      closed: within('the closing', closed),
      close: () => socket.terminate(),
    };
    wires.push(wire);
    return wire;
  }
  /** A socket on which everything may be asked. */
  async function enter(token?: string): Promise<Wire> {
    const wire = await open();
    wire.send({ type: 'connection_init', ...(token ? { payload: { authorization: `Bearer ${token}` } } : {}) });
    expect(await wire.next()).toEqual({ type: 'connection_ack' });
    return wire;
  }
  const subscribe = (id: string, query: string, variables: object = {}, more: object = {}): object => ({
    id,
    type: 'subscribe',
    payload: { query, variables, ...more },
  });
  async function faultsOf(query: string, variables: object = {}, more: object = {}): Promise<readonly Faults[]> {
    const wire = await enter();
    wire.send(subscribe('1', query, variables, more));
    const { type, payload } = await wire.next();
    expect(type).toBe('error');
    return payload as readonly Faults[];
  }
  const codesOf = async (query: string, variables: object = {}, more: object = {}): Promise<string[]> => [
    ...new Set((await faultsOf(query, variables, more)).map(({ extensions }) => extensions.code)),
  ];
  /** Asks for the socket by hand, as no library would. */
  async function upgrade(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), '127.0.0.1');
    const lines = {
      host: `127.0.0.1:${port}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-protocol': PROTOCOL,
      ...headers,
    };
    socket.write(
      `GET ${path} HTTP/1.1\r\n${Object.entries(lines)
        .map(([k, v]) => `${k}: ${v}\r\n`)
        .join('')}\r\n`,
    );
    const answer = await within('an answer', new Promise<Buffer>((resolve) => socket.once('data', resolve)));
    socket.destroy();
    return String(answer).split('\r\n')[0] ?? '';
  }

  describe('runs no operation but subscriptions', () => {
    it.each([
      ['a query', '{ needs(first: 1) { edges { node { id } } } }'],
      ['a mutation', 'mutation { closeNeed(idempotencyKey: "key-of-socket", input: { needId: "x" }) { __typename } }'],
      ['introspection', '{ __schema { types { name } } }'],
      ['a subscription beside the query that is asked for', `${CALL_CHANGED} query Sly { needs(first: 1) { edges { node { id } } } }`],
    ])('%s', async (_what, query) => {
      await here.world.unchanged(['need', 'idempotency_key'], async () =>
        expect(await codesOf(query, {}, { operationName: query.includes('Sly') ? 'Sly' : undefined })).toEqual([
          'OPERATION_RESOLUTION_FAILURE',
        ]),
      );
    });
  });

  describe('refuses, with the codes of every other request and no word of the schema or of the server', () => {
    const deep = `subscription { callChanged(callId: "x") { ${'lots { '.repeat(20)} id ${'}'.repeat(20)} } }`;
    it.each<[string, string, string, object]>([
      ['what is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED', {}],
      ['nothing', '', 'GRAPHQL_PARSE_FAILED', {}],
      ['a field that does not exist', 'subscription { callChange(callId: "x") { id } }', 'GRAPHQL_VALIDATION_FAILED', {}],
      [
        'two fields at once',
        'subscription { callChanged(callId: "x") { id } other: callChanged(callId: "y") { id } }',
        'GRAPHQL_VALIDATION_FAILED',
        {},
      ],
      ['introspection at the root', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED', {}],
      ['a variable that is missing', CALL_CHANGED, 'BAD_USER_INPUT', {}],
      ['a variable of another kind', CALL_CHANGED, 'BAD_USER_INPUT', { callId: { $ne: '' } }],
      ['an id that is none', CALL_CHANGED, 'BAD_USER_INPUT', { callId: "cal_' or true --" }],
      ['the id of something else', CALL_CHANGED, 'BAD_USER_INPUT', { callId: newId('lot') }],
      ['too many levels', deep, 'LIMIT_EXCEEDED', {}],
      ['too many words', `subscription { callChanged(callId: "x") { ${'id '.repeat(LIMITS.tokens)} } }`, 'GRAPHQL_PARSE_FAILED', {}],
    ])('%s', async (_what, query, code, variables) => {
      const faults = await faultsOf(query, variables);
      const text = JSON.stringify(faults);

      expect([...new Set(faults.map(({ extensions }) => extensions.code))]).toEqual([code]);
      expect(faults.map(({ extensions }) => String(extensions['requestId']))).toEqual(
        faults.map(() => expect.stringMatching(/^[0-9a-f-]{36}$/)),
      );
      expect(text).not.toMatch(/Did you mean|node_modules|\.ts:|\$ne|or true/);
    });
  });

  describe('sends away, and says why,', () => {
    it.each<[string, string, (wire: Wire) => void]>([
      ['who sends no JSON', '4400 Invalid message received', (wire) => wire.send('{')],
      ['who sends a message of no kind', '4400 Invalid message received', (wire) => wire.send({ type: 'start' })],
      ['who sends what only a server says', '4400 Invalid message received', (wire) => wire.send({ type: 'next', id: '1', payload: {} })],
      ['who sends null', '4400 Invalid message received', (wire) => wire.send('null')],
      ['who sends bytes', '4400 BINARY_REFUSED', (wire) => wire.send(Buffer.from(JSON.stringify({ type: 'ping' })))],
      ['who sends more than 64 kB', '1009', (wire) => wire.send(subscribe('1', ' '.repeat(70_000)))],
      ['who asks before saying who they are', '4401 Unauthorized', (wire) => wire.send(subscribe('1', CALL_CHANGED))],
      [
        'who brings nonsense for a token',
        '4401 TOKEN_MALFORMED',
        (wire) => wire.send({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } }),
      ],
      [
        'who brings no text for a token',
        '4401 TOKEN_MALFORMED',
        (wire) => wire.send({ type: 'connection_init', payload: { Authorization: { a: 1 } } }),
      ],
      [
        'who says who they are twice',
        '4429 Too many initialisation requests',
        (wire) => ['', ''].forEach(() => wire.send({ type: 'connection_init' })),
      ],
      ['who says nothing', '4408 Connection initialisation timeout', () => undefined],
    ])('%s', async (_what, end, act) => {
      const wire = await open();
      act(wire);

      expect(await wire.closed).toBe(end);
    });

    it('whose token was altered', async () => {
      const [head = '', body = '', signature = ''] = (await api.token('drafter')).split('.');
      const wire = await open();
      wire.send({
        type: 'connection_init',
        payload: { authorization: `Bearer ${head}.${body}.${signature.split('').reverse().join('')}` },
      });

      expect(await wire.closed).toBe('4401 TOKEN_SIGNATURE_WRONG');
    });

    it('who names no protocol', async () => {
      expect(await (await open([])).closed).toBe('4406 Subprotocol not acceptable');
    });

    it('who asks for the same thing under one id twice', async () => {
      const wire = await enter();
      wire.send(subscribe('1', CALL_CHANGED, { callId: published }));
      wire.send(subscribe('1', CALL_CHANGED, { callId: published }));

      expect(await wire.closed).toBe('4409 Subscriber for 1 already exists');
    });

    it('who never stops talking', async () => {
      const wire = await enter();
      for (let n = 0; n <= 200; n += 1) wire.send({ type: 'ping' });

      expect(await wire.closed).toBe('4429 TOO_MANY_MESSAGES');
    });
  });

  it('holds ten connections of one person, and takes the next when one has gone', async () => {
    const token = await api.token('officer');
    const ten = [];
    for (let n = 0; n < 10; n += 1) ten.push(await enter(token));
    const eleventh = await open();
    eleventh.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await eleventh.closed).toBe('4429 TOO_MANY_CONNECTIONS');
    // Somebody else is not concerned.
    await enter(await api.token('drafter'));

    ten[0]?.send('{');
    await ten[0]?.closed;
    await enter(token);
  });

  it('holds fifty subscriptions of one person, and takes the next when one is completed', async () => {
    const wire = await enter(await api.token('drafter'));
    for (let n = 1; n <= 50; n += 1) wire.send(subscribe(String(n), CALL_CHANGED, { callId: published }));
    for (let n = 1; n <= 50; n += 1) expect((await wire.next()).type).toBe('next');
    wire.send(subscribe('51', CALL_CHANGED, { callId: published }));
    expect(await wire.next()).toMatchObject({ type: 'error', id: '51', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });

    wire.send({ type: 'complete', id: '1' });
    wire.send(subscribe('52', CALL_CHANGED, { callId: published }));
    expect(await wire.next()).toMatchObject({ type: 'next', id: '52' });
  });

  it('answers a ping', async () => {
    const wire = await open();
    wire.send({ type: 'ping' });

    expect(await wire.next()).toEqual({ type: 'pong' });
  });

  it.each([
    ['at another address', '/other', {}, 'HTTP/1.1 404 Not Found'],
    ['with a token in the address, where logs would keep it', '/graphql?access_token=x', {}, 'HTTP/1.1 400 Bad Request'],
    ['for the page of another site', '/graphql', { origin: 'https://elsewhere.example' }, 'HTTP/1.1 403 Forbidden'],
    ['for a page of no site', '/graphql', { origin: 'null' }, 'HTTP/1.1 403 Forbidden'],
  ])('is not opened %s', async (_what, path, headers, status) => {
    expect(await upgrade(path, headers)).toBe(status);
  });

  it('is opened for pages of its own site', async () => {
    expect(await upgrade('/graphql', { origin: api.url })).toBe('HTTP/1.1 101 Switching Protocols');
  });
});
