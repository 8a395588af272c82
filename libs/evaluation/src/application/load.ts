import { notFound, type Tx } from '@pilotage/platform';
import { lockLot, type LotInCall } from '@pilotage/calls';
import { bidsOfLot, type BidState, type OpenedBid } from '@pilotage/bids';
import type { Ruleset } from '@pilotage/scoring';
import type { EvaluationFacts } from '../domain/evaluation.workflow.js';
import type { EvaluationEntity, PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { evaluations } from '../persistence/evaluation.repository.js';
import { activeMembers } from './panel.js';

/** The evaluation of a lot, or NOT_FOUND before its panel is appointed. */
export async function evaluationOf(tx: Tx, lotId: string, lock?: 'share' | 'update'): Promise<EvaluationEntity> {
  const evaluation = await evaluations.find(tx, { lotId }, lock);
  if (!evaluation) throw notFound();
  return evaluation;
}

/** A lot with its evaluation and the members whose marks count, locked in the order of the system. */
export interface LotUnderEvaluation extends LotInCall {
  readonly evaluation: EvaluationEntity;
  readonly members: readonly PanelMemberEntity[];
}

/** Locks the call, the lot and the evaluation. `share` for who only relies on the lot and the state. */
export async function lockEvaluation(tx: Tx, lotId: string, lock: 'share' | 'update'): Promise<LotUnderEvaluation> {
  const lot = await lockLot(tx, lotId, lock);
  const evaluation = await evaluationOf(tx, lotId, lock);
  return { ...lot, evaluation, members: await activeMembers(tx, evaluation.id) };
}

/** States of a bid that may be marked and ranked. */
const IN_THE_RUNNING: readonly BidState[] = ['admitted', 'admittedWithConditions', 'ranked'];

/** Bids of the lot that the gate admitted and nobody excluded since, by id. */
export const admitted = (bids: readonly OpenedBid[]): readonly OpenedBid[] => bids.filter(({ state }) => IN_THE_RUNNING.includes(state));

/** What the gate has left of the lot's bids. */
export function bidFacts(bids: readonly OpenedBid[]): NonNullable<EvaluationFacts['bids']> {
  const count = (state: BidState): number => bids.filter((bid) => bid.state === state).length;
  return { undecided: count('opened'), referred: count('referred'), admitted: admitted(bids).length };
}

/** Bids that are marked: opened, admitted, not excluded. */
export const markedBidsOf = async (tx: Tx, lotId: string): Promise<readonly OpenedBid[]> => admitted(await bidsOfLot(tx, lotId));

/** The ruleset that was frozen at publication. */
export const rulesetOf = ({ lot }: Pick<LotInCall, 'lot'>): Ruleset => lot.ruleset;
