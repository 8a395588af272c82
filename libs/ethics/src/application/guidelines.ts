import { must, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { AdoptedGuideline } from '../domain/guideline-clauses.js';
import { guidelineRefusals } from '../domain/guideline.refusals.js';
import { guidelineAt, uncitable } from '../domain/guideline.rules.js';
import { guidelines1_0_0 } from '../domain/guidelines1_0_0.data.js';
import { guidelines } from '../persistence/guidelines.repository.js';

export type { AdoptedGuideline, GuidelineClause } from '../domain/guideline-clauses.js';

/** Every adopted version, the one released with the software first, then by the day on which each takes effect. */
export async function adoptedGuidelines(tx: Tx): Promise<readonly AdoptedGuideline[]> {
  const rows = await guidelines.list(tx, { state: 'adopted' });
  const adopted = rows.flatMap(({ effectiveFrom, ...row }) => (effectiveFrom ? [{ ...row, effectiveFrom }] : []));
  return [guidelines1_0_0, ...adopted.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))];
}

/** The guidelines in force at the instant: those by which a case is judged that was filed then, or whose stage changes or tracking review is held then. Undefined before the first. */
export async function guidelineInForce(tx: Tx, at: Instant): Promise<AdoptedGuideline | undefined> {
  return guidelineAt(await adoptedGuidelines(tx), at);
}

/**
 * Passes when each citation is `clause@version` of the guidelines in force at the instant: the filing day of the case, or the day of the stage
 * change or tracking review that is held. Refuses CLAUSE_NOT_IN_FORCE.
 */
export async function citedClauses(tx: Tx, at: Instant, cited: readonly string[]): Promise<void> {
  const inForce = await guidelineInForce(tx, at);
  const wrong = uncitable(inForce, cited);
  must(wrong.length === 0, guidelineRefusals.CLAUSE_NOT_IN_FORCE, { version: inForce?.version ?? '-', clauses: wrong.join(', ') });
}
