import { z } from 'zod';
import { must, Rational, refusal, refuseIf, type Refusal } from '@pilotage/kernel';
import { input, newId, personOf, shuffled, useCase } from '@pilotage/platform';
import { lockLot, type LotInCall } from '@pilotage/calls';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import { UNLOCKED_STATES } from '../domain/evaluation.workflow.js';
import { drawnMembers, expertsObjection, seatsObjection, sourceObjection, type Candidate, type PanelRule } from '../domain/panel.rules.js';
import type { EvaluationEntity } from '../persistence/evaluation.entities.js';
import { evaluations, panelMembers } from '../persistence/evaluation.repository.js';
import { ExpertFieldEnum, PanelView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { panelRow } from './evaluation-row.js';
import { evaluationOf } from './load.js';
import { activeMembers, assertMayServe, panelRule, seat } from './panel.js';

/** States of a lot in which its panel is appointed. */
const APPOINTING = { lot: { in: ['closed', 'technicalOpened'], otherwise: evaluationRefusals.PANEL_NOT_DUE } };

const candidate = input.object('PanelCandidateInput', 'A person named for the panel.', {
  personId: input.id('person', 'The person, who holds the role evaluator or panelChair in the agency.'),
  expertIn: input
    .oneOf(ExpertFieldEnum, 'The field in which the person is an expert; leave it out for a representative of the agency.')
    .optional(),
});

const candidateOf = (given: z.output<typeof candidate>): Candidate => ({ personId: given.personId, expertIn: given.expertIn ?? null });

const STANDING_REFUSALS = [
  evaluationRefusals.PANEL_MEMBER_TWICE,
  evaluationRefusals.PANEL_MEMBER_NOT_EVALUATOR,
  evaluationRefusals.PANEL_MEMBER_OF_VENDOR,
  evaluationRefusals.PANEL_MEMBER_SEES_NAMES,
  evaluationRefusals.PANEL_SIZE_DIFFERS,
  evaluationRefusals.PANEL_EXPERTS_TOO_FEW,
  evaluationRefusals.PANEL_FIELDS_MISSING,
  evaluationRefusals.PANEL_CHAIR_INVALID,
];

/** The person who takes the seat: the one named, or one drawn out of those with whom the panel keeps its experts. */
function successor(rule: PanelRule, named: readonly Candidate[], objection: (one: Candidate) => Refusal | null): Candidate {
  const fitting = named.filter((one) => !objection(one));
  const [chosen] = rule.selection === 'drawn' ? shuffled(fitting) : fitting;
  if (!chosen) refuseIf(named[0] && objection(named[0]));
  if (!chosen) throw new Error('a successor is somebody');
  return chosen;
}

/** The share of the highest mark by which marks may differ, exact. It is written down before the first mark. */
function toleranceOf({ profile }: LotInCall): string {
  const { numerator, denominator } = profile.panel.spreadTolerance.value;
  return Rational.of(numerator, denominator).toString();
}

interface Panel {
  readonly members: readonly Candidate[];
  readonly chairId: string;
}

interface Wanted {
  readonly size: number;
  readonly chairId: string | undefined;
  /** Persons named who may be appointed to lead. */
  readonly leaders: readonly string[];
}

/** The panel out of the persons named: all of them where members are appointed, a draw where the profile says that they are drawn. */
function composed(rule: PanelRule, named: readonly Candidate[], { size, chairId, leaders }: Wanted): Panel {
  const isDrawn = rule.selection === 'drawn';
  const members = isDrawn ? drawnMembers(rule, shuffled(named), size) : named;
  const leader = isDrawn ? members[0]?.personId : chairId;
  const leads = leader !== undefined && members.some(({ personId }) => personId === leader);
  // A draw decides who leads; whom the agency appoints to lead holds the role of a chair there.
  const isLawful = isDrawn ? chairId === undefined : leaders.includes(leader ?? '');
  must(leads && isLawful, evaluationRefusals.PANEL_CHAIR_INVALID);
  refuseIf(expertsObjection(rule, members));
  return { members, chairId: leader ?? '' };
}

/** A lot has its panel: as many as the profile asks, appointed or drawn, with one chair. */
export const appointPanel = useCase({
  name: 'appointPanel',
  summary:
    'Appoints the panel of a lot, or draws it out of the persons named where the profile says that members are drawn. Members then declare their interests on the list of tenderers.',
  policy: evaluationPolicy.appointPanel,
  states: APPOINTING,
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    candidates: input.list(candidate, 2, 100, 'The members; where they are drawn, more persons than seats, out of whom the system draws.'),
    size: input.int(2, 25, 'How many seats the panel has.'),
    chairId: input
      .id('person', 'The member who leads, who holds the role panelChair; leave it out where the panel is drawn: the first drawn leads.')
      .optional(),
  }),
  output: PanelView,
  refusals: [
    evaluationRefusals.PANEL_NOT_DUE,
    evaluationRefusals.PANEL_ALREADY_APPOINTED,
    evaluationRefusals.PANEL_TOO_SMALL,
    evaluationRefusals.PANEL_SIZE_EVEN,
    ...STANDING_REFUSALS,
  ],
  async run({ tx, actor, authorise, inState }, { lotId, candidates, size, chairId }) {
    const lot = await lockLot(tx, lotId, 'update');
    authorise({ agency: lot.call.agencyId });
    inState({ lot: lot.lot.state });
    must(!(await evaluations.find(tx, { lotId })), evaluationRefusals.PANEL_ALREADY_APPOINTED);
    const rule = panelRule(lot);
    const named = candidates.map(candidateOf);
    refuseIf(seatsObjection(rule, size, named.length));
    const leaders = await assertMayServe(tx, lot.call.agencyId, named, []);
    const panel = composed(rule, named, { size, chairId, leaders });
    const row: EvaluationEntity = {
      id: newId('evaluation'),
      lotId,
      callId: lot.call.id,
      agencyId: lot.call.agencyId,
      state: 'declaring',
      selection: rule.selection,
      seats: size,
      chairId: panel.chairId,
      spreadTolerance: toleranceOf(lot),
      appointedBy: personOf(actor),
      version: 0,
      lockedAt: null,
      lockedBy: null,
      locked: null,
      drawSecret: null,
    };
    const evaluation = await evaluations.create(tx, row, {
      type: 'evaluation.appoint',
      facts: { lot: lotId, seats: size, selection: rule.selection },
    });
    return panelRow(evaluation, await seat(tx, evaluation.id, panel.members));
  },
});

