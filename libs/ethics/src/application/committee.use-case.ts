import { z } from 'zod';
import { after, DAY_MS, must, refuse, refuseIf, workflowRefusals, type Instant } from '@pilotage/kernel';
import { input, isSelf, localisedInput, personOf, useCase, type Actor, type Relations, type Tx } from '@pilotage/platform';
import { ConditionKindEnum } from '@pilotage/assurance';
import { humansServing, personsWithRole, samePersons } from '@pilotage/parties';
import { committeePolicyAt, type CommitteePolicy } from '../domain/committee-policy.js';
import { APPROVALS, ethicsCaseLife } from '../domain/ethics-case.workflow.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { CaseDecisionEnum, EthicsCaseView, VoteEnum } from '../graphql/ethics.views.js';
import { caseRow } from '../graphql/ethics.rows.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { ethicsPolicy } from './ethics.policy.js';

/** More members than any committee has. */
const MEMBERS_MAX = 60;
const CONDITIONS_MAX = 30;

const caseId = input.id('ethicsCase', 'The case.');
const policyAt = (at: Instant): CommitteePolicy => committeePolicyAt(at) ?? refuse(ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE, { at });

/** The committee that the secretary serves. */
function committeeOf(actor: Actor): string {
  const served = actor.kind === 'person' ? actor.memberships.find((m) => m.roles.includes('committeeSecretary')) : undefined;
  if (!served) throw new Error('a secretary was allowed who serves no committee');
  return served.organisationId;
}

/** The committee that took the case. Until one has, every committee is concerned, and is told that the case was not accepted yet. */
const relationsOf = (actor: Actor, { committeeId }: EthicsCaseEntity): Relations => {
  const served = actor.kind === 'person' ? actor.memberships.map((m) => m.organisationId) : [];
  return { committee: committeeId ?? served };
};

const membersOf = async (tx: Tx, committeeId: string): Promise<readonly string[]> => [
  ...(await personsWithRole(tx, committeeId, 'committeeMember')),
  ...(await personsWithRole(tx, committeeId, 'committeeChair')),
];

/** Everyone who, under any account, is a member of a party of the case, whatever their role there. */
const interestedPersons = (tx: Tx, { interestedOrganisations }: EthicsCaseEntity): Promise<readonly string[]> =>
  humansServing(tx, interestedOrganisations);

/** The committee has taken the case; its time to decide runs. */
export const acceptCase = useCase({
  name: 'acceptCase',
  summary: 'The committee accepts a filed case; from now on it has the days of its rules to decide.',
  policy: ethicsPolicy.acceptCase,
  input: z.strictObject({ caseId }),
  output: EthicsCaseView,
  refusals: [workflowRefusals.WRONG_STATE, ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE],
  async run({ tx, actor, authorise }, given) {
    // Before the case is looked up: else the answer would tell who may not accept which cases exist.
    authorise({});
    const filed = await ethicsCases.lock(tx, given.caseId, 'update');
    const now = await tx.now();
    const dueDays = policyAt(now).decisionDays;
    const taken = { ...filed, committeeId: committeeOf(actor), acceptedAt: now, decisionDueAt: after(now, dueDays * DAY_MS) };
    return caseRow(await ethicsCases.save(tx, ethicsCaseLife.move(taken, 'accept', null)));
  },
});

/** Every member has declared interests before reading papers; those who have one are recused. */
export const openCaseReview = useCase({
  name: 'openCaseReview',
  summary: 'Opens the review of an accepted case: names the members who are recused. They see no papers and are not counted as present.',
  policy: ethicsPolicy.openCaseReview,
  input: z.strictObject({
    caseId,
    recused: input.list(input.id('person', 'A recused member.'), 0, MEMBERS_MAX, 'Members who declared an interest.'),
  }),
  output: EthicsCaseView,
  refusals: [workflowRefusals.WRONG_STATE, ethicsRefusals.NOT_A_COMMITTEE_MEMBER],
  async run({ tx, actor, authorise }, { caseId: id, recused }) {
    const accepted = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, accepted));
    refuseIf(ethicsCaseLife.objection(accepted.state, 'openReview', null));
    const members = await membersOf(tx, accepted.committeeId ?? '');
    const count = recused.filter((personId) => !members.includes(personId)).length;
    must(count === 0, ethicsRefusals.NOT_A_COMMITTEE_MEMBER, { count });
    // Whoever serves a party is recused, whether they said so or not.
    const interested = await interestedPersons(tx, accepted);
    const everyone = new Set([...recused, ...members.filter((member) => interested.includes(member))]);
    const moved = ethicsCaseLife.move({ ...accepted, recused: [...everyone] }, 'openReview', null);
    return caseRow(await ethicsCases.save(tx, moved, { recused: moved.next.recused.length }));
  },
});

