import type { LocalisedText } from '@pilotage/kernel';
import type { ConditionKind, ConditionState } from './parts.workflow.js';

/** The code by which the gate says that the committee approved with conditions; each of them stands in its place. */
export const COMMITTEE_CONDITIONS = 'COMMITTEE_CONDITIONS';
const EACH = 'COMMITTEE_CONDITION_';

/** A condition of the committee's decision. */
export interface ImposedCondition {
  readonly kind: ConditionKind;
  readonly text: LocalisedText;
}

/** A condition that the pilot has. */
export interface KnownCondition extends ImposedCondition {
  readonly code: string;
  readonly state: ConditionState;
}

const isSame = (a: ImposedCondition, b: ImposedCondition): boolean =>
  a.kind === b.kind && a.text.en === b.text.en && a.text.zh === b.text.zh;
const isIn = (list: readonly ImposedCondition[], condition: ImposedCondition): boolean => list.some((each) => isSame(each, condition));
const isCommittees = ({ code }: { readonly code: string }): boolean => code.startsWith(EACH);

/**
 * The committee's conditions that the pilot does not have yet, numbered on from those that it has. A condition is the same when kind and both texts
 * are: what was met before a tracking review that keeps it stays met.
 */
export function addedByCommittee(
  imposed: readonly ImposedCondition[],
  known: readonly KnownCondition[],
): readonly (ImposedCondition & { readonly code: string })[] {
  const own = known.filter(isCommittees);
  const standing = own.filter(({ state }) => state !== 'lifted');
  const added = imposed.filter((each, i) => !isIn(standing, each) && !isIn(imposed.slice(0, i), each));
  return added.map(({ kind, text }, i) => ({ kind, text, code: `${EACH}${own.length + i + 1}` }));
}

/** The pilot's conditions of the committee that its decision no longer makes and that still bind. What was met stays on record as met. */
export const droppedByCommittee = <C extends KnownCondition>(imposed: readonly ImposedCondition[], known: readonly C[]): readonly C[] =>
  known.filter((each) => isCommittees(each) && each.state !== 'met' && each.state !== 'lifted' && !isIn(imposed, each));
