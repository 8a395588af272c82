import type { Room } from '@pilotage/platform';
import { ethicsGroups } from './application/ethics.policy.js';
import { acceptCase, decideCase, openCaseReview, reviewTracking } from './application/committee.use-case.js';
import { lapseCase } from './application/lapse-case.use-case.js';
import { ethicsCaseLife } from './domain/ethics-case.workflow.js';
import { ethicsCase, ethicsCases } from './graphql/ethics.queries.js';
import { casesToLapse } from './jobs/ethics.jobs.js';
import { ETHICS_ENTITIES } from './persistence/ethics.entities.js';

/** The ethics committee: cases, recusal, decisions by quorum and vote, tracking. */
export const ethicsRoom: Room = {
  name: 'ethics',
  entities: ETHICS_ENTITIES,
  useCases: [acceptCase, openCaseReview, decideCase, reviewTracking, lapseCase],
  queries: [ethicsCase, ethicsCases],
  jobs: [],
  sweeps: [casesToLapse],
  events: ['ethicsCaseFiled', 'ethicsCaseDecided', 'ethicsCaseLapsed'],
  groups: ethicsGroups,
  workflows: [ethicsCaseLife],
};
