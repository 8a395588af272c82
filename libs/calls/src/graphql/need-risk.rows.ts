import {
  confirmedAssessmentOf,
  latestAssessmentOf,
  levelRaiseRow,
  mitigationProofRow,
  occasionRows,
  occasionsDue,
  proofsOf,
  riskAssessmentRow,
  riskPolicyAt,
  secondReadingOf,
  secondReadingRow,
} from '@pilotage/assurance';
import type { RowOf, Tx } from '@pilotage/platform';
import type { NeedRiskView } from './calls.views.js';

/** The risk of a need as it is read. `inside`: what is the agency's own, its measures and what is due, is looked up as well. */
export async function needRiskRow(tx: Tx, needId: string, inside: boolean): Promise<RowOf<typeof NeedRiskView>> {
  const confirmed = await confirmedAssessmentOf(tx, needId);
  const latest = await latestAssessmentOf(tx, needId);
  const reading = await secondReadingOf(tx, needId);
  const policy = await riskPolicyAt(tx, await tx.now());
  return {
    needId,
    level: confirmed?.level ?? null,
    confirmed: confirmed && riskAssessmentRow({ ...confirmed, level: confirmed.assessed }),
    raise: confirmed?.raise ? levelRaiseRow(confirmed.raise) : null,
    secondReading: reading && secondReadingRow(reading, confirmed),
    latest: latest && riskAssessmentRow(latest),
    // Who does not see a proof must not read that it is missing.
    reclassification: inside && confirmed ? occasionRows(policy, await occasionsDue(tx, confirmed)) : null,
    mitigations: inside ? (await proofsOf(tx, needId)).map((proof) => mitigationProofRow(policy, proof)) : null,
  };
}
