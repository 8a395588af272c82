import { after, DAY_MS, Refused, type Instant } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import { awaitsStatus, evidenceOf, gateCondition, gatePolicyOf, type GateDecisionEntity } from '@pilotage/assurance';
import { decideAdmissionForStage } from '@pilotage/bids';
import type { StageDecision } from '../domain/pilot.rules.js';
import { currentStage, type Stage } from '../domain/stages.js';
import { conditionFacts } from './pilot-parts.js';
import { dueAtOf, periodsOf } from './deadlines.js';
import { suspendIfRunning } from './suspend.js';
import type { PilotConditionEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { conditions, pilots } from '../persistence/pilots.repository.js';

/** The gate's word on a stage now, with every condition that the pilot has after it. */
export interface GateWord {
  readonly gate: StageDecision;
  readonly conditions: readonly PilotConditionEntity[];
}

/**
 * Asks the gate again for the stage, on the facts of this moment, and takes over the conditions that it adds. The caller holds the pilot's
 * lock. Refuses GATE_FACT_MISSING and POLICY_NOT_IN_FORCE.
 */
export async function askGate(tx: Tx, pilot: PilotEntity, stage: Stage): Promise<GateWord> {
  const decision = await decideAdmissionForStage(tx, pilot.bidId, stage);
  const gate = { stage, decision: decision.decision, reasons: decision.reasons };
  return { gate, conditions: await takeOverConditions(tx, pilot, decision) };
}

/** The pilot's conditions with those of the decision that it did not have; what was met before stays met. */
export async function takeOverConditions(
  tx: Tx,
  pilot: PilotEntity,
  decision: GateDecisionEntity,
): Promise<readonly PilotConditionEntity[]> {
  const known = await conditions.list(tx, { pilotId: pilot.id });
  const added = decision.conditions.filter((code) => !known.some((c) => c.code === code));
  if (added.length === 0) return known;
  const policy = await gatePolicyOf(tx, decision.policyVersion);
  const periods = pilot.startsAt ? await periodsOf(tx, pilot.lotId) : null;
  const now = await tx.now();
  const rows = added.map((code): PilotConditionEntity => {
    const { kind, text } = gateCondition(policy, code);
    const dueAt = periods && kind === 'SUBSEQUENT' ? dueAtOf(periods, code, now) : null;
    return { ...BLANK, id: newId('condition'), pilotId: pilot.id, code, kind, text, gateDecisionId: decision.id, state: 'open', dueAt };
  });
  await conditions.createAll(tx, rows, { type: 'pilotCondition.open', facts: { pilot: pilot.id, decision: decision.hash } });
  return [...known, ...rows];
}

const BLANK = { proof: null, reportedBy: null, reportedAt: null, confirmedBy: null, confirmedAt: null, returnReason: null };

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

/** When the next piece of the bid's evidence runs out; null when none has an end that is still to come. */
export async function nextEndOfEvidence(tx: Tx, bidId: string): Promise<Instant | null> {
  const now = await tx.now();
  const ends = (await evidenceOf(tx, bidId)).flatMap(({ validUntil }) => (validUntil && validUntil > now ? [validUntil] : []));
  return ends.reduce<Instant | null>((first, end) => (first === null || end < first ? end : first), null);
}

/** A number of days later, to the millisecond. */
export const daysAfter = (at: Instant, days: number): Instant => after(at, days * DAY_MS);
