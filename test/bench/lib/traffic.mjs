// What other people do at the same time: reads, and the same request sent to two servers at once.
import { randomUUID } from 'node:crypto';
import 'reflect-metadata';
import { graphqlDriver } from '../../../dist/apps/cli/src/driver/graphql.js';
import { everyNode } from '../../../dist/apps/cli/src/procurement/procurement.js';
import { pause } from './report.mjs';

/** Queries that an officer and an evaluator ask all day. */
const LISTS = [
  ['officer', 'needs', {}],
  ['officer', 'calls', {}],
  ['evaluator-a', 'calls', {}],
  ['policy-editor', 'issuers', {}],
];

/**
 * Reads from a server until told to stop.
 * @returns {{stop: () => Promise<{reads: number, faults: string[]}>}}
 */
export function startReading(url) {
  const driver = graphqlDriver(url);
  const seen = { reads: 0, faults: [] };
  let going = true;
  const reading = (async () => {
    for (let at = 0; going; at += 1) {
      const [as, query, args] = LISTS[at % LISTS.length];
      await everyNode(driver, as, query, args).catch((error) => seen.faults.push(`${query} as ${as}: ${error.message}`));
      seen.reads += 1;
      await pause(20);
    }
  })();
  const stop = async () => {
    going = false;
    await reading;
    return seen;
  };
  return { stop };
}

const POST_NEED = `mutation ($key: String!, $input: PostNeedInput!) {
  postNeed(idempotencyKey: $key, input: $input) { __typename ... on Refusal { code message } ... on Need { id } }
}`;

async function postNeed(url, token, variables) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: POST_NEED, variables }) });
  const { data, errors } = await response.json();
  return data?.postNeed?.id ?? data?.postNeed?.code ?? errors?.[0]?.extensions?.code ?? 'no answer';
}

async function tokenOf(url, user) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/dev/token`, { method: 'POST', headers, body: JSON.stringify({ as: user }) });
  return (await response.json()).token;
}

/**
 * Sends one request, with one key, to several servers at once; each time anew.
 * @returns {Promise<string[]>} faults: answers that differ, or that are no need
 */
export async function sendTwins(urls, agencyId, times) {
  const faults = [];
  const token = await tokenOf(urls[0], 'drafter');
  for (let time = 1; time <= times; time += 1) {
    const text = { en: `Twin ${time}`, zh: `并行${time}` };
    const input = { agencyId, title: text, description: text, category: 'DOCUMENT_WORK', source: 'A bar.' };
    const variables = { key: randomUUID(), input };
    const answers = await Promise.all([...urls, ...urls].map((url) => postNeed(url, token, variables)));
    if (new Set(answers).size !== 1 || !answers[0].startsWith('ned_')) faults.push(`twin ${time}: ${answers.join(', ')}`);
  }
  return faults;
}
