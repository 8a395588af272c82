import { z } from 'zod';
import {
  disclose,
  input,
  isAllowed,
  notFound,
  pageInput,
  pageOf,
  personOf,
  query,
  type Actor,
  type RowOf,
  type Tx,
} from '@pilotage/platform';
import { bidsOfLot } from '@pilotage/bids';
import { isDisclosed, lotOf, type LotInCall, type Phase } from '@pilotage/calls';
import { organisationNames, organisationsInGroups, personNames } from '@pilotage/parties';
import { audienceOf, grantsFor, phaseOf } from '../application/disclosure.js';
import { evaluationPolicy } from '../application/evaluation.policy.js';
import { evaluationRow } from '../application/evaluation-row.js';
import { evaluationOf } from '../application/load.js';
import { activeMembers, assignedTo } from '../application/panel.js';
import type { PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { evaluations, evaluationsOfPerson, newestRanking, panelMembers } from '../persistence/evaluation.repository.js';
import { EvaluationConnectionView, EvaluationView, type TendererView } from './evaluation.views.js';
import { rankingRow } from './ranking.rows.js';
import { RankingView } from './ranking.views.js';

/** Every organisation of every group that bids on the lot. By identifier of the organisation, so that the order tells nothing of bids. */
async function tenderersOf(tx: Tx, lotId: string): Promise<RowOf<typeof TendererView>[]> {
  const bids = await bidsOfLot(tx, lotId);
  const ids = await organisationsInGroups(
    tx,
    bids.map(({ partyGroupId }) => partyGroupId),
  );
  const names = await organisationNames(tx, ids);
  return [...ids].sort().flatMap((id) => {
    const name = names.get(id);
    return name ? [{ id, name }] : [];
  });
}

async function namedMembers(tx: Tx, members: readonly PanelMemberEntity[]): Promise<NonNullable<RowOf<typeof EvaluationView>['members']>> {
  const names = await personNames(tx, assignedTo(members));
  return members.map(({ personId, expertIn, declared }) => ({ personId, name: names.get(personId) ?? null, expertIn, declared }));
}

/** The evaluation of a lot. */
export const evaluation = query({
  name: 'evaluation',
  summary:
    'The evaluation of a lot: its panel as far as it is disclosed, the list of tenderers for declarations of interest, and how far it has come.',
  policy: evaluationPolicy.evaluation,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: EvaluationView,
  async run({ tx, actor, authorise }, { lotId }) {
    const lot = await lotOf(tx, lotId);
    const found = await evaluationOf(tx, lotId);
    const members = await activeMembers(tx, found.id);
    authorise({ agency: found.agencyId, assigned: assignedTo(members) });
    const granted = grantsFor(audienceOf(actor, found.agencyId), lot, phaseOf(lot.lot.state, found.state));
    const row = {
      ...evaluationRow(found, members, actor),
      tenderers: granted.has('evaluation.tenderers') ? await tenderersOf(tx, lotId) : null,
      members: granted.has('evaluation.panel') ? await namedMembers(tx, members) : null,
    };
    return disclose(EvaluationView, row, granted);
  },
});

/** The evaluations in which the caller has a seat. */
export const myEvaluations = query({
  name: 'myEvaluations',
  summary: 'The evaluations in which the caller has a seat on the panel.',
  policy: evaluationPolicy.myEvaluations,
  input: z.strictObject(pageInput),
  output: EvaluationConnectionView,
  async run({ tx, actor, authorise }, { first, after }) {
    authorise({});
    const found = await evaluationsOfPerson(tx, personOf(actor), { first, after });
    const members = await panelMembers.list(tx, { evaluationId: found.map((one) => one.id), state: 'active' });
    const rows = found.map((one) =>
      evaluationRow(
        one,
        members.filter(({ evaluationId }) => evaluationId === one.id),
        actor,
      ),
    );
    return disclose(EvaluationConnectionView, pageOf(rows, first));
  },
});

/** Who reads a ranking, and which bids of it. */
interface Reader {
  readonly sees: (bidId: string) => boolean;
  readonly granted: ReadonlySet<string>;
}

/** Whom the profile shows the whole ranking sees all of it; a vendor whom it shows its own place sees its own bids. Null: nothing yet. */
async function readerOf(tx: Tx, actor: Actor, lot: LotInCall, phase: Phase): Promise<Reader | null> {
  const audience = audienceOf(actor, lot.call.agencyId);
  if (isDisclosed(lot.profile.disclosure, 'ranking', audience, phase))
    return { sees: () => true, granted: grantsFor(audience, lot, phase) };
  if (!isDisclosed(lot.profile.disclosure, 'ranking', 'ownVendor', phase)) return null;
  const own = (await bidsOfLot(tx, lot.lot.id)).filter(({ vendorId }) =>
    isAllowed([{ roles: ['bidder', 'vendorAdministrator'], of: 'vendor' }], actor, { vendor: vendorId }),
  );
  const ids = own.map(({ id }) => id as string);
  return ids.length > 0 ? { sees: (bidId) => ids.includes(bidId), granted: new Set() } : null;
}

/** The newest ranking of a lot. */
export const ranking = query({
  name: 'ranking',
  summary:
    'The newest ranking of a lot with the reason of every number; to whom and when, the profile says. A vendor sees its own place at least from the award on.',
  policy: evaluationPolicy.ranking,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: RankingView,
  async run({ tx, actor, authorise }, { lotId }) {
    authorise({});
    const lot = await lotOf(tx, lotId);
    const known = await evaluations.find(tx, { lotId });
    const kept = await newestRanking(tx, lotId);
    const reader = kept && (await readerOf(tx, actor, lot, phaseOf(lot.lot.state, known?.state ?? null)));
    if (!kept || !reader) throw notFound();
    return disclose(RankingView, rankingRow(kept, reader.sees), reader.granted);
  },
});
