import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { excessesOf, figuresOf, LIMITS, publishedLimits, type Excess, type Figures, type Limits } from '@pilotage/platform';
import { answerFault, answerFaults, faultOf } from './edge-faults.js';
import { BODY_LIMIT } from './edge.js';

/** What the answers of a request publish in `extensions.limits`. */
export type Published = ReturnType<typeof publishedLimits>;

const counted = new WeakMap<object, { readonly figures: Figures; readonly limits: Limits }>();

/** The limits, with what the operation of the request uses of them. */
export function limitsOf(request: Pick<FastifyRequest, 'raw'> | undefined): Published {
  const { figures = null, limits = LIMITS } = (request && counted.get(request.raw)) ?? {};
  return { ...publishedLimits(figures, limits), bodyBytes: { max: BODY_LIMIT } };
}

/**
 * Refuses an operation that asks for too much before anybody is looked up, anything is validated or executed. What does not parse
 * is left to GraphQL, which says where.
 */
export function registerLimits(fastify: FastifyInstance, schemaOf: () => GraphQLSchema, limits: Limits = LIMITS): void {
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return undefined;
    const asked = askedOf(request);
    if (asked === 'malformed') return answerFault(reply, 400, faultOf(400));
    return typeof asked.query === 'string'
      ? judge({ ...asked, query: asked.query }, { request, reply, schema: schemaOf(), limits })
      : undefined;
  });
}

interface Asked {
  readonly query?: unknown;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation in a body or an address, as far as it has the form of one. */
function askedOf({ method, body, query }: FastifyRequest): Asked | 'malformed' {
  const given = (method === 'GET' ? query : body) as Readonly<Record<string, unknown>> | null | undefined;
  if (typeof given !== 'object' || given === null) return { operationName: undefined, variables: {} };
  const { operationName } = given;
  const variables = method === 'GET' ? decoded(given['variables']) : given['variables'];
  if (variables === 'malformed' || (method === 'GET' && decoded(given['extensions']) === 'malformed')) return 'malformed';
  return {
    query: given['query'],
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: typeof variables === 'object' && variables !== null ? (variables as Asked['variables']) : {},
  };
}

/** JSON in an address; the parser of bodies has its own watch for what would change the prototype of objects. */
function decoded(text: unknown): unknown {
  if (typeof text !== 'string') return {};
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__' || key === 'constructor') throw new SyntaxError(key);
      return value;
    });
  } catch {
    return 'malformed';
  }
}

interface Place {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
}

function judge({ query, operationName, variables }: Asked & { readonly query: string }, place: Place): FastifyReply | undefined {
  const { request, reply, schema, limits } = place;
  const document = parsed(query, limits);
  if (document === 'unreadable') return undefined;
  if (document === 'too long') return refuse(place, [{ limit: 'tokens', used: limits.tokens + 1, max: limits.tokens }]);
  const figures = figuresOf(document, operationName, variables, schema);
  counted.set(request.raw, { figures, limits });
  const excesses = excessesOf(figures, limits);
  if (excesses.length > 0) return refuse(place, excesses);
  if (getOperationAST(document, operationName)?.operation !== 'subscription') return undefined;
  const message = 'A subscription needs a WebSocket (graphql-transport-ws) at this address.';
  return answerFaults(reply, 400, [{ code: 'BAD_USER_INPUT', message }], { limits: limitsOf(request) });
}

function parsed(query: string, { tokens }: Limits): DocumentNode | 'unreadable' | 'too long' {
  try {
    return parse(query, { maxTokens: tokens });
  } catch (error) {
    return / more tha[nt] \d+ tokens\./.test((error as Error).message) ? 'too long' : 'unreadable';
  }
}

const WHAT: Readonly<Record<Excess['limit'], string>> = {
  tokens: 'tokens',
  depth: 'levels of fields',
  fields: 'fields, fragments unfolded',
  aliases: 'aliases',
  directives: 'directives',
  nesting: 'levels of lists and objects in its values',
  page: 'objects in one page',
  cost: 'points of work',
};

function refuse({ request, reply }: Place, excesses: readonly Excess[]): FastifyReply {
  const faults = excesses.map(({ limit, used, max }) => ({
    code: 'LIMIT_EXCEEDED' as const,
    message: `The operation asks for ${used} ${WHAT[limit]}; at most ${max} are answered.`,
    details: { limit, used, max },
  }));
  return answerFaults(reply, 400, faults, { limits: limitsOf(request) });
}
