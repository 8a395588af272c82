import { z } from 'zod';
import { disclose, grantsOf, input, pageInput, pageOf, query, reachOf, type Actor, type Reading, type Tx } from '@pilotage/platform';
import { isDisclosed, lotOf, type LotInCall } from '@pilotage/calls';
import { awardRow, awardRows } from '../application/award-row.js';
import { awardsGroups, awardsPolicy, CALL_PUBLISHED, NOTICED, RESULT_PUBLIC } from '../application/awards.policy.js';
import type { AwardEntity } from '../persistence/awards.entities.js';
import { awardNotices, awardsPage, awards, type AwardScope } from '../persistence/awards.repository.js';
import { AwardConnectionView, AwardView } from './awards.views.js';

/** Whether everyone may see what the lot was awarded to, by its profile. */
const isResultPublic = ({ lot, profile }: LotInCall): boolean =>
  lot.state === 'awarded' || lot.state === 'complete' ? isDisclosed(profile.disclosure, 'award', 'public', lot.state) : false;

/** Whether every bidder of the lot may see its announced awards now, by its profile. */
const isResultTold = ({ lot, profile }: LotInCall): boolean =>
  lot.state === 'awardPending' && isDisclosed(profile.disclosure, 'award', 'tenderers', lot.state);

/** Vendors to whom an award is no secret: its own once it is approved, and, while the profile tells the bidders, whoever had its notice. */
async function toldOf(tx: Tx, row: AwardEntity, lot: LotInCall): Promise<string[]> {
  if (!row.approvedAt) return [];
  const noticed = isResultTold(lot) ? await awardNotices.list(tx, { awardId: row.id }) : [];
  return [row.vendorId, ...noticed.map(({ vendorId }) => vendorId)];
}

/** Organisations of the actor. */
export const organisationsOf = (actor: Actor): string[] => (actor.kind === 'person' ? actor.memberships.map((m) => m.organisationId) : []);

/** An award by id. */
export const award = query({
  name: 'award',
  summary:
    'An award: for the agency and oversight at any time, for its vendor once it is approved, for the other bidders of the lot while its standstill runs and the profile tells them, for everyone once it is final and the profile discloses it.',
  policy: awardsPolicy.award,
  input: z.strictObject({ id: input.id('award', 'Its identifier.') }),
  output: AwardView,
  async run({ tx, actor, authorise }, { id }) {
    const row = await awards.get(tx, id);
    const lot = await lotOf(tx, row.lotId);
    const told = await toldOf(tx, row, lot);
    const isPublic = row.state === 'final' && isResultPublic(lot);
    const holds = [...(isPublic ? [RESULT_PUBLIC] : []), ...(told.length > 0 ? [NOTICED] : [])];
    const relations = { agency: row.agencyId, vendor: told, holds };
    authorise(relations);
    return disclose(AwardView, await awardRow(tx, row), grantsOf(awardsGroups, actor, relations));
  },
});

/** What of the lot's awards the actor sees. */
function scopeOf({ actor }: Pick<Reading, 'actor'>, lot: LotInCall): AwardScope {
  const inside = reachOf(awardsPolicy.award, actor);
  const told = reachOf(awardsPolicy.award, actor, [NOTICED]);
  const all = inside.everywhere || inside.agency.includes(lot.call.agencyId);
  return { all, vendorIds: told.vendor, final: isResultPublic(lot), told: isResultTold(lot) };
}

/** The awards of a lot. */
export const awardsOfLot = query({
  name: 'awardsOfLot',
  summary: 'The awards of a lot that the reader may see; the agency and oversight see cancelled ones too.',
  policy: awardsPolicy.awardsOfLot,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), ...pageInput }),
  output: AwardConnectionView,
  async run({ tx, actor, authorise }, { lotId, first, after }) {
    const lot = await lotOf(tx, lotId);
    authorise({ holds: lot.call.publishedAt ? [CALL_PUBLISHED] : [] });
    const rows = await awardsPage(tx, lotId, scopeOf({ actor }, lot), { first, after });
    const granted = grantsOf(awardsGroups, actor, { agency: lot.call.agencyId });
    return disclose(AwardConnectionView, pageOf(await awardRows(tx, rows), first), granted);
  },
});
