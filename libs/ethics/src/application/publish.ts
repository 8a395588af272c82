import { newId, type Tx } from '@pilotage/platform';
import { countOf, redacted } from '../domain/publication.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { caseDissents, casePublications, lateConflicts, trackingReviews } from '../persistence/committee.repository.js';

/**
 * Publishes a decided case as it is now. The one before stays on record. Source: governance 5.5: decision, reasons, conditions, the count of
 * votes and not the names by vote, recusals, dissent; what is left out is a secret that is listed, and is said.
 */
export async function publish(tx: Tx, row: EthicsCaseEntity): Promise<void> {
  const { id: caseId, committeeId, decision, decidedAt, statement, policyVersion } = row;
  if (!committeeId || !decision || !decidedAt || !statement || !policyVersion) throw new Error(`${caseId} was to be published undecided`);
  const { subjectType, agencyId, reasons, state, validUntil, clauses, conditions } = row;
  const whole = {
    ...{ subjectType, agencyId, reasons, state, decision, decidedAt, validUntil, policyVersion, clauses, statement, conditions },
    votes: countOf(row.ballots),
    recusals: row.recused.length,
    ...(await laterParts(tx, caseId)),
  };
  const content = redacted(whole, row.redactions);
  const publication = { id: newId('casePublication'), caseId, committeeId, content, publishedAt: await tx.now() };
  await casePublications.create(tx, publication, { type: 'casePublication.publish', facts: { case: caseId, decision, state } });
}

/** What came after the decision. */
async function laterParts(tx: Tx, caseId: string) {
  const dissents = await caseDissents.list(tx, { caseId });
  const reviews = await trackingReviews.list(tx, { caseId });
  const conflicts = await lateConflicts.list(tx, { caseId, confirmed: true });
  return {
    dissents: dissents.map(({ text, name }) => ({ text, name })),
    tracking: reviews.map(({ heldAt, outcome, finding }) => ({ at: heldAt, outcome, finding })),
    notes: conflicts.flatMap(({ note }) => (note ? [note] : [])),
  };
}
