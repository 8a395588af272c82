import type { Tx } from '@pilotage/platform';
import type { EvaluationFacts } from '../domain/evaluation.workflow.js';
import { completeness, spreadsBeyond, type GivenMark, type MarkedCriterion, type Spread } from '../domain/marks.rules.js';
import { latestMarks, moderations } from '../persistence/evaluation.repository.js';
import { bidFacts, admitted, rulesetOf, type LotUnderEvaluation } from './load.js';
import { bidsOfLot, type OpenedBid } from '@pilotage/bids';
import { panelFacts } from './start-marking.use-case.js';

/** The marks that count, as they stand. */
export interface Marking {
  readonly bids: readonly OpenedBid[];
  readonly marks: readonly GivenMark[];
  /** Spreads beyond the tolerance that the chair has not settled. */
  readonly unsettled: readonly Spread[];
  readonly facts: EvaluationFacts;
}

/** The latest marks of the present panel on the bids that are still in the running. */
export async function countingMarks(
  tx: Tx,
  { evaluation, members }: LotUnderEvaluation,
  bids: readonly OpenedBid[],
): Promise<readonly GivenMark[]> {
  const [persons, ids] = [members.map(({ personId }) => personId), bids.map(({ id }) => id as string)];
  const latest = await tx.asHouse('lockingMarks', () => latestMarks(tx, evaluation.id));
  return latest.filter((m) => persons.includes(m.personId) && ids.includes(m.bidId));
}

/** Spreads of the marks beyond the tolerance without those that are settled. */
export async function unsettledSpreads(tx: Tx, found: LotUnderEvaluation, marks: readonly GivenMark[]): Promise<readonly Spread[]> {
  const criteria: readonly MarkedCriterion[] = rulesetOf(found).criteria;
  const settled = await moderations.list(tx, { evaluationId: found.evaluation.id });
  const isSettled = (s: Spread): boolean => settled.some((m) => m.bidId === s.bidId && m.criterionId === s.criterionId);
  return spreadsBeyond(found.evaluation.spreadTolerance, criteria, marks).filter((s) => !isSettled(s));
}

/** Everything that the lock of marks is judged by. */
export async function markingOf(tx: Tx, found: LotUnderEvaluation): Promise<Marking> {
  const opened = await bidsOfLot(tx, found.lot.id);
  const bids = admitted(opened);
  const marks = await countingMarks(tx, found, bids);
  const unsettled = await unsettledSpreads(tx, found, marks);
  const { panel } = found.profile;
  const persons = found.members.map(({ personId }) => personId);
  const counted = completeness(
    persons,
    bids.map(({ id }) => id),
    rulesetOf(found).criteria,
    marks,
  );
  const facts: EvaluationFacts = {
    panel: panelFacts(found.evaluation, found.members),
    bids: bidFacts(opened),
    marks: { ...counted, needed: panel.minimumEvaluators.value },
    moderation: { allowed: panel.moderation.value === 'allowed', unsettled: unsettled.length },
  };
  return { bids, marks, unsettled, facts };
}
