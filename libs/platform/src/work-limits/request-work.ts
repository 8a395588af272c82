import type { ApolloServerPlugin } from '@apollo/server';
import { costOf } from '../graphql/limits.js';
import { rootFieldsOf } from '../log/request-plugin.js';
import type { RequestFacts } from '../log/requests.js';
import type { Budget } from './limits.data.js';
import type { Party } from './parties.js';
import { asAnswer } from './rate-limited.js';
import type { WorkLimits } from './work-limits.js';

/** Points of a mutation's answer beyond which it counts as more than one change. */
const ANSWER_POINTS = 2000;

/** What one request may cost whom. */
export interface RequestWork {
  readonly limits: WorkLimits;
  readonly parties: readonly Party[];
  /** Of the request's body. */
  readonly bytes: number;
  /** To be called when the request is understood. */
  readonly clear: () => void;
}

interface Charged {
  readonly work?: RequestWork;
  readonly facts?: RequestFacts;
}

/** Lets the parties of a request pay for its operation, by its cost, before anything of it is executed, and publishes what is left to them. */
export const workPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    let charged: readonly Budget[] = [];
    return {
      async didResolveOperation({ document, operation, request, schema, contextValue }) {
        const { work, facts } = contextValue as Charged;
        const cost = costOf(document, request.operationName, request.variables, schema);
        if (facts) facts.cost = cost;
        if (!work || !operation) return;
        const { limits, parties, bytes } = work;
        work.clear();
        const asked =
          operation.operation === 'mutation'
            ? { changing: changesOf(rootFieldsOf(operation, document).length, cost), changingBytes: bytes }
            : { reading: cost, readingBytes: bytes };
        charged = Object.keys(asked) as Budget[];
        await limits.spend(parties, asked).catch((error: unknown) => Promise.reject(asAnswer(error)));
      },
      async willSendResponse({ response, contextValue }) {
        const { work } = contextValue as Charged;
        const [own] = work?.parties ?? [];
        if (!work || !own || response.http.headers.has('retry-after')) return;
        const headers = work.limits.headersFor(own, charged.length > 0 ? charged : ['refused']);
        headers.forEach((value, name) => response.http.headers.set(name, value));
      },
    };
  },
};

/** Each mutation is one change; an answer that is as large as a page of reading counts for more, so that reading by mutation gains nothing. */
const changesOf = (fields: number, cost: number): number => Math.max(fields, Math.ceil(cost / ANSWER_POINTS));
