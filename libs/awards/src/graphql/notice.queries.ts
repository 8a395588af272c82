import { z } from 'zod';
import { disclose, input, isAllowed, notFound, pageInput, pageOf, query, type Tx } from '@pilotage/platform';
import { organisationNames } from '@pilotage/parties';
import { lotOf } from '@pilotage/calls';
import { fromOutside, reviewOf } from '../application/review.js';
import { awardsPolicy } from '../application/awards.policy.js';
import { isAnnounced } from '../domain/award.workflow.js';
import { howToChallenge } from '../domain/notice.js';
import { awards, challengersAmong, challengesPage, noticesTo } from '../persistence/awards.repository.js';
import { organisationsOf } from './awards.queries.js';
import { AwardNoticeView, ChallengeConnectionView } from './awards.views.js';

/** The announced awards of a lot as a notice tells of them, the latest first. */
async function noticedAwards(tx: Tx, lotId: string, noticed: readonly string[]) {
  const rows = (await awards.list(tx, { lotId })).filter((a) => noticed.includes(a.id)).reverse();
  const names = await organisationNames(
    tx,
    rows.map((a) => a.vendorId),
  );
  return rows.flatMap(({ id, slot, vendorId, state, standstillUntil, challengeUntil }) => {
    const vendorName = names.get(vendorId);
    return vendorName && standstillUntil && challengeUntil
      ? [{ awardId: id, slot, vendorId, vendorName, state, standstillUntil, challengeUntil }]
      : [];
  });
}

/** What a bidder was told of the awards of its lot. */
export const awardNotice = query({
  name: 'awardNotice',
  summary:
    'What the reader’s own bid was told when awards of its lot were approved: rank, winners, end of the standstill, and how to challenge.',
  policy: awardsPolicy.awardNotice,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: AwardNoticeView,
  async run({ tx, actor, authorise }, { lotId }) {
    const notices = await noticesTo(tx, lotId, organisationsOf(actor));
    authorise({ vendor: notices.map((n) => n.vendorId) });
    const [latest] = notices;
    if (!latest) throw notFound();
    const told = await noticedAwards(
      tx,
      lotId,
      notices.map((n) => n.awardId),
    );
    const won = notices.some((n) => n.won && told.some((a) => a.awardId === n.awardId && isAnnounced(a)));
    const until = told
      .map((a) => a.challengeUntil)
      .sort()
      .at(-1);
    if (!until) throw notFound();
    const { id, bidId, vendorId, rank, givenAt } = latest;
    const row = { id, lotId, bidId, vendorId, rank, won, givenAt, awards: told, howToChallenge: howToChallenge(until, await tx.now()) };
    return disclose(AwardNoticeView, row);
  },
});

/** Challenges of the awards of a lot. */
export const challengesQuery = query({
  name: 'challenges',
  summary: 'The challenges of a lot’s awards: the agency and oversight see all, a challenger its own.',
  policy: awardsPolicy.challenges,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), ...pageInput }),
  output: ChallengeConnectionView,
  async run({ tx, actor, authorise }, { lotId, first, after }) {
    const lot = await lotOf(tx, lotId);
    const own = await challengersAmong(tx, lotId, organisationsOf(actor));
    const whole = { agency: lot.call.agencyId, holds: reviewOf(actor, lot) };
    authorise({ ...whole, vendor: own });
    const every = isAllowed(awardsPolicy.challenges, actor, whole);
    const rows = await fromOutside(tx, actor, () => challengesPage(tx, lotId, every ? null : own, { first, after }));
    return disclose(ChallengeConnectionView, pageOf(rows, first));
  },
});
