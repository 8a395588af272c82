/** Stages of a pilot in their order: closed test, shadow trial, live and bounded pilot. Source: Shenzhen AI Regulation Art 44. */
export const PILOT_STAGES = ['TEST', 'TRIAL', 'PILOT'] as const;
export type Stage = (typeof PILOT_STAGES)[number];

/** States in which the product is in use, each the state of one stage. */
export const RUNNING_STATES = ['test', 'trial', 'pilot'] as const;
export type RunningState = (typeof RUNNING_STATES)[number];

export const STATE_OF_STAGE = { TEST: 'test', TRIAL: 'trial', PILOT: 'pilot' } as const satisfies Record<Stage, RunningState>;

/** Whether the product is in use in the state. */
export const isRunning = (state: string): state is RunningState => RUNNING_STATES.some((s) => s === state);

/** Where a pilot stands among the stages that its call lists. */
export interface StagePlace {
  readonly state: string;
  readonly stages: readonly Stage[];
  /** Place of the stage that was started last; null before the first. */
  readonly stageIndex: number | null;
}

/** The stage that was started last, or null. */
export const currentStage = ({ stages, stageIndex }: StagePlace): Stage | null =>
  stageIndex === null ? null : (stages[stageIndex] ?? null);

/** The stage that may start next: the first one, the one after the present one, or the last one again after an extension. Null where none may. */
export function nextStage(place: StagePlace): Stage | null {
  if (place.state === 'extended') return currentStage(place);
  if (place.state === 'conditionsOpen') return place.stages[0] ?? null;
  return isRunning(place.state) ? (place.stages[(place.stageIndex ?? -1) + 1] ?? null) : null;
}
