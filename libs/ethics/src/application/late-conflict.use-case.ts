import { z } from 'zod';
import { must, refuse, workflowRefusals } from '@pilotage/kernel';
import { input, isSelf, localisedInput, newId, personOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { samePersons } from '@pilotage/parties';
import { committeePolicyOf } from '../domain/committee-policy.js';
import { ethicsCaseLife } from '../domain/ethics-case.workflow.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { standsWithout } from '../domain/late-conflict.js';
import { recusalRefusals } from '../domain/recusal.refusals.js';
import { LateConflictView } from '../graphql/committee.views.js';
import { decidingSitting, lateConflicts } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import type { LateConflictEntity } from '../persistence/sitting.entities.js';
import { caseId, circleOf, committeeOf, leadingHolds, policyAt, relationsOf } from './case-parts.js';
import { fileCase, type CaseSubject } from './cases.js';
import { ethicsPolicy } from './ethics.policy.js';
import { publish } from './publish.js';

const DECIDED = { ethicsCase: { in: ['decided', 'tracking', 'suspended'] } } as const;

/** The party for which the actor speaks; null for the committee's own people and for oversight. */
function partyOf(actor: Actor, { agencyId, interestedOrganisations, committeeId }: EthicsCaseEntity): string | null {
  const served = actor.kind === 'person' ? actor.memberships.map((m) => m.organisationId) : [];
  if (committeeId && served.includes(committeeId)) return null;
  return served.find((id) => id === agencyId || interestedOrganisations.includes(id)) ?? null;
}

/** A conflict of a member who voted has come to light. */
export const reportLateConflict = useCase({
  name: 'reportLateConflict',
  summary:
    'Reports, with reasons, a conflict of interest of a member who voted on a decided case: by the secretary, oversight, the agency or an interested vendor.',
  policy: ethicsPolicy.reportLateConflict,
  states: DECIDED,
  input: z.strictObject({
    caseId,
    personId: input.id('person', 'The member.'),
    reasons: localisedInput(2000, 'What was found, and where.'),
  }),
  output: LateConflictView,
  refusals: [workflowRefusals.WRONG_STATE, recusalRefusals.LATE_CONFLICT_NOT_OF_VOTER, recusalRefusals.LATE_CONFLICT_ALREADY_REPORTED],
  async run({ tx, actor, authorise, inState }, { caseId: id, personId, reasons }) {
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise({ ...relationsOf(actor, row), agency: row.agencyId, vendor: row.interestedOrganisations });
    inState({ ethicsCase: row.state });
    must(
      row.ballots.some((ballot) => ballot.personId === personId),
      recusalRefusals.LATE_CONFLICT_NOT_OF_VOTER,
    );
    const organisationId = partyOf(actor, row);
    const before = await lateConflicts.list(tx, { caseId: id, personId, organisationId });
    must(!before.some(({ confirmed }) => confirmed !== false), recusalRefusals.LATE_CONFLICT_ALREADY_REPORTED);
    const conflict: LateConflictEntity = {
      ...{ id: newId('lateConflict'), caseId: id, committeeId: committeeOf(row), personId, reasons },
      ...{ organisationId, reportedBy: personOf(actor), reportedAt: await tx.now() },
      ...{ confirmed: null, stands: null, note: null, decidedBy: null, decidedAt: null },
    };
    return lateConflicts.create(tx, conflict, { type: 'lateConflict.report', facts: { case: id } });
  },
});

/** A reported conflict is confirmed or not; a decision that does not stand without the member is set aside, and the case taken up again. */
export const decideLateConflict = useCase({
  name: 'decideLateConflict',
  summary:
    'The chair, a deputy or oversight confirms or dismisses a conflict that was found late. Confirmed, the decision is set aside when without the member the votes, the quorum or the kinds would not carry it; the case is then filed anew. Otherwise it stands, with a note.',
  policy: ethicsPolicy.decideLateConflict,
  states: DECIDED,
  input: z.strictObject({
    conflictId: input.id('lateConflict', 'The report.'),
    confirmed: input.flag('Whether there was a conflict.'),
    note: localisedInput(2000, 'What was found; published when it was confirmed.'),
  }),
  output: LateConflictView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    recusalRefusals.RECUSAL_OF_ONESELF,
    recusalRefusals.SAME_PERSON_DECIDES_CONFLICT,
    recusalRefusals.LATE_CONFLICT_DECIDED,
  ],
  async run({ tx, actor, authorise, inState }, { conflictId, confirmed, note }) {
    const { caseId: id } = await lateConflicts.get(tx, conflictId);
    const row = await ethicsCases.lock(tx, id, 'update');
    const conflict = await lateConflicts.lock(tx, conflictId, 'update');
    const circle = await circleOf(tx, row, policyAt(await tx.now()));
    const holds = await leadingHolds(tx, actor, { row, circle, concerned: conflict.personId });
    authorise({ ...relationsOf(actor, row), holds });
    if (isSelf(actor, conflict.personId)) refuse(recusalRefusals.RECUSAL_OF_ONESELF);
    if (isSelf(actor, conflict.reportedBy)) refuse(recusalRefusals.SAME_PERSON_DECIDES_CONFLICT);
    must(conflict.confirmed === null, recusalRefusals.LATE_CONFLICT_DECIDED);
    inState({ ethicsCase: row.state });
    const recused = [...new Set([...row.recused, conflict.personId])];
    const stands = confirmed ? await standsFor(tx, row, recused) : null;
    const patch = { confirmed, stands, note, decidedBy: personOf(actor), decidedAt: await tx.now() };
    await lateConflicts.amend(tx, conflictId, patch, { type: 'lateConflict.decide', facts: { case: id, confirmed, stands } });
    if (confirmed) await follow(tx, { ...row, recused }, stands === true);
    return { ...conflict, ...patch };
  },
});

/** Whether the decision stands without everyone who is out, under the rules by which it was taken. */
async function standsFor(tx: Tx, row: EthicsCaseEntity, out: readonly string[]): Promise<boolean> {
  const { decision, ballots, policyVersion, decidedAt } = row;
  if (!decision || !decidedAt) throw new Error(`${row.id} was never decided`);
  const policy = committeePolicyOf(policyVersion ?? '') ?? policyAt(decidedAt);
  const selves = await samePersons(tx, [...out]);
  const everyAccount = [...new Set([...out, ...[...selves.values()].flat()])];
  const seats = (await decidingSitting(tx, row.id))?.present ?? [];
  return standsWithout({ policy, decision, seats, ballots }, everyAccount);
}

/** The member is out of the case from now on; what does not stand is set aside. */
async function follow(tx: Tx, row: EthicsCaseEntity, stands: boolean): Promise<void> {
  const { id, recused } = row;
  if (stands) {
    await ethicsCases.amend(tx, id, { recused }, { type: 'ethicsCase.recuse', facts: { recused: recused.length } });
    return publish(tx, row);
  }
  const saved = await ethicsCases.save(tx, ethicsCaseLife.move(row, 'setAside', null), { recused: recused.length });
  await publish(tx, saved);
  const { subjectType, subjectId, agencyId, interestedOrganisations, reasons, triggers } = saved;
  tx.emit('ethicsCaseSetAside', { caseId: id, subjectType, subjectId });
  const filing = { subjectType: subjectType as CaseSubject, subjectId, agencyId, interestedOrganisations, reasons, triggers };
  await fileCase(tx, filing, { reopenedFrom: id, recused });
}
