import type { Instant } from '@pilotage/kernel';
import { repositoryOf, type Tx } from '@pilotage/platform';
import { ImpactReadingEntity, MitigationProofEntity, ReclassificationEntity, RiskLevelRaiseEntity } from './risk.entities.js';

export const mitigationProofs = repositoryOf(MitigationProofEntity);
export const impactReadings = repositoryOf(ImpactReadingEntity);
export const reclassifications = repositoryOf(ReclassificationEntity);
export const levelRaises = repositoryOf(RiskLevelRaiseEntity);

/** The latest reading of a subject by the other instrument; null when there is none. */
export function latestReading(tx: Tx, subjectId: string): Promise<ImpactReadingEntity | null> {
  const { selection } = tx.table(ImpactReadingEntity);
  return tx.one(`select ${selection} from impact_reading where subject_id = $1 order by id desc limit 1`, [subjectId]);
}

/** The latest word on a subject's level that has not lapsed at the instant; null when nothing was said. */
export function latestRaise(tx: Tx, subjectId: string, at: Instant): Promise<RiskLevelRaiseEntity | null> {
  const { selection } = tx.table(RiskLevelRaiseEntity);
  return tx.one(
    `select ${selection} from risk_level_raise where subject_id = $1 and (lapses_at is null or lapses_at > $2) order by id desc limit 1`,
    [subjectId, at],
  );
}

/** The latest word on a subject's level that stands until another one; null when there is none. */
export function latestLasting(tx: Tx, subjectId: string): Promise<RiskLevelRaiseEntity | null> {
  const { selection } = tx.table(RiskLevelRaiseEntity);
  return tx.one(`select ${selection} from risk_level_raise where subject_id = $1 and lapses_at is null order by id desc limit 1`, [
    subjectId,
  ]);
}

/** What a chair said last of a subject's level, lapsed or not; null where none did. */
export function lastOfChair(tx: Tx, subjectId: string): Promise<RiskLevelRaiseEntity | null> {
  const { selection } = tx.table(RiskLevelRaiseEntity);
  return tx.one(`select ${selection} from risk_level_raise where subject_id = $1 and lapses_at is not null order by id desc limit 1`, [
    subjectId,
  ]);
}

/** The last thing that was said of a subject's level, lapsed or not. */
export function lastWord(tx: Tx, subjectId: string): Promise<RiskLevelRaiseEntity | null> {
  const { selection } = tx.table(RiskLevelRaiseEntity);
  return tx.one(`select ${selection} from risk_level_raise where subject_id = $1 order by id desc limit 1`, [subjectId]);
}

/** Occasions that came up after an instant, in their order. */
export function reclassificationsSince(tx: Tx, subjectId: string, since: Instant): Promise<ReclassificationEntity[]> {
  const { selection } = tx.table(ReclassificationEntity);
  return tx.query(`select ${selection} from reclassification where subject_id = $1 and raised_at > $2 order by raised_at, id`, [
    subjectId,
    since,
  ]);
}

interface Due {
  /** Version of the risk policy in force. */
  readonly inForce: string;
  /** Age of a classification in months at which it is made anew. */
  readonly months: number;
}

/**
 * Subjects with something to settle by the database's clock: a proof that has run out, or a confirmed assessment that is too old or rests on
 * an earlier policy and does not say so yet; at most a batch.
 */
export async function subjectsToSettle(tx: Tx, { inForce, months }: Due, batch: number): Promise<string[]> {
  const unsaid = (code: string): string =>
    `not exists (select from reclassification r where r.subject_id = a.subject_id and r.raised_at > a.drafted_at and r.code = '${code}')`;
  const rows = await tx.query<{ id: string }>(
    `select subject_id as id from mitigation_proof where state = 'verified' and valid_until <= app.clock()
     union
     select subject_id from risk_assessment a where state = 'confirmed' and (
       (policy_version <> $1 and ${unsaid('POLICY_CHANGED')})
       or ((confirmed_at at time zone 'UTC' + make_interval(months => $2)) at time zone 'UTC' <= app.clock() and ${unsaid('TOO_OLD')}))
     limit $3`,
    [inForce, months, batch],
  );
  return rows.map(({ id }) => id);
}
