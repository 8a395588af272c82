import { postNeed } from '@pilotage/calls';
import {
  addMember,
  delegateRoles,
  delegationsOfOrganisation,
  DELEGATION_ECHO_DAYS,
  DELEGATION_MAX_DAYS,
  me,
  membersOfOrganisation,
  removeMember,
  revokeDelegation,
} from '@pilotage/parties';
import { after, DAY_MS, type Instant } from '@pilotage/kernel';
import type { Role } from '@pilotage/platform';
import { needInput } from '../support/calls.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['delegation', 'acted_in_place', 'membership', 'need'];

let world: World;
let agency: string;
let neighbouring: string;
let vendor: string;
const ids: Record<string, string> = {};

const person = async (key: string, organisationId: string, roles: readonly Role[]): Promise<void> => {
  ids[key] = await world.person(key, organisationId, roles);
};

beforeAll(async () => {
  world = await openWorld();
  agency = await world.organisation('agency', 'agency');
  neighbouring = await world.organisation('agency-2', 'agency');
  vendor = await world.organisation('vendor', 'vendor');
  const committee = await world.organisation('committee', 'committee');
  await person('operator', await world.organisation('platform', 'platform'), ['platformOperator']);
  await person('officer', agency, ['officer', 'financeOfficer']);
  await person('colleague', agency, ['evidenceVerifier']);
  await person('auditor', agency, ['agencyAuditor']);
  await person('neighbour', neighbouring, ['drafter']);
  await person('bidder', vendor, ['bidder', 'vendorAdministrator']);
  await person('rival', await world.organisation('vendor-2', 'vendor'), ['bidder']);
  await person('member', committee, ['committeeMember']);
  await person('member-2', committee, ['committeeMember']);
});
afterAll(async () => world.close());

const days = async (n: number): Promise<Instant> => after(await world.now(), n * DAY_MS);
const given = async (
  to: string,
  roles: readonly Role[] = ['officer'],
  more: { organisationId?: string; from?: string; until?: string } = {},
) => ({
  organisationId: agency,
  toPersonId: ids[to] as never,
  roles: [...roles],
  until: await days(10),
  reason: 'Leave',
  ...more,
});
const post = (as: string) => world.attempt(as, postNeed, needInput(agency));
const absent = { code: 'NOT_FOUND' };

