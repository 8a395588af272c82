import { after, DAY_MS, type Instant } from '@pilotage/kernel';

/**
 * Days for which whoever served a vendor acts on none of its matters: three years, one of them a leap year. Source: Implementing Regulations
 * of the Government Procurement Law Art 9 (employment within three years).
 */
export const FORMER_SERVICE_DAYS = 1096;

/** Whoever served a vendor after this instant is still taken for its own at `now`. */
export const formerServiceSince = (now: Instant): Instant => after(now, -FORMER_SERVICE_DAYS * DAY_MS);
