import { z } from 'zod';
import { after, DAY_MS, must, workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase, type Tx } from '@pilotage/platform';
import { ethicsCaseLife, MOVE_OF_TRACKING, type TrackingOutcome } from '../domain/ethics-case.workflow.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { guidelineRefusals } from '../domain/guideline.refusals.js';
import { TrackingOutcomeEnum } from '../graphql/committee.views.js';
import { EthicsCaseView } from '../graphql/ethics.views.js';
import { caseRow } from '../graphql/ethics.rows.js';
import { trackingReviews } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import {
  caseId,
  circleOf,
  clausesInput,
  committeeOf,
  conditionsInput,
  leadingHolds,
  mustLeadFreely,
  policyAt,
  relationsOf,
} from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';
import { citedClauses } from './guidelines.js';
import { publish } from './publish.js';

/** The tracking review was held: the approval goes on, under other conditions, is suspended or ends. */
export const reviewTracking = useCase({
  name: 'reviewTracking',
  summary:
    'Records the tracking review of an approved case: what was found, and whether the approval goes on for another period of the rules, goes on under other conditions, is suspended or ends. The rules and clauses of that day apply from then on; running pilots are put to the gate again.',
  policy: ethicsPolicy.reviewTracking,
  input: z.strictObject({
    caseId,
    outcome: input.oneOf(TrackingOutcomeEnum, 'What it comes to.'),
    finding: localisedInput(4000, 'What was found; published.'),
    conditions: conditionsInput('Conditions in the place of those before, where they are amended.').optional(),
    clauses: clausesInput,
  }),
  output: EthicsCaseView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.CASE_NOT_APPROVED,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST,
    ethicsRefusals.COMMITTEE_CONDITIONS_MISMATCH,
    guidelineRefusals.CLAUSE_NOT_IN_FORCE,
  ],
  async run({ tx, actor, authorise }, { caseId: id, outcome, finding, conditions = [], clauses = [] }) {
    const tracked = await ethicsCases.lock(tx, id, 'update');
    const now = await tx.now();
    const policy = policyAt(now);
    const circle = tracked.committeeId ? await circleOf(tx, tracked, policy) : null;
    authorise({ ...relationsOf(actor, tracked), holds: circle ? await leadingHolds(tx, actor, { row: tracked, circle }) : [] });
    const { next, event } = ethicsCaseLife.move(tracked, MOVE_OF_TRACKING[outcome], { decision: tracked.decision });
    if (circle) mustLeadFreely(actor, circle);
    const fits = (outcome === 'amendConditions') === conditions.length > 0;
    must(fits, ethicsRefusals.COMMITTEE_CONDITIONS_MISMATCH, { decision: outcome, conditions: conditions.length });
    // A stricter version applies from the review on.
    await citedClauses(tx, now, clauses);
    const goesOn = MOVE_OF_TRACKING[outcome] === 'track';
    const validUntil = goesOn ? after(now, policy.trackingDays * DAY_MS) : tracked.validUntil;
    const review = { outcome, finding, conditions, clauses, policyVersion: policy.version, heldBy: personOf(actor), heldAt: now };
    const changed = outcome === 'amendConditions' ? { conditions, decision: 'approvedWithConditions' as const } : {};
    const saved = await ethicsCases.save(tx, { event, next: { ...next, ...changed, validUntil } }, { outcome, validUntil });
    const row = { id: newId('trackingReview'), caseId: id, committeeId: committeeOf(saved), ...review };
    await trackingReviews.create(tx, row, { type: 'trackingReview.hold', facts: { case: id, outcome } });
    await publish(tx, saved);
    announce(tx, saved, outcome);
    return caseRow(saved);
  },
});

function announce(tx: Tx, { id, subjectType, subjectId }: EthicsCaseEntity, outcome: TrackingOutcome): void {
  const payload = { caseId: id, subjectType, subjectId };
  if (outcome === 'suspend') return tx.emit('ethicsCaseSuspended', payload);
  if (outcome === 'end') return tx.emit('ethicsCaseEnded', payload);
  tx.emit('ethicsCaseTracked', payload);
}
