import { after, instant } from '@pilotage/kernel';
import { calendarFor, earliestClosing, endOf, profileFor } from '@pilotage/calls';
import { must } from '../driver/driver.js';
import { PEOPLE } from './people.js';
import { idFrom, idOf, rowsIn, type LotPlace, type Procurement } from './procurement.js';
import { CATEGORY_OF, PROFILE_OF, riskInputOf, sourceOf, specificationOf } from './specification.js';

/** The hour of a working day at which deadlines of the demonstration lie: 17:00 in Shanghai, after the midnight that ends the period. */
const DEADLINE_HOUR_MS = 17 * 3_600_000;

/** A need is posted and stands on the public list. */
export async function postNeed({ driver, call, title, agencyId }: Procurement): Promise<string> {
  const category = CATEGORY_OF[call.category];
  const input = { agencyId, title, description: call.description, category, source: sourceOf(call) };
  const needId = await idFrom(driver, PEOPLE.drafter, 'postNeed', input);
  await must(driver, PEOPLE.officer, 'publishNeed', { needId });
  return needId;
}

/** One officer answers the risk questions, another confirms the level. */
export async function classifyNeed({ driver, call }: Procurement, needId: string): Promise<void> {
  await must(driver, PEOPLE.officer, 'draftRiskAssessment', { needId, ...riskInputOf(call) });
  await must(driver, PEOPLE.secondOfficer, 'confirmRiskAssessment', { needId });
}

/** The earliest deadline that needs no reason when the call is published at the instant, moved to 17:00 of the day after the period. */
export function deadlineFor(call: Procurement['call'], publishedAt: string): string {
  const from = instant(publishedAt);
  const profile = profileFor(PROFILE_OF[call.profile], from);
  const calendar = calendarFor(profile.calendarId);
  const least = earliestClosing(profile, calendar, call.risk.expected.level, from);
  const { value, ...rest } = profile.periods.shortOpenNeedsReason;
  const usual = value === null ? least : endOf(profile, calendar, from, { ...rest, value });
  return after(usual > least ? usual : least, DEADLINE_HOUR_MS);
}

export interface DraftedCall {
  readonly callId: string;
  readonly lots: readonly LotPlace[];
  readonly closesAt: string;
}

/** A call is drafted from the need, as if it were published at once. */
export async function draftCall({ driver, call, title }: Procurement, needId: string): Promise<DraftedCall> {
  const closesAt = deadlineFor(call, await driver.now());
  const row = await must(driver, PEOPLE.drafter, 'draftCall', { needId, specification: specificationOf(call, title, closesAt) });
  const ids = rowsIn(row, 'lots').map(idOf);
  const lots = call.lots.map(({ key }, at) => ({ key, lotId: ids[at] ?? '' }));
  return { callId: idOf(row), lots, closesAt };
}

/** The draft goes to an approver. */
export async function submitCall({ driver }: Procurement, callId: string): Promise<void> {
  await must(driver, PEOPLE.drafter, 'submitCallForReview', { callId });
}

/** The approver publishes it. */
export async function publishCall({ driver }: Procurement, callId: string): Promise<void> {
  await must(driver, PEOPLE.publisher, 'approveCall', { callId });
}

/** The approver gives the call up, with the reason that the facts state. */
export async function cancelCall({ driver, call }: Procurement, callId: string): Promise<void> {
  await must(driver, PEOPLE.publisher, 'cancelCall', { callId, reason: call.outcome });
}
