import { z } from 'zod';
import { disclose, input, isAllowed, notFound, pageInput, pageOf, query, type Actor, type Reading, type Tx } from '@pilotage/platform';
import { isDisclosed, lotOf, type LotInCall } from '@pilotage/calls';
import { awardRow, awardRows } from '../application/award-row.js';
import { awardsPolicy } from '../application/awards.policy.js';
import type { AwardEntity } from '../persistence/awards.entities.js';
import { awardNotices, awardsPage, awards, type AwardScope } from '../persistence/awards.repository.js';
import { AwardConnectionView, AwardView } from './awards.views.js';

const HANDLING: ReadonlySet<string> = new Set(['awardHandling']);

/** Groups that the reader is granted. */
const grantedTo = (actor: Actor, agency: string): ReadonlySet<string> | undefined =>
  isAllowed(awardsPolicy.awardHandling, actor, { agency }) ? HANDLING : undefined;

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
    authorise({});
    const row = await awards.get(tx, id);
    const lot = await lotOf(tx, row.lotId);
    const relations = { agency: row.agencyId, vendor: await toldOf(tx, row, lot) };
    const isPublic = row.state === 'final' && isResultPublic(lot);
    if (!isPublic && !isAllowed(awardsPolicy.unpublishedAward, actor, relations)) throw notFound();
    return disclose(AwardView, await awardRow(tx, row), grantedTo(actor, row.agencyId));
  },
});

/** What of the lot's awards the actor sees. */
function scopeOf({ actor }: Pick<Reading, 'actor'>, lot: LotInCall): AwardScope {
  const all = isAllowed(awardsPolicy.awardHandling, actor, { agency: lot.call.agencyId });
  return { all, vendorIds: organisationsOf(actor), final: isResultPublic(lot), told: isResultTold(lot) };
}

/** The awards of a lot. */
export const awardsOfLot = query({
  name: 'awardsOfLot',
  summary: 'The awards of a lot that the reader may see; the agency and oversight see cancelled ones too.',
  policy: awardsPolicy.awardsOfLot,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), ...pageInput }),
  output: AwardConnectionView,
  async run({ tx, actor, authorise }, { lotId, first, after }) {
    authorise({});
    const lot = await lotOf(tx, lotId);
    const rows = await awardsPage(tx, lotId, scopeOf({ actor }, lot), { first, after });
    // A lot of a call that is not published is nobody's but the agency's.
    if (!lot.call.publishedAt) throw notFound();
    return disclose(AwardConnectionView, pageOf(await awardRows(tx, rows), first), grantedTo(actor, lot.call.agencyId));
  },
});
