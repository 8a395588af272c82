import { z } from 'zod';
import { must, refuse, refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase, type RowOf, type Tx } from '@pilotage/platform';
import { samePersons } from '@pilotage/parties';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { sittingObjection } from '../domain/meeting.rules.js';
import { sittingRefusals } from '../domain/sitting.refusals.js';
import { CaseSittingView } from '../graphql/committee.views.js';
import type { CaseSittingEntity } from '../persistence/sitting.entities.js';
import { caseBallots, caseSittings } from '../persistence/committee.repository.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, circleOf, committeeOf, MEMBERS_MAX, policyAt, relationsOf } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

const IN_REVIEW = { ethicsCase: { in: ['inReview'] } } as const;

/** A sitting as it is read. */
export const sittingRow = ({ present, ...row }: CaseSittingEntity, voted: number): RowOf<typeof CaseSittingView> => ({
  ...row,
  present: present.map(({ personId }) => personId),
  voted,
});

/** The open sitting of a case, or a refusal. */
export async function openSittingOf(tx: Tx, id: string): Promise<CaseSittingEntity> {
  return (await caseSittings.find(tx, { caseId: id, endedAt: null })) ?? refuse(sittingRefusals.SITTING_NOT_OPEN);
}

/** Members sit on the case, enough of them, of the required kinds, each of whom has declared and none of whom is out. */
export const openSitting = useCase({
  name: 'openSitting',
  summary:
    'Opens a sitting on a case under review: names the members present. They have declared their interests, none is recused, and they reach the quorum and cover the required kinds; each then votes.',
  policy: ethicsPolicy.openSitting,
  states: IN_REVIEW,
  input: z.strictObject({ caseId, present: input.list(input.id('person', 'A member.'), 1, MEMBERS_MAX, 'Members who are present.') }),
  output: CaseSittingView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    sittingRefusals.SITTING_ALREADY_OPEN,
    sittingRefusals.COMMITTEE_NOT_COMPOSED,
    ethicsRefusals.NOT_A_COMMITTEE_MEMBER,
    ethicsRefusals.COMMITTEE_MEMBER_NAMED_TWICE,
    sittingRefusals.COMMITTEE_INTEREST_NOT_DECLARED,
    ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST,
    ethicsRefusals.COMMITTEE_QUORUM_NOT_REACHED,
    sittingRefusals.COMMITTEE_KINDS_NOT_COVERED,
  ],
  async run({ tx, actor, authorise, inState }, { caseId: id, present }) {
    const named: readonly string[] = present;
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    must((await caseSittings.find(tx, { caseId: id, endedAt: null })) === null, sittingRefusals.SITTING_ALREADY_OPEN);
    const now = await tx.now();
    const { seats, facts } = await circleOf(tx, row, policyAt(now));
    const selves = await samePersons(tx, [...new Set([...present, ...row.recused])]);
    refuseIf(sittingObjection({ ...facts, selves, present }));
    const sitting: CaseSittingEntity = {
      ...{ id: newId('caseSitting'), caseId: id, committeeId: committeeOf(row), openedBy: personOf(actor), openedAt: now },
      present: seats.filter((seat) => named.includes(seat.personId)).map(({ personId, kind }) => ({ personId, kind })),
      ...{ endedAt: null, postponedFor: null },
    };
    await caseSittings.create(tx, sitting, { type: 'caseSitting.open', facts: { case: id, present: present.length } });
    return sittingRow(sitting, 0);
  },
});

/** The case is postponed: what was voted in the sitting is not counted. */
export const postponeSitting = useCase({
  name: 'postponeSitting',
  summary:
    'Ends the open sitting without a decision, with the reason: such as that recusals left the required kinds uncovered. Its votes are not counted; another sitting decides.',
  policy: ethicsPolicy.postponeSitting,
  states: IN_REVIEW,
  input: z.strictObject({ caseId, reason: localisedInput(2000, 'Why.') }),
  output: CaseSittingView,
  refusals: [workflowRefusals.WRONG_STATE, sittingRefusals.SITTING_NOT_OPEN],
  async run({ tx, actor, authorise, inState }, { caseId: id, reason }) {
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const sitting = await openSittingOf(tx, id);
    const patch = { endedAt: await tx.now(), postponedFor: reason };
    await caseSittings.amend(tx, sitting.id, patch, { type: 'caseSitting.postpone', facts: { case: id } });
    return sittingRow({ ...sitting, ...patch }, (await caseBallots.list(tx, { sittingId: sitting.id })).length);
  },
});
