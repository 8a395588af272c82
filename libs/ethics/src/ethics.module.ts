import type { Room } from '@pilotage/platform';
import { ethicsGroups } from './application/ethics.policy.js';
import { COMMITTEE_USE_CASES } from './application/committee.use-cases.js';
import { raiseRiskLevel } from './application/raise-level.use-case.js';
import { ethicsCaseLife } from './domain/ethics-case.workflow.js';
import { casePapers, caseProceedings, committeeMembers } from './graphql/committee.queries.js';
import { ethicsCase, ethicsCases } from './graphql/ethics.queries.js';
import { publishedDecision, publishedDecisions } from './graphql/publication.queries.js';
import { casesOverdue, casesToLapse } from './jobs/ethics.jobs.js';
import { ETHICS_ENTITIES } from './persistence/entities.js';

/** The ethics committee: cases, recusal, decisions by quorum and vote, tracking. */
export const ethicsRoom: Room = {
  name: 'ethics',
  entities: ETHICS_ENTITIES,
  useCases: [...COMMITTEE_USE_CASES, raiseRiskLevel],
  queries: [ethicsCase, ethicsCases, casePapers, caseProceedings, committeeMembers, publishedDecision, publishedDecisions],
  jobs: [],
  sweeps: [casesToLapse, casesOverdue],
  events: [
    'ethicsCaseFiled',
    'ethicsCaseOverdue',
    'ethicsCaseDecided',
    'ethicsCaseSetAside',
    'ethicsCaseTracked',
    'ethicsCaseSuspended',
    'ethicsCaseEnded',
    'ethicsCaseLapsed',
  ],
  groups: ethicsGroups,
  workflows: [ethicsCaseLife],
};
