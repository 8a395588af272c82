import { repositoryOf, type Tx } from '@pilotage/platform';
import type { Instant } from '@pilotage/kernel';
import {
  CaseDeclarationEntity,
  CaseExpertEntity,
  CasePaperEntity,
  CommitteeMemberEntity,
  RecusalRequestEntity,
} from './committee.entities.js';
import {
  CaseBallotEntity,
  CaseDissentEntity,
  CasePublicationEntity,
  CaseSittingEntity,
  LateConflictEntity,
  TrackingReviewEntity,
} from './sitting.entities.js';

export const committeeMembers = repositoryOf(CommitteeMemberEntity);
export const caseDeclarations = repositoryOf(CaseDeclarationEntity);
export const recusalRequests = repositoryOf(RecusalRequestEntity);
export const caseExperts = repositoryOf(CaseExpertEntity);
export const casePapers = repositoryOf(CasePaperEntity);
export const caseSittings = repositoryOf(CaseSittingEntity);
export const caseBallots = repositoryOf(CaseBallotEntity);
export const caseDissents = repositoryOf(CaseDissentEntity);
export const lateConflicts = repositoryOf(LateConflictEntity);
export const trackingReviews = repositoryOf(TrackingReviewEntity);
export const casePublications = repositoryOf(CasePublicationEntity);

/** Keeps two writers of one committee's seats apart until the end of the transaction. */
export const lockSeatsOf = (tx: Tx, committeeId: string): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`committeeSeats:${committeeId}`]);

/** Appointments of the committee that are in force at the instant. */
export function seatsInForce(tx: Tx, committeeId: string, at: Instant): Promise<CommitteeMemberEntity[]> {
  const { selection } = tx.table(CommitteeMemberEntity);
  return tx.query(
    `select ${selection} from committee_member
     where committee_id = $1 and appointed_at is not null and ended_at is null and term_from <= $2 and term_until > $2 order by id`,
    [committeeId, at],
  );
}

/** Seats of the persons on the committee that have not ended: proposed, to come, or in force. */
export function openSeatsOf(tx: Tx, committeeId: string, personIds: readonly string[], at: Instant): Promise<CommitteeMemberEntity[]> {
  const { selection } = tx.table(CommitteeMemberEntity);
  return tx.query(
    `select ${selection} from committee_member
     where committee_id = $1 and person_id = any($2::text[]) and ended_at is null and term_until > $3 order by id`,
    [committeeId, personIds, at],
  );
}

/** A page of the seats of a committee, by id. */
export function seatPage(
  tx: Tx,
  committeeId: string,
  page: { first: number; after: string | undefined },
): Promise<CommitteeMemberEntity[]> {
  const { selection } = tx.table(CommitteeMemberEntity);
  return tx.query(`select ${selection} from committee_member where committee_id = $1 and id > $2 order by id limit $3`, [
    committeeId,
    page.after ?? '',
    page.first + 1,
  ]);
}

/** A page of the papers of a case, by id. */
export function paperPage(tx: Tx, caseId: string, page: { first: number; after: string | undefined }): Promise<CasePaperEntity[]> {
  const { selection } = tx.table(CasePaperEntity);
  return tx.query(`select ${selection} from case_paper where case_id = $1 and id > $2 order by id limit $3`, [
    caseId,
    page.after ?? '',
    page.first + 1,
  ]);
}

/** The sitting in which the case was decided; null where it was decided without records. */
export async function decidingSitting(tx: Tx, caseId: string): Promise<CaseSittingEntity | null> {
  const { selection } = tx.table(CaseSittingEntity);
  return tx.one(
    `select ${selection} from case_sitting where case_id = $1 and ended_at is not null and postponed_for is null order by id desc limit 1`,
    [caseId],
  );
}

/** The latest publication of each decided case; a page by case. */
export function publicationPage(
  tx: Tx,
  page: { first: number; after: string | undefined; caseId: string | undefined },
): Promise<CasePublicationEntity[]> {
  const { selection } = tx.table(CasePublicationEntity);
  return tx.query(
    `select ${selection} from case_publication p
     where case_id > $1 and ($2::text is null or case_id = $2)
       and not exists (select from case_publication later where later.case_id = p.case_id and later.id > p.id)
     order by case_id limit $3`,
    [page.after ?? '', page.caseId ?? null, page.first + 1],
  );
}
