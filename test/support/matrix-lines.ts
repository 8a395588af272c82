import { policyTable } from '@pilotage/platform';
import { ROOMS } from '@pilotage/composition';
import { readOracle, type Expected } from './matrix-oracle.js';

const oracle = new Map(readOracle().map((line) => [line.name, line]));

/** The oracle's line of an operation. Throws when nobody wrote one. */
export function lineOf(name: string): Expected {
  const line = oracle.get(name);
  if (!line) throw new Error(`the oracle has no line for ${name}`);
  return line;
}

const OVER_HTTP = ['mutation', 'query', 'endpoint', 'subscription'];
/** Operations that a person can call over HTTP: mutations, queries, endpoints for files, and the subscription. */
export const OPERATIONS: readonly string[] = policyTable(ROOMS)
  .filter(({ kind }) => OVER_HTTP.includes(kind))
  .map(({ name }) => name);
