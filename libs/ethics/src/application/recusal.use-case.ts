import { z } from 'zod';
import { must, refuse, workflowRefusals } from '@pilotage/kernel';
import { input, isSelf, localisedInput, newId, personOf, useCase, type Actor } from '@pilotage/platform';
import { committeeRefusals } from '../domain/committee.refusals.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { recusalRefusals } from '../domain/recusal.refusals.js';
import { RecusalRequestView } from '../graphql/committee.views.js';
import type { RecusalRequestEntity } from '../persistence/committee.entities.js';
import { recusalRequests } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, circleOf, committeeOf, leadingHolds, policyAt, relationsOf, seatsInOffice } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

const OPEN = { ethicsCase: { in: ['accepted', 'inReview'] } } as const;

/** The vendor of the case for which the actor speaks. */
function vendorOf(actor: Actor, { interestedOrganisations }: EthicsCaseEntity): string {
  const served = actor.kind === 'person' ? actor.memberships.find((m) => interestedOrganisations.includes(m.organisationId)) : undefined;
  if (!served) throw new Error('a vendor was allowed that is no party of the case');
  return served.organisationId;
}

/** A vendor of the case has asked that a member be recused. */
export const requestRecusal = useCase({
  name: 'requestRecusal',
  summary:
    'A vendor of the case asks, with reasons, that a member of the committee be recused. The chair decides; about the chair, a deputy.',
  policy: ethicsPolicy.requestRecusal,
  states: OPEN,
  input: z.strictObject({ caseId, personId: input.id('person', 'The member.'), reasons: localisedInput(2000, 'Why.') }),
  output: RecusalRequestView,
  refusals: [workflowRefusals.WRONG_STATE, committeeRefusals.COMMITTEE_MEMBER_NOT_APPOINTED, recusalRefusals.RECUSAL_ALREADY_REQUESTED],
  async run({ tx, actor, authorise, inState }, { caseId: id, personId, reasons }) {
    const open = await ethicsCases.lock(tx, id, 'update');
    authorise({ vendor: open.interestedOrganisations });
    inState({ ethicsCase: open.state });
    const seats = await seatsInOffice(tx, committeeOf(open), await tx.now());
    must(
      seats.some((seat) => seat.personId === personId),
      committeeRefusals.COMMITTEE_MEMBER_NOT_APPOINTED,
    );
    const organisationId = vendorOf(actor, open);
    const before = await recusalRequests.find(tx, { caseId: id, personId, organisationId });
    must(before === null, recusalRefusals.RECUSAL_ALREADY_REQUESTED);
    const row: RecusalRequestEntity = {
      ...UNDECIDED,
      ...{ id: newId('recusalRequest'), caseId: id, committeeId: committeeOf(open), organisationId, personId, reasons },
      requestedBy: personOf(actor),
      requestedAt: await tx.now(),
    };
    return recusalRequests.create(tx, row, { type: 'recusalRequest.make', facts: { case: id } });
  },
});

const UNDECIDED = { granted: null, decisionReasons: null, decidedBy: null, decidedAt: null };

/** A request for recusal is decided; a member who is recused is no longer present. */
export const decideRecusalRequest = useCase({
  name: 'decideRecusalRequest',
  summary:
    'The chair, or about the chair a deputy, grants or declines a request for recusal, with reasons. Quorum and kinds are then counted anew.',
  policy: ethicsPolicy.decideRecusalRequest,
  states: OPEN,
  input: z.strictObject({
    requestId: input.id('recusalRequest', 'The request.'),
    granted: input.flag('Whether the member is recused.'),
    reasons: localisedInput(2000, 'Why, or why not.'),
  }),
  output: RecusalRequestView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    recusalRefusals.RECUSAL_OF_ONESELF,
    recusalRefusals.RECUSAL_REQUEST_DECIDED,
  ],
  async run({ tx, actor, authorise, inState }, { requestId, granted, reasons }) {
    const { caseId: id } = await recusalRequests.get(tx, requestId);
    const open = await ethicsCases.lock(tx, id, 'update');
    const request = await recusalRequests.lock(tx, requestId, 'update');
    const circle = await circleOf(tx, open, policyAt(await tx.now()));
    const holds = await leadingHolds(tx, actor, { row: open, circle, concerned: request.personId });
    authorise({ ...relationsOf(actor, open), holds });
    if (isSelf(actor, request.personId)) refuse(recusalRefusals.RECUSAL_OF_ONESELF);
    must(request.granted === null, recusalRefusals.RECUSAL_REQUEST_DECIDED);
    inState({ ethicsCase: open.state });
    const patch = { granted, decisionReasons: reasons, decidedBy: personOf(actor), decidedAt: await tx.now() };
    await recusalRequests.amend(tx, request.id, patch, { type: 'recusalRequest.decide', facts: { case: id, granted } });
    const recused = [...new Set([...open.recused, request.personId])];
    if (granted) await ethicsCases.amend(tx, id, { recused }, { type: 'ethicsCase.recuse', facts: { recused: recused.length } });
    return { ...request, ...patch };
  },
});
