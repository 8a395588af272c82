import { after, DAY_MS, Refused, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { awaitsStatus, evidenceOf, nextBeginning } from '@pilotage/assurance';
import { decideAdmissionForStage } from '@pilotage/bids';
import type { StageDecision } from '../domain/pilot.rules.js';
import { currentStage, type Stage } from '../domain/stages.js';
import { lapsesAhead } from './deadlines.js';
import { conditionFacts } from './pilot-parts.js';
import { suspendIfRunning } from './suspend.js';
import { takeOverConditions } from './take-over-conditions.js';
import type { PilotConditionEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { pilots } from '../persistence/pilots.repository.js';

/** The gate's word on a stage now, with every condition that the pilot has after it. */
export interface GateWord {
  readonly gate: StageDecision;
  readonly conditions: readonly PilotConditionEntity[];
}

/**
 * Asks the gate again for the stage, on the facts of this moment and to the end of the pilot, and takes over the conditions that it adds. The
 * caller holds the pilot's lock. Refuses GATE_FACT_MISSING and POLICY_NOT_IN_FORCE.
 */
export async function askGate(tx: Tx, pilot: PilotEntity, stage: Stage): Promise<GateWord> {
  const decision = await decideAdmissionForStage(tx, pilot.bidId, stage, pilot.endsAt);
  const gate = { stage, decision: decision.decision, reasons: decision.reasons };
  return { gate, conditions: await takeOverConditions(tx, pilot, decision) };
}

/**
 * Asks the gate for the stage that runs, because evidence ran out or changed. What it no longer admits is suspended at once; so is what it
 * can no longer decide, and what it admits only on a condition precedent that is not met. Otherwise the next look is at the next end of evidence.
 * Null where nothing but a status list that is awaited stands against it: its coming, or its being given up, asks again.
 */
export async function reviewGate(tx: Tx, pilot: PilotEntity): Promise<PilotEntity | null> {
  const stage = currentStage(pilot);
  if (!stage) throw new Error(`${pilot.id} runs without a stage`);
  const { decision, reasons, passes } = await wordOf(tx, pilot, stage);
  const onlyWaits = !passes && reasons.length > 0 && reasons.every((reason) => reason === 'EVIDENCE_PENDING');
  if (onlyWaits && (await awaitsStatus(tx, pilot.bidId))) return null;
  if (!passes) return suspendIfRunning(tx, pilot, { code: 'GATE_NO_LONGER_ADMITS', params: { decision, reasons: reasons.join(', ') } });
  const patch = { evidenceCheckAt: await nextEndOfEvidence(tx, pilot.bidId) };
  await pilots.amend(tx, pilot.id, patch, { type: 'pilot.reviewEvidence', facts: { decision } });
  return { ...pilot, ...patch };
}

async function wordOf(
  tx: Tx,
  pilot: PilotEntity,
  stage: Stage,
): Promise<{ decision: string; reasons: readonly string[]; passes: boolean }> {
  try {
    const { gate, conditions: rows } = await askGate(tx, pilot, stage);
    const { openPrecedents } = conditionFacts(rows);
    const isAdmitted = gate.decision === 'ADMIT' || gate.decision === 'ADMIT_WITH_CONDITIONS';
    return { decision: gate.decision, reasons: [...gate.reasons, ...openPrecedents], passes: isAdmitted && openPrecedents.length === 0 };
  } catch (error) {
    // A gate that cannot decide does not admit: fail closed.
    if (error instanceof Refused) return { decision: 'UNDECIDED', reasons: [error.refusal.definition.code], passes: false };
    throw error;
  }
}

/**
 * When the gate is asked next by the clock: the next piece of the bid's evidence runs out, the transition of an edition that a piece names is
 * over, or another catalogue of standards begins, by which evidence is judged from then on. Null when nothing of it is still to come.
 */
export async function nextEndOfEvidence(tx: Tx, bidId: string): Promise<Instant | null> {
  const now = await tx.now();
  const occasions = [
    ...(await evidenceOf(tx, bidId)).map(({ validUntil }) => validUntil),
    ...(await lapsesAhead(tx, bidId)),
    await nextBeginning(tx, 'standards-catalogue', now),
  ];
  const ahead = occasions.flatMap((at) => (at && at > now ? [at] : []));
  return ahead.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}

/** A number of days later, to the millisecond. */
export const daysAfter = (at: Instant, days: number): Instant => after(at, days * DAY_MS);
