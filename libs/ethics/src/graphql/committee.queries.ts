import { z } from 'zod';
import { disclose, grantsOf, input, isSelf, pageInput, pageOf, query, type Actor, type Relations, type Tx } from '@pilotage/platform';
import { humansServing } from '@pilotage/parties';
import { DECLARED, ethicsGroups, ethicsPolicy } from '../application/ethics.policy.js';
import { sittingRow } from '../application/sitting.use-case.js';
import {
  caseBallots,
  caseDeclarations,
  caseDissents,
  caseExperts,
  caseSittings,
  lateConflicts,
  paperPage,
  recusalRequests,
  seatPage,
  trackingReviews,
} from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { CasePaperConnectionView, CaseProceedingsView, CommitteeMemberConnectionView } from './committee.views.js';

/** Papers and proceedings are of the committee that took the case: of one that none has taken there are none, and nobody learns of it here. */
const takenBy = ({ committeeId }: EthicsCaseEntity): Relations => ({ committee: committeeId ?? [] });

/** Whether the reader has declared and nothing puts them out: neither what they said nor whom they serve. */
async function papersHold(tx: Tx, actor: Actor, row: EthicsCaseEntity): Promise<readonly string[]> {
  if (actor.kind !== 'person') return [];
  const own = (await caseDeclarations.list(tx, { caseId: row.id })).filter(({ personId }) => isSelf(actor, personId));
  const out = [...row.recused, ...(await humansServing(tx, row.interestedOrganisations))];
  const isOut = own.some(({ recused }) => recused) || out.some((personId) => isSelf(actor, personId));
  return own.length > 0 && !isOut ? [DECLARED] : [];
}

/** The papers of a case. */
export const casePapers = query({
  name: 'casePapers',
  summary:
    'The papers of a case: for the secretary, for members and experts who declared their interests and are not recused, and for oversight.',
  policy: ethicsPolicy.casePapers,
  input: z.strictObject({ caseId: input.id('ethicsCase', 'The case.'), ...pageInput }),
  output: CasePaperConnectionView,
  async run({ tx, actor, authorise }, { caseId, first, after }) {
    const row = await ethicsCases.get(tx, caseId);
    authorise({ ...takenBy(row), holds: await papersHold(tx, actor, row) });
    return disclose(CasePaperConnectionView, pageOf(await paperPage(tx, caseId, { first, after }), first));
  },
});

/** What happened in a case. */
export const caseProceedings = query({
  name: 'caseProceedings',
  summary:
    'What happened in a case, step by step: declarations, requests for recusal, experts, sittings, dissents, late conflicts, tracking reviews.',
  policy: ethicsPolicy.caseProceedings,
  input: z.strictObject({ caseId: input.id('ethicsCase', 'The case.') }),
  output: CaseProceedingsView,
  async run({ tx, actor, authorise }, { caseId }) {
    const row = await ethicsCases.get(tx, caseId);
    authorise(takenBy(row));
    const ballots = await caseBallots.list(tx, { caseId });
    const sittings = await caseSittings.list(tx, { caseId });
    const shown = grantsOf(ethicsGroups, actor, takenBy(row));
    const steps = {
      id: caseId,
      declarations: await caseDeclarations.list(tx, { caseId }),
      recusalRequests: await recusalRequests.list(tx, { caseId }),
      experts: await caseExperts.list(tx, { caseId }),
      sittings: sittings.map((sitting) => sittingRow(sitting, ballots.filter(({ sittingId }) => sittingId === sitting.id).length)),
      dissents: await caseDissents.list(tx, { caseId }),
      lateConflicts: await lateConflicts.list(tx, { caseId }),
      trackingReviews: await trackingReviews.list(tx, { caseId }),
    };
    return disclose(CaseProceedingsView, steps, shown);
  },
});

/** The seats of a committee. */
export const committeeMembers = query({
  name: 'committeeMembers',
  summary: 'The seats of an ethics committee, with kinds and terms: for everyone who is signed in, since a vendor may ask for a recusal.',
  policy: ethicsPolicy.committeeMembers,
  input: z.strictObject({ committeeId: input.id('organisation', 'The committee.'), ...pageInput }),
  output: CommitteeMemberConnectionView,
  async run({ tx, authorise }, { committeeId, first, after }) {
    authorise({});
    return disclose(CommitteeMemberConnectionView, pageOf(await seatPage(tx, committeeId, { first, after }), first));
  },
});
