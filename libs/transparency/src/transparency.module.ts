import type { Room } from '@pilotage/platform';
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
  groups: {
    auditFacts:
      'Officers, approvers and auditors of the agency concerned, and oversight auditors. A vendor reads what was done to its own objects, not by whom or with which figures.',
  },
  workflows: [],
};
