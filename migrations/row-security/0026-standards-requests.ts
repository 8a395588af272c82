import { holding, KNOWN, type Wall } from './wall.js';

/** Which standards are missing is for everyone to read, standards bodies first; jobs raise and answer, policy editors decline. */
export const STANDARDS_REQUESTS: Wall = {
  table: 'standards_request',
  sees: KNOWN,
  changes: holding('policyEditor'),
  may: { insert: true, update: { but: ['id', 'subject', 'subject_name', 'category'] } },
};
