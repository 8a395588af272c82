import { z } from 'zod';
import { input, newId, notFound, personOf, useCase, type Tx } from '@pilotage/platform';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import { evaluationWorkflow, UNLOCKED_STATES } from '../domain/evaluation.workflow.js';
import type { PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { declarations, leaveSeat, panelMembers } from '../persistence/evaluation.repository.js';
import { DeclarationView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { lockEvaluation, markedBidsOf, type LotUnderEvaluation } from './load.js';
import { assertStillServes, assignedTo, giveLetters } from './panel.js';

/** States of a lot in which its tenderers are known to the panel and marks can still change. */
const DECLARING = {
  lot: { in: ['technicalOpened', 'evaluating'], otherwise: evaluationRefusals.DECLARATION_NOT_DUE },
  evaluation: { in: UNLOCKED_STATES, otherwise: evaluationRefusals.DECLARATION_NOT_DUE },
};

/** A member has declared whether there is a conflict of interest, on the list of tenderers and before any paper. */
export const declareInterest = useCase({
  name: 'declareInterest',
  summary:
    'Declares whether a member of the panel has a conflict of interest with a tenderer. With a conflict the member leaves the panel and is replaced. A conflict that is found later is declared the same way, until marks are locked.',
  policy: evaluationPolicy.declareInterest,
  states: DECLARING,
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    conflict: input.flag('Whether there is a conflict of interest.'),
    statement: input.text(2000, 'The declaration: which interest, or that there is none.'),
  }),
  output: DeclarationView,
  refusals: [evaluationRefusals.DECLARATION_NOT_DUE, evaluationRefusals.PANEL_MEMBER_OF_VENDOR, evaluationRefusals.PANEL_MEMBER_SEES_NAMES],
  async run({ tx, actor, authorise, inState }, { lotId, conflict, statement }) {
    const found = await lockEvaluation(tx, lotId, 'update');
    authorise({ agency: found.evaluation.agencyId, assigned: assignedTo(found.members) });
    const { evaluation, lot } = found;
    inState({ lot: lot.state, evaluation: evaluation.state });
    const member = found.members.find(({ personId }) => personId === personOf(actor));
    if (!member) throw notFound();
    // Whoever may not serve any more can still say so, by declaring the conflict.
    if (!conflict) await assertStillServes(tx, actor, evaluation.agencyId);
    const row = {
      id: newId('declaration'),
      evaluationId: evaluation.id,
      personId: member.personId,
      conflict,
      statement,
      at: await tx.now(),
    };
    await declarations.create(tx, row, { type: 'declaration.make', facts: { evaluation: evaluation.id, conflict } });
    await (conflict ? leave(tx, member) : declare(tx, found, member));
    if (!conflict) tx.emit('panelDeclared', { lotId });
    return { id: row.id, lotId, conflict, at: row.at };
  },
});

/** A conflict is not taken back: the seat is empty, and the marks do not count. */
async function leave(tx: Tx, member: PanelMemberEntity): Promise<void> {
  await leaveSeat(tx, member.id);
  tx.record({ type: 'panel.leave', objectId: member.id, from: member.state, to: 'left' });
}

/** Who takes a seat while others already mark gets papers at once. */
async function declare(tx: Tx, { evaluation, members, lot }: LotUnderEvaluation, member: PanelMemberEntity): Promise<void> {
  await panelMembers.amend(tx, member.id, { declared: true }, { type: 'panel.declare' });
  if (evaluationWorkflow.movesFrom(evaluation.state).includes('startMarking') || member.letters) return;
  const bids = await markedBidsOf(tx, lot.id);
  const everyone = await panelMembers.list(tx, { evaluationId: evaluation.id });
  const used = everyone.flatMap(({ alias }) => alias ?? []);
  await giveLetters(
    tx,
    members.filter(({ id }) => id === member.id),
    used,
    bids.map(({ id }) => id),
  );
}
