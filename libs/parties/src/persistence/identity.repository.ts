import type { Instant } from '@pilotage/kernel';
import { repositoryOf, type Membership, type Role, type Tx } from '@pilotage/platform';
import { DELEGATION_ECHO_DAYS } from '../domain/delegation.js';
import { OrganisationIdentifierEntity } from './parties.entities.js';
import {
  CodeFailureEntity,
  DelegationEntity,
  IdentityEntity,
  InvitationEntity,
  LinkCodeEntity,
  SamePersonEntity,
} from './identity.entities.js';

export const identities = repositoryOf(IdentityEntity);
export const samePersonRows = repositoryOf(SamePersonEntity);
export const delegations = repositoryOf(DelegationEntity);
export const invitations = repositoryOf(InvitationEntity);
export const linkCodes = repositoryOf(LinkCodeEntity);
export const organisationIdentifiers = repositoryOf(OrganisationIdentifierEntity);

/** Who is behind an account, as it is now. */
export interface Known {
  readonly personId: string;
  readonly kind: 'human' | 'machine';
  readonly memberships: Membership[];
  readonly others: string[];
}

/** The same human's rows of a person `p`, itself included; one look-up, because every pair is stored. */
const SELVES = (p: string): string => `(select ${p} as id union select s.same_as from same_person s where s.person_id = ${p})`;

/**
 * A delegation `d` that works at `now`: within its term, and while the one who stands in is still a member of the organisation or of one of
 * its kind (vendors: of the same), and of no vendor for anybody else. The clock decides, and no sweep.
 */
const IN_FORCE = (now: string): string => `d.state = 'granted' and d.valid_from <= ${now} and d.valid_until > ${now}
  and exists (
    select from organisation own, membership m join organisation o on o.id = m.organisation_id
    where own.id = d.organisation_id and m.person_id = d.to_person_id and m.state = 'active'
      and (m.organisation_id = own.id or (own.kind <> 'vendor' and o.kind = own.kind)))
  and not exists (
    select from ${SELVES('d.to_person_id')} self join membership m on m.person_id = self.id and m.state = 'active'
      join organisation o on o.id = m.organisation_id, organisation own
    where own.id = d.organisation_id and own.kind <> 'vendor' and o.kind = 'vendor')`;

/** Roles of a delegation that the one who gave them still holds. */
const STILL_HELD = `(select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements_text(d.roles) r where m.roles ? r)`;

/** A used delegation whose end is not long past: what was done under it counts as done by both. */
const ECHOES = (now: string): string => `d.valid_from <= ${now}
  and least(d.valid_until, coalesce(d.revoked_at, d.valid_until)) + interval '${DELEGATION_ECHO_DAYS} days' > ${now}
  and exists (select from acted_in_place a where a.person_id = d.to_person_id and a.in_place_of = d.from_person_id)`;

/** The person behind an account with memberships, delegated roles and everyone whose deeds count as theirs, in one statement; null when nobody is known by it. */
export const knownByAccount = (tx: Tx, issuer: string, subject: string): Promise<Known | null> =>
  tx.one<Known>(
    `with me as (select p.id, p.kind from identity i join person p on p.id = i.person_id where i.issuer = $1 and i.subject = $2),
       clock as materialized (select app.clock() as now),
       human as materialized (select s.id from me, lateral ${SELVES('me.id')} s),
       standing as materialized (
         select d.*, ${IN_FORCE('clock.now')} as works from delegation d, clock
         where (d.to_person_id in (select id from human) or d.from_person_id in (select id from human))
           and ((${IN_FORCE('clock.now')}) or (${ECHOES('clock.now')}))),
       partner as (select from_person_id as id from standing union select to_person_id from standing)
     select me.id as "personId", me.kind,
       coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'roles', m.roles) order by m.id)
         from membership m where m.person_id = me.id and m.state = 'active'), '[]')
       || coalesce((select jsonb_agg(jsonb_build_object('organisationId', d.organisation_id, 'roles', ${STILL_HELD}, 'inPlaceOf', d.from_person_id) order by d.id)
         from standing d join membership m on m.person_id = d.from_person_id and m.organisation_id = d.organisation_id and m.state = 'active'
         where d.works and d.to_person_id = me.id), '[]') as memberships,
       coalesce((select jsonb_agg(other.id order by other.id) from (
         select id from human union select s.id from partner, lateral ${SELVES('partner.id')} s) other where other.id <> me.id), '[]') as others
     from me`,
    [issuer, subject],
  );

