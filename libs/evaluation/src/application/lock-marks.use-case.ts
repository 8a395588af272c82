import { z } from 'zod';
import { must, workflowRefusals } from '@pilotage/kernel';
import { input, newId, notFound, personOf, useCase, type RowOf, type Work } from '@pilotage/platform';
import { markLotPricesOpened, markLotUnsuccessful } from '@pilotage/calls';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import { evaluationWorkflow } from '../domain/evaluation.workflow.js';
import { markedBids } from '../domain/marks.rules.js';
import type { StoredTechnical } from '../domain/ranking-record.js';
import { exclusionSentence, explainTechnical, scoreTechnical, scoringRefusals, technicalRecord } from '@pilotage/scoring';
import type { EvaluationEntity, LockedScores } from '../persistence/evaluation.entities.js';
import { evaluations, moderations } from '../persistence/evaluation.repository.js';
import { EvaluationView, SettledSpreadView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { evaluationRow } from './evaluation-row.js';
import { lockEvaluation, rulesetOf, type LotUnderEvaluation } from './load.js';
import { markingOf, type Marking } from './marking.js';
import { aliasesOf, bidBehind, chairOf } from './panel.js';

/** The chair has settled a spread with a reason; every mark is kept. */
export const settleSpread = useCase({
  name: 'settleSpread',
  summary: 'Settles, as the chair, a spread of marks beyond the tolerance, with the reason why the marks stand as they are now.',
  policy: evaluationPolicy.settleSpread,
  states: { evaluation: { in: ['moderating'] } },
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    letter: z
      .string()
      .regex(/^[A-Z]{1,3}$/, 'must be one to three capital letters')
      .meta({ description: "The chair's own letter of the paper." }),
    criterionId: input.text(64, 'The criterion.'),
    reason: input.text(4000, 'Why the marks lie so far apart and yet stand.'),
  }),
  output: SettledSpreadView,
  refusals: [workflowRefusals.WRONG_STATE, evaluationRefusals.SPREAD_NOT_OPEN],
  async run({ tx, actor, authorise, inState }, { lotId, letter, criterionId, reason }) {
    const found = await lockEvaluation(tx, lotId, 'update');
    const { evaluation, members } = found;
    authorise({ agency: evaluation.agencyId, assigned: chairOf(evaluation) });
    inState({ evaluation: evaluation.state });
    const seat = members.find(({ personId }) => personId === personOf(actor));
    const bidId = seat && bidBehind(seat, letter);
    const { unsettled } = await markingOf(tx, found);
    const spread = unsettled.find((s) => s.bidId === bidId && s.criterionId === criterionId);
    must(spread !== undefined, evaluationRefusals.SPREAD_NOT_OPEN, { letter });
    if (!spread) throw notFound();
    const row = { id: newId('event'), evaluationId: evaluation.id, ...spread, reason, settledBy: personOf(actor), at: await tx.now() };
    await moderations.create(tx, row, { type: 'moderation.settle', facts: { evaluation: evaluation.id, criterion: criterionId } });
    return { letter, criterionId, lowest: spread.lowest, highest: spread.highest, reason, at: row.at };
  },
});

/** No mark of the lot changes any more, and the technical scores stand; or marks spread too far and moderation begins. */
export const lockMarks = useCase({
  name: 'lockMarks',
  summary:
    'Locks the marks of a lot and computes the technical scores. Where the profile allows moderation and marks spread beyond the tolerance, moderation begins instead, and the chair settles the spreads first. Prices of bids below a threshold stay sealed for ever.',
  policy: evaluationPolicy.lockMarks,
  states: { lot: { in: ['evaluating'] }, evaluation: { in: evaluationWorkflow.moves.lock.from } },
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: EvaluationView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    evaluationRefusals.BID_STILL_REFERRED,
    evaluationRefusals.PANEL_INCOMPLETE,
    evaluationRefusals.MARKS_INCOMPLETE,
    evaluationRefusals.EVALUATORS_TOO_FEW,
    evaluationRefusals.SPREADS_NOT_SETTLED,
    scoringRefusals.RULESET_INCOMPLETE,
  ],
  async run(work, { lotId }) {
    const { tx, authorise } = work;
    const found = await lockEvaluation(tx, lotId, 'update');
    const { evaluation, lot } = found;
    authorise({ agency: evaluation.agencyId, assigned: chairOf(evaluation) });
    work.inState({ lot: lot.state, evaluation: evaluation.state });
    const marking = await markingOf(tx, found);
    return startsModeration(evaluation, marking) ? moderate(work, found, marking) : lock(work, found, marking);
  },
});

const startsModeration = ({ state }: EvaluationEntity, { facts }: Marking): boolean =>
  state === 'marking' && (facts.moderation?.allowed ?? false) && (facts.moderation?.unsettled ?? 0) > 0;

type Row = Promise<RowOf<typeof EvaluationView>>;

async function moderate({ tx, actor }: Work, { evaluation, members }: LotUnderEvaluation, { facts, unsettled }: Marking): Row {
  const moved = evaluationWorkflow.move(evaluation, 'moderate', facts);
  return evaluationRow(await evaluations.save(tx, moved, { spreads: unsettled.length }), members, actor);
}

async function lock({ tx, actor }: Work, found: LotUnderEvaluation, marking: Marking): Row {
  const { next, event } = evaluationWorkflow.move(found.evaluation, 'lock', marking.facts);
  const locked = lockedScores(found, marking);
  const end = { lockedAt: await tx.now(), lockedBy: personOf(actor), locked };
  const passed = passedBids(locked);
  const saved = await evaluations.save(
    tx,
    { event, next: { ...next, ...end } },
    { bids: Object.keys(locked).length, passed: passed.length },
  );
  await goOn({ tx }, found, passed);
  return evaluationRow(saved, found.members, actor);
}

/** Without a bid that passed the lot has failed; where prices lie open already, the lot goes straight on to its ranking. */
async function goOn({ tx }: Pick<Work, 'tx'>, { lot, profile }: LotUnderEvaluation, passed: readonly string[]): Promise<void> {
  tx.emit('marksLocked', { lotId: lot.id });
  if (passed.length === 0) return void (await markLotUnsuccessful(tx, lot.id, 'NO_BID_PASSED'));
  if (!profile.opening.openedTogether.value) return;
  await markLotPricesOpened(tx, lot.id);
  tx.emit('pricesOpened', { lotId: lot.id });
}

function lockedScores(found: LotUnderEvaluation, { bids, marks }: Marking): LockedScores {
  const ruleset = rulesetOf(found);
  const scored = scoreTechnical(
    ruleset,
    markedBids(
      bids.map(({ id }) => id),
      aliasesOf(found.members),
      marks,
    ),
  );
  const entries = scored.bids.map((score) => {
    const record = technicalRecord(score, ruleset.display) as unknown as StoredTechnical;
    const exclusions = score.exclusions.map((exclusion) => ({ code: exclusion.code, sentence: exclusionSentence(exclusion) }));
    return [score.bidId, { record, numbers: explainTechnical(ruleset, score), exclusions }] as const;
  });
  return Object.fromEntries(entries);
}

/** Bids that met every threshold. */
export const passedBids = (locked: LockedScores | null): readonly string[] =>
  Object.entries(locked ?? {})
    .filter(([, { record }]) => record.passed)
    .map(([bidId]) => bidId);
