import { refusal, Refused, type Instant, type Refusal, type Rule } from '@pilotage/kernel';
import { endOfPeriod, startOfPeriod, type WorkingCalendar } from './calendar/index.js';
import { periodOf, type PeriodPolicy, type ProcedureProfile } from './profiles/index.js';
import { callRefusals } from './call.refusals.js';
import type { CallRiskLevel, PublicationFacts } from './publication.facts.js';
import { publicationRefusals } from './publication.refusals.js';

/** When a period of the profile that starts at an instant is over. Refuses CALENDAR_BEYOND_HORIZON. */
export const endOf = (profile: ProcedureProfile, calendar: WorkingCalendar, from: Instant, period: PeriodPolicy): Instant =>
  endOfPeriod(calendar, from, periodOf(profile, period));

/** The earliest deadline of a call that is published at the instant: the longer period holds above low risk. Refuses CALENDAR_BEYOND_HORIZON. */
export function earliestClosing(profile: ProcedureProfile, calendar: WorkingCalendar, level: CallRiskLevel | null, from: Instant): Instant {
  const { minimumOpen, minimumOpenLargeOrRisky } = profile.periods;
  return endOf(profile, calendar, from, level === 'LOW' ? minimumOpen : minimumOpenLargeOrRisky);
}

/** When questions close, for a deadline. Refuses CALENDAR_BEYOND_HORIZON. */
export const questionsClose = ({ periods }: ProcedureProfile, calendar: WorkingCalendar, closesAt: Instant): Instant =>
  startOfPeriod(calendar, closesAt, periods.questionsCloseBefore);

/** When an answer is due to a question that was asked at an instant. Refuses CALENDAR_BEYOND_HORIZON. */
export function answerDue(profile: ProcedureProfile, calendar: WorkingCalendar, askedAt: Instant, questionsUntil: Instant): Instant {
  const { answersCountFrom, answersWithin } = profile.periods;
  return endOf(profile, calendar, answersCountFrom.value === 'question' ? askedAt : questionsUntil, answersWithin);
}

/** The refusal that the computation met, or null: for rules that ask whether a period can be counted at all. */
function objectionOf(compute: () => unknown): Refusal | null {
  try {
    compute();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** The deadline is named and leaves the shortest period of the profile. */
const openLongEnough: Rule<PublicationFacts> = {
  sentence: 'From publication to the deadline the shortest period of the profile passes.',
  check({ call: { closesAt }, profile, calendar, riskLevel, now }) {
    if (closesAt === null) return refusal(publicationRefusals.CALL_DEADLINE_MISSING);
    const earliest = earliestClosing(profile, calendar, riskLevel, now);
    return closesAt < earliest ? refusal(publicationRefusals.OPEN_PERIOD_TOO_SHORT, { earliest, closesAt }) : null;
  },
};

const shortPeriodExplained: Rule<PublicationFacts> = {
  sentence: 'A shorter period than is usual under the profile has its reason on record.',
  check({ call: { closesAt, shortOpenReason }, profile, calendar, now }) {
    const { value, ...rest } = profile.periods.shortOpenNeedsReason;
    if (value === null || closesAt === null || shortOpenReason !== null) return null;
    const usual = endOf(profile, calendar, now, { ...rest, value });
    return closesAt < usual ? refusal(publicationRefusals.SHORT_PERIOD_NEEDS_REASON, { usual }) : null;
  },
};

/** Otherwise a procurement would begin that cannot be ended: the calendar would refuse at its decision or its signing. */
const laterPeriodsCount: Rule<PublicationFacts> = {
  sentence: 'Every period from the deadline to the signing can be counted in the calendar.',
  check({ call: { closesAt }, profile, calendar }) {
    if (closesAt === null) return null;
    const { decision, awardNotice, standstill } = profile.periods;
    return objectionOf(() => {
      questionsClose(profile, calendar, closesAt);
      [decision, awardNotice, standstill].reduce((from, period) => endOf(profile, calendar, from, period), closesAt);
    });
  },
};

/** Rules about time; they are judged at publication alone, because a draft grows no older by being reviewed. */
export const PERIOD_RULES: readonly Rule<PublicationFacts>[] = [openLongEnough, shortPeriodExplained, laterPeriodsCount];

/** Deadline before and after an amendment. */
export interface AmendedDeadline {
  readonly profile: ProcedureProfile;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly before: Instant;
  readonly after: Instant;
}

/** What an amendment leaves until the deadline: the first rule that says no, or null. Refuses CALENDAR_BEYOND_HORIZON where a period cannot be counted. */
export function amendedDeadlineObjection({ profile, calendar, now, before, after }: AmendedDeadline): Refusal | null {
  if (now >= before) return refusal(callRefusals.CALL_DEADLINE_PASSED, { closesAt: before, now });
  if (after < before) return refusal(callRefusals.DEADLINE_MOVED_EARLIER, { closesAt: before });
  const earliest = endOf(profile, calendar, now, profile.periods.afterAmendment);
  return after < earliest ? refusal(callRefusals.AMENDMENT_LEAVES_TOO_LITTLE_TIME, { earliest, closesAt: after }) : null;
}
