import { workflow } from '@pilotage/kernel';

/** Days for which an invitation can be accepted: time enough to answer a letter, too short for it to lie about. */
export const INVITATION_MAX_DAYS = 30;
/** Minutes for which a code that links two accounts can be redeemed at most: both accounts are at hand, or the code is in the wrong hands. */
export const LINK_CODE_MINUTES = 60;
/** Codes that an account may get wrong in an hour before every code is refused to it. Codes cannot be guessed; this stops the noise. */
export const CODE_FAILURES_PER_HOUR = 10;

export const INVITATION_STATES = ['open', 'accepted', 'withdrawn'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** The life of an invitation. It ends by the clock without a move. */
export const invitationWorkflow = workflow<InvitationState, 'accept' | 'withdraw'>({
  name: 'invitation',
  states: INVITATION_STATES,
  initial: 'open',
  final: ['accepted', 'withdrawn'],
  moves: {
    accept: { from: ['open'], to: 'accepted', by: 'acceptInvitation' },
    withdraw: { from: ['open'], to: 'withdrawn', by: 'withdrawInvitation' },
  },
});
