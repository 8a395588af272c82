import { isAllowed, type Actor, type PolicyLine } from '@pilotage/platform';
import { hasReached, isDisclosed, type Audience, type LotInCall, type DisclosedClass, type Phase } from '@pilotage/calls';

/** Groups of the fields of a bid. */
export const BID_GROUPS = {
  'bids.identity':
    'The vendor and its product. The vendor itself; officers and auditors from the phase that the profile names; evaluators from the ranking on, because they mark blind.',
  'bids.technical':
    'The technical envelope. The vendor itself; officers, evaluators and auditors from the phase that the profile names, after the opening.',
  'bids.price':
    'The price envelope. The vendor itself; officers, evaluators and auditors from the phase that the profile names, and only of bids whose price was opened.',
  'bids.admission': 'What the gate decided. The vendor itself; officers and auditors after the opening.',
  'bids.rank':
    'The rank. Officers and auditors from the phase that the profile names; the vendor from the standstill on, whose notice needs it.',
} as const;

const MARKERS: PolicyLine = [{ roles: ['evaluator', 'panelChair'], of: 'agency' }];
const AUDITORS: PolicyLine = [
  { roles: ['agencyAuditor'], of: 'agency' },
  { roles: ['oversightAuditor'], of: 'any' },
];

/** What the actor is to the bids of the lot. Whoever may mark is a marker, whatever else they are: blindness comes first. */
export function audienceOf(actor: Actor, agencyId: string): Audience {
  if (isAllowed(MARKERS, actor, { agency: agencyId })) return 'panel';
  return isAllowed(AUDITORS, actor, { agency: agencyId }) ? 'auditors' : 'officers';
}

/** The groups that readers of the agency and auditors are granted for the opened bids of a lot. */
export function grantsFor(audience: Audience, { lot, profile }: Pick<LotInCall, 'lot' | 'profile'>): ReadonlySet<string> {
  const phase = phaseOf(lot.state);
  const shows = (disclosed: DisclosedClass): boolean => isDisclosed(profile.disclosure, disclosed, audience, phase);
  const unmasked = audience !== 'panel' || hasReached(phase, 'ranked');
  const groups: [group: keyof typeof BID_GROUPS, granted: boolean][] = [
    ['bids.identity', shows('tendererNames') && unmasked],
    ['bids.technical', shows('technicalContent')],
    ['bids.price', shows('price')],
    ['bids.admission', audience !== 'panel'],
    ['bids.rank', shows('ranking')],
  ];
  return new Set(groups.filter(([, granted]) => granted).map(([group]) => group));
}

/** The groups that a vendor is granted for its own bid. */
export const ownGrants = ({ lot, profile }: Pick<LotInCall, 'lot' | 'profile'>): ReadonlySet<string> =>
  new Set(
    Object.keys(BID_GROUPS).filter(
      (group) => group !== 'bids.rank' || isDisclosed(profile.disclosure, 'ranking', 'ownVendor', phaseOf(lot.state)),
    ),
  );

/** A lot that ended early stays in the phase that opened bids prove: its opening. */
const phaseOf = (state: LotInCall['lot']['state']): Phase =>
  state === 'cancelled' || state === 'unsuccessful' ? 'technicalOpened' : state;
