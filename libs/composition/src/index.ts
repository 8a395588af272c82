import { partiesRoom } from '@pilotage/parties';
import type { Room } from '@pilotage/platform';

/** Every room, upstream first. The apps and the tests compose from this one list. */
export const ROOMS: readonly Room[] = [partiesRoom];
