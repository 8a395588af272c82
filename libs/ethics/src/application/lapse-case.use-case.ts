import { z } from 'zod';
import { DoneView, input, jobRefusals, nothingDue, useCase } from '@pilotage/platform';
import { ethicsCaseLife } from '../domain/ethics-case.workflow.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { ethicsPolicy } from './ethics.policy.js';
import { publish } from './publish.js';

/** An approval whose tracking review was not held in time has lapsed, and says so. The gate already read it as expired. */
export const lapseCase = useCase({
  name: 'lapseCase',
  summary: 'Marks an approval as lapsed whose period has ended by the clock of the database.',
  policy: ethicsPolicy.lapseCase,
  input: z.strictObject({ caseId: input.id('ethicsCase', 'The case.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { caseId }) {
    const approved = await ethicsCases.lock(tx, caseId, 'update');
    const now = await tx.now();
    authorise({});
    const isDue = ethicsCaseLife.movesFrom(approved.state).includes('lapse') && approved.validUntil !== null && approved.validUntil <= now;
    if (!isDue) return nothingDue();
    const { id, subjectType, subjectId, decision } = approved;
    await publish(tx, await ethicsCases.save(tx, ethicsCaseLife.move(approved, 'lapse', { decision })));
    tx.emit('ethicsCaseLapsed', { caseId: id, subjectType, subjectId });
    return { id, done: true };
  },
});
