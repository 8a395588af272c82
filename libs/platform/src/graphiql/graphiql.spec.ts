import { Script } from 'node:vm';
import fastify, { type FastifyInstance } from 'fastify';
import { registerGraphiql, type GraphiqlOptions } from './graphiql.js';
import { packageFile } from './package-files.js';

let server: FastifyInstance;

const options: GraphiqlOptions = {
  endpoint: '/graphql',
  title: 'Pilotage <AI>',
  development: true,
  examples: [
    { name: 'Open calls', as: 'anna', query: 'query Calls($first: Int!) { calls(first: $first) { id } }', variables: { first: 3 } },
  ],
};

beforeAll(async () => {
  server = fastify();
  await registerGraphiql(server, options);
});
afterAll(() => server.close());

const page = () => server.inject('/graphiql');

describe('the page on which people try the API', () => {
  it('is where the root of the server leads', async () => {
    const answer = await server.inject('/');
    expect([answer.statusCode, answer.headers['location']]).toEqual([302, '/graphiql']);
  });

  it('names only addresses of this server, and runs no inline script', async () => {
    const { body, headers } = await page();
    expect(body).not.toMatch(/https?:|<script(?! src="\/graphiql\/assets\/)/);
    expect(body).toContain('<title>Pilotage &#60;AI&#62;</title>');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("default-src 'none';");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('has every asset that it names, kept by the browser as long as it does not change', async () => {
    const addresses = [...(await page()).body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses).toHaveLength(6);
    for (const address of addresses) {
      const answer = await server.inject(address);
      expect([address, answer.statusCode]).toEqual([address, 200]);
      expect(answer.headers['content-type']).toMatch(address.includes('.css') ? /^text\/css/ : /^text\/javascript/);
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('sends nothing twice that the browser has', async () => {
    const first = await server.inject('/graphiql/assets/boot.js');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await server.inject({ url: '/graphiql/assets/boot.js', headers: { 'if-none-match': first.headers['etag'] } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('offers the examples as tabs, with who may run them', async () => {
    const settings: unknown = (await server.inject('/graphiql/assets/settings.json')).json();
    expect(settings).toMatchObject({
      endpoint: '/graphql',
      development: true,
      subscriptions: false,
      tabs: [
        { query: expect.stringMatching(/^# Open calls\n# Acting as 身份: anna\n\nquery Calls/) as string, variables: '{\n  "first": 3\n}' },
      ],
    });
  });

  it('boots from a script that parses', async () => {
    const { body } = await server.inject('/graphiql/assets/boot.js');
    expect(() => new Script(body)).not.toThrow();
  });

  it.each(['nothing.js', 'constructor', '__proto__', '..%2fpage.js', '..%2f..%2fpackage.json'])('has no asset %s', async (name) => {
    expect((await server.inject(`/graphiql/assets/${name}`)).statusCode).toBe(404);
  });
});

describe('a file of an installed package', () => {
  it('is found by name even where the package does not export it', () => {
    expect(packageFile('graphiql', 'graphiql.min.js')).toMatch(/graphiql[\\/]graphiql\.min\.js$/);
    expect(() => packageFile('no-such-package', 'x')).toThrow();
  });
});
