import type { PilotStage } from '@pilotage/assurance';

/** The stages in the order in which a pilot takes them. */
const ORDER: readonly PilotStage[] = ['TEST', 'TRIAL', 'PILOT'];

/** The stage that admission is decided for: the first that the call lists. Each later stage has its own decision. */
export function admissionStage(stages: readonly PilotStage[]): PilotStage {
  const first = ORDER.find((stage) => stages.includes(stage));
  if (!first) throw new Error('a published call lists at least one stage');
  return first;
}
