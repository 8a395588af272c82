import { z } from 'zod';
import { must, refuse } from '@pilotage/kernel';
import { input, isSelf, newId, personOf, useCase, type Actor, type Tx, type Work } from '@pilotage/platform';
import { openPriceEnvelopes } from '@pilotage/bids';
import { markLotPricesOpened, markLotUnsuccessful } from '@pilotage/calls';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import type { PriceOpeningEntity } from '../persistence/evaluation.entities.js';
import { priceOpenings } from '../persistence/evaluation.repository.js';
import { PriceOpeningView } from '../graphql/evaluation.views.js';
import { evaluationPolicy } from './evaluation.policy.js';
import { lockEvaluation, markedBidsOf, type LotUnderEvaluation } from './load.js';
import { passedBids } from './lock-marks.use-case.js';

/** Prices are opened once, after the marks are locked. */
const MARKED = {
  lot: { in: ['evaluating'], otherwise: evaluationRefusals.PRICE_OPENING_NOT_DUE },
  evaluation: { in: ['locked'], otherwise: evaluationRefusals.PRICE_OPENING_NOT_DUE },
};

/** The lot under its lock with the officer authorised. Refuses PRICE_OPENING_NOT_DUE unless marks are locked and prices still sealed. */
async function lockedLot({ tx, authorise, inState }: Work, lotId: string): Promise<LotUnderEvaluation> {
  const found = await lockEvaluation(tx, lotId, 'update');
  const { evaluation, lot } = found;
  authorise({ agency: evaluation.agencyId });
  inState({ lot: lot.state, evaluation: evaluation.state });
  return found;
}

/** One officer asked for the opening of prices; nothing is opened yet. */
export const requestPriceOpening = useCase({
  name: 'requestPriceOpening',
  summary: 'Asks for the opening of the prices of a lot whose marks are locked. Another officer confirms it; until then nothing is opened.',
  policy: evaluationPolicy.requestPriceOpening,
  states: MARKED,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: PriceOpeningView,
  refusals: [evaluationRefusals.PRICE_OPENING_NOT_DUE, evaluationRefusals.PRICE_OPENING_ALREADY_REQUESTED],
  async run(work, { lotId }) {
    const { tx, actor } = work;
    await lockedLot(work, lotId);
    must(!(await priceOpenings.find(tx, { lotId })), evaluationRefusals.PRICE_OPENING_ALREADY_REQUESTED);
    const row: PriceOpeningEntity = {
      id: newId('opening'),
      lotId,
      requestedBy: personOf(actor),
      requestedAt: await tx.now(),
      confirmedBy: null,
      confirmedAt: null,
    };
    return priceOpenings.create(tx, row, { type: 'priceOpening.request', facts: { lot: lotId } });
  },
});

/** The prices of the bids that passed are opened; the others stay sealed for ever. */
export const confirmPriceOpening = useCase({
  name: 'confirmPriceOpening',
  summary:
    'Opens the prices of the bids that passed the technical evaluation, as another officer than the one who asked. The others stay sealed for ever.',
  policy: evaluationPolicy.confirmPriceOpening,
  states: MARKED,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: PriceOpeningView,
  refusals: [
    evaluationRefusals.PRICE_OPENING_NOT_DUE,
    evaluationRefusals.PRICE_OPENING_NOT_REQUESTED,
    evaluationRefusals.SAME_OFFICER_OPENS_PRICES,
  ],
  async run(work, { lotId }) {
    const { tx, actor } = work;
    const found = await lockedLot(work, lotId);
    const opening = await requestedBySomebodyElse(tx, lotId, actor);
    const passed = await stillPassing(tx, found);
    const end = { confirmedBy: personOf(actor), confirmedAt: await tx.now() };
    await priceOpenings.amend(tx, opening.id, end, { type: 'priceOpening.confirm', facts: { lot: lotId, bids: [...passed] } });
    const opened = await openPriceEnvelopes(tx, lotId, passed, work.sealing);
    await goOn(tx, lotId, opened.length);
    return { ...opening, ...end };
  },
});

/** Bids that passed and that nobody excluded since. */
async function stillPassing(tx: Tx, { lot, evaluation }: LotUnderEvaluation): Promise<readonly string[]> {
  const passed = passedBids(evaluation.locked);
  return (await markedBidsOf(tx, lot.id)).map(({ id }) => id).filter((id) => passed.includes(id));
}

async function requestedBySomebodyElse(tx: Tx, lotId: string, actor: Actor): Promise<PriceOpeningEntity> {
  const opening = await priceOpenings.find(tx, { lotId }, 'update');
  if (!opening) return refuse(evaluationRefusals.PRICE_OPENING_NOT_REQUESTED);
  must(!isSelf(actor, opening.requestedBy), evaluationRefusals.SAME_OFFICER_OPENS_PRICES);
  return opening;
}

async function goOn(tx: Tx, lotId: string, opened: number): Promise<void> {
  if (opened === 0) return void (await markLotUnsuccessful(tx, lotId, 'NO_PRICE_OPENED'));
  await markLotPricesOpened(tx, lotId);
  tx.emit('pricesOpened', { lotId });
}
