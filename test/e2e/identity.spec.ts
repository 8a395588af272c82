import {
  acceptInvitation,
  actorOf,
  addMember,
  changeMemberRoles,
  createLinkCode,
  declareSamePerson,
  inviteMember,
  invitationsOfOrganisation,
  linkIdentity,
  me,
  membersOfOrganisation,
  registerMachineClient,
  registerPerson,
  removeMember,
  samePersons,
  withdrawInvitation,
} from '@pilotage/parties';
import { hasProvenRecently, systemActor, type Actor, type Answer, type UseCase } from '@pilotage/platform';
import type { z } from 'zod';
import type { Readable, RowOf } from '@pilotage/platform';
import { openWorld, type World } from '../support/world.js';

const ISSUER = 'https://identity.example.test';
const NAME = { en: 'Xin', zh: '辛' };
const TABLES = ['person', 'identity', 'membership', 'invitation', 'link_code', 'same_person'];
const newcomer = (subject: string): Actor => ({ kind: 'newcomer', issuer: ISSUER, subject });

let world: World;
let vendor: string;
let agency: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  vendor = await world.organisation('vendor-1', 'vendor');
  agency = await world.organisation('agency-1', 'agency');
  await world.person('operator', await world.organisation('platform', 'platform'), ['platformOperator']);
  await world.person('administrator', vendor, ['vendorAdministrator', 'bidder']);
  await world.person('officer', agency, ['officer']);
  await world.person('officer-2', agency, ['officer']);
  await world.person('auditor', agency, ['agencyAuditor']);
});
afterAll(async () => world.close());

const asActor = <I extends z.ZodType, O extends Readable>(
  actor: Actor,
  useCase: UseCase<I, O>,
  input: z.input<I>,
): Promise<Answer<RowOf<O>>> => world.house.executor.execute(useCase, { actor, requestId: 'test' }, input, `identity-key-${(keys += 1)}`);

const codeOf = async (answer: Promise<Answer<unknown>>): Promise<string> => {
  const said = await answer;
  return said.ok ? 'ACCEPTED' : said.refusal.definition.code;
};

const invited = (days = 7): Promise<{ id: string; code: string }> =>
  world.do('administrator', inviteMember, { organisationId: vendor, roles: ['bidder'], days });
const accept = (actor: Actor, code: string) => asActor(actor, acceptInvitation, { code, name: NAME });

