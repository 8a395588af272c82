import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openDownload, receiveUpload } from '@pilotage/files';
import { recordDenial, type Door, type House, type Log, type RequestFacts } from '@pilotage/platform';
import { answerProblem } from './files-problems.js';
import type { RequestContextFactory } from './request-context.js';

const ADDRESS = '/files/:id';

interface Entry {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly expires?: unknown; readonly signature?: unknown };
}
type Asked = FastifyRequest<Entry>;

/** What the routes of files stand on. */
export interface FilesParts {
  readonly house: House;
  readonly contextOf: RequestContextFactory;
  readonly door: Door;
  readonly log: Log;
}

/** The bytes of files: in by the link of an upload ticket, out with a bearer token. Apart from the other routes, since their bodies are no JSON. */
export function registerFiles(fastify: FastifyInstance, parts: FilesParts): void {
  void fastify.register(async (files) => {
    files.removeAllContentTypeParsers();
    // The body stays a stream: nothing of it is read before the link is found to hold.
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    files.setErrorHandler((error, request, reply) => answerProblem(error, { request, reply, log: parts.log }));
    files.put<Entry>(ADDRESS, { config: { upload: true } as object }, (request, reply) => upload(parts, request, reply));
    files.get<Entry>(ADDRESS, { exposeHeadRoute: false }, (request, reply) => download(parts, request, reply));
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(', ') : value);

/** Takes the bytes of a file. The answer is short: what becomes of it is read by the `file` query. */
async function upload({ house, door }: FilesParts, request: Asked, reply: FastifyReply): Promise<unknown> {
  // A link that is guessed costs a look at the database: whoever guesses pays.
  await door.suspect(request);
  const { headers, params, query, raw } = request;
  const said = header(headers['content-length']);
  const file = await receiveUpload(house, {
    fileId: params.id,
    expires: textOf(query.expires),
    signature: textOf(query.signature),
    contentLength: said === undefined ? undefined : Number(said),
    contentDigest: header(headers['content-digest']),
    body: raw,
    requestId: request.id,
  });
  door.clear(request);
  return reply.code(201).send({ id: file.id, state: file.state, size: file.size, digest: file.digest });
}

/** Hands a file out to be saved. A browser that shows it nevertheless gives it no rights. */
async function download({ house, contextOf, log }: FilesParts, request: Asked, reply: FastifyReply): Promise<unknown> {
  const { caller, facts, work } = await contextOf(request);
  work?.clear();
  const file = await openDownload(house, caller, request.params.id).catch((error: unknown) => Promise.reject(noted(error, facts, log)));
  const bytes = await file.open();
  return reply
    .headers({
      'content-type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
      'content-length': file.size,
      'content-disposition': file.disposition,
      'content-digest': file.digest,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'accept-ranges': 'none',
    })
    .send(bytes);
}

/** Whoever is kept from a file is on record. */
function noted(error: unknown, facts: RequestFacts | undefined, log: Log): unknown {
  const { code } = error as { code?: string };
  if (facts && (code === 'FORBIDDEN' || code === 'NOT_FOUND')) recordDenial(log, facts, { code, reason: 'downloadFile' });
  return error;
}
