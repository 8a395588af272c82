import { z } from 'zod';
import { digestOf, must, refuse, type Instant } from '@pilotage/kernel';
import { input, isSelf, newId, notFound, personOf, useCase, type Actor, type RowOf, type Tx, type Work } from '@pilotage/platform';
import { lockLot, markLotTechnicalOpened, markLotUnsuccessful, type LotInCall } from '@pilotage/calls';
import { bidsRefusals } from '../domain/bid.refusals.js';
import { competitionAtOpening } from '../domain/competition.rules.js';
import { openings } from '../persistence/bids.repository.js';
import type { OpeningEntity } from '../persistence/bids.entities.js';
import { OpeningView } from '../graphql/bids.views.js';
import { bidsPolicy } from './bids.policy.js';
import { competitionRule, concludeAdmission } from './competition.js';
import { countingBids, openBids } from './opening.js';

/** An opening is possible once, between the deadline and the opening. */
const CLOSED = { lot: { in: ['closed'], otherwise: bidsRefusals.LOT_NOT_CLOSED } };

const openingRow = (row: OpeningEntity): RowOf<typeof OpeningView> => row;

interface ClosedLot extends LotInCall {
  readonly now: Instant;
}

/** The lot under its lock, with the officer authorised. Refuses LOT_NOT_CLOSED unless it was closed and not yet opened. */
async function closedLot({ tx, authorise, inState }: Work, lotId: string): Promise<ClosedLot> {
  const found = await lockLot(tx, lotId, 'update');
  const now = await tx.now();
  authorise({ agency: found.call.agencyId });
  inState({ lot: found.lot.state });
  return { ...found, now };
}

/** One officer asked for the opening; nothing is opened yet. */
export const requestOpening = useCase({
  name: 'requestOpening',
  summary: 'Asks for the opening of a closed lot. Another officer confirms it; until then nothing is opened.',
  policy: bidsPolicy.requestOpening,
  states: CLOSED,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: OpeningView,
  refusals: [bidsRefusals.LOT_NOT_CLOSED, bidsRefusals.OPENING_ALREADY_REQUESTED],
  async run(work, { lotId }) {
    const { tx, actor } = work;
    const { profile, now } = await closedLot(work, lotId);
    must(!(await openings.find(tx, { lotId })), bidsRefusals.OPENING_ALREADY_REQUESTED);
    const kind = profile.opening.openedTogether.value ? 'both' : 'technical';
    const row: OpeningEntity = {
      id: newId('opening'),
      lotId,
      kind,
      requestedBy: personOf(actor),
      requestedAt: now,
      confirmedBy: null,
      confirmedAt: null,
      outcome: null,
      reasonForTooFew: null,
      reasonForFewAdmitted: null,
    };
    return openingRow(await openings.create(tx, row, { type: 'opening.request', facts: { lot: lotId, kind } }));
  },
});

