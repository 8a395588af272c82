import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';

/** One thing that a committee has to do. Its id is its place in the list. */
export interface CommitteeDutyRow {
  readonly id: string;
  readonly kind: 'DECISION' | 'COMPLAINT' | 'TRACKING_REVIEW' | 'DECLARATION';
  /** The case or the complaint. */
  readonly objectId: string;
  /** Who has not declared; null for every other duty. */
  readonly personId: string | null;
  readonly dueAt: Instant;
  readonly overdue: boolean;
}

/** Cases that the committee has taken and not decided. */
const OPEN = `committee_id = $1 and state in ('accepted', 'inReview')`;

/**
 * Everything that a committee still has to do, each with its moment: a case to decide, a complaint to take up or to answer, an approval to
 * review before it lapses, a member in office or an expert who has not declared. A complaint that nobody took up is every committee's.
 */
const DUTIES = `
  select 'DECISION' as kind, id as object_id, null as person_id, decision_due_at as due_at from ethics_case where ${OPEN}
  union all
  select 'COMPLAINT', id, null, case state when 'filed' then accept_by else answer_by end from complaint
    where (committee_id = $1 and state = 'accepted') or (committee_id is null and state = 'filed')
  union all
  select 'TRACKING_REVIEW', id, null, valid_until from ethics_case
    where committee_id = $1 and state in ('decided', 'tracking', 'suspended') and valid_until is not null
  union all
  select 'DECLARATION', c.id, called.person_id, c.decision_due_at from ethics_case c
    cross join lateral (
      select m.person_id from committee_member m
        where m.committee_id = c.committee_id and m.appointed_at is not null and m.ended_at is null and m.term_from <= $4 and m.term_until > $4
      union select e.person_id from case_expert e where e.case_id = c.id) called
    where c.${OPEN} and not c.recused ? called.person_id
      and not exists (select from case_declaration d where d.case_id = c.id and d.person_id = called.person_id)`;

/** A page of what a committee has to do, the earliest first; one more than asked for. One statement. */
export async function committeeDutyPage(
  tx: Tx,
  committeeId: string,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<CommitteeDutyRow[]> {
  return tx.query<CommitteeDutyRow>(
    `select * from (
       select to_char(d.due_at at time zone 'UTC', 'YYYYMMDD"T"HH24MISSMS') || '.' || left(d.kind, 2) || '.' || d.object_id
           || coalesce('.' || d.person_id, '') as id,
         d.kind, d.object_id as "objectId", d.person_id as "personId", d.due_at as "dueAt", d.due_at <= $4 as overdue
       from (${DUTIES}) d where d.due_at is not null) r
     where r.id > $2 order by r.id limit $3`,
    [committeeId, after ?? '', first + 1, await tx.now()],
  );
}