const decisionInput = z.strictObject({
  caseId,
  decision: input.oneOf(CaseDecisionEnum, 'What the committee decides.'),
  ballots: input.list(
    input.object('BallotInput', 'The vote of one member who is present.', {
      personId: input.id('person', 'The member.'),
      vote: input.oneOf(VoteEnum, 'Vote on the question whether the case is approved.'),
    }),
    1,
    MEMBERS_MAX,
    'One per member present; a recused member is not present.',
  ),
  conditions: input.list(
    input.object('CommitteeConditionInput', 'A condition of the approval.', {
      kind: input.oneOf(ConditionKindEnum, 'When it must be met.'),
      text: localisedInput(1000, 'What must be done.'),
    }),
    0,
    CONDITIONS_MAX,
    'Conditions of an approval with conditions.',
  ),
  statement: localisedInput(4000, 'The reasons of the decision; they are published.'),
});

/** The committee has decided, by quorum and vote; whoever referred the case is told. */
export const decideCase = useCase({
  name: 'decideCase',
  summary: 'Records the decision of the committee on a case: present members and their votes, conditions, and published reasons.',
  policy: ethicsPolicy.decideCase,
  input: decisionInput,
  output: EthicsCaseView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    ethicsRefusals.NOT_A_COMMITTEE_MEMBER,
    ethicsRefusals.COMMITTEE_MEMBER_NAMED_TWICE,
    ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST,
    ethicsRefusals.COMMITTEE_QUORUM_NOT_REACHED,
    ethicsRefusals.COMMITTEE_VOTE_CONTRADICTS,
    ethicsRefusals.COMMITTEE_CONDITIONS_MISMATCH,
  ],
  async run({ tx, actor, authorise }, { caseId: id, ...given }) {
    const open = await ethicsCases.lock(tx, id, 'update');
    const now = await tx.now();
    authorise(relationsOf(actor, open));
    const policy = policyAt(now);
    const members = await membersOf(tx, open.committeeId ?? '');
    const interested = await interestedPersons(tx, open);
    // Who leads the vote is as free of interest as who votes.
    const leadsFreely = ![...open.recused, ...interested].some((person) => isSelf(actor, person));
    must(leadsFreely, ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST, { count: 1 });
    const meeting = {
      ...given,
      policy,
      members,
      conditions: given.conditions.length,
      recused: open.recused,
      selves: await samePersons(tx, [...given.ballots.map(({ personId }) => personId), ...open.recused]),
      interested,
    };
    const validUntil = APPROVALS.includes(given.decision) ? after(now, policy.trackingDays * DAY_MS) : null;
    const decided = { ...open, ...given, policyVersion: policy.version, decidedBy: personOf(actor), decidedAt: now, validUntil };
    const saved = await ethicsCases.save(tx, ethicsCaseLife.move(decided, 'decide', { meeting }), factsOf(decided));
    tx.emit('ethicsCaseDecided', { caseId: saved.id, subjectType: saved.subjectType, subjectId: saved.subjectId });
    return caseRow(saved);
  },
});

const factsOf = ({ decision, ballots, conditions, policyVersion }: EthicsCaseEntity) => ({
  decision,
  present: ballots.length,
  inFavour: ballots.filter((b) => b.vote === 'inFavour').length,
  conditions: conditions.length,
  policyVersion,
});

/** The tracking review was held; the approval goes on for another period. */
export const reviewTracking = useCase({
  name: 'reviewTracking',
  summary: 'Records that the tracking review of an approved case was held: the approval is valid for another period of the rules.',
  policy: ethicsPolicy.reviewTracking,
  input: z.strictObject({ caseId }),
  output: EthicsCaseView,
  refusals: [workflowRefusals.WRONG_STATE, ethicsRefusals.CASE_NOT_APPROVED, ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE],
  async run({ tx, actor, authorise }, { caseId: id }) {
    const tracked = await ethicsCases.lock(tx, id, 'update');
    const now = await tx.now();
    authorise(relationsOf(actor, tracked));
    const validUntil = after(now, policyAt(now).trackingDays * DAY_MS);
    const moved = ethicsCaseLife.move({ ...tracked, validUntil }, 'track', { decision: tracked.decision });
    return caseRow(await ethicsCases.save(tx, moved, { validUntil }));
  },
});
