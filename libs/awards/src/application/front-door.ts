import type { Tx } from '@pilotage/platform';
import type { AwardEntity, ChallengeEntity } from '../persistence/awards.entities.js';
import { awards, challenges } from '../persistence/awards.repository.js';

/** An award, or NOT_FOUND. */
export const awardOf = (tx: Tx, id: string): Promise<AwardEntity> => awards.get(tx, id);

/** Every award that the lot has or had, by id. */
export const awardsOf = (tx: Tx, lotId: string): Promise<AwardEntity[]> => awards.list(tx, { lotId });

/** A challenge, or NOT_FOUND. */
export const challengeOf = (tx: Tx, id: string): Promise<ChallengeEntity> => challenges.get(tx, id);
