import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query, type Actor } from '@pilotage/platform';
import { ethicsPolicy, isOnCommittee, scopeOf } from '../application/ethics.policy.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { casePage, ethicsCases as rows } from '../persistence/ethics.repository.js';
import { caseRow } from './ethics.rows.js';
import { EthicsCaseConnectionView, EthicsCaseStateEnum, EthicsCaseView } from './ethics.views.js';

const groupsOf = (actor: Actor, { committeeId }: EthicsCaseEntity): ReadonlySet<string> =>
  new Set(isOnCommittee(actor, committeeId) ? ['committeeBallots'] : []);

/** One case. */
export const ethicsCase = query({
  name: 'ethicsCase',
  summary: 'A case before the ethics committee; for the committee, oversight, the agency and the interested vendors.',
  policy: ethicsPolicy.ethicsCase,
  input: z.strictObject({ id: input.id('ethicsCase', 'Its identifier.') }),
  output: EthicsCaseView,
  async run({ tx, actor, authorise }, { id }) {
    const found = await rows.get(tx, id);
    authorise({ agency: found.agencyId, vendor: found.interestedOrganisations, committee: found.committeeId ?? [] });
    return disclose(EthicsCaseView, caseRow(found), groupsOf(actor, found));
  },
});

/** The cases that the reader may see. */
export const ethicsCases = query({
  name: 'ethicsCases',
  summary: 'Cases before the ethics committee: all for the committee and oversight, their own for agencies and vendors.',
  policy: ethicsPolicy.ethicsCases,
  input: z.strictObject({ ...pageInput, state: input.oneOf(EthicsCaseStateEnum, 'Only cases in this state.').optional() }),
  output: EthicsCaseConnectionView,
  async run({ tx, actor, authorise }, { first, after, state }) {
    const scope = scopeOf(actor);
    const served = actor.kind === 'person' ? actor.memberships.map((m) => m.organisationId) : [];
    authorise({ agency: served, vendor: served });
    const found = await casePage(tx, scope, { first, after, state });
    const disclosed = found.map((row) => disclose(EthicsCaseView, caseRow(row), groupsOf(actor, row)));
    return disclose(EthicsCaseConnectionView, pageOf(disclosed, first));
  },
});
