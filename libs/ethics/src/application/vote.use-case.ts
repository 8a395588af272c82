import { z } from 'zod';
import { must, refuse, workflowRefusals } from '@pilotage/kernel';
import { input, isSelf, localisedInput, newId, useCase, type Actor } from '@pilotage/platform';
import { personNames } from '@pilotage/parties';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { APPROVALS, isOut } from '../domain/meeting.js';
import { sittingRefusals } from '../domain/sitting.refusals.js';
import { CaseDissentView, CaseSittingView } from '../graphql/committee.views.js';
import { VoteEnum } from '../graphql/ethics.views.js';
import type { CaseDissentEntity } from '../persistence/sitting.entities.js';
import { caseBallots, caseDissents } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, circleOf, committeeOf, policyAt, relationsOf } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';
import { publish } from './publish.js';
import { openSittingOf, sittingRow } from './sitting.use-case.js';

/** A member who is present has voted, for themselves. */
export const castBallot = useCase({
  name: 'castBallot',
  summary: 'Casts the own ballot in the open sitting of a case: for approval, against it, or neither. It is not changed afterwards.',
  policy: ethicsPolicy.castBallot,
  states: { ethicsCase: { in: ['inReview'] } },
  input: z.strictObject({ caseId, vote: input.oneOf(VoteEnum, 'Vote on the question whether the case is approved.') }),
  output: CaseSittingView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    sittingRefusals.SITTING_NOT_OPEN,
    sittingRefusals.NOT_PRESENT_AT_SITTING,
    sittingRefusals.BALLOT_ALREADY_CAST,
  ],
  async run({ tx, actor, authorise, inState }, { caseId: id, vote }) {
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const sitting = await openSittingOf(tx, id);
    const { facts } = await circleOf(tx, row, policyAt(await tx.now()));
    const place = sitting.present.find(({ personId }) => isSelf(actor, personId) && !isOut(facts, personId));
    const { personId } = place ?? refuse(sittingRefusals.NOT_PRESENT_AT_SITTING);
    const cast = await caseBallots.list(tx, { sittingId: sitting.id });
    must(!cast.some((ballot) => isSelf(actor, ballot.personId)), sittingRefusals.BALLOT_ALREADY_CAST);
    const { id: sittingId, committeeId } = sitting;
    const ballot = { id: newId('caseBallot'), sittingId, caseId: id, committeeId, personId, vote, castAt: await tx.now() };
    // The log says that somebody voted, never how.
    await caseBallots.create(tx, ballot, { type: 'caseBallot.cast', facts: { case: id } });
    return sittingRow(sitting, cast.length + 1);
  },
});

/** The seat under which the actor voted otherwise than was decided; or a refusal. */
function dissenterOf(actor: Actor, { ballots, decision }: EthicsCaseEntity): string {
  const agreeing = decision && APPROVALS.includes(decision) ? 'inFavour' : 'against';
  const own = ballots.find(({ personId, vote }) => isSelf(actor, personId) && vote !== agreeing);
  return own?.personId ?? refuse(sittingRefusals.DISSENT_NOT_OPEN);
}

/** A member who voted otherwise has written why; it is published, without a name unless the member wishes. */
export const writeDissent = useCase({
  name: 'writeDissent',
  summary:
    'A member who voted otherwise than was decided, or abstained, writes a dissent. It is published with the decision; with the name only when the member wishes.',
  policy: ethicsPolicy.writeDissent,
  states: { ethicsCase: { in: ['decided', 'tracking'] } },
  input: z.strictObject({
    caseId,
    text: localisedInput(4000, 'The dissent.'),
    named: input.flag('Whether the own name is published with it.'),
  }),
  output: CaseDissentView,
  refusals: [workflowRefusals.WRONG_STATE, sittingRefusals.DISSENT_NOT_OPEN, sittingRefusals.DISSENT_ALREADY_WRITTEN],
  async run({ tx, actor, authorise, inState }, { caseId: id, text, named }) {
    const row = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const personId = dissenterOf(actor, row);
    must((await caseDissents.find(tx, { caseId: id, personId })) === null, sittingRefusals.DISSENT_ALREADY_WRITTEN);
    const name = named ? ((await personNames(tx, [personId])).get(personId) ?? null) : null;
    const dissent: CaseDissentEntity = {
      ...{ id: newId('caseDissent'), caseId: id, committeeId: committeeOf(row), personId, text, name },
      writtenAt: await tx.now(),
    };
    await caseDissents.create(tx, dissent, { type: 'caseDissent.write', facts: { case: id, named } });
    await publish(tx, row);
    return dissent;
  },
});
