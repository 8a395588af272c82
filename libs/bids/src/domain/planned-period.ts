import { after, DAY_MS, type Instant } from '@pilotage/kernel';

/** Calendar days that a pilot may run. Six months, written as days so that every pilot has the same. Source: EU AI Act Art 60(4)(f), adopted as policy. */
export const TERM_DAYS = 183;

/** The period that a decision of the gate is made for, both ends included. */
export interface PlannedPeriod {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * From the moment of the decision to the end of the pilot. Before a pilot has begun its end is not known: it is planned for the whole term from
 * now on, which is the earliest that it can end, and each stage asks again. A pilot whose term is over is judged for the moment.
 */
export function plannedPeriod(now: Instant, endsAt: Instant | null): PlannedPeriod {
  const planned = endsAt ?? after(now, TERM_DAYS * DAY_MS);
  return { from: now, until: planned < now ? now : planned };
}
