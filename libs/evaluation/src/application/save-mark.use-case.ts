import { z } from 'zod';
import { must, refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, newId, notFound, personOf, useCase, type Tx } from '@pilotage/platform';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import { markObjection, type Cell } from '../domain/marks.rules.js';
import type { MarkEntity, PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { marks, nextMarkVersion, panelMembers } from '../persistence/evaluation.repository.js';
import { MarkView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { lockEvaluation, markedBidsOf, rulesetOf, type LotUnderEvaluation } from './load.js';
import { countingMarks, unsettledSpreads } from './marking.js';
import { assertStillServes, assignedTo, bidBehind } from './panel.js';

/** A mark stands, with its reason; earlier marks in the same place stay on record. */
export const saveMark = useCase({
  name: 'saveMark',
  summary:
    'Saves a mark of the acting evaluator for a paper on a criterion, with its reason. The latest counts until marks are locked; earlier ones are kept.',
  policy: evaluationPolicy.saveMark,
  states: { evaluation: { in: ['marking', 'moderating'] }, lot: { in: ['evaluating'] } },
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    letter: z
      .string()
      .regex(/^[A-Z]{1,3}$/, 'must be one to three capital letters')
      .meta({ description: "The evaluator's own letter of the paper." }),
    criterionId: input.text(64, 'The criterion.'),
    mark: input.decimal(2, 'From zero to the maximum of the criterion.'),
    reason: input.text(4000, 'Why this mark: which facts of the paper earn it.'),
  }),
  output: MarkView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    evaluationRefusals.PANEL_MEMBER_OF_VENDOR,
    evaluationRefusals.PANEL_MEMBER_SEES_NAMES,
    evaluationRefusals.PAPER_UNKNOWN,
    evaluationRefusals.MARK_CRITERION_UNKNOWN,
    evaluationRefusals.MARK_ABOVE_MAXIMUM,
    evaluationRefusals.MARK_OUTSIDE_MODERATION,
  ],
  async run({ tx, actor, authorise, inState }, { lotId, letter, criterionId, mark, reason }) {
    const found = await lockEvaluation(tx, lotId, 'share');
    authorise({ agency: found.evaluation.agencyId, assigned: assignedTo(found.members) });
    inState({ evaluation: found.evaluation.state, lot: found.lot.state });
    await assertStillServes(tx, actor, found.evaluation.agencyId);
    const member = await ownSeat(tx, found, personOf(actor));
    const bidId = await markedBid(tx, found, member, letter);
    refuseIf(markObjection(rulesetOf(found).criteria, criterionId, mark));
    const cell = { evaluationId: found.evaluation.id, personId: member.personId, bidId, criterionId };
    const version = await nextMarkVersion(tx, cell);
    // Who took a seat late still gives first marks while the others moderate.
    if (version > 1 && found.evaluation.state === 'moderating') await assertInModeration(tx, found, cell, letter);
    const row: MarkEntity = { id: newId('mark'), ...cell, version, mark, reason, at: await tx.now() };
    // The log tells that a mark was given, not which: it can be read before marks are disclosed.
    await marks.create(tx, row, { type: 'mark.save', facts: { criterion: criterionId, version: row.version } });
    return { letter, criterionId, mark, reason, version: row.version, at: row.at };
  },
});

/** The evaluator's seat under a lock, so that two marks of one person in one place get two versions. */
async function ownSeat(tx: Tx, { members }: LotUnderEvaluation, personId: string): Promise<PanelMemberEntity> {
  const member = members.find((m) => m.personId === personId);
  if (!member) throw notFound();
  return panelMembers.lock(tx, member.id, 'update');
}

/** The bid behind the letter. One that was excluded since has no paper any more. */
async function markedBid(tx: Tx, { lot }: LotUnderEvaluation, member: PanelMemberEntity, letter: string): Promise<string> {
  const bidId = bidBehind(member, letter);
  const isThere = bidId !== null && (await markedBidsOf(tx, lot.id)).some(({ id }) => id === bidId);
  must(isThere, evaluationRefusals.PAPER_UNKNOWN, { letter });
  return bidId ?? '';
}

async function assertInModeration(tx: Tx, found: LotUnderEvaluation, cell: Cell, letter: string): Promise<void> {
  const bids = await markedBidsOf(tx, found.lot.id);
  const open = await unsettledSpreads(tx, found, await countingMarks(tx, found, bids));
  const isOpen = open.some((s) => s.bidId === cell.bidId && s.criterionId === cell.criterionId);
  must(isOpen, evaluationRefusals.MARK_OUTSIDE_MODERATION, { letter });
}
