import { z } from 'zod';
import { after, DAY_MS } from '@pilotage/kernel';
import { decideLevel, reopenLevel, undecidedWord } from '@pilotage/assurance';
import { DoneView, input, useCase, type Tx } from '@pilotage/platform';
import { APPROVALS } from '../domain/ethics-case.workflow.js';
import { LEVEL_SAID, LEVEL_WORD_POLICY } from '../domain/level-policy.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { fileCase } from './cases.js';
import { ethicsPolicy } from './ethics.policy.js';

/** What a chair says of a level is before the committee, which decides it by vote. */
export const fileLevelCase = useCase({
  name: 'fileLevelCase',
  summary: 'Files a case about the risk level of a need that a chair has set, unless one is open.',
  policy: ethicsPolicy.fileLevelCase,
  input: z.strictObject({ subjectId: input.text(80, 'The need.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { subjectId }) {
    authorise({});
    const word = await undecidedWord(tx, subjectId);
    if (!word) return { id: subjectId, done: false };
    const { agencyId } = word;
    // The agency is a party: who serves it is out, as of a vendor.
    const filing = { subjectType: 'riskLevel' as const, subjectId, agencyId, interestedOrganisations: [agencyId], reasons: [LEVEL_SAID] };
    await fileCase(tx, filing);
    return { id: subjectId, done: true };
  },
});

/** What the committee decided about a level holds; where its decision was set aside, the chair's word is before it again. */
export const followLevelCase = useCase({
  name: 'followLevelCase',
  summary: "Makes the committee's decision on a risk level hold: what its chair said, or what stood before.",
  policy: ethicsPolicy.followLevelCase,
  input: z.strictObject({ caseId: input.id('ethicsCase', 'The case.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { caseId: id }) {
    authorise({});
    const row = await ethicsCases.get(tx, id);
    return { id, done: row.subjectType === 'riskLevel' && (await followed(tx, row)) };
  },
});

async function followed(
  tx: Tx,
  { id: caseId, subjectId, state, decision, statement, decidedBy, decidedAt }: EthicsCaseEntity,
): Promise<boolean> {
  if (state === 'setAside') return reopenLevel(tx, caseId, after(await tx.now(), LEVEL_WORD_POLICY.confirmDays * DAY_MS));
  if (!decision || !statement || !decidedBy || !decidedAt) return false;
  return decideLevel(tx, { caseId, subjectId, isFor: APPROVALS.includes(decision), reasons: statement, decidedBy, decidedAt });
}
