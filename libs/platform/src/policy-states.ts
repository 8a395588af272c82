import { refusal, workflowRefusals, type Refusal, type RefusalDefinition, type RefusalParams } from '@pilotage/kernel';

/** In which states of a life an operation is possible, and by which refusal it says no in the others; without one, by WRONG_STATE. */
export interface StateRule {
  readonly in: readonly string[];
  readonly otherwise?: RefusalDefinition;
}

/** States by life. */
export type StateRules = Readonly<Record<string, StateRule>>;

/** The refusal that the operation meets while the objects are in these states, or null. A state of a life that the rules do not name is a fault. */
export function stateObjection(
  operation: string,
  rules: StateRules,
  states: Readonly<Record<string, string>>,
  params: RefusalParams = {},
): Refusal | null {
  for (const [object, state] of Object.entries(states)) {
    const rule = rules[object];
    if (!rule) throw new Error(`${operation} is not bound to the states of ${object}`);
    if (rule.in.includes(state)) continue;
    const said = { ...states, object, state, move: operation, allowed: rule.in.join(', '), ...params };
    return refusal(rule.otherwise ?? workflowRefusals.WRONG_STATE, said);
  }
  return null;
}
