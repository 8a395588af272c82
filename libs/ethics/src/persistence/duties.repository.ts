import { repositoryOf, type Tx } from '@pilotage/platform';
import type { DutyKind } from '../domain/duty-facts.js';
import { DutyRecordEntity, ImpactAssessmentEntity } from './duties.entities.js';

export const impactAssessments = repositoryOf(ImpactAssessmentEntity);
export const dutyRecords = repositoryOf(DutyRecordEntity);

/** Keeps two writers of one need's assessments apart until the end of the transaction. */
export const lockAssessmentsOf = (tx: Tx, subjectId: string): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`impactAssessment:${subjectId}`]);

/** The latest version about the need, whatever its state; null when none was drafted. */
export function latestImpact(tx: Tx, subjectId: string): Promise<ImpactAssessmentEntity | null> {
  const { selection } = tx.table(ImpactAssessmentEntity);
  return tx.one(`select ${selection} from impact_assessment where subject_id = $1 order by version desc limit 1`, [subjectId]);
}

/** The latest record of each kind that was published about the need. */
export async function standingRecords(tx: Tx, subjectId: string): Promise<DutyRecordEntity[]> {
  const { selection } = tx.table(DutyRecordEntity);
  return tx.query(
    `select ${selection} from duty_record d
     where subject_id = $1 and not exists (
       select from duty_record later where later.subject_id = d.subject_id and later.kind = d.kind and later.id > d.id)
     order by id`,
    [subjectId],
  );
}

/** The kinds that are published about the need. */
export const publishedKinds = async (tx: Tx, subjectId: string): Promise<DutyKind[]> =>
  (await standingRecords(tx, subjectId)).map(({ kind }) => kind);
