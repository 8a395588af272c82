import type { BidMove, BidState } from './bid.workflow.js';

/** The move that a decision of the gate makes. */
export const MOVE_OF_DECISION = {
  ADMIT: 'admit',
  ADMIT_WITH_CONDITIONS: 'admitWithConditions',
  REFER_TO_ETHICS_COMMITTEE: 'refer',
  REFUSE: 'refuse',
} as const satisfies Record<string, BidMove>;

/** States whose bids were opened and wait for the gate. */
export const UNDECIDED_STATES: readonly BidState[] = ['opened', 'referred'];
export const ADMITTED_STATES: readonly BidState[] = ['admitted', 'admittedWithConditions'];

/** Decisions of the committee that settle a referral. */
const SETTLED = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'REJECTED'];

/**
 * Whether a bid can be put to the gate now: opened with all its evidence checked, or referred with a decision of the committee at hand. When
 * the committee asks for a revision the gate refers again, so that the bid is not forgotten.
 */
export function isReadyForGate(state: BidState, pendingEvidence: number, committee: string): boolean {
  if (pendingEvidence > 0) return false;
  return state === 'opened' || (state === 'referred' && [...SETTLED, 'REVISE'].includes(committee));
}

/**
 * Whether the bid goes to the committee before the gate decides: the vendor's answers about the product put it on a graver level than the
 * one that was confirmed and published, and the committee has not settled that.
 */
export const goesToCommitteeFirst = (isAboveConfirmed: boolean, committee: string): boolean =>
  isAboveConfirmed && !SETTLED.includes(committee);

type PermitFact = 'VALID' | 'EXPIRED' | 'MISSING';

/** Whether the permits are there, from the statuses of the statements offered for each permit that is required: the worst of them counts. */
export function permitFact(required: readonly (readonly string[])[]): PermitFact | 'NOT_REQUIRED' {
  if (required.length === 0) return 'NOT_REQUIRED';
  const each = required.map(onePermit);
  return (['MISSING', 'EXPIRED'] as const).find((fact) => each.includes(fact)) ?? 'VALID';
}

/** Whether a permit is there now and none of those offered for it lasts to the end of the planned period. */
export const permitEnds = (required: readonly (readonly { readonly status: string; readonly ends?: string }[])[]): boolean =>
  required.some((pieces) => {
    const valid = pieces.filter(({ status }) => status === 'VERIFIED');
    return valid.length > 0 && valid.every(({ ends }) => ends !== undefined);
  });

function onePermit(statuses: readonly string[]): PermitFact {
  if (statuses.includes('VERIFIED')) return 'VALID';
  return statuses.includes('EXPIRED') ? 'EXPIRED' : 'MISSING';
}
