import { z } from 'zod';
import { after, DAY_MS, refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, personOf, useCase, type Tx } from '@pilotage/platform';
import { samePersons } from '@pilotage/parties';
import { needsExperts, type CommitteePolicy } from '../domain/committee-policy.js';
import { ethicsCaseLife } from '../domain/ethics-case.workflow.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { guidelineRefusals } from '../domain/guideline.refusals.js';
import { APPROVALS, countedBallots, isOut, type ExpertCount, type MeetingFacts } from '../domain/meeting.js';
import { sittingRefusals } from '../domain/sitting.refusals.js';
import { RedactedPartEnum, RedactionReasonEnum } from '../graphql/committee.views.js';
import { CaseDecisionEnum, EthicsCaseView } from '../graphql/ethics.views.js';
import { caseRow } from '../graphql/ethics.rows.js';
import { caseBallots, caseSittings } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import {
  caseId,
  circleOf,
  clausesInput,
  conditionsInput,
  leadingHolds,
  mustLeadFreely,
  policyAt,
  relationsOf,
  type Circle,
} from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';
import { expertCountOf } from './experts.use-case.js';
import { citedClauses } from './guidelines.js';
import { publish } from './publish.js';
import { openSittingOf } from './sitting.use-case.js';

const REDACTIONS_MAX = 3;

const decisionInput = z.strictObject({
  caseId,
  decision: input.oneOf(CaseDecisionEnum, 'What the committee decides.'),
  conditions: conditionsInput('Conditions of an approval with conditions.'),
  statement: localisedInput(4000, 'The reasons of the decision; they are published.'),
  clauses: clausesInput,
  redactions: input
    .list(
      input.object('RedactionInput', 'A part that holds a secret and is published in other words.', {
        part: input.oneOf(RedactedPartEnum, 'The part.'),
        reason: input.oneOf(RedactionReasonEnum, 'The secret; there is no other reason.'),
        instead: localisedInput(2000, 'What is published in its place.'),
      }),
      0,
      REDACTIONS_MAX,
      'What is not published as it is.',
    )
    .optional(),
});

/** The chair has declared what the ballots of the open sitting say; it is published, and whoever referred the case is told. */
export const decideCase = useCase({
  name: 'decideCase',
  summary:
    'The chair, or a deputy where the chair is recused, declares the decision of the open sitting. It agrees with the ballots that the members cast themselves. Conditions and reasons are published with the count of votes.',
  policy: ethicsPolicy.decideCase,
  input: decisionInput,
  output: EthicsCaseView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST,
    sittingRefusals.SITTING_NOT_OPEN,
    sittingRefusals.COMMITTEE_NOT_COMPOSED,
    ethicsRefusals.NOT_A_COMMITTEE_MEMBER,
    ethicsRefusals.COMMITTEE_MEMBER_NAMED_TWICE,
    ethicsRefusals.COMMITTEE_QUORUM_NOT_REACHED,
    sittingRefusals.COMMITTEE_KINDS_NOT_COVERED,
    sittingRefusals.COMMITTEE_BALLOTS_MISSING,
    ethicsRefusals.COMMITTEE_VOTE_CONTRADICTS,
    ethicsRefusals.COMMITTEE_CONDITIONS_MISMATCH,
    sittingRefusals.EXPERT_REVIEW_OUTSTANDING,
    guidelineRefusals.CLAUSE_NOT_IN_FORCE,
  ],
  async run({ tx, actor, authorise }, { caseId: id, clauses = [], redactions = [], ...given }) {
    const open = await ethicsCases.lock(tx, id, 'update');
    const now = await tx.now();
    const policy = policyAt(now);
    const circle = open.committeeId ? await circleOf(tx, open, policy) : null;
    authorise({ ...relationsOf(actor, open), holds: circle ? await leadingHolds(tx, actor, { row: open, circle }) : [] });
    refuseIf(ethicsCaseLife.objection(open.state, 'decide', null));
    if (!circle) throw new Error(`${id} is under review by no committee`);
    mustLeadFreely(actor, circle);
    // A case is judged by the guidelines that were in force on its filing day.
    await citedClauses(tx, open.filedAt, clauses);
    const { meeting, sittingId } = await meetingOf(tx, open, { policy, circle, given });
    const validUntil = APPROVALS.includes(given.decision) ? after(now, policy.trackingDays * DAY_MS) : null;
    const recused = [...new Set([...open.recused, ...meeting.present.filter((personId) => isOut(meeting, personId))])];
    const taken = {
      recused,
      ballots: countedBallots(meeting),
      policyVersion: policy.version,
      decidedBy: personOf(actor),
      decidedAt: now,
      validUntil,
    };
    const moved = ethicsCaseLife.move({ ...open, ...given, clauses, redactions, ...taken }, 'decide', { meeting });
    const saved = await ethicsCases.save(tx, moved, factsOf(moved.next));
    await caseSittings.amend(tx, sittingId, { endedAt: now }, { type: 'caseSitting.close', facts: { case: id } });
    await publish(tx, saved);
    tx.emit('ethicsCaseDecided', { caseId: saved.id, subjectType: saved.subjectType, subjectId: saved.subjectId });
    return caseRow(saved);
  },
});

interface Declared {
  readonly policy: CommitteePolicy;
  readonly circle: Circle;
  readonly given: { readonly decision: MeetingFacts['decision']; readonly conditions: readonly unknown[] };
}

/** The open sitting with everything that its decision is judged by. */
async function meetingOf(
  tx: Tx,
  open: EthicsCaseEntity,
  { policy, circle, given }: Declared,
): Promise<{ meeting: MeetingFacts; sittingId: string }> {
  const sitting = await openSittingOf(tx, open.id);
  const present = sitting.present.map(({ personId }) => personId);
  const selves = await samePersons(tx, [...new Set([...present, ...open.recused])]);
  const cast = await caseBallots.list(tx, { sittingId: sitting.id });
  const ballots = cast.map(({ personId, vote }) => ({ personId, vote }));
  const experts = await expertsOf(tx, open, policy);
  const { decision, conditions } = given;
  return {
    meeting: { ...circle.facts, selves, present, decision, conditions: conditions.length, ballots, experts },
    sittingId: sitting.id,
  };
}

const expertsOf = async (tx: Tx, { id, triggers, reasons }: EthicsCaseEntity, policy: CommitteePolicy): Promise<ExpertCount | null> =>
  needsExperts(policy, [...triggers, ...reasons]) ? expertCountOf(tx, id) : null;

const factsOf = ({ decision, ballots, conditions, policyVersion, recused }: EthicsCaseEntity) => ({
  decision,
  present: ballots.length,
  inFavour: ballots.filter((b) => b.vote === 'inFavour').length,
  recused: recused.length,
  conditions: conditions.length,
  policyVersion,
});
