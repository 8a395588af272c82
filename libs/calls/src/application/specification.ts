import { digestOf, type Json } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import { rulesetOf } from '../domain/lot.rules.js';
import { lotWorkflow } from '../domain/lot.workflow.js';
import type { CallSpecification, LotSpecification, WholeCall } from '../domain/specification.js';
import type { CallEntity, LotEntity } from '../persistence/calls.entities.js';
import { lots, lockLotsOf, removeDraftLot } from '../persistence/calls.repository.js';

/** The columns of a call that a drafter says. */
export const callColumns = ({ lots: _lots, ...head }: WholeCall): CallSpecification => head;

/** The columns of a lot that a drafter says, with the ruleset that follows from them. */
export const lotColumns = (specification: LotSpecification, version: number) => ({
  ...specification,
  ruleset: rulesetOf(specification, version),
});

/** What is stored, as a specification again: publication and comparison read this. */
export function wholeCallOf(call: CallEntity, lotRows: readonly LotEntity[]): WholeCall {
  const { profileId, title, description, buys, stages, budget, dataPlan, declarations, permittedProductAnswers, closesAt } = call;
  const { shortOpenReason, priceWeightReason, source } = call;
  return {
    ...{ profileId, title, description, buys, stages, budget, dataPlan, declarations, permittedProductAnswers, closesAt },
    ...{ shortOpenReason, priceWeightReason, source },
    lots: lotRows.map(lotSpecificationOf),
  };
}

function lotSpecificationOf(lot: LotEntity): LotSpecification {
  const { title, description, budget, awardSlots, requirements, criteria, method, kpis, milestones } = lot;
  return { title, description, budget, awardSlots, requirements, criteria, method, kpis, milestones };
}

/** Digest of a specification: two texts with one digest say the same. */
export const specificationDigest = (specification: WholeCall): string => digestOf(specification as unknown as Json);

/** Brings the lots of a draft to the specification: by number, so that a lot that stays keeps its id. The call's lock is held. */
export async function writeDraftLots(tx: Tx, call: CallEntity, specifications: readonly LotSpecification[]): Promise<void> {
  const known = await lockLotsOf(tx, call.id);
  for (const lot of known.slice(specifications.length)) await removeDraftLot(tx, lot);
  for (const [index, specification] of specifications.entries()) await writeDraftLot(tx, call, known[index], index + 1, specification);
}

async function writeDraftLot(
  tx: Tx,
  call: CallEntity,
  known: LotEntity | undefined,
  number: number,
  given: LotSpecification,
): Promise<void> {
  const columns = lotColumns(given, call.version);
  if (known) return lots.amend(tx, known.id, columns, { type: 'lot.revise', facts: { digest: digestOf(given as unknown as Json) } });
  const row = { id: newId('lot'), callId: call.id, number, state: lotWorkflow.initial, ...columns, endedBecause: null };
  await lots.create(tx, row, { type: 'lot.draft', facts: { call: call.id, number } });
}
