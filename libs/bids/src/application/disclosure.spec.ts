import { hasReached, listProfiles, type Phase, type ProcedureProfile } from '@pilotage/calls';
import type { Actor, Role } from '@pilotage/platform';
import { audienceOf, BID_GROUPS, grantsFor, ownGrants } from './disclosure.js';

type Lot = Parameters<typeof grantsFor>[1];
type State = Lot['lot']['state'];

/** From the opening on: before it nobody but the vendor gets to see a row at all. */
const STATES: State[] = ['technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending', 'awarded', 'complete'];
const inState = (profile: ProcedureProfile, state: State): Lot => ({ lot: { state } as Lot['lot'], profile });
const cells = listProfiles().flatMap((profile) => STATES.map((state) => ({ id: profile.id, state, lot: inState(profile, state) })));

const person = (roles: Role[], organisationId = 'org_a'): Actor => ({
  kind: 'person',
  personId: 'per_1',
  memberships: [{ organisationId, roles }],
});

describe('who looks at opened bids', () => {
  it.each<[Role[], string]>([
    [['officer'], 'officers'],
    [['approver'], 'officers'],
    [['agencyAuditor'], 'auditors'],
    [['oversightAuditor'], 'auditors'],
    [['evaluator'], 'panel'],
    [['panelChair'], 'panel'],
    [['officer', 'evaluator'], 'panel'],
    [['agencyAuditor', 'panelChair'], 'panel'],
  ])('with the roles %j is one of the %s', (roles, audience) => {
    expect(audienceOf(person(roles), 'org_a')).toBe(audience);
  });

  it('marks for one agency only: an evaluator of another agency is no marker here', () => {
    const both: Actor = {
      kind: 'person',
      personId: 'per_1',
      memberships: [
        { organisationId: 'org_a', roles: ['officer'] },
        { organisationId: 'org_b', roles: ['evaluator'] },
      ],
    };
    expect(audienceOf(both, 'org_a')).toBe('officers');
  });
});

describe('what is shown of opened bids', () => {
  it.each(cells)('under $id a marker sees no vendor before the ranking (lot $state)', ({ state, lot }) => {
    expect(grantsFor('panel', lot).has('bids.identity')).toBe(hasReached(state as Phase, 'ranked'));
  });

  it.each(cells)('under $id a marker sees no price before the prices are open (lot $state)', ({ state, lot }) => {
    expect(grantsFor('panel', lot).has('bids.price')).toBe(hasReached(state as Phase, 'pricesOpened'));
  });

  it.each(cells)('under $id officers see names and content from the opening on (lot $state)', ({ lot }) => {
    const granted = grantsFor('officers', lot);
    expect(['bids.identity', 'bids.technical', 'bids.admission'].every((group) => granted.has(group))).toBe(true);
  });

  it.each(cells)('under $id officers see a price when the profile opens it (lot $state)', ({ state, lot }) => {
    const openedTogether = lot.profile.opening.openedTogether.value;
    expect(grantsFor('officers', lot).has('bids.price')).toBe(openedTogether || hasReached(state as Phase, 'pricesOpened'));
  });

  it.each(cells)('under $id no rank is shown before there is a ranking (lot $state)', ({ state, lot }) => {
    const early = !hasReached(state as Phase, 'ranked');
    const shown = [grantsFor('officers', lot), grantsFor('panel', lot), grantsFor('auditors', lot), ownGrants(lot)].some((g) =>
      g.has('bids.rank'),
    );
    if (early) expect(shown).toBe(false);
    expect(ownGrants(lot).has('bids.rank') && !hasReached(state as Phase, 'awardPending')).toBe(false);
  });

  it('hides nothing else from the vendor itself', () => {
    const [lot] = cells.map((cell) => cell.lot);
    const own = lot ? ownGrants(lot) : new Set<string>();
    expect(Object.keys(BID_GROUPS).filter((group) => group !== 'bids.rank' && !own.has(group))).toEqual([]);
  });

  it.each(['cancelled', 'unsuccessful'] as const)('goes no further when the lot is %s', (state) => {
    for (const profile of listProfiles()) {
      const ended = grantsFor('officers', inState(profile, state));
      expect(ended).toEqual(grantsFor('officers', inState(profile, 'technicalOpened')));
    }
  });
});
