import { refuse, refusals, refuseIf, type Refusal } from './refusal.js';

/** A rule of a move: a sentence with its check. Null means that the rule is kept. */
export interface Rule<F> {
  readonly sentence: string;
  readonly check: (facts: F) => Refusal | null;
}

/** One line of a life's table: from which states, to which, by whose use case, under which rules. */
export interface Move<S extends string, F> {
  readonly from: readonly S[];
  readonly to: S;
  /** The operation that makes this move. */
  readonly by: string;
  /** Every rule is checked in this order; the first that says no is the answer. */
  readonly when?: readonly Rule<F>[];
}

/** What a move leaves: the object in its new state and the fact for the audit log. The unit of work saves nothing else. */
export interface Moved<T> {
  readonly next: T;
  readonly event: { readonly type: string; readonly object: string; readonly from: string; readonly to: string; readonly by: string };
}

export const workflowRefusals = refusals({
  WRONG_STATE: {
    rule: {
      en: 'A move is possible only from the states that the life of the object names.',
      zh: '只能从该对象生命周期所载明的状态执行相应操作。',
    },
    source: { en: 'Pilotage, lives of objects', zh: 'Pilotage，对象的生命周期' },
    message: {
      en: 'This {object} is {state}; "{move}" is possible only when it is {allowed}.',
      zh: '该{object}当前状态为 {state}；仅当状态为 {allowed} 时才能执行“{move}”。',
    },
  },
});

/** A life: its states, its start, its ends and its moves, with no side effects. */
export interface Workflow<S extends string, M extends string, F> {
  readonly name: string;
  readonly states: readonly S[];
  readonly initial: S;
  readonly final: readonly S[];
  readonly moves: Readonly<Record<M, Move<S, F>>>;
  /** The moved object. Refuses WRONG_STATE, or with the first rule that says no. */
  move<T extends { readonly state: S }>(object: T, move: M, facts: F): Moved<T>;
  /** The refusal that the move would meet now, or null. */
  objection(state: S, move: M, facts: F): Refusal | null;
  /** Moves whose table line allows the state, rules not considered. */
  movesFrom(state: S): readonly M[];
  /** The life as a Mermaid state diagram. */
  chart(): string;
}

/** Declares a life. Throws when a state cannot be reached from the start, cannot be left without being an end, or is an end that can be left. */
export function workflow<S extends string, M extends string, F = Record<string, never>>(life: {
  readonly name: string;
  readonly states: readonly S[];
  readonly initial: S;
  readonly final: readonly S[];
  readonly moves: Readonly<Record<M, Move<S, F>>>;
}): Workflow<S, M, F> {
  assertSound(life);
  const lineOf = (move: M): Move<S, F> => life.moves[move];
  const wrongState = (state: S, move: M): Refusal | null =>
    lineOf(move).from.includes(state)
      ? null
      : {
          definition: workflowRefusals.WRONG_STATE,
          params: { object: life.name, state, move, allowed: lineOf(move).from.join(', ') },
        };
  const objection = (state: S, move: M, facts: F): Refusal | null => {
    const wrong = wrongState(state, move);
    if (wrong) return wrong;
    for (const rule of lineOf(move).when ?? []) {
      const said = rule.check(facts);
      if (said) return said;
    }
    return null;
  };
  return {
    ...life,
    objection,
    move(object, move, facts) {
      refuseIf(objection(object.state, move, facts));
      const line = lineOf(move);
      const event = { type: `${life.name}.${move}`, object: life.name, from: object.state, to: line.to, by: line.by };
      return { next: { ...object, state: line.to }, event };
    },
    movesFrom: (state) => (Object.keys(life.moves) as M[]).filter((m) => lineOf(m).from.includes(state)),
    chart: () => chartOf(life),
  };
}

function assertSound<S extends string, F>(life: {
  name: string;
  states: readonly S[];
  initial: S;
  final: readonly S[];
  moves: Readonly<Record<string, Move<S, F>>>;
}): void {
  const lines = Object.values<Move<S, F>>(life.moves);
  const reached = reachedFrom(life.initial, lines);
  const left = new Set<S>(lines.flatMap((l) => [...l.from]));
  const named = new Set<S>([life.initial, ...life.final, ...left, ...lines.map((l) => l.to)]);
  const faults = [
    ...life.states.filter((s) => !reached.has(s)).map((s) => `${s} can never be reached`),
    ...life.states.filter((s) => !left.has(s) && !life.final.includes(s)).map((s) => `${s} can never be left`),
    ...life.final.filter((s) => left.has(s)).map((s) => `${s} is an end but can be left`),
    ...[...named].filter((s) => !life.states.includes(s)).map((s) => `${s} is no state`),
  ];
  if (faults.length > 0) throw new Error(`the life of ${life.name} is unsound: ${faults.join('; ')}`);
}

/** Every state to which some chain of moves leads from the start; being named by a move is not enough, since a ring of states may have no way in. */
function reachedFrom<S extends string, F>(initial: S, lines: readonly Move<S, F>[]): Set<S> {
  const reached = new Set<S>([initial]);
  // A set that grows while it is walked is walked to its end, so this stops when no move leads to a new state.
  for (const state of reached) lines.filter((l) => l.from.includes(state)).forEach((l) => reached.add(l.to));
  return reached;
}

function chartOf<S extends string, F>(life: { initial: S; final: readonly S[]; moves: Readonly<Record<string, Move<S, F>>> }): string {
  const lines = Object.entries<Move<S, F>>(life.moves).flatMap(([name, line]) =>
    line.from.map((from) => `  ${from} --> ${line.to}: ${name}`),
  );
  const ends = life.final.map((s) => `  ${s} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${life.initial}`, ...lines, ...ends].join('\n');
}

/** Refuses unless the rule holds; for checks outside of a workflow. */
export const must = (holds: boolean, ...said: Parameters<typeof refuse>): void => {
  if (!holds) refuse(...said);
};
