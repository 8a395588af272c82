import { z } from 'zod';
import { DoneView, useCase, type Tx } from '@pilotage/platform';
import { bidsOfLot, competitionOf } from '@pilotage/bids';
import { lockLot, markLotEvaluating } from '@pilotage/calls';
import { evaluationWorkflow, type EvaluationFacts } from '../domain/evaluation.workflow.js';
import type { EvaluationEntity, PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { evaluations } from '../persistence/evaluation.repository.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { admitted, bidFacts } from './load.js';
import { activeMembers, giveLetters } from './panel.js';

/** The panel as the rules of marking see it. */
export const panelFacts = (evaluation: EvaluationEntity, members: readonly PanelMemberEntity[]): NonNullable<EvaluationFacts['panel']> => ({
  seats: evaluation.seats,
  members: members.length,
  undeclared: members.filter(({ declared }) => !declared).length,
});

/** Marking has begun: every member has papers under random letters. Done false while something is still missing. */
export const startMarking = useCase({
  name: 'startMarking',
  summary: 'Starts the marking of a lot once every member has declared and the gate has decided every bid.',
  policy: evaluationPolicy.startMarking,
  input: z.strictObject({ lotId: z.string().max(64).meta({ description: 'The lot.' }) }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { lotId }) {
    authorise({});
    const { lot } = await lockLot(tx, lotId, 'update');
    const evaluation = await evaluations.find(tx, { lotId }, 'update');
    // Without a panel, and on a lot that has gone on or ended, there is nothing to start.
    if (!evaluation || lot.state !== 'technicalOpened') return { id: lotId, done: false };
    return { id: lotId, done: await begin(tx, evaluation) };
  },
});

async function begin(tx: Tx, evaluation: EvaluationEntity): Promise<boolean> {
  const members = await activeMembers(tx, evaluation.id);
  const bids = await bidsOfLot(tx, evaluation.lotId);
  const facts = { panel: panelFacts(evaluation, members), bids: bidFacts(bids) };
  if (evaluationWorkflow.objection(evaluation.state, 'startMarking', facts)) return false;
  if ((await competitionOf(tx, evaluation.lotId)) !== 'enough') return false;
  await evaluations.save(tx, evaluationWorkflow.move(evaluation, 'startMarking', facts), { papers: facts.bids.admitted });
  await giveLetters(
    tx,
    members,
    [],
    admitted(bids).map(({ id }) => id),
  );
  await markLotEvaluating(tx, evaluation.lotId);
  return true;
}
