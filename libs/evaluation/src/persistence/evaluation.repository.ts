import { repositoryOf, type Tx } from '@pilotage/platform';
import {
  DeclarationEntity,
  EvaluationEntity,
  MarkEntity,
  ModerationEntity,
  PanelMemberEntity,
  PriceOpeningEntity,
  RankingEntity,
  type LockedScores,
} from './evaluation.entities.js';

/** A ranking for whoever compares: its reasons are null where nobody asks for them. */
export type RankingFigures = Pick<RankingEntity, 'id' | 'version' | 'record' | 'robustness' | 'change'> & {
  readonly explanation: RankingEntity['explanation'] | null;
};

export const evaluations = repositoryOf(EvaluationEntity);
export const panelMembers = repositoryOf(PanelMemberEntity);
export const declarations = repositoryOf(DeclarationEntity);
export const marks = repositoryOf(MarkEntity);
export const moderations = repositoryOf(ModerationEntity);
export const priceOpenings = repositoryOf(PriceOpeningEntity);
export const rankings = repositoryOf(RankingEntity);

/** The latest version of every mark of the evaluation, of one evaluator or of all, in one statement. Marks of members who left are among them. */
export function latestMarks(tx: Tx, evaluationId: string, personId: string | null = null): Promise<MarkEntity[]> {
  const { selection } = tx.table(MarkEntity);
  return tx.query<MarkEntity>(
    `select distinct on (person_id, bid_id, criterion_id) ${selection} from mark
     where evaluation_id = $1 and ($2::text is null or person_id = $2)
     order by person_id, bid_id, criterion_id, version desc`,
    [evaluationId, personId],
  );
}

/** The version that a new mark in the cell gets. The caller holds the evaluator's row. */
export async function nextMarkVersion(
  tx: Tx,
  cell: Pick<MarkEntity, 'evaluationId' | 'personId' | 'bidId' | 'criterionId'>,
): Promise<number> {
  const row = await tx.one<{ next: number }>(
    `select coalesce(max(version), 0) + 1 as next from mark
     where evaluation_id = $1 and person_id = $2 and bid_id = $3 and criterion_id = $4`,
    [cell.evaluationId, cell.personId, cell.bidId, cell.criterionId],
  );
  return row?.next ?? 1;
}

/** Empties the seat of a member; the row, its declarations and its marks stay. */
export async function leaveSeat(tx: Tx, memberId: string): Promise<void> {
  await tx.query(`update panel_member set state = 'left' where id = $1 and state = 'active'`, [memberId]);
}

/** The newest ranking of the lot, or null. */
export function newestRanking(tx: Tx, lotId: string): Promise<RankingEntity | null> {
  const { selection } = tx.table(RankingEntity);
  return tx.one<RankingEntity>(`select ${selection} from ranking where lot_id = $1 order by version desc limit 1`, [lotId]);
}

/** An evaluation without its locked scores, which are long. */
export type EvaluationHead = Omit<EvaluationEntity, 'locked'>;

/** The head of the lot's evaluation; null before its panel is appointed. */
export function evaluationHead(tx: Tx, lotId: string): Promise<EvaluationHead | null> {
  const { columns } = tx.table(EvaluationEntity);
  const short = [...columns].filter(([property]) => property !== 'locked').map(([property, { column }]) => `${column} as "${property}"`);
  return tx.one<EvaluationHead>(`select ${short.join(', ')} from evaluation where lot_id = $1`, [lotId]);
}

/** Locked scores for whoever compares: the reasons of the numbers are left out where nobody asks for them. */
export type LockedFigures = Readonly<
  Record<string, Omit<LockedScores[string], 'numbers'> & Partial<Pick<LockedScores[string], 'numbers'>>>
>;

/** The technical side as it was locked; null before. Without the reasons of its numbers, where nobody asks for them. */
export async function lockedScores(tx: Tx, evaluationId: string, withNumbers: boolean): Promise<LockedFigures | null> {
  const short = `(select jsonb_object_agg(key, value - 'numbers') from jsonb_each(locked))`;
  const row = await tx.one<{ locked: LockedFigures | null }>(
    `select ${withNumbers ? 'locked' : `${short} as locked`} from evaluation where id = $1`,
    [evaluationId],
  );
  return row?.locked ?? null;
}

/** The newest ranking of the lot without its reasons, which are long. */
export function newestFigures(tx: Tx, lotId: string): Promise<RankingFigures | null> {
  return tx.one<RankingFigures>(
    `select id, version, record, robustness, change, null as explanation from ranking where lot_id = $1 order by version desc limit 1`,
    [lotId],
  );
}

/** A page of the evaluations in which the person has a seat, by id; one more than asked for. */
export function evaluationsOfPerson(
  tx: Tx,
  personId: string,
  page: { first: number; after: string | undefined },
): Promise<EvaluationEntity[]> {
  const { selection } = tx.table(EvaluationEntity);
  return tx.query<EvaluationEntity>(
    `select ${selection} from evaluation e
     where exists (select from panel_member m where m.evaluation_id = e.id and m.person_id = $1 and m.state = 'active')
       and id > $2 order by id limit $3`,
    [personId, page.after ?? '', page.first + 1],
  );
}
