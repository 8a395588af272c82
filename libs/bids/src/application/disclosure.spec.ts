import { hasReached, listProfiles, type Phase, type ProcedureProfile } from '@pilotage/calls';
import { grantsOf, isAllowed, type Actor, type Role } from '@pilotage/platform';
import { bidsCapacities, bidsGroups } from './bids.policy.js';
import { holdsOf, relationsOf } from './disclosure.js';

type Lot = Parameters<typeof holdsOf>[1];
type State = Lot['lot']['state'];

const AGENCY = 'org_a';
const VENDOR = 'org_v';
/** From the opening on: before it nobody but the vendor gets to see a row at all. */
const STATES: State[] = ['technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending', 'awarded', 'complete'];
const inState = (profile: ProcedureProfile, state: State): Lot => ({ lot: { state } as Lot['lot'], profile });
const cells = listProfiles().flatMap((profile) => STATES.map((state) => ({ id: profile.id, state, lot: inState(profile, state) })));

const person = (roles: Role[], organisationId = AGENCY): Actor => ({
  kind: 'person',
  personId: 'per_1',
  memberships: [{ organisationId, roles }],
});
const granted = (actor: Actor, lot: Lot): ReadonlySet<string> =>
  grantsOf(bidsGroups, actor, { agency: AGENCY, vendor: VENDOR, holds: holdsOf(actor, lot, AGENCY) });

const officer = person(['officer']);
const marker = person(['evaluator']);
const owner = person(['bidder'], VENDOR);

describe('who reads opened bids as a marker', () => {
  it.each<[Role[], boolean]>([
    [['officer'], false],
    [['agencyAuditor'], false],
    [['oversightAuditor'], false],
    [['evaluator'], true],
    [['panelChair'], true],
    [['officer', 'evaluator'], true],
    [['agencyAuditor', 'panelChair'], true],
  ])('with the roles %j: %s', (roles, isMarker) => {
    expect(isAllowed(bidsCapacities.blindReader.who, person(roles), { agency: AGENCY })).toBe(isMarker);
  });

  it('marks for one agency only: an evaluator of another agency is no marker here', () => {
    const both: Actor = {
      kind: 'person',
      personId: 'per_1',
      memberships: [
        { organisationId: AGENCY, roles: ['officer'] },
        { organisationId: 'org_b', roles: ['evaluator'] },
      ],
    };
    expect(isAllowed(bidsCapacities.blindReader.who, both, { agency: AGENCY })).toBe(false);
  });
});

describe('whose a bid is', () => {
  const bid = { vendorId: VENDOR, agencyId: AGENCY };

  it('before the opening: its vendor’s alone, so that the agency does not learn of it', () => {
    expect(relationsOf({ ...bid, openedAt: null } as never)).toEqual({ vendor: VENDOR });
  });

  it('after it: the agency’s too', () => {
    expect(relationsOf({ ...bid, openedAt: '2026-01-01T00:00:00Z' } as never)).toMatchObject({ vendor: VENDOR, agency: AGENCY });
  });
});

describe('what is shown of opened bids', () => {
  it.each(cells)('under $id a marker, officer or not, sees no vendor before the ranking (lot $state)', ({ state, lot }) => {
    const ranked = hasReached(state as Phase, 'ranked');
    expect(granted(marker, lot).has('bids.identity')).toBe(ranked);
    expect(granted(person(['officer', 'evaluator']), lot).has('bids.identity')).toBe(ranked);
    expect(granted(person(['agencyAuditor', 'panelChair']), lot).has('bids.identity')).toBe(ranked);
  });

  it.each(cells)('under $id a marker sees no price before the prices are open (lot $state)', ({ state, lot }) => {
    expect(granted(marker, lot).has('bids.price')).toBe(hasReached(state as Phase, 'pricesOpened'));
  });

  it.each(cells)('under $id officers see names and content from the opening on (lot $state)', ({ lot }) => {
    expect(['bids.identity', 'bids.technical', 'bids.admission'].every((group) => granted(officer, lot).has(group))).toBe(true);
  });

  it.each(cells)('under $id officers see a price when the profile opens it (lot $state)', ({ state, lot }) => {
    const openedTogether = lot.profile.opening.openedTogether.value;
    expect(granted(officer, lot).has('bids.price')).toBe(openedTogether || hasReached(state as Phase, 'pricesOpened'));
  });

  it.each(cells)('under $id no rank is shown before there is a ranking (lot $state)', ({ state, lot }) => {
    const readers = [officer, marker, person(['agencyAuditor']), person(['oversightAuditor'], 'org_o'), owner];
    const shown = readers.some((reader) => granted(reader, lot).has('bids.rank'));
    if (!hasReached(state as Phase, 'ranked')) expect(shown).toBe(false);
    expect(granted(owner, lot).has('bids.rank') && !hasReached(state as Phase, 'awardPending')).toBe(false);
  });

  it('hides nothing else from the vendor itself', () => {
    const [lot] = cells.map((cell) => cell.lot);
    const own = lot ? granted(owner, lot) : new Set<string>();
    expect(Object.keys(bidsGroups).filter((group) => group !== 'bids.rank' && !own.has(group))).toEqual([]);
  });

  it.each(['cancelled', 'unsuccessful'] as const)('goes no further when the lot is %s', (state) => {
    for (const profile of listProfiles()) {
      expect(granted(officer, inState(profile, state))).toEqual(granted(officer, inState(profile, 'technicalOpened')));
    }
  });
});
