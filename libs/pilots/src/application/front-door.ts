import type { Tx } from '@pilotage/platform';
import type { PilotEntity } from '../persistence/pilots.entities.js';
import { pilots } from '../persistence/pilots.repository.js';

/** A pilot, or NOT_FOUND. */
export const pilotOf = (tx: Tx, id: string): Promise<PilotEntity> => pilots.get(tx, id);

/** Every pilot of a lot, by id. */
export const pilotsOfLot = (tx: Tx, lotId: string): Promise<readonly PilotEntity[]> => pilots.list(tx, { lotId });
