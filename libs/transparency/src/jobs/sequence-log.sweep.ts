import { sweep } from '@pilotage/platform';
import { extendLog } from '../application/extend-log.use-case.js';
import { isAnythingWaiting } from '../persistence/log.repository.js';

/** Runs beside the work and not in it: a chain under one lock in every transaction would make bidders wait for each other at the deadline. */
export const sequenceLog = sweep({
  name: 'sequenceLog',
  reason: 'Audit entries would have no place in the log, and nobody outside could prove them.',
  due: async (tx) => ((await isAnythingWaiting(tx)) ? ['audit'] : []),
  useCase: extendLog,
  inputOf: () => ({ log: 'audit' as const }),
});