/** A vacant seat is taken by another person. */
export const replaceMember = useCase({
  name: 'replaceMember',
  summary: 'Fills the seat of a member who left because of a conflict of interest, by appointment or by draw as the profile says.',
  policy: evaluationPolicy.replaceMember,
  states: { evaluation: { in: UNLOCKED_STATES, otherwise: evaluationRefusals.PANEL_HAS_NO_VACANCY } },
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    candidates: input.list(
      candidate,
      1,
      100,
      'The new member; where members are drawn, two persons or more out of whom the system draws one.',
    ),
    leads: input.flag('Whether the new member leads the panel, which is so when and only when the chair has left.'),
  }),
  output: PanelView,
  refusals: [evaluationRefusals.PANEL_HAS_NO_VACANCY, ...STANDING_REFUSALS],
  async run({ tx, authorise, inState }, { lotId, candidates, leads }) {
    const lot = await lockLot(tx, lotId, 'share');
    authorise({ agency: lot.call.agencyId });
    const evaluation = await evaluationOf(tx, lotId, 'update');
    const everyone = await panelMembers.list(tx, { evaluationId: evaluation.id });
    const staying = everyone.filter(({ state }) => state === 'active');
    inState({ evaluation: evaluation.state });
    must(staying.length < evaluation.seats, evaluationRefusals.PANEL_HAS_NO_VACANCY);
    const rule = panelRule(lot);
    const named = candidates.map(candidateOf);
    refuseIf(sourceObjection(rule, 1, named.length));
    const leaders = await assertMayServe(
      tx,
      evaluation.agencyId,
      named,
      everyone.map(({ personId }) => personId),
    );
    const chairLeft = !staying.some(({ personId }) => personId === evaluation.chairId);
    must(leads === chairLeft, evaluationRefusals.PANEL_CHAIR_INVALID);
    const isFull = staying.length + 1 === evaluation.seats;
    const needsRole = leads && rule.selection === 'appointed';
    const objection = (one: Candidate): Refusal | null => {
      if (needsRole && !leaders.includes(one.personId)) return refusal(evaluationRefusals.PANEL_CHAIR_INVALID);
      return isFull ? expertsObjection(rule, [...staying, one]) : null;
    };
    const chosen = successor(rule, named, objection);
    await seat(tx, evaluation.id, [chosen]);
    if (leads) await evaluations.amend(tx, evaluation.id, { chairId: chosen.personId }, { type: 'evaluation.changeChair' });
    const chairId = leads ? chosen.personId : evaluation.chairId;
    return panelRow({ ...evaluation, chairId }, await activeMembers(tx, evaluation.id));
  },
});