/** The lot is opened: its sealed bids are readable, or it is unsuccessful because too few came. */
export const confirmOpening = useCase({
  name: 'confirmOpening',
  summary:
    'Opens the envelopes of a closed lot, as another officer than the one who asked. With fewer bids than competition needs, what the profile says happens.',
  policy: bidsPolicy.confirmOpening,
  states: CLOSED,
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    reasonForTooFew: input
      .text(2000, 'Why the procedure goes on with fewer bids than competition needs, where its profile allows that.')
      .optional(),
  }),
  output: OpeningView,
  refusals: [
    bidsRefusals.LOT_NOT_CLOSED,
    bidsRefusals.OPENING_NOT_REQUESTED,
    bidsRefusals.SAME_OFFICER_OPENS,
    bidsRefusals.TOO_FEW_BIDS_NEED_REASON,
  ],
  async run(work, { lotId, reasonForTooFew = null }) {
    const { tx, actor } = work;
    const lot = await closedLot(work, lotId);
    const opening = await requestedBySomebodyElse(tx, lotId, actor);
    const sealed = await countingBids(tx, lot);
    const rule = competitionRule(lot.profile, 'atOpening');
    const competition = competitionAtOpening(rule, sealed.length, reasonForTooFew !== null);
    if (competition === 'reasonNeeded') refuse(bidsRefusals.TOO_FEW_BIDS_NEED_REASON, { needed: rule.needed });
    const outcome = competition === 'enough' ? 'opened' : 'unsuccessful';
    // A reason that was not needed is no reason on record.
    const reason = sealed.length < rule.needed ? reasonForTooFew : null;
    const end = { confirmedBy: personOf(actor), confirmedAt: lot.now, outcome, reasonForTooFew: reason } as const;
    await openings.amend(tx, opening.id, end, {
      type: 'opening.confirm',
      facts: { lot: lotId, outcome, ...countedSet(sealed) },
    });
    await (outcome === 'opened' ? openLot(work, lot, sealed) : markLotUnsuccessful(tx, lotId, 'TOO_FEW_BIDS'));
    return openingRow({ ...opening, ...end });
  },
});

/** The closed set: how many bids count, and a digest by which it can be compared for ever. No ids: an unopened bid stays unknown. */
const countedSet = (sealed: readonly { readonly id: string }[]): { count: number; bidsDigest: string } => ({
  count: sealed.length,
  bidsDigest: digestOf(sealed.map(({ id }) => id)),
});

async function requestedBySomebodyElse(tx: Tx, lotId: string, actor: Actor): Promise<OpeningEntity> {
  const opening = await openings.find(tx, { lotId }, 'update');
  if (!opening) return refuse(bidsRefusals.OPENING_NOT_REQUESTED);
  must(!isSelf(actor, opening.requestedBy), bidsRefusals.SAME_OFFICER_OPENS);
  return opening;
}

async function openLot({ tx, sealing }: Work, lot: ClosedLot, sealed: Awaited<ReturnType<typeof countingBids>>): Promise<void> {
  await openBids({ tx, sealing, lot, now: lot.now }, sealed);
  await markLotTechnicalOpened(tx, lot.lot.id);
  tx.emit('technicalOpened', { lotId: lot.lot.id });
  // Where no bid could be opened there is none to decide, and no job would notice.
  await concludeAdmission(tx, lot);
}

/** An officer put on record why the procedure goes on although admission left few bids. */
export const continueWithFewBids = useCase({
  name: 'continueWithFewBids',
  summary: 'States why the procedure goes on although admission left fewer bids than competition needs, where the profile allows that.',
  policy: bidsPolicy.continueWithFewBids,
  // Once marking has begun the question is settled, and a lot that has gone on cannot fail for it.
  states: { lot: { in: ['technicalOpened'], otherwise: bidsRefusals.COMPETITION_NOT_IN_QUESTION } },
  input: z.strictObject({ lotId: input.id('lot', 'The lot.'), reason: input.text(2000, 'The reason, which is published with the award.') }),
  output: OpeningView,
  refusals: [bidsRefusals.COMPETITION_NOT_IN_QUESTION],
  async run({ tx, authorise, inState }, { lotId, reason }) {
    const lot = await lockLot(tx, lotId, 'update');
    authorise({ agency: lot.call.agencyId });
    inState({ lot: lot.lot.state });
    must((await concludeAdmission(tx, lot)) === 'reasonNeeded', bidsRefusals.COMPETITION_NOT_IN_QUESTION);
    const opening = await openings.find(tx, { lotId }, 'update');
    if (!opening) throw notFound();
    await openings.amend(tx, opening.id, { reasonForFewAdmitted: reason }, { type: 'opening.continueWithFew', facts: { lot: lotId } });
    tx.emit('competitionConfirmed', { lotId });
    return openingRow({ ...opening, reasonForFewAdmitted: reason });
  },
});