describe('roles held in the place of somebody', () => {
  it('work from their beginning to their end by the clock of the marketplace, and at no other time', async () => {
    const from = await days(2);
    await world.do('officer', delegateRoles, await given('neighbour', ['officer'], { from, until: await days(4) }));

    await expect(post('neighbour')).rejects.toMatchObject(absent);
    await world.clock('P2D');
    expect(await post('neighbour')).toMatchObject({ ok: true });
    await world.clock('P2D');
    await world.unchanged(TABLES, async () => {
      await expect(post('neighbour')).rejects.toMatchObject(absent);
    });
  });

  it('leave the name of who acted in the log, and in whose place', async () => {
    const [row] = await world.sql<{ actor: unknown }>(
      `select entry::jsonb -> 'actor' as actor from audit_event where type = 'need.post' order by id desc limit 1`,
    );
    expect(row?.actor).toEqual({ person: ids['neighbour'], inPlaceOf: [ids['officer']] });
  });

  it('count as the deeds of both, also after the delegation has ended, until the procedure is over', async () => {
    expect(await world.actor('neighbour')).toMatchObject({ alsoKnownAs: [ids['officer']] });
    expect(await world.actor('officer')).toMatchObject({ alsoKnownAs: [ids['neighbour']] });
    await world.clock(`P${DELEGATION_ECHO_DAYS}D`);
    expect(await world.actor('officer')).not.toHaveProperty('alsoKnownAs');
  });

  it('end at once when they are taken back, and when either of the two is no longer a member', async () => {
    const delegation = await world.do('officer', delegateRoles, await given('colleague'));
    expect(await post('colleague')).toMatchObject({ ok: true });
    await world.do('officer', revokeDelegation, { delegationId: delegation.id });
    await expect(post('colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.refused('officer', revokeDelegation, { delegationId: delegation.id })).toBe('WRONG_STATE');

    await world.do('officer', delegateRoles, await given('neighbour'));
    expect(await post('neighbour')).toMatchObject({ ok: true });
    await leave('neighbour', neighbouring);
    await expect(post('neighbour')).rejects.toMatchObject(absent);
    await world.do('operator', addMember, {
      organisationId: neighbouring as never,
      personId: ids['neighbour'] as never,
      roles: ['drafter'],
    });
    expect(await post('neighbour')).toMatchObject({ ok: true });
    await leave('officer', agency);
    await expect(post('neighbour')).rejects.toMatchObject(absent);
    await world.do('operator', addMember, {
      organisationId: agency as never,
      personId: ids['officer'] as never,
      roles: ['officer', 'financeOfficer'],
    });
  });

  it('end when the one who stands in joins a vendor', async () => {
    await world.do('operator', addMember, { organisationId: vendor as never, personId: ids['neighbour'] as never, roles: ['bidder'] });
    await world.unchanged(TABLES, async () => {
      await expect(post('neighbour')).rejects.toMatchObject(absent);
    });
  });

  it('are shown with their ends to both, and to the auditor of the agency', async () => {
    await world.do('officer', delegateRoles, await given('colleague'));

    const own = await world.read('colleague', me, {});
    expect(own.delegations[0]).toMatchObject({ fromPersonId: ids['officer'], roles: ['officer'], state: 'granted' });
    expect(own.memberships).toContainEqual(expect.objectContaining({ roles: ['officer'], inPlaceOf: ids['officer'] }));
    const all = await world.read('auditor', delegationsOfOrganisation, { organisationId: agency, first: 20 });
    expect(all.edges.length).toBeGreaterThan(3);
    await expect(world.read('bidder', delegationsOfOrganisation, { organisationId: agency, first: 20 })).rejects.toMatchObject(absent);
  });

  async function leave(key: string, organisationId: string): Promise<void> {
    const list = await world.read('operator', membersOfOrganisation, { organisationId, first: 20 });
    const membershipId = list.edges.find(({ node }) => node.personId === ids[key])?.node.id ?? '';
    await world.do('operator', removeMember, { membershipId });
  }
});

describe('a delegation is refused', () => {
  it.each<readonly [string, string, string, () => ReturnType<typeof given>]>([
    ['of a role that one does not hold', 'officer', 'ROLE_NOT_HELD', () => given('auditor', ['approver'])],
    ['of a role that one holds for somebody else', 'colleague', 'ROLE_NOT_HELD', () => given('auditor', ['officer'])],
    ['of a role that is held in person', 'officer', 'ROLE_NOT_DELEGABLE', () => given('auditor', ['financeOfficer'])],
    ['to oneself', 'officer', 'DELEGATE_NOT_ELIGIBLE', () => given('officer')],
    ['to somebody of a vendor, for an agency', 'officer', 'DELEGATE_NOT_ELIGIBLE', () => given('bidder')],
    ['to somebody of the committee, for an agency', 'officer', 'DELEGATE_NOT_ELIGIBLE', () => given('member')],
    [
      'to nobody',
      'officer',
      'DELEGATE_NOT_ELIGIBLE',
      async () => ({ ...(await given('auditor')), toPersonId: `per_${'0'.repeat(32)}` as never }),
    ],
    ['to a competitor', 'bidder', 'DELEGATE_NOT_ELIGIBLE', () => given('rival', ['bidder'], { organisationId: vendor })],
    [
      'for longer than policy allows',
      'officer',
      'DELEGATION_TERM_INVALID',
      async () => given('auditor', ['officer'], { until: await days(DELEGATION_MAX_DAYS + 1) }),
    ],
    [
      'with an end in the past',
      'officer',
      'DELEGATION_TERM_INVALID',
      async () => given('auditor', ['officer'], { until: await world.now() }),
    ],
    [
      'with an end before its beginning',
      'officer',
      'DELEGATION_TERM_INVALID',
      async () => given('auditor', ['officer'], { from: await days(5), until: await days(4) }),
    ],
  ])('%s', async (_what, as, code, ask) => {
    const input = await ask();
    await world.unchanged(TABLES, async () => {
      expect(await world.refused(as, delegateRoles, input)).toBe(code);
    });
  });

  it('of a vote of the committee, whoever asks', async () => {
    const [row] = await world.sql<{ id: string }>(`select id from organisation where kind = 'committee'`);
    const input = await given('member-2', ['committeeMember'], { organisationId: row?.id ?? '' });
    await world.unchanged(TABLES, async () => {
      await expect(world.attempt('member', delegateRoles, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  it('to be taken back by anybody else', async () => {
    const { id } = await world.do('officer', delegateRoles, await given('colleague', ['officer'], { until: await days(3) }));
    await world.unchanged(TABLES, async () => {
      await expect(world.attempt('auditor', revokeDelegation, { delegationId: id as never })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('bidder', revokeDelegation, { delegationId: id as never })).rejects.toMatchObject(absent);
    });
  });
});
