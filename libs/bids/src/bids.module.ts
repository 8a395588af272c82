import type { Room } from '@pilotage/platform';
import { bidsCapacities, bidsGroups } from './application/bids.policy.js';
import { decideBidAdmission } from './application/decide-bid-admission.use-case.js';
import { disqualifyBid } from './application/disqualify-bid.use-case.js';
import { draftBid, reviseBid } from './application/draft-bid.use-case.js';
import { followAgencyDuty } from './application/follow-agency-duty.use-case.js';
import { followExclusion } from './application/follow-exclusion.use-case.js';
import { confirmOpening, continueWithFewBids, requestOpening } from './application/open-bids.use-case.js';
import { reconfirmBid, sealBid, withdrawBid } from './application/seal-bid.use-case.js';
import { voidBids } from './application/void-bids.use-case.js';
import { bidWorkflow } from './domain/bid.workflow.js';
import { bid, bidReceipt, bidsOfLotQuery, myBids } from './graphql/bids.queries.js';
import { decideAdmissionJob, followAgencyDutyJob, followExclusionJob, voidBidsJob } from './jobs/bids.jobs.js';
import { BIDS_ENTITIES } from './persistence/bids.entities.js';

/** Submissions and bids, their sealing, receipts, the opening of technical envelopes, and admission. */
export const bidsRoom: Room = {
  name: 'bids',
  entities: BIDS_ENTITIES,
  useCases: [
    draftBid,
    reviseBid,
    sealBid,
    reconfirmBid,
    withdrawBid,
    requestOpening,
    confirmOpening,
    continueWithFewBids,
    disqualifyBid,
    decideBidAdmission,
    voidBids,
    followExclusion,
    followAgencyDuty,
  ],
  queries: [bid, bidsOfLotQuery, myBids, bidReceipt],
  nodes: { bid },
  jobs: [decideAdmissionJob, voidBidsJob, followExclusionJob, followAgencyDutyJob],
  sweeps: [],
  events: [
    'bidSealed',
    'bidWithdrawn',
    'bidVoided',
    'bidOpened',
    'technicalOpened',
    'admissionDecided',
    'competitionConfirmed',
    'bidDisqualified',
    'bidFactsChanged',
  ],
  groups: bidsGroups,
  capacities: bidsCapacities,
  workflows: [bidWorkflow],
};
