import type { PolicyLine } from './policy.js';
import type { FieldGroups } from './policy-groups.js';
import type { StateRules } from './policy-states.js';
import type { AnyWorkflow, Room } from './room.js';
import type { AnyUseCase } from './usecase/use-case.js';

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
