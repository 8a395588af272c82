import { isAllowed, type Actor, type PolicyLine } from '@pilotage/platform';
import {
  hasReached,
  isDisclosed,
  type Audience,
  type LotInCall,
  type DisclosedClass,
  type Phase,
  type ReachedPhase,
} from '@pilotage/calls';
import { isLocked, type EvaluationState } from '../domain/evaluation.workflow.js';

/** Groups of readable fields, and who may read each and when. What a profile names is looked up in its disclosure table. */
export const EVALUATION_GROUPS = {
  'evaluation.tenderers':
    'Names of the tenderers. Officers, auditors and the panel from the phase that the profile names; in no order that tells of bids.',
  'evaluation.panel': 'Names of the panel. Whoever the profile names, from its phase on: the officers of the agency from the appointment.',
  'evaluation.spreads': 'Marks of the whole panel where they spread beyond the tolerance. The chair, while spreads are moderated.',
  'comparison.identity':
    'Vendor and product. Officers and auditors from the phase that the profile names; the panel once marks are locked.',
  'comparison.content':
    'Responses, evidence and the gate decision. Officers and auditors from the phase that the profile names; the panel, beside names, once marks are locked.',
  'comparison.price': 'Prices. Whoever the profile names, from its phase on, and only of bids whose price was opened.',
  'comparison.marks': 'Marks, their reasons, technical scores and their explanation. Whoever the profile names, from its phase on.',
  'comparison.ranking': 'Totals, ranks, explanations and robustness. Whoever the profile names, from its phase on.',
} as const;
export type EvaluationGroup = keyof typeof EVALUATION_GROUPS;

const MARKERS: PolicyLine = [{ roles: ['evaluator', 'panelChair'], of: 'agency' }];
const AUDITORS: PolicyLine = [
  { roles: ['agencyAuditor'], of: 'agency' },
  { roles: ['oversightAuditor'], of: 'any' },
];
const OFFICERS: PolicyLine = [{ roles: ['officer', 'approver', 'pilotManager'], of: 'agency' }];

/** What the actor is to the evaluations of an agency. Whoever may mark is a marker, whatever else they are: blindness comes first. */
export function audienceOf(actor: Actor, agencyId: string): Audience {
  const relations = { agency: agencyId };
  if (isAllowed(MARKERS, actor, relations)) return 'panel';
  if (isAllowed(AUDITORS, actor, relations)) return 'auditors';
  return isAllowed(OFFICERS, actor, relations) ? 'officers' : 'public';
}

/** How far a lot has come. One that ended early stays in the phase that its evaluation proves. */
export function phaseOf(lotState: LotInCall['lot']['state'], evaluation: EvaluationState | null): ReachedPhase {
  const locked = evaluation !== null && isLocked(evaluation);
  if (lotState === 'evaluating') return locked ? 'marksLocked' : 'evaluating';
  if (lotState !== 'cancelled' && lotState !== 'unsuccessful') return lotState;
  if (evaluation === 'ranked' || evaluation === 'decided') return 'ranked';
  return locked ? 'marksLocked' : 'technicalOpened';
}

/** What groups of a comparison rest on in the table of the profile. */
const CLASS_OF: Readonly<Record<Exclude<EvaluationGroup, 'evaluation.spreads'>, DisclosedClass>> = {
  'evaluation.tenderers': 'tendererNames',
  'evaluation.panel': 'panelNames',
  'comparison.identity': 'tendererNames',
  'comparison.content': 'technicalContent',
  'comparison.price': 'price',
  'comparison.marks': 'marks',
  'comparison.ranking': 'ranking',
};

/** The groups that an audience is granted in a phase. */
export function grantsFor(audience: Audience, { profile }: Pick<LotInCall, 'profile'>, phase: Phase): ReadonlySet<string> {
  const isBlind = audience === 'panel' && !hasReached(phase, 'marksLocked');
  const granted = Object.entries(CLASS_OF).filter(
    ([group, disclosed]) => isDisclosed(profile.disclosure, disclosed, audience, phase) && !(isBlind && group.startsWith('comparison.')),
  );
  return new Set(granted.map(([group]) => group));
}
