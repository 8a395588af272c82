import type { Instant, Json, Money } from '@pilotage/kernel';
import { notFound, type Tx } from '@pilotage/platform';
import type { Ruleset } from '@pilotage/scoring';
import { calendarFor, type WorkingCalendar } from '../domain/calendar/index.js';
import { callWorkflow, followingMove } from '../domain/call.workflow.js';
import { lotWorkflow, type LotMove } from '../domain/lot.workflow.js';
import { profileVersion, type ProcedureProfile } from '../domain/profiles/index.js';
import type { CallRiskLevel } from '../domain/publication.facts.js';
import type { DataPlan, Declarations } from '../domain/specification.js';
import type { CallEntity, LotEntity } from '../persistence/calls.entities.js';
import { calls, lots, lotsOfCalls } from '../persistence/calls.repository.js';

/** A published call: what publication froze is there. */
export interface PublishedCall extends CallEntity {
  readonly profileVersion: number;
  readonly calendarVersion: number;
  readonly standardsVersion: string;
  readonly riskLevel: CallRiskLevel;
  readonly riskAssessmentId: string;
  readonly carveOut: readonly string[];
  readonly publishedAt: Instant;
  readonly closesAt: Instant;
  readonly questionsUntil: Instant;
  readonly budget: Money;
  readonly dataPlan: DataPlan;
  readonly declarations: Declarations;
}

/** A lot of a published call: frozen ruleset and budget. */
export interface PublishedLot extends LotEntity {
  readonly ruleset: Ruleset;
  readonly budget: Money;
}

/** A lot with its call, the profile that the call has frozen, and the calendar in which the profile counts. */
export interface LotInCall {
  readonly lot: PublishedLot;
  readonly call: PublishedCall;
  readonly profile: ProcedureProfile;
  readonly calendar: WorkingCalendar;
}

/** The call as published, or NOT_FOUND: no one downstream knows of a draft. The columns are there by the table's own constraint. */
export function publishedCall(call: CallEntity): PublishedCall {
  if (call.publishedAt === null) throw notFound();
  return call as PublishedCall;
}

function inCall(call: CallEntity, lot: LotEntity): LotInCall {
  const published = publishedCall(call);
  const profile = profileVersion(published.profileId, published.profileVersion);
  return { lot: lot as PublishedLot, call: published, profile, calendar: calendarFor(profile.calendarId, published.calendarVersion) };
}

/** The lot with its call, unlocked: for reads, and for what cannot change after publication. NOT_FOUND for a lot of a draft. */
export async function lotOf(tx: Tx, lotId: string): Promise<LotInCall> {
  const lot = await lots.get(tx, lotId);
  return inCall(await calls.get(tx, lot.callId), lot);
}

/**
 * The lot with its call, both under the lock: the call first, as everywhere. `share` for who relies on the deadline or the state,
 * `update` for who will move the lot: a share lock cannot be raised later without risking a deadlock. NOT_FOUND for a lot of a draft.
 */
export async function lockLot(tx: Tx, lotId: string, strength: 'share' | 'update'): Promise<LotInCall> {
  const { callId } = await lots.get(tx, lotId);
  const call = await calls.lock(tx, callId, strength);
  return inCall(call, await lots.lock(tx, lotId, strength));
}

/** The lot for who bids on it: the call is locked for share, so that it does not close before the bid is in. The deadline is judged by the caller, by the clock read after this. */
export const lotForBidding = (tx: Tx, lotId: string): Promise<LotInCall> => lockLot(tx, lotId, 'share');

/** A published call by id, with its profile and calendar, or NOT_FOUND. */
export async function callOf(tx: Tx, callId: string): Promise<Omit<LotInCall, 'lot'>> {
  const call = publishedCall(await calls.get(tx, callId));
  const profile = profileVersion(call.profileId, call.profileVersion);
  return { call, profile, calendar: calendarFor(profile.calendarId, call.calendarVersion) };
}

/** The lots of a published call by number, or NOT_FOUND. */
export async function lotsOf(tx: Tx, callId: string): Promise<PublishedLot[]> {
  const call = publishedCall(await calls.get(tx, callId));
  return (await lotsOfCalls(tx, [call.id])) as PublishedLot[];
}

/** Moves a lot, and its call after it. Refuses WRONG_STATE. Takes the locks for update. */
async function moveLot(tx: Tx, lotId: string, move: LotMove, patch: { readonly endedBecause?: string } = {}): Promise<void> {
  const { lot, call } = await lockLot(tx, lotId, 'update');
  const facts: Json = patch.endedBecause === undefined ? { call: call.id } : { call: call.id, reason: patch.endedBecause };
  await lots.save(tx, lotWorkflow.move({ ...lot, ...patch }, move, {}), facts);
  await followLots(tx, call);
}

/** Brings the call to where its lots are. The call's lock for update is held. */
async function followLots(tx: Tx, call: CallEntity): Promise<void> {
  const states = (await lotsOfCalls(tx, [call.id])).map(({ state }) => state);
  const move = followingMove(call.state, states);
  if (move) await calls.save(tx, callWorkflow.move(call, move, { lots: states }));
}

/** The technical envelopes of the lot are open. Each move refuses WRONG_STATE, locks call and lot for update, and takes the call along. */
export const markLotTechnicalOpened = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'openTechnical');
/** Marking of the lot has begun. */
export const markLotEvaluating = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'startEvaluating');
/** The prices of bids that passed are open. */
export const markLotPricesOpened = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'openPrices');
/** The ranking of the lot is there. */
export const markLotRanked = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'rank');
/** An award of the lot is approved and stands still. */
export const markLotAwardPending = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'proposeAward');
/** The award was taken back: the ranking holds, another award can be proposed. */
export const markLotProposalWithdrawn = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'withdrawProposal');
/** The award of the lot is final. */
export const markLotAwarded = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'award');
/** The contract of the lot is signed. */
export const markLotComplete = (tx: Tx, lotId: string): Promise<void> => moveLot(tx, lotId, 'complete');
/** The lot ends without award, for a reason named by its code (such as TOO_FEW_BIDS). */
export const markLotUnsuccessful = (tx: Tx, lotId: string, reasonCode: string): Promise<void> =>
  moveLot(tx, lotId, 'fail', { endedBecause: reasonCode });
