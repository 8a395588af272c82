import { z } from 'zod';
import { disclose, grantsOf, input, pageInput, pageOf, query, reachOf, type Actor, type Relations } from '@pilotage/platform';
import { callsGroups, callsPolicy, PUBLISHED } from '../application/calls.policy.js';
import type { CallEntity, NeedEntity } from '../persistence/calls.entities.js';
import {
  callPage,
  calls as callRepository,
  lots as lotRepository,
  needPage,
  needs as needRepository,
} from '../persistence/calls.repository.js';
import { CallStateEnum, NeedCategoryEnum } from './calls.enums.js';
import { callRow, callRows, lotRow } from './calls.rows.js';
import { CallConnectionView, CallView, NeedConnectionView, NeedRiskView, NeedView } from './calls.views.js';
import { LotView } from './lot.views.js';
import { needRiskRow } from './need-risk.rows.js';

/** Whose a need or call is, and what holds of it: for its policy line and its groups of fields. */
const relationsOf = ({ agencyId, publishedAt }: Pick<CallEntity | NeedEntity, 'agencyId' | 'publishedAt'>): Relations => ({
  agency: agencyId,
  holds: publishedAt === null ? [] : [PUBLISHED],
});

const grantedOf = (actor: Actor, row: Parameters<typeof relationsOf>[0]): ReadonlySet<string> =>
  grantsOf(callsGroups, actor, relationsOf(row));

/** The public list of needs. */
export const needsQuery = query({
  name: 'needs',
  summary: 'The public list of AI scenario needs; of the own agency the drafts too.',
  policy: callsPolicy.needs,
  input: z.strictObject({
    ...pageInput,
    agencyId: input.id('organisation', 'Only needs of this agency.').optional(),
    category: input.oneOf(NeedCategoryEnum, 'Only needs of this category.').optional(),
  }),
  output: NeedConnectionView,
  async run({ tx, actor, authorise }, { first, after, agencyId, category }) {
    authorise({});
    const rows = await needPage(tx, { first, after, agencyId, category, insideOf: reachOf(callsPolicy.need, actor).agency });
    return disclose(NeedConnectionView, pageOf(rows, first));
  },
});

/** A need by id. */
export const needQuery = query({
  name: 'need',
  summary: 'A need.',
  policy: callsPolicy.need,
  input: z.strictObject({ id: input.id('need', 'Its identifier.') }),
  output: NeedView,
  async run({ tx, authorise }, { id }) {
    const need = await needRepository.get(tx, id);
    authorise(relationsOf(need));
    return disclose(NeedView, need);
  },
});

/** The risk of a need. */
export const needRisk = query({
  name: 'needRisk',
  summary: 'The confirmed risk assessment of a need; for its agency the latest draft too.',
  policy: callsPolicy.needRisk,
  input: z.strictObject({ needId: input.id('need', 'The need.') }),
  output: NeedRiskView,
  async run({ tx, actor, authorise }, { needId }) {
    const need = await needRepository.get(tx, needId);
    authorise(relationsOf(need));
    const granted = grantedOf(actor, need);
    return disclose(NeedRiskView, await needRiskRow(tx, need.id, granted.has('callInternal')), granted);
  },
});

/** Calls, newest last. */
export const callsQuery = query({
  name: 'calls',
  summary: 'Published calls with their lots; of the own agency the drafts too.',
  policy: callsPolicy.calls,
  input: z.strictObject({
    ...pageInput,
    agencyId: input.id('organisation', 'Only calls of this agency.').optional(),
    needId: input.id('need', 'Only calls for this need.').optional(),
    states: input.list(input.oneOf(CallStateEnum, 'A state.'), 1, 13, 'Only calls in one of these states.').optional(),
  }),
  output: CallConnectionView,
  async run({ tx, actor, authorise }, { first, after, agencyId, needId, states }) {
    authorise({});
    const page = await callPage(tx, { first, after, agencyId, needId, states, insideOf: reachOf(callsPolicy.call, actor).agency });
    const rows = await callRows(tx, page);
    const disclosed = rows.map((row) => disclose(CallView, row, grantedOf(actor, row)));
    return disclose(CallConnectionView, pageOf(disclosed, first));
  },
});

/** A call by id. */
export const callQuery = query({
  name: 'call',
  summary: 'A call with its lots and published versions.',
  policy: callsPolicy.call,
  input: z.strictObject({ id: input.id('call', 'Its identifier.') }),
  output: CallView,
  async run({ tx, actor, authorise }, { id }) {
    const call = await callRepository.get(tx, id);
    authorise(relationsOf(call));
    return disclose(CallView, await callRow(tx, call), grantedOf(actor, call));
  },
});

/** A lot by id. */
export const lotQuery = query({
  name: 'lot',
  summary: 'A lot of a call.',
  policy: callsPolicy.lot,
  input: z.strictObject({ id: input.id('lot', 'Its identifier.') }),
  output: LotView,
  async run({ tx, authorise }, { id }) {
    const lot = await lotRepository.get(tx, id);
    authorise(relationsOf(await callRepository.get(tx, lot.callId)));
    return disclose(LotView, lotRow(lot));
  },
});
