import { z } from 'zod';
import {
  disclose,
  grantsOf,
  input,
  isAllowed,
  notFound,
  pageInput,
  pageOf,
  personOf,
  query,
  type RowOf,
  type Tx,
} from '@pilotage/platform';
import { bidsOfLot } from '@pilotage/bids';
import { lotOf } from '@pilotage/calls';
import { organisationNames, organisationsInGroups, personNames } from '@pilotage/parties';
import { holdsOf, phaseOf } from '../application/disclosure.js';
import { evaluationGroups, evaluationPolicy } from '../application/evaluation.policy.js';
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
    const holds = holdsOf(actor, lot, phaseOf(lot.lot.state, found.state));
    const relations = { agency: found.agencyId, assigned: assignedTo(members), holds };
    authorise(relations);
    const granted = grantsOf(evaluationGroups, actor, relations);
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

/** The newest ranking of a lot. */
export const ranking = query({
  name: 'ranking',
  summary:
    'The newest ranking of a lot with the reason of every number; to whom and when, the profile says. A vendor sees its own place at least from the award on.',
  policy: evaluationPolicy.ranking,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: RankingView,
  async run({ tx, actor, authorise }, { lotId }) {
    const lot = await lotOf(tx, lotId);
    const known = await evaluations.find(tx, { lotId });
    const kept = await newestRanking(tx, lotId);
    const bids = await bidsOfLot(tx, lotId);
    const holds = holdsOf(actor, lot, phaseOf(lot.lot.state, known?.state ?? null));
    const whole = { agency: lot.call.agencyId, holds };
    authorise({ ...whole, vendor: bids.map(({ vendorId }) => vendorId) });
    if (!kept) throw notFound();
    const mayRead = (vendor: readonly string[]): boolean => isAllowed(evaluationPolicy.ranking, actor, { ...whole, vendor });
    // Who may read it whatever their own bid is reads all of it; a vendor reads the place of its own.
    const own = bids.filter(({ vendorId }) => mayRead([vendorId])).map(({ id }) => id as string);
    const sees = mayRead([]) ? () => true : (bidId: string) => own.includes(bidId);
    return disclose(RankingView, rankingRow(kept, sees), grantsOf(evaluationGroups, actor, whole));
  },
});
