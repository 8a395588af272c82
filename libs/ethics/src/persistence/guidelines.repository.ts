import { repositoryOf, type Tx } from '@pilotage/platform';
import type { Instant } from '@pilotage/kernel';
import { EthicsCaseEntity } from './ethics.entities.js';
import { GuidelineCommentEntity, GuidelineEntity } from './guidelines.entities.js';

export const guidelines = repositoryOf(GuidelineEntity);
export const guidelineComments = repositoryOf(GuidelineCommentEntity);

interface Page {
  readonly first: number;
  readonly after: string | undefined;
}

/** Keeps two adoptions apart until the end of the transaction. */
export const lockGuidelines = (tx: Tx): Promise<object[]> => tx.query('select pg_advisory_xact_lock(hashtext($1))', ['guidelines']);

/** A page of the versions that were put to consultation, by id. */
export function guidelinePage(tx: Tx, { first, after }: Page): Promise<GuidelineEntity[]> {
  const { selection } = tx.table(GuidelineEntity);
  return tx.query(`select ${selection} from guideline where state <> 'draft' and id > $1 order by id limit $2`, [after ?? '', first + 1]);
}

/** A page of the comments of a consultation, by id. */
export function commentPage(tx: Tx, guidelineId: string, { first, after }: Page): Promise<GuidelineCommentEntity[]> {
  const { selection } = tx.table(GuidelineCommentEntity);
  return tx.query(`select ${selection} from guideline_comment where guideline_id = $1 and id > $2 order by id limit $3`, [
    guidelineId,
    after ?? '',
    first + 1,
  ]);
}

/** An approval that still holds, with when it was last judged. */
export interface StandingApproval extends EthicsCaseEntity {
  readonly judgedAt: Instant;
}

/** Approvals that hold now and were last judged (filed, or reviewed in tracking) before the instant; a page by id. */
export function approvalsJudgedBefore(tx: Tx, before: Instant, { first, after }: Page): Promise<StandingApproval[]> {
  const { selection } = tx.table(EthicsCaseEntity);
  return tx.query(
    `select * from (
       select ${selection}, greatest(filed_at, (select max(r.held_at) from tracking_review r where r.case_id = c.id)) as "judgedAt"
       from ethics_case c
       where state in ('decided', 'tracking', 'suspended') and decision in ('approved', 'approvedWithConditions') and valid_until > app.clock()
         and id > $2) standing
     where "judgedAt" < $1 order by id limit $3`,
    [before, after ?? '', first + 1],
  );
}