/** Persons with everyone who is the same human, themselves included. */
export async function selvesOfPersons(tx: Tx, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  const rows = await tx.query<{ id: string; selves: string[] }>(
    `select asked.id, jsonb_agg(s.id order by s.id) as selves from unnest($1::text[]) asked(id), lateral ${SELVES('asked.id')} s group by asked.id`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, selves }) => [id, selves]));
}

/** An office that a human holds, under whichever account or delegation, told for the person asked about. */
export interface OfficeOfPerson {
  readonly personId: string;
  readonly organisationId: string;
  readonly kind: 'agency' | 'vendor' | 'committee' | 'oversight' | 'platform';
  readonly roles: readonly Role[];
}

/** Everything that the humans behind the persons are: under every account, and in the place of others. One statement. */
export const officesOfHumans = (tx: Tx, ids: readonly string[]): Promise<OfficeOfPerson[]> =>
  tx.query<OfficeOfPerson>(
    `with clock as materialized (select app.clock() as now),
       self as materialized (select distinct asked.id as asked, s.id from unnest($1::text[]) asked(id), lateral ${SELVES('asked.id')} s)
     select self.asked as "personId", m.organisation_id as "organisationId", o.kind, m.roles
     from self join membership m on m.person_id = self.id and m.state = 'active' join organisation o on o.id = m.organisation_id
     union all
     select self.asked, d.organisation_id, o.kind, ${STILL_HELD}
     from clock, self join delegation d on d.to_person_id = self.id
       join membership m on m.person_id = d.from_person_id and m.organisation_id = d.organisation_id and m.state = 'active'
       join organisation o on o.id = d.organisation_id
     where ${IN_FORCE('clock.now')}`,
    [ids],
  );

/** Everyone who is, under any account, a member of one of the organisations, whatever the role; with `since` also who ceased to be one after it. */
export async function humansOfOrganisations(tx: Tx, organisationIds: readonly string[], since: Instant | null): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct s.id from membership m, lateral ${SELVES('m.person_id')} s
     where m.organisation_id = any($1) and (m.state = 'active' or m.ended_at > $2) order by s.id`,
    [organisationIds, since],
  );
  return rows.map(({ id }) => id);
}

/** Whether every one of the organisations has a verified identifier. */
export async function allVerified(tx: Tx, organisationIds: readonly string[]): Promise<boolean> {
  const row = await tx.one<{ verified: boolean }>(
    `select not exists (select from unnest($1::text[]) o(id)
       where not exists (select from organisation_identifier i where i.organisation_id = o.id and i.verified_at is not null)) as verified`,
    [organisationIds],
  );
  return row?.verified ?? false;
}

/** Whether every organisation of the party group has a verified identifier; one statement, for every sealed bid asks. */
export async function groupVerified(tx: Tx, groupId: string): Promise<boolean> {
  const row = await tx.one<{ verified: boolean }>(
    `select not exists (select from party_group_member g where g.group_id = $1
       and not exists (select from organisation_identifier i where i.organisation_id = g.organisation_id and i.verified_at is not null)) as verified`,
    [groupId],
  );
  return row?.verified ?? false;
}

/** How often the account got a code wrong since then. */
export async function failuresSince(tx: Tx, account: string, since: Instant): Promise<number> {
  const row = await tx.one<{ failures: number }>('select count(*)::int as failures from code_failure where account = $1 and at > $2', [
    account,
    since,
  ]);
  return row?.failures ?? 0;
}

/** Notes that the account got a code wrong, and forgets what is too old to count. */
export async function noteFailure(tx: Tx, failure: CodeFailureEntity, since: Instant): Promise<void> {
  await tx.query('delete from code_failure where account = $1 and at <= $2', [failure.account, since]);
  await tx.query('insert into code_failure (id, account, at) values ($1, $2, $3)', [failure.id, failure.account, failure.at]);
}
