import type { StandingAdmission } from '@pilotage/assurance';
import type { Tx } from '@pilotage/platform';

/** The latest decision about a bid that is still open, or whose pilot is. */
export interface StandingRow extends StandingAdmission {
  readonly id: string;
  readonly stage: 'TEST' | 'TRIAL' | 'PILOT';
  readonly pilotId: string | null;
}

/** States of bids that take part, and of pilots for which the gate will be asked again. */
export interface OpenStates {
  readonly bids: readonly string[];
  readonly pilots: readonly string[];
}

/**
 * A batch of what stands, by bid: decisions about opened bids only, with the answers of their needs and offers. One statement; no vendor, price
 * or text of an offer is read.
 */
export const standingAdmissions = (tx: Tx, { bids, pilots }: OpenStates, after: string, batch: number): Promise<StandingRow[]> =>
  tx.query<StandingRow>(
    `select b.id, d.stage, d.decision, d.reasons, d.conditions, d.facts, p.id as "pilotId",
       case when a.id is null then null else jsonb_build_object('answers', a.answers, 'saidTriggers', a.said_triggers,
         'saidCarveOut', a.said_carve_out, 'mitigations', a.mitigations) end as assessed,
       coalesce(b.technical -> 'productRiskAnswers', '[]') as product
     from bid b
     left join pilot p on p.bid_id = b.id and p.state = any($2)
     cross join lateral (
       select stage, decision, reasons, conditions, facts from gate_decision where bid_id = b.id order by decided_at desc, version desc limit 1) d
     left join call c on c.id = b.call_id
     left join risk_assessment a on a.subject_id = c.need_id and a.state = 'confirmed'
     where b.opened_at is not null and (b.state = any($1) or p.id is not null) and b.id > $3
     order by b.id limit $4`,
    [bids, pilots, after, batch],
  );
