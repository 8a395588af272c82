import type { Actor, RowOf } from '@pilotage/platform';
import type { EvaluationEntity, PanelMemberEntity } from '../persistence/evaluation.entities.js';
import type { EvaluationView, PanelView } from '../graphql/evaluation.views.js';

/** The panel as the officer who appointed it is told. */
export const panelRow = (evaluation: EvaluationEntity, members: readonly PanelMemberEntity[]): RowOf<typeof PanelView> => ({
  id: evaluation.id,
  lotId: evaluation.lotId,
  selection: evaluation.selection,
  seats: evaluation.seats,
  chairId: evaluation.chairId,
  members: members.map(({ personId, expertIn, declared }) => ({ personId, name: null, expertIn, declared })),
});

/** The evaluation without names: what a mutation answers. */
export const evaluationRow = (
  evaluation: EvaluationEntity,
  members: readonly PanelMemberEntity[],
  actor: Actor,
): RowOf<typeof EvaluationView> => ({
  id: evaluation.id,
  lotId: evaluation.lotId,
  callId: evaluation.callId,
  state: evaluation.state,
  selection: evaluation.selection,
  seats: evaluation.seats,
  seated: members.length,
  declared: members.filter(({ declared }) => declared).length,
  spreadTolerance: evaluation.spreadTolerance,
  version: evaluation.version,
  lockedAt: evaluation.lockedAt,
  own: ownSeat(evaluation, members, actor),
  tenderers: null,
  members: null,
});

function ownSeat({ chairId }: EvaluationEntity, members: readonly PanelMemberEntity[], actor: Actor): RowOf<typeof EvaluationView>['own'] {
  const personId = actor.kind === 'person' ? actor.personId : null;
  const seat = members.find((m) => m.personId === personId);
  return seat ? { leads: seat.personId === chairId, declared: seat.declared, papers: Object.keys(seat.letters ?? {}).length } : null;
}
