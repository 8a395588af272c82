import { isAllowed, type Actor, type Relations } from '@pilotage/platform';
import { hasReached, shownIn, type LotInCall, type Phase } from '@pilotage/calls';
import type { BidEntity } from '../persistence/bids.entities.js';
import { bidsCapacities, OPENED, RANKED, READER_MARKS_NOTHING } from './bids.policy.js';

/** A lot that ended early stays in the phase that opened bids prove: its opening. */
const phaseOf = (state: LotInCall['lot']['state']): Phase =>
  state === 'cancelled' || state === 'unsuccessful' ? 'technicalOpened' : state;

/** What holds of opened bids of the lot for the reader: what the profile shows by now, and whether the reader must stay blind. */
export function holdsOf(actor: Actor, { lot, profile }: Pick<LotInCall, 'lot' | 'profile'>, agencyId: string): readonly string[] {
  const phase = phaseOf(lot.state);
  const marks = isAllowed(bidsCapacities.blindReader.who, actor, { agency: agencyId });
  return [
    ...shownIn(profile.disclosure, phase),
    ...(hasReached(phase, 'ranked') ? [RANKED] : []),
    ...(marks ? [] : [READER_MARKS_NOTHING]),
  ];
}

/** Whose a bid is. Before the opening it is nobody's but its vendor's: the agency has no relation to it. */
export const relationsOf = ({ vendorId, agencyId, openedAt }: Pick<BidEntity, 'vendorId' | 'agencyId' | 'openedAt'>): Relations =>
  openedAt ? { vendor: vendorId, agency: agencyId, holds: [OPENED] } : { vendor: vendorId };
