import { refusal, workflow, type Rule } from '@pilotage/kernel';
import { ethicsRefusals } from './ethics.refusals.js';
import { APPROVALS, type CaseDecision, type MeetingFacts } from './meeting.js';
import { DECIDING_RULES } from './meeting.rules.js';

export { APPROVALS, CASE_DECISIONS, isCarried, type Ballot, type CaseDecision, type MeetingFacts } from './meeting.js';

/** The life of an ethics case. */
export const ETHICS_CASE_STATES = [
  'filed',
  'accepted',
  'inReview',
  'decided',
  'tracking',
  'suspended',
  'ended',
  'setAside',
  'lapsed',
] as const;
export type EthicsCaseState = (typeof ETHICS_CASE_STATES)[number];

type Facts = { readonly meeting: MeetingFacts } | { readonly decision: CaseDecision | null } | null;

const ofMeeting = ({ sentence, check }: Rule<MeetingFacts>): Rule<Facts> => ({
  sentence,
  check: (facts) => (facts && 'meeting' in facts ? check(facts.meeting) : null),
});

const isApproved: Rule<Facts> = {
  sentence: 'only an approval is tracked and can lapse',
  check: (facts) => {
    if (!facts || !('decision' in facts) || (facts.decision && APPROVALS.includes(facts.decision))) return null;
    return refusal(ethicsRefusals.CASE_NOT_APPROVED, { decision: facts.decision ?? '-' });
  },
};

/** States in which an approval is in use, or stopped for a while. */
const APPROVED_STATES: readonly EthicsCaseState[] = ['decided', 'tracking', 'suspended'];

export type EthicsCaseMove = 'accept' | 'openReview' | 'decide' | 'track' | 'suspend' | 'end' | 'setAside' | 'lapse';

export const ethicsCaseLife = workflow<EthicsCaseState, EthicsCaseMove, Facts>({
  name: 'ethicsCase',
  states: ETHICS_CASE_STATES,
  initial: 'filed',
  final: ['ended', 'setAside', 'lapsed'],
  moves: {
    accept: { from: ['filed'], to: 'accepted', by: 'acceptCase' },
    openReview: { from: ['accepted'], to: 'inReview', by: 'openCaseReview' },
    decide: { from: ['inReview'], to: 'decided', by: 'decideCase', when: DECIDING_RULES.map(ofMeeting) },
    track: { from: APPROVED_STATES, to: 'tracking', by: 'reviewTracking', when: [isApproved] },
    suspend: { from: ['decided', 'tracking'], to: 'suspended', by: 'reviewTracking', when: [isApproved] },
    end: { from: APPROVED_STATES, to: 'ended', by: 'reviewTracking', when: [isApproved] },
    setAside: { from: APPROVED_STATES, to: 'setAside', by: 'decideLateConflict' },
    lapse: { from: APPROVED_STATES, to: 'lapsed', by: 'lapseCase', when: [isApproved] },
  },
});

/** What a tracking review comes to, and the move that it makes. */
export const MOVE_OF_TRACKING = { keep: 'track', amendConditions: 'track', suspend: 'suspend', end: 'end' } as const satisfies Record<
  string,
  EthicsCaseMove
>;
export type TrackingOutcome = keyof typeof MOVE_OF_TRACKING;
