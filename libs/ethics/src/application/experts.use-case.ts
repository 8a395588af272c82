import { z } from 'zod';
import { must, refuse, workflowRefusals } from '@pilotage/kernel';
import { DoneView, input, isSelf, localisedInput, newId, personOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { humansServing, samePersons } from '@pilotage/parties';
import { needsExperts, type CommitteePolicy } from '../domain/committee-policy.js';
import { committeeRefusals } from '../domain/committee.refusals.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import type { ExpertCount } from '../domain/meeting.js';
import { CaseExpertView } from '../graphql/committee.views.js';
import type { CaseExpertEntity } from '../persistence/committee.entities.js';
import { caseDeclarations, caseExperts, seatsInForce } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, committeeOf, holdersOf, policyAt, relationsOf } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

const OPEN = { ethicsCase: { in: ['accepted', 'inReview'] } } as const;
const EXPERTS_MAX = 30;
/** Who is of the committee, appointed or not. */
const OF_COMMITTEE = ['committeeMember', 'committeeChair', 'committeeSecretary'];

/** Persons who are out as experts: what they declared says so, or they serve a party by now. */
async function outOf(tx: Tx, { id, interestedOrganisations }: EthicsCaseEntity): Promise<readonly string[]> {
  const declarations = await caseDeclarations.list(tx, { caseId: id });
  const out = declarations.filter(({ recused }) => recused).map(({ personId }) => personId);
  return [...out, ...(await humansServing(tx, interestedOrganisations))];
}

/** The experts who count: called for the case and not out; and how many of them agree. */
export async function expertCountOf(tx: Tx, id: string): Promise<ExpertCount> {
  const out = await outOf(tx, await ethicsCases.get(tx, id));
  const panel = (await caseExperts.list(tx, { caseId: id })).filter(({ personId }) => !out.includes(personId));
  return { all: panel.length, agree: panel.filter(({ agrees }) => agrees === true).length };
}

/** Experts from outside were called for a listed activity. */
export const appointExperts = useCase({
  name: 'appointExperts',
  summary:
    'Calls experts from outside for a case that is a listed activity: at least five, none of the committee, none who serves a party. Called again, it adds to them, such as for one who was recused.',
  policy: ethicsPolicy.appointExperts,
  states: OPEN,
  input: z.strictObject({ caseId, experts: input.list(input.id('person', 'An expert.'), 1, EXPERTS_MAX, 'Experts who are called.') }),
  output: DoneView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    committeeRefusals.EXPERT_REVIEW_NOT_NEEDED,
    committeeRefusals.EXPERT_NOT_ELIGIBLE,
    committeeRefusals.EXPERTS_TOO_FEW,
  ],
  async run({ tx, actor, authorise, inState }, { caseId: id, experts }) {
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const policy = policyAt(await tx.now());
    must(needsExperts(policy, [...row.triggers, ...row.reasons]), committeeRefusals.EXPERT_REVIEW_NOT_NEEDED);
    await mustBeEligible(tx, row, { experts, policy });
    const called = await rowsOf(tx, row, { experts, appointedBy: personOf(actor) });
    await caseExperts.createAll(tx, called, { type: 'caseExpert.appoint', facts: { case: id } });
    return { id, done: true };
  },
});

async function rowsOf(
  tx: Tx,
  row: EthicsCaseEntity,
  { experts, appointedBy }: { experts: readonly string[]; appointedBy: string },
): Promise<CaseExpertEntity[]> {
  const appointedAt = await tx.now();
  const committeeId = committeeOf(row);
  const unsaid = { agrees: null, opinion: null, statedAt: null };
  return experts.map((personId) => ({
    id: newId('caseExpert'),
    caseId: row.id,
    committeeId,
    personId,
    appointedBy,
    appointedAt,
    ...unsaid,
  }));
}

interface Calling {
  readonly experts: readonly string[];
  readonly policy: CommitteePolicy;
}

async function mustBeEligible(tx: Tx, row: EthicsCaseEntity, { experts, policy }: Calling): Promise<void> {
  const committeeId = committeeOf(row);
  const holders = await holdersOf(tx, committeeId, ['outsideExpert']);
  const known = (await caseExperts.list(tx, { caseId: row.id })).map(({ personId }) => personId);
  const members = (await seatsInForce(tx, committeeId, await tx.now())).map(({ personId }) => personId);
  const barred = [...known, ...members, ...(await holdersOf(tx, committeeId, OF_COMMITTEE)), ...(await outOf(tx, row))];
  const selves = await samePersons(tx, experts);
  const count = experts.filter((expert, i) => {
    const own = selves.get(expert) ?? [expert];
    const isTwice = experts.slice(0, i).some((other) => own.includes(other));
    return isTwice || !holders.includes(expert) || own.some((self) => barred.includes(self));
  }).length;
  must(count === 0, committeeRefusals.EXPERT_NOT_ELIGIBLE, { count });
  const named = (await expertCountOf(tx, row.id)).all + experts.length;
  const { panelMin } = policy.expertReview;
  must(named >= panelMin, committeeRefusals.EXPERTS_TOO_FEW, { named, needed: panelMin });
}

/** An expert has said whether they agree to an approval. */
export const stateExpertOpinion = useCase({
  name: 'stateExpertOpinion',
  summary: 'An expert who was called for the case, has declared interests and has none says whether they agree to an approval, and why.',
  policy: ethicsPolicy.stateExpertOpinion,
  states: OPEN,
  input: z.strictObject({ caseId, agrees: input.flag('Whether the expert agrees to an approval.'), opinion: localisedInput(4000, 'Why.') }),
  output: CaseExpertView,
  refusals: [workflowRefusals.WRONG_STATE, committeeRefusals.NOT_ON_EXPERT_PANEL, committeeRefusals.EXPERT_OPINION_STATED],
  async run({ tx, actor, authorise, inState }, { caseId: id, agrees, opinion }) {
    // A decision counts the opinions under the same lock.
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const expert = await placeOf(tx, actor, row);
    must(expert.agrees === null, committeeRefusals.EXPERT_OPINION_STATED);
    const patch = { agrees, opinion, statedAt: await tx.now() };
    await caseExperts.amend(tx, expert.id, patch, { type: 'caseExpert.state', facts: { case: id } });
    return { ...expert, ...patch };
  },
});

async function placeOf(tx: Tx, actor: Actor, row: EthicsCaseEntity): Promise<CaseExpertEntity> {
  const expert = (await caseExperts.list(tx, { caseId: row.id })).find(({ personId }) => isSelf(actor, personId));
  const declared = (await caseDeclarations.list(tx, { caseId: row.id })).some(({ personId }) => personId === expert?.personId);
  const isOut = (await outOf(tx, row)).some((personId) => isSelf(actor, personId));
  return expert && declared && !isOut ? expert : refuse(committeeRefusals.NOT_ON_EXPERT_PANEL);
}
