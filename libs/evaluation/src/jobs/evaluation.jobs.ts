import { job, type RetryCurve } from '@pilotage/platform';
import { rescoreLot } from '../application/rescore-lot.use-case.js';
import { scoreLot } from '../application/score-lot.use-case.js';
import { startMarking } from '../application/start-marking.use-case.js';

const RETRY: RetryCurve = {
  attempts: 8,
  firstDelayMs: 200,
  reason:
    'It works on rows of this database alone, so only locks and lost connections fail it: eight doublings from 0.2 s outlast a restart of the server.',
};

const lotOfPayload = (payload: unknown): { lotId: string } => ({ lotId: (payload as { lotId?: string }).lotId ?? '' });

/** Starts marking as soon as the last thing that it waits for has come: a declaration, a decision of the gate, a reason for going on with few bids. */
export const startMarkingJob = job({
  name: 'startMarking',
  on: ['panelDeclared', 'admissionDecided', 'competitionConfirmed', 'bidDisqualified'],
  retry: RETRY,
  useCase: startMarking,
  inputOf: lotOfPayload,
});

/** Ranks a lot when its prices are opened, or when the secret of a draw that its tie rule needs is revealed. */
export const scoreLotJob = job({
  name: 'scoreLot',
  on: ['pricesOpened', 'drawRevealed'],
  retry: RETRY,
  useCase: scoreLot,
  inputOf: lotOfPayload,
});

/** Ranks a lot again when a ranked bid is disqualified, when no announced award rests on the ranking any more, and when a draw that it needs is revealed. */
export const rescoreLotJob = job({
  name: 'rescoreLot',
  on: ['bidDisqualified', 'rankingInQuestion', 'drawRevealed'],
  retry: RETRY,
  useCase: rescoreLot,
  inputOf: lotOfPayload,
});
