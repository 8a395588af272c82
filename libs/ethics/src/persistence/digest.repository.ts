import { repositoryOf, type Tx } from '@pilotage/platform';
import type { Instant, LocalisedText } from '@pilotage/kernel';
import { GoodCaseEntity } from './guidelines.entities.js';

export const goodCases = repositoryOf(GoodCaseEntity);

/** What was counted of a year. */
export interface DigestCounts {
  readonly filed: number;
  readonly approved: number;
  readonly approvedWithConditions: number;
  readonly revise: number;
  readonly rejected: number;
  readonly conditions: number;
  readonly recusals: number;
  readonly dissents: number;
  readonly setAside: number;
  readonly trackingReviews: number;
  readonly medianDaysToDecide: number | null;
  readonly complaintsFiled: number;
  readonly complaintsAnswered: number;
  readonly complaintsReferred: number;
  readonly complaintsDismissed: number;
  readonly assessmentsLow: number;
  readonly assessmentsMedium: number;
  readonly assessmentsHigh: number;
  readonly riskWarnings: number;
  readonly disclosures: number;
  readonly goodCases: readonly { readonly caseId: string; readonly summary: LocalisedText }[];
}

const within = (column: string): string => `${column} >= $1 and ${column} < $2`;
const counted = (from: string, where: string, name: string): string => `(select count(*)::int from ${from} where ${where}) as "${name}"`;
const decided = (decision: string): string => `count(*) filter (where decision = '${decision}')::int as "${decision}"`;
const closed = (state: string, name: string): string => counted('complaint', `state = '${state}' and ${within('closed_at')}`, name);
const assessed = (level: string, name: string): string =>
  counted('impact_assessment', `level = '${level}' and ${within('confirmed_at')}`, name);

/**
 * Counts of what happened from one instant to before another, in one statement. A case counts by its decision, even when that was set aside later; a
 * day to decide is a full day from acceptance. The median of an even number is the lower of the two in the middle, so that it stays a whole number.
 */
export async function digestCounts(tx: Tx, from: Instant, until: Instant): Promise<DigestCounts> {
  const row = await tx.one<DigestCounts>(
    `select ${['approved', 'approvedWithConditions', 'revise', 'rejected'].map(decided).join(', ')},
       coalesce(sum(jsonb_array_length(conditions)), 0)::int as conditions, coalesce(sum(jsonb_array_length(recused)), 0)::int as recusals,
       percentile_disc(0.5) within group (order by floor(extract(epoch from decided_at - accepted_at) / 86400)::int) as "medianDaysToDecide",
       ${counted('ethics_case', within('filed_at'), 'filed')}, ${counted('case_dissent', within('written_at'), 'dissents')},
       ${counted('late_conflict', `confirmed and not stands and ${within('decided_at')}`, 'setAside')},
       ${counted('tracking_review', within('held_at'), 'trackingReviews')}, ${counted('complaint', within('filed_at'), 'complaintsFiled')},
       ${closed('answered', 'complaintsAnswered')}, ${closed('referred', 'complaintsReferred')}, ${closed('dismissed', 'complaintsDismissed')},
       ${assessed('LOW', 'assessmentsLow')}, ${assessed('MEDIUM', 'assessmentsMedium')}, ${assessed('HIGH', 'assessmentsHigh')},
       ${counted('duty_record', `kind = 'riskWarning' and ${within('published_at')}`, 'riskWarnings')},
       ${counted('duty_record', `kind = 'disclosure' and ${within('published_at')}`, 'disclosures')},
       (select coalesce(jsonb_agg(jsonb_build_object('caseId', case_id, 'summary', summary) order by id), '[]')
        from good_case where ${within('marked_at')}) as "goodCases"
     from ethics_case where ${within('decided_at')}`,
    [from, until],
  );
  if (!row) throw new Error('a count without a row');
  return row;
}
