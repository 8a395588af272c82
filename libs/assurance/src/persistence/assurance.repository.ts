import type { Instant } from '@pilotage/kernel';
import { repositoryOf, type Tx } from '@pilotage/platform';
import { RUNS_OUT } from '../domain/evidence.workflow.js';
import type { PilotStage } from '../domain/index.js';
import { GateDecisionEntity, RiskAssessmentEntity } from './assurance.entities.js';

export const assessments = repositoryOf(RiskAssessmentEntity);
export const decisions = repositoryOf(GateDecisionEntity);

/** Keeps two writers of one subject's assessments apart until the end of the transaction. */
export const lockSubject = (tx: Tx, subjectId: string): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`riskAssessment:${subjectId}`]);

/** The number of the next version of a subject's assessment. */
export async function nextAssessmentVersion(tx: Tx, subjectId: string): Promise<number> {
  const row = await tx.one<{ n: number }>('select coalesce(max(version), 0) + 1 as n from risk_assessment where subject_id = $1', [
    subjectId,
  ]);
  return row?.n ?? 1;
}

/** The latest version of a subject's assessment, whatever its state; null when there is none. */
export function latestAssessment(tx: Tx, subjectId: string): Promise<RiskAssessmentEntity | null> {
  const { selection } = tx.table(RiskAssessmentEntity);
  return tx.one(`select ${selection} from risk_assessment where subject_id = $1 order by version desc limit 1`, [subjectId]);
}

/** Keeps two deciders of one bid and stage apart until the end of the transaction. */
export const lockDecisions = (tx: Tx, bidId: string, stage: PilotStage): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`gateDecision:${bidId}:${stage}`]);

/** The latest decision of each bid, of one stage or of any. */
export function latestDecisions(tx: Tx, bidIds: readonly string[], stage: PilotStage | null): Promise<GateDecisionEntity[]> {
  const { selection } = tx.table(GateDecisionEntity);
  return tx.query(
    `select distinct on (bid_id) ${selection} from gate_decision
     where bid_id = any($1) and ($2::text is null or stage = $2) order by bid_id, decided_at desc, version desc`,
    [bidIds, stage],
  );
}

/** A page of a bid's decisions, by id. */
export function decisionPage(tx: Tx, bidId: string, page: { first: number; after: string | undefined }): Promise<GateDecisionEntity[]> {
  const { selection } = tx.table(GateDecisionEntity);
  return tx.query(`select ${selection} from gate_decision where bid_id = $1 and id > $2 order by id limit $3`, [
    bidId,
    page.after ?? '',
    page.first + 1,
  ]);
}

/** Pieces whose validity has ended by the database's clock and whose state does not say so yet; at most a batch. */
export async function evidenceRunOut(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from evidence where state = any($1) and valid_until <= app.clock() order by valid_until limit $2`,
    [RUNS_OUT, batch],
  );
  return rows.map((r) => r.id);
}

/** What a check read out of a statement. */
export interface ReadStatement {
  readonly issuerId: string | null;
  /** The key under which its signature held. */
  readonly issuerKeyId: string | null;
  readonly standardId: string | null;
  readonly statedDigest: string | null;
  readonly scope: readonly string[] | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
}
