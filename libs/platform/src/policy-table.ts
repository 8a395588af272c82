import { refusal, workflowRefusals, type Refusal, type RefusalDefinition, type RefusalParams } from '@pilotage/kernel';
import type { Actor } from './actor.js';
import { isAllowed, type PolicyLine, type Relations } from './policy.js';
import type { AnyWorkflow, Room } from './room.js';
import type { AnyUseCase } from './usecase/use-case.js';

/** Who reads a group of fields: its policy line, and what the group holds in a sentence. */
export interface FieldGroup {
  readonly who: PolicyLine;
  readonly says: string;
}

/** Groups of fields by name. */
export type FieldGroups = Readonly<Record<string, FieldGroup>>;

/** The groups that the table grants to the actor for an object. Nothing else grants one. */
export const grantsOf = (groups: FieldGroups, actor: Actor, relations: Relations): ReadonlySet<string> =>
  new Set(Object.keys(groups).filter((name) => isAllowed((groups[name] as FieldGroup).who, actor, relations)));

/** Where a line lets the actor in: for lists, whose rows each fall under it. */
export interface Reach {
  /** Whatever organisation the object is of. */
  readonly everywhere: boolean;
  readonly agency: readonly string[];
  readonly vendor: readonly string[];
  readonly committee: readonly string[];
}

/** Where the line lets the actor in while the conditions hold. It asks the line itself, so that a list never shows more than the single read. */
export function reachOf(policy: PolicyLine, actor: Actor, holds: readonly string[] = []): Reach {
  const mine = actor.kind === 'person' ? actor.memberships.map(({ organisationId }) => organisationId) : [];
  const among = (of: 'agency' | 'vendor' | 'committee'): string[] => mine.filter((id) => isAllowed(policy, actor, { [of]: id, holds }));
  const everywhere = isAllowed(policy, actor, { holds });
  return { everywhere, agency: among('agency'), vendor: among('vendor'), committee: among('committee') };
}

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

/**
 * States in which an operation is possible: those that it declares, which its shell enforces; else those from which the moves that name it
 * start, which the life enforces. A job has none: one that finds its object elsewhere does nothing.
 */
export function statesOf(useCase: AnyUseCase, lives: readonly AnyWorkflow[]): StateRules {
  if (useCase.states) return useCase.states;
  if (isJob(useCase.policy)) return {};
  const moved = lives.map(({ name, moves }) => {
    const lines = Object.values<AnyWorkflow['moves'][string]>(moves).filter(({ by }) => by.split(', ').includes(useCase.name));
    return [name, { in: [...new Set(lines.flatMap(({ from }) => [...from]))] }] as const;
  });
  return Object.fromEntries(moved.filter(([, rule]) => rule.in.length > 0));
}

const isJob = (policy: PolicyLine): boolean => policy.every((line) => 'system' in line);

/** One line of the table. */
export interface TableLine {
  readonly room: string;
  readonly kind: 'mutation' | 'job' | 'query' | 'subscription' | 'endpoint' | 'group' | 'capacity';
  readonly name: string;
  readonly policy: PolicyLine;
  readonly states: StateRules;
  /** What a group of fields holds, or what the capacity is. */
  readonly says?: string;
}

/** The whole table: every operation and every group of fields, of every room. What is not in it nobody may do or read. */
export function policyTable(rooms: readonly Room[]): readonly TableLine[] {
  const lives = rooms.flatMap(({ workflows }) => workflows);
  return rooms.flatMap((room) => [
    ...room.useCases.map((useCase): TableLine => {
      const { name, policy } = useCase;
      return { room: room.name, kind: isJob(policy) ? 'job' : 'mutation', name, policy, states: statesOf(useCase, lives) };
    }),
    ...room.queries.map(({ name, policy }): TableLine => ({ room: room.name, kind: 'query', name, policy, states: {} })),
    ...(room.subscriptions ?? []).map(({ name, policy }): TableLine => ({
      room: room.name,
      kind: 'subscription',
      name,
      policy,
      states: {},
    })),
    ...(room.endpoints ?? []).map(({ name, policy }): TableLine => ({ room: room.name, kind: 'endpoint', name, policy, states: {} })),
    ...groupLines(room.name, 'group', room.groups),
    ...groupLines(room.name, 'capacity', room.capacities ?? {}),
  ]);
}

const groupLines = (room: string, kind: 'group' | 'capacity', groups: FieldGroups): TableLine[] =>
  Object.entries(groups).map(([name, { who, says }]) => ({ room, kind, name, policy: who, states: {}, says }));

/** Groups of every room: names are unique over all. */
export const groupsOf = (rooms: readonly Room[]): FieldGroups => Object.assign({}, ...rooms.map(({ groups }) => groups)) as FieldGroups;

/** Everything that could hold of an object: for the answer of a mutation, whose actor has just done what the groups tell of. */
export const EVERY_CONDITION = { includes: () => true } as unknown as readonly string[];
