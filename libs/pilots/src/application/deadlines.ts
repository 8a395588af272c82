import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { evidenceOf, lapsesAt, standardsAt } from '@pilotage/assurance';
import { endOfPeriod, lotOf } from '@pilotage/calls';
import { deadlineOf, EDITION_MIGRATION } from '../domain/terms.js';
import type { PilotEntity } from '../persistence/pilots.entities.js';

/** Counts days as the calendar of the call does. */
export type Periods = (from: Instant, value: number, unit: 'calendarDays' | 'workingDays') => Instant;

/** How the profile of the lot's call counts days, by the version of the calendar that the call froze. Refuses CALENDAR_BEYOND_HORIZON when asked too far. */
export async function periodsOf(tx: Tx, lotId: string): Promise<Periods> {
  const { calendar } = await lotOf(tx, lotId);
  return (from, value, unit) => endOfPeriod(calendar, from, { value, unit, rollsForward: false });
}

/** When a condition SUBSEQUENT must be met, counted from the moment. */
export type Deadlines = (code: string, from: Instant) => Instant;

/** The deadlines of a pilot. To migrate to the current edition there is time until the transition of the edition is over, where the catalogue sets its end. */
export async function deadlinesOf(tx: Tx, { lotId, bidId }: Pick<PilotEntity, 'lotId' | 'bidId'>): Promise<Deadlines> {
  const periods = await periodsOf(tx, lotId);
  const [transitionEnds] = await lapsesAhead(tx, bidId);
  return (code, from) => {
    if (code === EDITION_MIGRATION && transitionEnds) return transitionEnds;
    const { value, unit } = deadlineOf(code);
    return periods(from, value, unit);
  };
}

/** When evidence of the bid will cease to count because the edition that it names lapses, by the catalogue in force; the earliest first. */
export async function lapsesAhead(tx: Tx, bidId: string): Promise<readonly Instant[]> {
  const now = await tx.now();
  const catalogue = await standardsAt(tx, now);
  const lapses = (await evidenceOf(tx, bidId)).flatMap(({ standardId }) => (standardId ? (lapsesAt(catalogue, standardId) ?? []) : []));
  return lapses.filter((at) => at > now).sort();
}
