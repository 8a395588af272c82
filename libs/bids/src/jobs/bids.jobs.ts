import { job, type RetryCurve } from '@pilotage/platform';
import { decideBidAdmission } from '../application/decide-bid-admission.use-case.js';
import { followExclusion } from '../application/follow-exclusion.use-case.js';
import { followAgencyDuty } from '../application/follow-agency-duty.use-case.js';
import { voidBids } from '../application/void-bids.use-case.js';

const RETRY: RetryCurve = {
  attempts: 8,
  firstDelayMs: 200,
  reason:
    'It works on rows of this database alone, so only locks and lost connections fail it: eight doublings from 0.2 s outlast a restart of the server.',
};

interface CaseDecided {
  readonly subjectId: string;
}
interface OfBid {
  readonly bidId: string;
}
const bidOfPayload = (payload: unknown): OfBid => {
  const { bidId, subjectId } = payload as Partial<OfBid & CaseDecided>;
  return { bidId: bidId ?? subjectId ?? '' };
};

/**
 * Puts an opened bid to the gate: at its opening (when it brought no evidence), when a piece was checked, when the committee has decided, when a
 * tracking review made another word of its decision (a bid that is referred waits for that, too), when other facts changed.
 */
export const decideAdmissionJob = job({
  name: 'decideAdmission',
  on: ['bidOpened', 'evidenceChecked', 'ethicsCaseDecided', 'ethicsCaseTracked', 'ethicsCaseEnded', 'bidFactsChanged'],
  retry: RETRY,
  useCase: decideBidAdmission,
  inputOf: bidOfPayload,
});

/** Voids sealed bids of an amended call. */
export const voidBidsJob = job({
  name: 'voidBids',
  on: ['callAmended'],
  retry: RETRY,
  useCase: voidBids,
  inputOf: (payload) => ({ callId: (payload as { callId: string }).callId }),
});

/** Looks for the bids of an organisation whose exclusion has begun. */
export const followExclusionJob = job({
  name: 'followExclusion',
  on: ['exclusionBegun'],
  retry: RETRY,
  useCase: followExclusion,
  inputOf: (payload) => ({ organisationId: (payload as { organisationId: string }).organisationId }),
});

/** Looks for the bids on a need whose agency has assessed, warned or disclosed what was due. */
export const followAgencyDutyJob = job({
  name: 'followAgencyDuty',
  on: ['agencyDutyRecorded'],
  retry: RETRY,
  useCase: followAgencyDuty,
  inputOf: (payload) => ({ needId: (payload as { needId: string }).needId }),
});
