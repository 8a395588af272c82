import { must, refuse } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import { decideGate, decisionHash, isFactsMissing, orderedFacts, type GateFacts, type PilotStage } from '../domain/index.js';
import type { GateDecisionEntity } from '../persistence/assurance.entities.js';
import { decisions, latestDecisions, lockDecisions } from '../persistence/assurance.repository.js';
import { gatePolicyAt } from './policies.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';

/** What is decided about. The facts are gathered by the caller; the relations are stored, so that readers can be authorised here. */
export interface AdmissionCase {
  readonly bidId: string;
  readonly lotId: string;
  readonly agencyId: string;
  /** Every vendor of the bid's party group. */
  readonly vendorIds: readonly string[];
  /** SHA-256 of the model version that is offered or in use. */
  readonly modelDigest: string;
  /** SHA-256 of the model card that the bid was sealed with; null where it named none. */
  readonly modelCardDigest: string | null;
  /** The stage that the facts are about. */
  readonly stage: PilotStage;
  readonly facts: GateFacts;
}

/**
 * Decides admission and keeps the decision for ever, with the facts that it saw, the policy version, all reasons and a hash.
 * Decided again on the same facts under the same policy, it is the same decision and no new row. Refuses GATE_FACT_MISSING and POLICY_NOT_IN_FORCE.
 */
export async function decideAdmission(tx: Tx, { facts, ...subject }: AdmissionCase): Promise<GateDecisionEntity> {
  must(facts.stage === subject.stage, assuranceRefusals.GATE_FACT_MISSING, { missing: 'stage' });
  await lockDecisions(tx, subject.bidId, subject.stage);
  const now = await tx.now();
  const policy = await gatePolicyAt(tx, now);
  const outcome = decideGate(policy, facts);
  if (isFactsMissing(outcome)) return refuse(assuranceRefusals.GATE_FACT_MISSING, { missing: outcome.missing.slice(0, 20).join(', ') });
  const hash = decisionHash(policy.version, facts, outcome);
  const [latest] = await latestDecisions(tx, [subject.bidId], subject.stage);
  if (latest?.hash === hash) return latest;
  const version = (latest?.version ?? 0) + 1;
  const row = {
    id: newId('gateDecision'),
    ...subject,
    ...outcome,
    version,
    facts: orderedFacts(facts),
    policyVersion: policy.version,
    hash,
    decidedAt: now,
  };
  const because = { bid: subject.bidId, stage: subject.stage, version, decision: outcome.decision, reasons: outcome.reasons, hash };
  const made = await decisions.create(tx, row, { type: 'gate.decide', facts: because });
  tx.emit('gateDecided', { decisionId: made.id });
  return made;
}

/** The latest decision of each bid, of one stage or (left out) of any. A bid that was never decided about is not in the map. */
export async function decisionsOf(tx: Tx, bidIds: readonly string[], stage?: PilotStage): Promise<Map<string, GateDecisionEntity>> {
  const rows = await latestDecisions(tx, bidIds, stage ?? null);
  return new Map(rows.map((row) => [row.bidId, row]));
}