describe('an invitation', () => {
  it('makes a newcomer a person and a member with its roles, known by the account that accepted', async () => {
    const { code } = await invited();

    const answer = await accept(newcomer('xin'), code);

    expect(answer).toMatchObject({ ok: true, value: { organisationId: vendor } });
    expect(await world.actor('xin')).toMatchObject({ kind: 'person', memberships: [{ organisationId: vendor, roles: ['bidder'] }] });
    const list = await world.read('administrator', membersOfOrganisation, { organisationId: vendor, first: 10 });
    expect(list.edges.map(({ node }) => node.name.en)).toContain('Xin');
  });

  it('answers whoever accepted it again, and adds its roles to those that a member holds', async () => {
    const { code } = await world.do('administrator', inviteMember, { organisationId: vendor, roles: ['vendorAdministrator'], days: 1 });
    const first = await accept(await world.actor('xin'), code);

    const second = await accept(await world.actor('xin'), code);

    expect(second).toEqual(first);
    expect(await world.actor('xin')).toMatchObject({ memberships: [{ roles: ['bidder', 'vendorAdministrator'] }] });
  });

  it('is refused alike with a wrong, used, withdrawn or expired code, and nothing changes', async () => {
    const used = await invited();
    await accept(newcomer('ren'), used.code);
    const withdrawn = await invited();
    await world.do('administrator', withdrawInvitation, { invitationId: withdrawn.id });
    const link = await world.do('officer', createLinkCode, { minutes: 60 });
    const expired = await invited(1);
    await world.clock('P2D');

    await world.unchanged(TABLES, async () => {
      for (const [subject, code] of [
        ['a', 'AAAAA-AAAAA-AAAAA-AAAAA'],
        ['b', used.code],
        ['c', withdrawn.code],
        ['d', expired.code],
        ['e', link.code],
      ] as const) {
        expect(await accept(newcomer(subject), code)).toMatchObject({
          ok: false,
          refusal: { definition: { code: 'CODE_NOT_VALID' }, params: {} },
        });
      }
      expect(await codeOf(asActor(await world.actor('administrator'), withdrawInvitation, { invitationId: withdrawn.id }))).toBe(
        'WRONG_STATE',
      );
    });
  });

  it('is refused with the right code after ten wrong ones of the hour, to that account alone', async () => {
    const { code } = await invited();
    for (let n = 0; n < 10; n += 1) await accept(newcomer('guesser'), `AAAAA-AAAAA-AAAAA-AAAA${n}`);

    expect(await codeOf(accept(newcomer('guesser'), code))).toBe('CODE_NOT_VALID');
    expect(await codeOf(accept(newcomer('someone'), code))).toBe('ACCEPTED');
    await world.clock('PT2H');
    expect(await codeOf(accept(newcomer('guesser'), (await invited()).code))).toBe('ACCEPTED');
  });

  it('keeps its code nowhere: neither in its row nor in the log', async () => {
    const { code } = await invited();

    const rows = await world.sql<{ t: string }>(
      `select i::text as t from invitation i union all select entry from audit_event union all select k::text from idempotency_key k`,
    );
    expect(rows.filter(({ t }) => t.includes(code))).toEqual([]);
  });

  it('is made by those who look after the members, with roles of the kind, and read by them', async () => {
    await expect(world.attempt('officer', inviteMember, { organisationId: vendor, roles: ['bidder'], days: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.attempt('officer', inviteMember, { organisationId: agency, roles: ['officer'], days: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await world.refused('administrator', inviteMember, { organisationId: vendor, roles: ['officer'], days: 1 })).toBe(
      'ROLE_NOT_OF_THIS_KIND',
    );
    const list = await world.read('administrator', invitationsOfOrganisation, { organisationId: vendor, first: 50 });
    expect(new Set(list.edges.map(({ node }) => node.state))).toEqual(new Set(['open', 'accepted', 'withdrawn']));
    expect(JSON.stringify(list)).not.toContain('codeHash');
  });
});

describe('members', () => {
  it('change roles at once, and the last administrator of a vendor stays', async () => {
    const lone = await world.organisation('vendor-lone', 'vendor');
    await world.person('lone', lone, ['vendorAdministrator']);
    const list = await world.read('lone', membersOfOrganisation, { organisationId: lone, first: 10 });
    const membershipId = list.edges[0]?.node.id ?? '';

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('lone', changeMemberRoles, { membershipId, roles: ['bidder'] })).toBe('LAST_ADMINISTRATOR');
      expect(await world.refused('lone', removeMember, { membershipId })).toBe('LAST_ADMINISTRATOR');
    });

    await world.person('second', lone, ['vendorAdministrator']);
    await world.do('lone', changeMemberRoles, { membershipId, roles: ['bidder'] });
    expect(await world.actor('lone')).toMatchObject({ memberships: [{ roles: ['bidder'] }] });
    await expect(world.attempt('lone', inviteMember, { organisationId: lone, roles: ['bidder'], days: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('of an agency are read by its auditor, and by nobody of elsewhere', async () => {
    const list = await world.read('auditor', membersOfOrganisation, { organisationId: agency, first: 10 });
    expect(list.edges).toHaveLength(3);
    await expect(world.read('administrator', membersOfOrganisation, { organisationId: agency, first: 10 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('one human with several accounts', () => {
  it('links a new account by a code made under the old one', async () => {
    const { code } = await world.do('officer', createLinkCode, { minutes: 10 });
    const officer = await world.actor('officer');

    const linked = await asActor(newcomer('officer-at-home'), linkIdentity, { code });

    expect(linked).toMatchObject({ ok: true, value: { samePersonAs: null } });
    expect(await world.actor('officer-at-home')).toMatchObject({ personId: officer.kind === 'person' ? officer.personId : '' });
    const shown = await world.read('officer', me, {});
    expect(shown.accounts.map(({ subject }) => subject)).toEqual(['officer', 'officer-at-home']);
    expect(await codeOf(asActor(newcomer('thief'), linkIdentity, { code }))).toBe('CODE_NOT_VALID');
  });

  it('is not linked by an old code, nor by the account that made it', async () => {
    const old = await world.do('officer', createLinkCode, { minutes: 1 });
    await world.clock('PT2M');
    const own = await world.do('officer', createLinkCode, { minutes: 10 });

    await world.unchanged(TABLES, async () => {
      expect(await codeOf(asActor(newcomer('late'), linkIdentity, { code: old.code }))).toBe('CODE_NOT_VALID');
      expect(await codeOf(asActor(await world.actor('officer'), linkIdentity, { code: own.code }))).toBe('CODE_NOT_VALID');
    });
  });

  it('counts as one when two known persons prove both accounts, whichever of them acts', async () => {
    const one = await world.person('yi', agency, ['drafter']);
    const other = await world.person('yi-2', vendor, ['bidder']);
    const { code } = await world.do('yi', createLinkCode, { minutes: 10 });

    const linked = await asActor(await world.actor('yi-2'), linkIdentity, { code });

    expect(linked).toMatchObject({ ok: true, value: { id: one, samePersonAs: other } });
    expect(await world.actor('yi')).toMatchObject({ alsoKnownAs: [other] });
    expect(await world.actor('yi-2')).toMatchObject({ alsoKnownAs: [one] });
  });

  it('is declared by the operator with a source, with everything that follows, and never taken back', async () => {
    const [a, b, c] = [
      await world.person('h-1', agency, ['drafter']),
      await world.person('h-2', agency, ['officer']),
      await world.person('h-3', vendor, ['bidder']),
    ];
    await world.do('operator', declareSamePerson, { personId: a, sameAs: b, source: 'Passport office, letter 1' });
    await world.do('operator', declareSamePerson, { personId: b, sameAs: c, source: 'Passport office, letter 2' });

    expect(await world.actor('h-1')).toMatchObject({ alsoKnownAs: [b, c].sort() });
    expect(await world.actor('h-3')).toMatchObject({ alsoKnownAs: [a, b].sort() });
    const selves = await world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) =>
      samePersons(tx, [a, 'per_nobody']),
    );
    expect(selves.get(a)).toEqual([a, b, c].sort());
    expect(selves.get('per_nobody')).toEqual(['per_nobody']);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('operator', declareSamePerson, { personId: c, sameAs: a, source: 'x' })).toBe('PERSONS_ALREADY_ONE');
      await expect(world.attempt('officer', declareSamePerson, { personId: c, sameAs: a, source: 'x' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      await expect(world.sql('delete from same_person')).rejects.toThrow(/permission denied|append-only/);
      await expect(world.sql(`update identity set person_id = 'x'`)).rejects.toThrow(/permission denied|append-only/);
    });
  });
});

describe('a machine client', () => {
  it('is known by its client id, holds roles that need no human, and is marked in the log', async () => {
    const machine = await world.do('administrator', registerMachineClient, {
      organisationId: vendor,
      issuer: ISSUER,
      clientId: 'robot',
      name: { en: 'Robot', zh: '机器人' },
      roles: ['bidder'],
    });

    const known = (isClient: boolean) =>
      world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) =>
        actorOf(tx, ISSUER, 'robot', { isClient, provenAt: Date.now() / 1000 }),
      );
    const actor = await known(true);
    expect(actor).toMatchObject({ kind: 'person', personId: machine.id, machine: true });
    expect(hasProvenRecently(actor)).toBe(false);
    expect(await known(false)).toEqual({ kind: 'anonymous' });
    expect(await world.read('robot', me, {})).toMatchObject({ machine: true, signedInRecently: false });

    await world.do('administrator', removeMember, { membershipId: machine.membershipId });
    expect(await known(true)).toMatchObject({ memberships: [] });
  });

  it('holds no role whose deeds a human answers for, and has no second self', async () => {
    const given = { issuer: ISSUER, name: NAME };
    const asked = (organisationId: string, as: string, role: 'vendorAdministrator' | 'approver' | 'serviceUser', clientId = 'robot-2') =>
      codeOf(world.attempt(as, registerMachineClient, { ...given, organisationId, clientId, roles: [role] }));
    await world.unchanged(TABLES, async () => {
      expect(await asked(vendor, 'administrator', 'vendorAdministrator')).toBe('ROLE_NEEDS_A_HUMAN');
      expect(await asked(agency, 'operator', 'approver')).toBe('ROLE_NEEDS_A_HUMAN');
      expect(await asked(vendor, 'administrator', 'serviceUser')).toBe('ROLE_NOT_OF_THIS_KIND');
      expect(await asked(agency, 'operator', 'serviceUser', 'officer')).toBe('ACCOUNT_ALREADY_KNOWN');
      const robot = await world.actor('robot');
      const robotId = robot.kind === 'person' ? robot.personId : '';
      const officer = await world.actor('officer');
      const officerId = officer.kind === 'person' ? officer.personId : '';
      expect(await world.refused('robot', createLinkCode, { minutes: 5 })).toBe('HUMANS_ONLY');
      expect(await world.refused('operator', declareSamePerson, { personId: robotId, sameAs: officerId, source: 'x' })).toBe('HUMANS_ONLY');
      expect(await world.refused('operator', addMember, { organisationId: agency, personId: robotId, roles: ['officer'] })).toBe(
        'ROLE_NEEDS_A_HUMAN',
      );
    });
    const { code } = await invited();
    expect(await codeOf(accept(await world.actor('robot'), code))).toBe('CODE_NOT_VALID');
  });
});

describe('an account that nobody knows', () => {
  it('is a newcomer, who may accept an invitation and nothing else; a client is nobody', async () => {
    const found = (isClient: boolean) =>
      world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) =>
        actorOf(tx, ISSUER, 'unheard-of', { isClient }),
      );
    expect(await found(false)).toEqual(newcomer('unheard-of'));
    expect(await found(true)).toEqual({ kind: 'anonymous' });
    await world.unchanged(TABLES, async () => {
      await expect(asActor(newcomer('unheard-of'), registerPerson, { issuer: ISSUER, subject: 'x', name: NAME })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      await expect(accept({ kind: 'anonymous' }, 'AAAAA-AAAAA-AAAAA-AAAAA')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });
  });
});
