import { assuranceRoom } from '@pilotage/assurance';
import { awardsRoom } from '@pilotage/awards';
import { bidsRoom } from '@pilotage/bids';
import { callsRoom } from '@pilotage/calls';
import { ethicsRoom } from '@pilotage/ethics';
import { evaluationRoom } from '@pilotage/evaluation';
import { filesRoom } from '@pilotage/files';
import { partiesRoom } from '@pilotage/parties';
import { pilotsRoom } from '@pilotage/pilots';
import type { Room } from '@pilotage/platform';
import { transparencyRoom } from '@pilotage/transparency';

export { CAST, rolesText, VENDOR_COUNT, type CastMember, type Workplace } from './cast.js';

/** Every room, upstream first. The apps and the tests compose from this one list. */
export const ROOMS: readonly Room[] = [
  partiesRoom,
  filesRoom,
  assuranceRoom,
  ethicsRoom,
  callsRoom,
  bidsRoom,
  evaluationRoom,
  awardsRoom,
  pilotsRoom,
  transparencyRoom,
];
