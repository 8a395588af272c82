import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUTHORISATION_WALL, EACH_ITS_OWN, EVIDENCE_WALL } from './row-security/0032-evidence-of-others.js';
import { putUp, statements } from './row-security/wall.js';

const WITHDRAWN: readonly string[] = [
  `alter table evidence add column withdrawn_at timestamptz(3), add constraint uq_evidence_owner unique (id, organisation_id)`,
];

/** The owner is written into the row, and the reference holds it to the piece's: policies cannot look at each other in a ring. */
const AUTHORISATION: readonly string[] = [
  `create table evidence_authorisation (
     id text primary key, evidence_id text not null, owner_id text not null references organisation (id),
     organisation_id text not null references organisation (id), role text not null check (role in ('member', 'subcontractor', 'manufacturer')),
     subjects jsonb, ends_at timestamptz(3), given_by text not null references person (id), given_at timestamptz(3) not null,
     ended_by text references person (id), ended_at timestamptz(3),
     constraint fk_evidence_authorisation_piece foreign key (evidence_id, owner_id) references evidence (id, organisation_id),
     constraint ck_evidence_authorisation_other check (owner_id <> organisation_id),
     constraint ck_evidence_authorisation_subjects check ((role = 'subcontractor') = (subjects is not null)),
     constraint ck_evidence_authorisation_end check ((ended_at is null) = (ended_by is null)))`,
  `create unique index uq_evidence_authorisation_live on evidence_authorisation (evidence_id, organisation_id) where ended_at is null`,
  `create index ix_evidence_authorisation_owner on evidence_authorisation (owner_id, id)`,
  `create index ix_evidence_authorisation_organisation on evidence_authorisation (organisation_id, id)`,
];

/** A bid that was sealed rests on when the word was ended: that never changes. */
const ENDED_STAYS: readonly string[] = [
  `create trigger ended_stays before update on evidence_authorisation for each row
     when (old.ended_at is not null and (old.ended_at is distinct from new.ended_at or old.ended_by is distinct from new.ended_by))
     execute function app.never_changes('ended_at, ended_by')`,
  `alter table evidence_authorisation enable always trigger ended_stays`,
];

/** Until now a bid named only pieces of the vendor that leads it. */
const USES: readonly string[] = [
  `alter table evidence_use no force row level security`,
  `alter table evidence no force row level security`,
  `alter table evidence_use add column owner_id text references organisation (id), add column owner_role text not null default 'lead',
     add column authorisation_id text references evidence_authorisation (id)`,
  `update evidence_use used set owner_id = e.organisation_id from evidence e where e.id = used.evidence_id`,
  `alter table evidence_use alter column owner_id set not null, alter column owner_role drop default,
     add constraint ck_evidence_use_role check (owner_role in ('lead', 'member', 'subcontractor', 'manufacturer'))`,
  `alter table evidence_use force row level security`,
  `alter table evidence force row level security`,
];

const ANEW = /^create policy (sees|changes) /;

/** Evidence of others counts by role and by its owner's word; an owner may withdraw a piece. */
export class EvidenceOfOthers0032 implements MigrationInterface {
  name = 'EvidenceOfOthers0032v9900000000032';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...WITHDRAWN, ...AUTHORISATION, ...USES]) await q.query(statement);
    await putUp(q, AUTHORISATION_WALL);
    for (const statement of ENDED_STAYS) await q.query(statement);
    await this.evidence(q);
  }

  private async evidence(q: QueryRunner): Promise<void> {
    for (const policy of ['sees', 'changes']) await q.query(`drop policy ${policy} on evidence`);
    for (const statement of statements(EVIDENCE_WALL).filter((text) => ANEW.test(text))) await q.query(statement);
    await q.query(EACH_ITS_OWN);
    await q.query(`create trigger each_its_own before update on evidence for each row execute function app.evidence_each_its_own()`);
    await q.query(`alter table evidence enable always trigger each_its_own`);
  }

  async down(): Promise<void> {
    throw new Error('what a bid relied on is never dropped');
  }
}
