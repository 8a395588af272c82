import { sweep } from '@pilotage/platform';
import { announceExclusion } from '../application/exclusions.use-case.js';
import { exclusionsBegun } from '../persistence/exclusions.repository.js';

/** Entries per pass: more than a day brings. */
const BATCH = 100;

/** Tells of exclusions that have begun. */
export const exclusionsToAnnounce = sweep({
  name: 'exclusionsToAnnounce',
  reason: 'A pilot of an excluded vendor would run on until its gate is asked for another reason. No new decision waits for it.',
  due: (tx) => exclusionsBegun(tx, BATCH),
  useCase: announceExclusion,
  inputOf: (exclusionId) => ({ exclusionId }),
});
