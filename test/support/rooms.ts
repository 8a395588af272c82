import type { Room } from '@pilotage/platform';
import { ROOMS } from '@pilotage/composition';

/** The rooms up to and with the named one, upstream first: all that it may stand on. Throws for a name that no room has. */
export function roomsUpTo(name: string): readonly Room[] {
  const last = ROOMS.findIndex((room) => room.name === name);
  if (last < 0) throw new Error(`there is no room ${name}`);
  return ROOMS.slice(0, last + 1);
}
