import { refusal, type Instant, type Refusal } from '@pilotage/kernel';
import { partiesRefusals } from './parties.refusals.js';

/** From its first instant to before its end; open-ended where the end is null. */
export interface ExclusionPeriod {
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
}

/** Why the period cannot be entered: EXCLUSION_WITHOUT_DURATION. Null where it can. */
export const periodObjection = ({ validFrom, validUntil }: ExclusionPeriod): Refusal | null =>
  validUntil !== null && validUntil <= validFrom
    ? refusal(partiesRefusals.EXCLUSION_WITHOUT_DURATION, { from: validFrom, until: validUntil })
    : null;

/** Why the entry cannot be lifted at the moment: EXCLUSION_OVER. Null where it can. */
export const liftObjection = ({ validUntil }: ExclusionPeriod, now: Instant): Refusal | null =>
  validUntil !== null && validUntil <= now ? refusal(partiesRefusals.EXCLUSION_OVER, { until: validUntil }) : null;

/** The end of a lifted entry: now, or its beginning where it was lifted before, so that it never was in force. */
export const liftedEnd = ({ validFrom }: ExclusionPeriod, now: Instant): Instant => (validFrom > now ? validFrom : now);
