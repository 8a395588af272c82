import { job, sweep } from '@pilotage/platform';
import { cancelAwardOfBid, cancelAwardsOfCall } from '../application/end-awards.use-case.js';
import { awardsToSettle, finaliseAward } from '../application/finalise-award.use-case.js';

/** One transaction that waits at most for the lock of one lot: a few tries within seconds are enough. */
const RETRY = { attempts: 6, firstDelayMs: 500, reason: 'waits only for the lock of one lot, which people hold for milliseconds' };

/** An award becomes final when its time has come, nobody visiting. */
export const awardsToFinalise = sweep({
  name: 'awardsToFinalise',
  reason: 'The vendor could not sign, and the losers would not know that it is over.',
  due: awardsToSettle,
  useCase: finaliseAward,
  inputOf: (awardId) => ({ awardId }),
});

/** A disqualified bid loses the award that it was about to get. */
export const endAwardOfDisqualifiedBid = job({
  name: 'endAwardOfDisqualifiedBid',
  on: ['bidDisqualified'],
  retry: RETRY,
  useCase: cancelAwardOfBid,
});

/** Awards end with their call. */
export const endAwardsOfCancelledCall = job({
  name: 'endAwardsOfCancelledCall',
  on: ['callCancelled'],
  retry: RETRY,
  useCase: cancelAwardsOfCall,
});
