import { z } from 'zod';
import { disclose, grantsOf, input, pageInput, pageOf, query, reachOf, type Actor, type Relations } from '@pilotage/platform';
import { ethicsGroups, ethicsPolicy, UNTAKEN } from '../application/ethics.policy.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { casePage, ethicsCases as rows } from '../persistence/ethics.repository.js';
import { caseRow } from './ethics.rows.js';
import { EthicsCaseConnectionView, EthicsCaseStateEnum, EthicsCaseView } from './ethics.views.js';

/** Whom a case concerns. */
const relationsOf = ({ agencyId, interestedOrganisations, committeeId }: EthicsCaseEntity): Relations => ({
  agency: agencyId,
  vendor: interestedOrganisations,
  committee: committeeId ?? [],
  holds: committeeId === null ? [UNTAKEN] : [],
});

const shown = (actor: Actor, found: EthicsCaseEntity) =>
  disclose(EthicsCaseView, caseRow(found), grantsOf(ethicsGroups, actor, relationsOf(found)));

/** One case. */
export const ethicsCase = query({
  name: 'ethicsCase',
  summary: 'A case before the ethics committee; for the committee, oversight, the agency and the interested vendors.',
  policy: ethicsPolicy.ethicsCase,
  input: z.strictObject({ id: input.id('ethicsCase', 'Its identifier.') }),
  output: EthicsCaseView,
  async run({ tx, actor, authorise }, { id }) {
    const found = await rows.get(tx, id);
    authorise(relationsOf(found));
    return shown(actor, found);
  },
});

/** The cases that the reader may see. */
export const ethicsCases = query({
  name: 'ethicsCases',
  summary: 'Cases before the ethics committee: all for the committee and oversight, their own for agencies and vendors.',
  policy: ethicsPolicy.ethicsCases,
  input: z.strictObject({
    ...pageInput,
    state: input.oneOf(EthicsCaseStateEnum, 'Only cases in this state.').optional(),
    subjectId: input.text(80, 'Only cases about this need, bid or pilot.').optional(),
  }),
  output: EthicsCaseConnectionView,
  async run({ tx, actor, authorise }, { first, after, state, subjectId }) {
    const served = actor.kind === 'person' ? actor.memberships.map((m) => m.organisationId) : [];
    authorise({ agency: served, vendor: served, committee: served });
    const reach = reachOf(ethicsPolicy.ethicsCase, actor);
    const untaken = reachOf(ethicsPolicy.ethicsCase, actor, [UNTAKEN]).everywhere;
    const found = await casePage(tx, { ...reach, untaken }, { first, after, state, subjectId });
    return disclose(
      EthicsCaseConnectionView,
      pageOf(
        found.map((row) => shown(actor, row)),
        first,
      ),
    );
  },
});
