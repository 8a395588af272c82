import { after, DAY_MS, refusal, workflow, type Instant, type Rule } from '@pilotage/kernel';
import { guidelineRefusals } from './guideline.refusals.js';

/**
 * Days that a consultation lasts at least. PROPOSAL (governance 5.4): the sources name no time; a month is what national drafts are usually open for, and long enough
 * for a firm to ask its own people.
 */
export const CONSULTATION_DAYS = 30;

/** The life of a version of the guidelines. Which adopted version is in force follows from the days, so nobody's lateness can change it. */
export const GUIDELINE_STATES = ['draft', 'consultation', 'adopted'] as const;
export type GuidelineState = (typeof GUIDELINE_STATES)[number];

/** What the moves are judged by. */
export interface GuidelineFacts {
  readonly now: Instant;
  readonly consultationUntil: Instant;
  readonly draftedBy: string;
  /** Everybody whose deeds count as the adopting person's. */
  readonly adopters: readonly string[];
  readonly unanswered: number;
  /** Whether it follows on the version that was adopted last. */
  readonly isNext: boolean;
  readonly effectiveFrom: Instant;
  /** When the version before it takes effect. */
  readonly beforeFrom: Instant;
}

const LONG_ENOUGH: Rule<GuidelineFacts> = {
  sentence: 'the consultation lasts at least 30 days',
  check({ now, consultationUntil }) {
    const earliest = after(now, CONSULTATION_DAYS * DAY_MS);
    return consultationUntil >= earliest ? null : refusal(guidelineRefusals.CONSULTATION_TOO_SHORT, { earliest });
  },
};

/** The rules of adoption, in their order. */
const ADOPTION: readonly Rule<GuidelineFacts>[] = [
  {
    sentence: 'somebody else adopts than who drafted',
    check: ({ draftedBy, adopters }) => (adopters.includes(draftedBy) ? refusal(guidelineRefusals.SAME_PERSON_ADOPTS_GUIDELINE) : null),
  },
  {
    sentence: 'the consultation has ended',
    check: ({ now, consultationUntil: until }) => (now >= until ? null : refusal(guidelineRefusals.CONSULTATION_RUNNING, { until })),
  },
  {
    sentence: 'every comment is answered',
    check: ({ unanswered: count }) => (count === 0 ? null : refusal(guidelineRefusals.COMMENTS_NOT_ANSWERED, { count })),
  },
  {
    sentence: 'no other version was adopted meanwhile',
    check: ({ isNext }) => (isNext ? null : refusal(guidelineRefusals.GUIDELINE_NOT_THE_NEXT)),
  },
  {
    sentence: 'it takes effect now or later, and not before the version before it',
    check({ now, effectiveFrom, beforeFrom }) {
      const earliest = beforeFrom > now ? beforeFrom : now;
      return effectiveFrom >= earliest ? null : refusal(guidelineRefusals.GUIDELINE_TOO_EARLY, { earliest });
    },
  },
];

export const guidelineLife = workflow<GuidelineState, 'openConsultation' | 'adopt', GuidelineFacts>({
  name: 'guideline',
  states: GUIDELINE_STATES,
  initial: 'draft',
  final: ['adopted'],
  moves: {
    openConsultation: { from: ['draft'], to: 'consultation', by: 'openGuidelineConsultation', when: [LONG_ENOUGH] },
    adopt: { from: ['consultation'], to: 'adopted', by: 'adoptGuideline', when: ADOPTION },
  },
});
