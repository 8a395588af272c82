import { newId, type Tx } from '@pilotage/platform';
import { gateCondition, gatePolicyOf, type GateDecisionEntity } from '@pilotage/assurance';
import { committeeDecisionOf } from '@pilotage/ethics';
import { addedByCommittee, COMMITTEE_CONDITIONS, droppedByCommittee, type ImposedCondition } from '../domain/committee-conditions.js';
import { conditionWorkflow } from '../domain/parts.workflow.js';
import type { PilotConditionEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { clearFlags, conditions } from '../persistence/pilots.repository.js';
import { deadlinesOf } from './deadlines.js';

type Term = ImposedCondition & { readonly code: string };

/** What the committee's approval of the bid asks for now; none where it has none, null where it does not approve. */
export async function imposedOn(tx: Tx, bidId: string): Promise<readonly ImposedCondition[] | null> {
  const said = await committeeDecisionOf(tx, bidId);
  if (said?.fact === 'APPROVED') return [];
  return said?.fact === 'APPROVED_WITH_CONDITIONS' ? said.conditions : null;
}

/**
 * The pilot's conditions with those of the decision that it did not have; what was met before stays met. Where the gate names the committee's
 * conditions, each of them is one of the pilot's; those that the committee makes no longer are lifted.
 */
export async function takeOverConditions(
  tx: Tx,
  pilot: PilotEntity,
  decision: GateDecisionEntity,
): Promise<readonly PilotConditionEntity[]> {
  const imposed = await imposedOn(tx, pilot.bidId);
  const known = await withoutDropped(tx, pilot, imposed);
  const added = await termsToAdd(tx, decision, imposed ?? [], known);
  if (added.length === 0) return known;
  const deadlines = pilot.startsAt ? await deadlinesOf(tx, pilot) : null;
  const now = await tx.now();
  const rows = added.map((term): PilotConditionEntity => {
    const dueAt = deadlines && term.kind === 'SUBSEQUENT' ? deadlines(term.code, now) : null;
    return { ...BLANK, ...term, id: newId('condition'), pilotId: pilot.id, gateDecisionId: decision.id, state: 'open', dueAt };
  });
  await conditions.createAll(tx, rows, { type: 'pilotCondition.open', facts: { pilot: pilot.id, decision: decision.hash } });
  return [...known, ...rows];
}

const BLANK = { proof: null, reportedBy: null, reportedAt: null, confirmedBy: null, confirmedAt: null, returnReason: null };

async function termsToAdd(
  tx: Tx,
  decision: GateDecisionEntity,
  imposed: readonly ImposedCondition[],
  known: readonly PilotConditionEntity[],
): Promise<readonly Term[]> {
  const policy = await gatePolicyOf(tx, decision.policyVersion);
  const ofGate = (code: string): Term => {
    const { kind, text } = gateCondition(policy, code);
    return { code, kind, text };
  };
  const isKnown = (code: string): boolean => known.some((each) => each.code === code);
  // A contract that was drawn up when they were one condition keeps it so, and so does one whose conditions nobody can name.
  return decision.conditions.flatMap((code) => {
    if (isKnown(code)) return [];
    return code === COMMITTEE_CONDITIONS && imposed.length > 0 ? addedByCommittee(imposed, known) : [ofGate(code)];
  });
}

async function withoutDropped(tx: Tx, pilot: PilotEntity, imposed: readonly ImposedCondition[] | null): Promise<PilotConditionEntity[]> {
  const known = await conditions.list(tx, { pilotId: pilot.id });
  const lifted = new Map<string, PilotConditionEntity>();
  for (const condition of imposed ? droppedByCommittee(imposed, known) : []) {
    const moved = conditionWorkflow.move(condition, 'lift', condition);
    await clearFlags(tx, pilot.id, 'CONDITION_MISSED', condition.id);
    lifted.set(condition.id, await conditions.save(tx, moved, { pilot: pilot.id, code: condition.code }));
  }
  return known.map((condition) => lifted.get(condition.id) ?? condition);
}
