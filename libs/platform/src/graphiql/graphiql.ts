import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { BOOT_SCRIPT } from './boot-script.js';
import { packageFileContent } from './package-files.js';
import { PAGE_POLICY, PAGE_STYLE, pageHtml } from './page.js';

/** A query that the page offers as a tab. */
export interface ExampleQuery {
  /** What it shows; written as a comment above the query. The tab bears the operation's name. */
  readonly name: string;
  /** The demonstration user who may run it; written into the comment. */
  readonly as?: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface GraphiqlOptions {
  /** The path of the API on this server. */
  readonly endpoint: string;
  readonly title: string;
  readonly examples: readonly ExampleQuery[];
  /** True where the development identity provider is mounted: the page then offers its users. */
  readonly development: boolean;
  /** True where the API answers graphql-ws at the same path. Default false. */
  readonly subscriptions?: boolean;
}

interface Asset {
  readonly type: string;
  readonly content: Buffer;
  /** The first 16 hexadecimal digits of the content's SHA-256. */
  readonly version: string;
}

type Assets = Readonly<Record<string, Asset>>;

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Serves GraphiQL from this server alone: `/graphiql`, `/graphiql/assets/*`, and `/`, which leads there. To be called before the server is ready. */
export async function registerGraphiql(fastify: FastifyInstance, options: GraphiqlOptions): Promise<void> {
  const assets = assetsOf(options);
  const html = pageHtml(options.title, (name) => `/graphiql/assets/${name}?v=${assets[name]?.version ?? ''}`);
  await fastify.register((scope) => {
    scope.get('/', (_request, reply) => reply.redirect('/graphiql', 302));
    for (const address of ['/graphiql', '/graphiql/']) scope.get(address, (_request, reply) => sendPage(reply, html));
    scope.get<{ Params: { name: string }; Querystring: { v?: string } }>('/graphiql/assets/:name', (request, reply) => {
      const { name } = request.params;
      const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
      if (!asset) return reply.code(404).send({ error: 'NOT_FOUND' });
      return sendAsset(reply, asset, { asked: request.query.v, known: request.headers['if-none-match'] });
    });
    return Promise.resolve();
  });
}

function assetsOf(options: GraphiqlOptions): Assets {
  return {
    'react.js': asset(SCRIPT, packageFileContent('react', 'umd/react.production.min.js')),
    'react-dom.js': asset(SCRIPT, packageFileContent('react-dom', 'umd/react-dom.production.min.js')),
    'graphiql.js': asset(SCRIPT, packageFileContent('graphiql', 'graphiql.min.js')),
    'graphiql.css': asset(STYLE, packageFileContent('graphiql', 'graphiql.min.css')),
    'page.css': asset(STYLE, Buffer.from(PAGE_STYLE)),
    'boot.js': asset(SCRIPT, Buffer.from(BOOT_SCRIPT)),
    'settings.json': asset(JSON_TYPE, Buffer.from(JSON.stringify(settingsOf(options)))),
  };
}

const versionOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

const asset = (type: string, content: Buffer): Asset => ({ type, content, version: versionOf(content) });

/** What the boot script reads. */
function settingsOf({ endpoint, title, development, subscriptions = false, examples }: GraphiqlOptions) {
  const tabs = examples.map(({ name, as, query, variables }) => ({
    query: `# ${name}${as === undefined ? '' : `\n# Acting as 身份: ${as}`}\n\n${query.trim()}\n`,
    variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
  }));
  return { endpoint, title, development, subscriptions, tabs, version: versionOf(JSON.stringify(tabs)) };
}

const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-cache')
    .send(html);

/** An address that names the version never changes its content; any other is asked for anew each time. */
function sendAsset(reply: FastifyReply, { type, content, version }: Asset, by: { asked: string | undefined; known: string | undefined }) {
  void reply
    .header('etag', `"${version}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', by.asked === version ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (by.known === `"${version}"`) return reply.code(304).send();
  return reply.type(type).send(content);
}
