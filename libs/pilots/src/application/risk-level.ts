import type { Tx } from '@pilotage/platform';
import { confirmedAssessmentOf, gravestLevel, type RiskLevel } from '@pilotage/assurance';
import { callOf } from '@pilotage/calls';
import type { PilotEntity } from '../persistence/pilots.entities.js';

/** The level of a pilot's contract beside the one that holds for its need now. */
export interface PilotRiskLevel {
  readonly agreed: RiskLevel;
  /** The graver of the contract's and the confirmed one: a milder level never loosens a running contract. */
  readonly holds: RiskLevel;
  readonly isRaised: boolean;
}

/** The need that a pilot serves. */
export const needOf = async (tx: Tx, { callId }: Pick<PilotEntity, 'callId'>): Promise<string> => (await callOf(tx, callId)).call.needId;

/** What level the pilot stands on. Without a confirmed assessment it is UNCLASSIFIED, on which nothing may rest. */
export async function riskLevelOf(tx: Tx, pilot: PilotEntity): Promise<PilotRiskLevel> {
  const assessment = await confirmedAssessmentOf(tx, await needOf(tx, pilot));
  const agreed = pilot.riskLevel;
  const holds = gravestLevel<RiskLevel>(agreed, assessment?.level ?? 'UNCLASSIFIED');
  return { agreed, holds, isRaised: holds !== agreed };
}
