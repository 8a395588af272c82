import { z } from 'zod';
import { after, DAY_MS, workflowRefusals } from '@pilotage/kernel';
import { useCase, type Actor } from '@pilotage/platform';
import { ethicsCaseLife } from '../domain/ethics-case.workflow.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { isOut } from '../domain/meeting.js';
import { EthicsCaseView } from '../graphql/ethics.views.js';
import { caseRow } from '../graphql/ethics.rows.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, circleOf, policyAt, relationsOf } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

/** The committee that the secretary serves. */
function servedBy(actor: Actor): string {
  const served = actor.kind === 'person' ? actor.memberships.find((m) => m.roles.includes('committeeSecretary')) : undefined;
  if (!served) throw new Error('a secretary was allowed who serves no committee');
  return served.organisationId;
}

/** The committee has taken the case; its time to decide runs, and members may declare their interests. */
export const acceptCase = useCase({
  name: 'acceptCase',
  summary: 'The committee accepts a filed case; from now on it has the days of its rules to decide, and members declare their interests.',
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
    const taken = { ...filed, committeeId: servedBy(actor), acceptedAt: now, decisionDueAt: after(now, dueDays * DAY_MS) };
    return caseRow(await ethicsCases.save(tx, ethicsCaseLife.move(taken, 'accept', null)));
  },
});

/** The papers are under review. Whoever serves a party is out, whether they said so or not. */
export const openCaseReview = useCase({
  name: 'openCaseReview',
  summary:
    'Opens the review of an accepted case. Members who declared an interest are out already; whoever serves a party is found and put out now. They see no papers and are not counted as present.',
  policy: ethicsPolicy.openCaseReview,
  input: z.strictObject({ caseId }),
  output: EthicsCaseView,
  refusals: [workflowRefusals.WRONG_STATE, ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE],
  async run({ tx, actor, authorise }, given) {
    const accepted = await ethicsCases.lock(tx, given.caseId, 'update');
    authorise(relationsOf(actor, accepted));
    const { next, event } = ethicsCaseLife.move(accepted, 'openReview', null);
    const { seats, facts } = await circleOf(tx, accepted, policyAt(await tx.now()));
    const out = seats.map(({ personId }) => personId).filter((personId) => isOut(facts, personId));
    const recused = [...new Set([...accepted.recused, ...out])];
    return caseRow(await ethicsCases.save(tx, { event, next: { ...next, recused } }, { recused: recused.length }));
  },
});
