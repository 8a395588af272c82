import { workflow, type Instant } from '@pilotage/kernel';

/**
 * Times for complaints. PROPOSAL: Shenzhen AI Regulation Art 70 lets anyone report breaches and names no times. A week to take a complaint up, as a
 * supplier's question is answered within seven working days (procurement law Art 52 to 57); thirty days to answer it, as the committee has to
 * decide a case.
 */
export const COMPLAINT_POLICY = { version: '2026.1', acceptDays: 7, answerDays: 30 } as const;

/** What a complaint can be about. */
export const COMPLAINT_SUBJECTS = ['need', 'call', 'pilot', 'vendor', 'other'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];

/** Why a complaint is dismissed; there is no other reason. */
export const DISMISSAL_GROUNDS = ['notOfMarketplace', 'nothingToExamine', 'alreadyAnswered', 'pendingElsewhere'] as const;
export type DismissalGround = (typeof DISMISSAL_GROUNDS)[number];

export const COMPLAINT_STATES = ['filed', 'accepted', 'answered', 'referred', 'dismissed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** The life of a complaint. */
export const complaintLife = workflow<ComplaintState, 'accept' | 'answer' | 'refer' | 'dismiss'>({
  name: 'complaint',
  states: COMPLAINT_STATES,
  initial: 'filed',
  final: ['answered', 'referred', 'dismissed'],
  moves: {
    accept: { from: ['filed'], to: 'accepted', by: 'acceptComplaint' },
    answer: { from: ['accepted'], to: 'answered', by: 'answerComplaint' },
    refer: { from: ['accepted'], to: 'referred', by: 'referComplaint' },
    dismiss: { from: ['accepted'], to: 'dismissed', by: 'dismissComplaint' },
  },
});

/** What of a complaint says whether it is late. */
export interface ComplaintTimes {
  readonly state: ComplaintState;
  readonly answerBy: Instant;
  readonly overdueSince: Instant | null;
}

/** Whether the complaint is late at the moment and was not found to be so before: it is told of once. */
export const isOverdue = ({ state, answerBy, overdueSince }: ComplaintTimes, now: Instant): boolean =>
  !complaintLife.final.includes(state) && overdueSince === null && answerBy <= now;
