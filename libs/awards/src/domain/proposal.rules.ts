import { refusal, type Refusal } from '@pilotage/kernel';
import { awardsRefusals } from './award.refusals.js';
import { isActive, isPending, type AwardCause, type AwardState } from './award.workflow.js';

/** Grounds on which a better-ranked bid may be passed over; a profile allows some of them. */
export const GROUNDS = ['winnerDeclined', 'winnerDisqualified', 'awardFoundInvalid'] as const;
export type Ground = (typeof GROUNDS)[number];

/** A bid in the ranking of the lot, with its state now. */
export interface Candidate {
  readonly bidId: string;
  /** Competition rank from 1; bids that share it may go in any order. */
  readonly rank: number;
  readonly state: string;
}

/** An award that the lot has or had. */
export interface AwardSoFar {
  readonly bidId: string;
  readonly slot: number;
  readonly state: AwardState;
  readonly cause: AwardCause | null;
}

/** A lot as a proposal meets it. */
export interface Standing {
  readonly lotState: string;
  readonly slots: number;
  readonly candidates: readonly Candidate[];
  readonly awards: readonly AwardSoFar[];
  /** What the profile says. */
  readonly inRankOrder: boolean;
  readonly allowedGrounds: readonly Ground[];
  readonly onDisqualification: 'nextInRank' | 'rescore';
}

export interface Proposal {
  readonly bidId: string;
  readonly ground: Ground | null;
}

/** Lowest free slot from 1, or null when all are taken. */
export function freeSlot({ slots, awards }: Pick<Standing, 'slots' | 'awards'>): number | null {
  const taken = awards.filter(isActive).map((a) => a.slot);
  return Array.from({ length: slots }, (_, i) => i + 1).find((slot) => !taken.includes(slot)) ?? null;
}

/** Whether the ranking counts a bid that was disqualified since, and the profile scores again. */
export const isOutdated = ({ onDisqualification, candidates }: Pick<Standing, 'onDisqualification' | 'candidates'>): boolean =>
  onDisqualification === 'rescore' && candidates.some((c) => c.state === 'disqualified');

/** The first rule that says no to a proposal, or null. */
export function proposalObjection(standing: Standing, proposal: Proposal): Refusal | null {
  const { lotState, candidates } = standing;
  if (lotState !== 'ranked' && lotState !== 'awardPending') return refusal(awardsRefusals.LOT_NOT_RANKED, { state: lotState });
  if (isOutdated(standing)) return refusal(awardsRefusals.AWARD_RANKING_OUTDATED);
  const chosen = candidates.find((c) => c.bidId === proposal.bidId);
  return bidObjection(standing, chosen) ?? (chosen ? orderObjection(standing, chosen, proposal.ground) : null);
}

function bidObjection(standing: Standing, chosen: Candidate | undefined): Refusal | null {
  if (!chosen) return refusal(awardsRefusals.AWARD_BID_NOT_RANKED);
  const own = standing.awards.filter((a) => a.bidId === chosen.bidId);
  if (own.some(isActive)) return refusal(awardsRefusals.AWARD_BID_HAS_ONE);
  const cause = own.map((a) => a.cause).find(isGround);
  if (cause) return refusal(awardsRefusals.AWARD_BID_PASSED, { cause });
  if (chosen.state !== 'ranked') return refusal(awardsRefusals.AWARD_BID_NOT_RANKED);
  return freeSlot(standing) === null ? refusal(awardsRefusals.AWARD_SLOTS_TAKEN, { slots: standing.slots }) : null;
}

const isGround = (cause: AwardCause | null): cause is Ground => (GROUNDS as readonly (string | null)[]).includes(cause);

/** The ground on record for passing over a bid, or null when it must not be. */
function recordedGround({ awards }: Standing, passed: Candidate): Ground | null {
  if (passed.state === 'disqualified') return 'winnerDisqualified';
  return (
    awards
      .filter((a) => a.bidId === passed.bidId)
      .map((a) => a.cause)
      .find(isGround) ?? null
  );
}

function orderObjection(standing: Standing, chosen: Candidate, ground: Ground | null): Refusal | null {
  const { candidates, awards, allowedGrounds, inRankOrder } = standing;
  const awarded = awards.filter(isActive).map((a) => a.bidId);
  const better = candidates.filter((c) => c.rank < chosen.rank && !awarded.includes(c.bidId)).sort((a, b) => a.rank - b.rank);
  const unexcused = better.find((c) => recordedGround(standing, c) === null);
  if (unexcused && inRankOrder) return refusal(awardsRefusals.AWARD_OUT_OF_RANK, { rank: unexcused.rank });
  const [first] = better;
  const recorded = first ? recordedGround(standing, first) : null;
  if (!first || !recorded) return ground ? refusal(awardsRefusals.AWARD_GROUND_NOT_NEEDED) : null;
  if (!ground) return refusal(awardsRefusals.AWARD_GROUND_NEEDED, { rank: first.rank, ground: recorded });
  if (!allowedGrounds.includes(ground)) return refusal(awardsRefusals.AWARD_GROUND_NOT_ALLOWED, { ground });
  return ground === recorded ? null : refusal(awardsRefusals.AWARD_GROUND_NOT_ON_RECORD, { rank: first.rank, recorded, ground });
}

/**
 * Whether the lot is awarded once an award has become final: nothing is pending, and no slot that an award vacated waits for a bid that
 * could still have it. Slots that nobody proposed for by then stay empty.
 */
export function isSettled({ slots, candidates, awards }: Pick<Standing, 'slots' | 'candidates' | 'awards'>): boolean {
  if (awards.some(isPending)) return false;
  const active = awards.filter(isActive);
  if (active.length >= slots) return true;
  const isTaken = (slot: number): boolean => active.some((a) => a.slot === slot);
  const isVacated = awards.some((a) => a.cause !== null && isGround(a.cause) && !isTaken(a.slot));
  const passed = awards.filter((a) => isActive(a) || isGround(a.cause)).map((a) => a.bidId);
  return !isVacated || !candidates.some((c) => c.state === 'ranked' && !passed.includes(c.bidId));
}
