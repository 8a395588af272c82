import type { Room } from '@pilotage/platform';
import { awardsGroups } from './application/awards.policy.js';
import { approveAward } from './application/approve-award.use-case.js';
import { acceptChallenge, decideChallenge, fileChallenge } from './application/challenge.use-case.js';
import { cancelAwardOfBid, cancelAwardsOfCall, declineAward } from './application/end-awards.use-case.js';
import { concludeAwards, finaliseAward } from './application/finalise-award.use-case.js';
import { proposeAward, returnAward } from './application/propose-award.use-case.js';
import { awardWorkflow } from './domain/award.workflow.js';
import { challengeWorkflow } from './domain/challenge.workflow.js';
import { award, awardsOfLot } from './graphql/awards.queries.js';
import { awardNotice, challengesQuery } from './graphql/notice.queries.js';
import { awardsToFinalise, endAwardOfDisqualifiedBid, endAwardsOfCancelledCall } from './jobs/awards.jobs.js';
import { AWARDS_ENTITIES } from './persistence/awards.entities.js';

/** Proposal, approval and standstill of awards, notices to bidders, and challenges. */
export const awardsRoom: Room = {
  name: 'awards',
  entities: AWARDS_ENTITIES,
  useCases: [
    proposeAward,
    returnAward,
    approveAward,
    declineAward,
    finaliseAward,
    concludeAwards,
    cancelAwardOfBid,
    cancelAwardsOfCall,
    fileChallenge,
    acceptChallenge,
    decideChallenge,
  ],
  queries: [award, awardsOfLot, awardNotice, challengesQuery],
  nodes: { award },
  jobs: [endAwardOfDisqualifiedBid, endAwardsOfCancelledCall],
  sweeps: [awardsToFinalise],
  events: ['awardProposed', 'awardApproved', 'awardFinal', 'awardCancelled', 'challengeFiled', 'challengeDecided'],
  groups: awardsGroups,
  workflows: [awardWorkflow, challengeWorkflow],
};
