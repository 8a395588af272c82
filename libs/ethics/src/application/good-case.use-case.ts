import { z } from 'zod';
import { must, workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, readable, field, t, localised, useCase } from '@pilotage/platform';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { guidelineRefusals } from '../domain/guideline.refusals.js';
import { APPROVALS } from '../domain/meeting.js';
import { goodCases } from '../persistence/digest.repository.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { committeeOf, relationsOf } from './case-parts.js';
import { guidelinesPolicy } from './guidelines.policy.js';

const MarkedCaseView = readable('MarkedCase', 'That a case is held up as a good one.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  summary: field(localised, 'public', 'What is good about it.'),
  markedAt: field(t.instant, 'public', 'Since when.'),
});

/** The case is in the digest of its year, for others to follow. */
export const markGoodCase = useCase({
  name: 'markGoodCase',
  summary: 'Holds an approved case up to others; it is published in the digest of the year (Shenzhen AI Regulation Art 65(4)).',
  policy: guidelinesPolicy.markGoodCase,
  states: { ethicsCase: { in: ['decided', 'tracking'] } },
  input: z.strictObject({
    caseId: input.id('ethicsCase', 'The case.'),
    summary: localisedInput(2000, 'What is good about it; published, so it names nobody.'),
  }),
  output: MarkedCaseView,
  refusals: [workflowRefusals.WRONG_STATE, ethicsRefusals.CASE_NOT_APPROVED, guidelineRefusals.GOOD_CASE_MARKED],
  async run({ tx, actor, authorise, inState }, { caseId, summary }) {
    const row = await ethicsCases.lock(tx, caseId, 'update');
    authorise(relationsOf(actor, row));
    inState({ ethicsCase: row.state });
    const isApproved = row.decision !== null && APPROVALS.includes(row.decision);
    must(isApproved, ethicsRefusals.CASE_NOT_APPROVED, { decision: row.decision ?? '-' });
    must((await goodCases.find(tx, { caseId })) === null, guidelineRefusals.GOOD_CASE_MARKED);
    const by = { markedBy: personOf(actor), markedAt: await tx.now() };
    const marked = { id: newId('goodCase'), caseId, committeeId: committeeOf(row), summary, ...by };
    return goodCases.create(tx, marked, { type: 'goodCase.mark', facts: { case: caseId } });
  },
});
