import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { input, isSelf, newId, selvesOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { humansServing } from '@pilotage/parties';
import { recuses, type CommitteePolicy } from '../domain/committee-policy.js';
import { committeeRefusals } from '../domain/committee.refusals.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { CaseDeclarationView, InterestKindEnum } from '../graphql/committee.views.js';
import type { CaseDeclarationEntity, DeclaredInterest } from '../persistence/committee.entities.js';
import { caseDeclarations, caseExperts } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, committeeOf, policyAt, relationsOf, seatOf, seatsInOffice } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

const INTERESTS_MAX = 20;

/** A member, or an expert who was called, has said which interests they have in the parties of a case. */
export const declareCaseInterest = useCase({
  name: 'declareCaseInterest',
  summary:
    'Declares the own interests in the parties of a case; none is an empty list. Only who has declared reads papers and votes. An interest recuses, but for authorship of the guideline applied; so does service for a party, whatever was said. A later declaration adds to it.',
  policy: ethicsPolicy.declareCaseInterest,
  states: { ethicsCase: { in: ['accepted', 'inReview'] } },
  input: z.strictObject({
    caseId,
    interests: input.list(
      input.object('DeclaredInterestInput', 'An interest in a party of the case.', {
        kind: input.oneOf(InterestKindEnum, 'Its kind.'),
        note: input.text(1000, 'What it is.'),
      }),
      0,
      INTERESTS_MAX,
      'All interests; empty when there is none.',
    ),
  }),
  output: CaseDeclarationView,
  refusals: [workflowRefusals.WRONG_STATE, ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE, committeeRefusals.COMMITTEE_MEMBER_NOT_APPOINTED],
  async run({ tx, actor, authorise, inState }, { caseId: id, interests }) {
    const open = await ethicsCases.lock(tx, id, 'update');
    authorise(relationsOf(actor, open));
    inState({ ethicsCase: open.state });
    const declared = await declarationOf(tx, actor, { open, interests, policy: policyAt(await tx.now()) });
    const { recused, servesParty } = declared;
    await caseDeclarations.create(tx, declared, {
      type: 'caseDeclaration.make',
      facts: { case: id, interests: interests.length, recused },
    });
    if (recused) await putOut(tx, open, declared);
    return { ...declared, servesParty };
  },
});

interface Saying {
  readonly open: EthicsCaseEntity;
  readonly interests: readonly DeclaredInterest[];
  readonly policy: CommitteePolicy;
}

async function declarationOf(tx: Tx, actor: Actor, { open, interests, policy }: Saying): Promise<CaseDeclarationEntity> {
  const serving = await humansServing(tx, open.interestedOrganisations);
  const servesParty = selvesOf(actor).some((self) => serving.includes(self));
  return {
    id: newId('caseDeclaration'),
    caseId: open.id,
    committeeId: committeeOf(open),
    personId: await placeOf(tx, actor, open),
    interests,
    servesParty,
    recused:
      servesParty ||
      recuses(
        policy,
        interests.map(({ kind }) => kind),
      ),
    declaredAt: await tx.now(),
  };
}

/** As whom the actor declares: the expert who was called, or the member. */
async function placeOf(tx: Tx, actor: Actor, open: EthicsCaseEntity): Promise<string> {
  const expert = (await caseExperts.list(tx, { caseId: open.id })).find(({ personId }) => isSelf(actor, personId));
  if (expert) return expert.personId;
  return seatOf(actor, await seatsInOffice(tx, committeeOf(open), await tx.now())).personId;
}

/** A member who is out is so on the case; an expert's declaration says it itself, since experts change no case. */
async function putOut(tx: Tx, { id, recused }: EthicsCaseEntity, { personId, caseId: of }: CaseDeclarationEntity): Promise<void> {
  const isExpert = (await caseExperts.find(tx, { caseId: of, personId })) !== null;
  if (isExpert || recused.includes(personId)) return;
  await ethicsCases.amend(
    tx,
    id,
    { recused: [...recused, personId] },
    { type: 'ethicsCase.recuse', facts: { recused: recused.length + 1 } },
  );
}
