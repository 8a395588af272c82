import type { RefusalDefinition } from '@pilotage/kernel';
import type { PolicyLine } from '../policy.js';

/** An operation that is reached over HTTP beside GraphQL, since it moves bytes. Like every operation it has its policy line and names its refusals. */
export interface Endpoint {
  readonly name: string;
  readonly method: 'GET' | 'PUT';
  /** Its path, with `:id` for the object. */
  readonly path: string;
  readonly summary: string;
  readonly policy: PolicyLine;
  readonly refusals: readonly RefusalDefinition[];
}

/** Declares an endpoint. */
export const endpoint = (definition: Endpoint): Endpoint => definition;
