import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase } from '@pilotage/platform';
import { CasePaperView } from '../graphql/committee.views.js';
import { casePapers } from '../persistence/committee.repository.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, committeeOf, relationsOf } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

/** A paper is before the members who have declared their interests and are not recused. */
export const lodgeCasePaper = useCase({
  name: 'lodgeCasePaper',
  summary:
    'The secretary puts a paper before the committee. Only members and experts who declared their interests and are not recused read it.',
  policy: ethicsPolicy.lodgeCasePaper,
  states: { ethicsCase: { in: ['accepted', 'inReview'] } },
  input: z.strictObject({
    caseId,
    title: localisedInput(300, 'Title.'),
    reference: input.text(300, 'Where it lies: an identifier or an address.'),
    summary: localisedInput(4000, 'What it says.'),
  }),
  output: CasePaperView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise, inState }, { caseId: id, ...given }) {
    const row = await ethicsCases.lock(tx, id, 'share');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const paper = {
      ...{ id: newId('casePaper'), caseId: id, committeeId: committeeOf(row), ...given },
      ...{ lodgedBy: personOf(actor), lodgedAt: await tx.now() },
    };
    return casePapers.create(tx, paper, { type: 'casePaper.lodge', facts: { case: id } });
  },
});
