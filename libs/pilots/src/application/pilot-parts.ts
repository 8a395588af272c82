import type { Relations, Tx } from '@pilotage/platform';
import type { PilotFacts } from '../domain/pilot.rules.js';
import { STARTED_STATES } from '../domain/pilot.workflow.js';
import type { PilotConditionEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { incidents } from '../persistence/pilots.repository.js';
import { IN_USE } from './pilots.policy.js';

/** Whose pilot it is, and whether it serves people now. */
export const relationsOf = ({ agencyId, vendorId, state }: PilotEntity): Relations => ({
  agency: agencyId,
  vendor: vendorId,
  holds: STARTED_STATES.includes(state) ? [IN_USE] : [],
});

/** Codes of the conditions precedent that are not met, and of those that were missed. */
export const conditionFacts = (
  rows: readonly PilotConditionEntity[],
): Required<Pick<PilotFacts, 'openPrecedents' | 'missedConditions'>> => ({
  openPrecedents: rows.filter(({ kind, state }) => kind === 'PRECEDENT' && state !== 'met' && state !== 'lifted').map(({ code }) => code),
  missedConditions: rows.filter(({ state }) => state === 'missed').map(({ code }) => code),
});

/** Serious incidents that nobody has closed. */
export const openSeriousIncidents = async (tx: Tx, { id }: PilotEntity): Promise<number> =>
  (await incidents.list(tx, { pilotId: id, severity: 'serious', state: 'open' })).length;
