import type { Room } from '@pilotage/platform';
import { transparencyGroups } from './application/transparency.policy.js';
import { extendLog } from './application/extend-log.use-case.js';
import { auditTrail, logHead } from './graphql/transparency.queries.js';
import { sequenceLog } from './jobs/sequence-log.sweep.js';
import { TRANSPARENCY_ENTITIES } from './persistence/log.entities.js';

/** The reader of the audit log, its signed heads, and the proofs that an outsider checks. */
export const transparencyRoom: Room = {
  name: 'transparency',
  entities: TRANSPARENCY_ENTITIES,
  useCases: [extendLog],
  queries: [auditTrail, logHead],
  jobs: [],
  sweeps: [sequenceLog],
  events: [],
  groups: transparencyGroups,
  workflows: [],
};
