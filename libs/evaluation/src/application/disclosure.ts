import { isAllowed, type Actor } from '@pilotage/platform';
import { hasReached, shownIn, type LotInCall, type ReachedPhase } from '@pilotage/calls';
import { isLocked, type EvaluationState } from '../domain/evaluation.workflow.js';
import { evaluationCapacities, LEADS, MARKS_LOCKED, READER_MARKS_NOTHING, READER_NOT_BLIND } from './evaluation.policy.js';

/** How far a lot has come. One that ended early stays in the phase that its evaluation proves. */
export function phaseOf(lotState: LotInCall['lot']['state'], evaluation: EvaluationState | null): ReachedPhase {
  const locked = evaluation !== null && isLocked(evaluation);
  if (lotState === 'evaluating') return locked ? 'marksLocked' : 'evaluating';
  if (lotState !== 'cancelled' && lotState !== 'unsuccessful') return lotState;
  if (evaluation === 'ranked' || evaluation === 'decided') return 'ranked';
  return locked ? 'marksLocked' : 'technicalOpened';
}

/** What holds of an evaluation for the reader: what the profile shows in the phase, and whether the reader marks and must stay blind. */
export function holdsOf(actor: Actor, { call, profile }: Pick<LotInCall, 'call' | 'profile'>, phase: ReachedPhase): readonly string[] {
  const marks = isAllowed(evaluationCapacities.blindMarker.who, actor, { agency: call.agencyId });
  const locked = hasReached(phase, 'marksLocked');
  return [
    ...shownIn(profile.disclosure, phase),
    ...(locked ? [MARKS_LOCKED] : []),
    ...(marks ? [] : [READER_MARKS_NOTHING]),
    ...(marks && !locked ? [] : [READER_NOT_BLIND]),
  ];
}

/** Whether the reader leads the panel. */
export const leadsOf = (actor: Actor, { chairId }: { readonly chairId: string }): readonly string[] =>
  actor.kind === 'person' && actor.personId === chairId ? [LEADS] : [];
