import { after, between, DAY_MS, instant, Refused } from '@pilotage/kernel';
import { calendarFor, endOf, localDateOf, profileFor } from '@pilotage/calls';
import { callOf, SECOND_HIGH_CALL, type DemonstrationCall } from '../demonstration/facts/index.js';
import { UsageFault } from '../command.js';
import type { Driver, Row } from '../driver/driver.js';
import { deadlineFor } from '../procurement/call-steps.js';
import { DEMONSTRATION_ISSUER, publicKeyOf, type IssuerKeys } from '../procurement/issuer.js';
import { PEOPLE } from '../procurement/people.js';
import { everyNode, rowsIn, textIn } from '../procurement/procurement.js';
import { PROFILE_OF } from '../procurement/specification.js';

/** The story cannot be told on this server; nothing was done. */
export class StoryImpossible extends Error {}

/** Days between the last period and the end of the story: openings, marking, the first reading. */
const WORKING_ROOM_DAYS = 10;

/** The last day that the calendar is asked about when a call is published now: deadline, decision, notice, standstill. Refuses CALENDAR_BEYOND_HORIZON. */
function lastPeriodEnd(call: DemonstrationCall, now: string): string {
  const profile = profileFor(PROFILE_OF[call.profile], instant(now));
  const calendar = calendarFor(profile.calendarId);
  const { decision, awardNotice, standstill } = profile.periods;
  const end = [decision, awardNotice, standstill].reduce(
    (from, period) => endOf(profile, calendar, from, period),
    instant(deadlineFor(call, now)),
  );
  return after(end, WORKING_ROOM_DAYS * DAY_MS);
}

/** When the last of the procurements ends that begin now; the second HIGH call is published once the first is refused, some days after its deadline. */
function storyEnd(now: string): string {
  const [low, high] = [callOf('readmission-mining'), callOf('lung-nodule-ct')];
  const deadlines = [low, high].map((call) => deadlineFor(call, now)).sort();
  const secondFrom = after(instant(deadlines.at(-1) ?? now), WORKING_ROOM_DAYS * DAY_MS);
  const ends = [lastPeriodEnd(low, now), lastPeriodEnd(high, now), lastPeriodEnd(SECOND_HIGH_CALL, secondFrom)].sort();
  return ends.at(-1) ?? now;
}

/** Throws StoryImpossible where the calendar ends before every procurement could. */
export function assertHorizon(now: string): void {
  const { horizon } = calendarFor('CN');
  const say = (days: string): never => {
    throw new StoryImpossible(
      `It is ${now} on the marketplace's clock, and the calendar of working days ends on ${horizon.last}: the story needs ${days}. \`pilotage seed --fresh\` starts again in January.`,
    );
  };
  try {
    const last = storyEnd(now);
    const days = Math.ceil(between(instant(now), instant(last)) / DAY_MS);
    if (localDateOf(instant(last)) > horizon.last) say(`about ${days} days`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say('more days than are left');
  }
}

/** Who of the demonstration takes part, with the agency and the vendors that they act for. */
export interface Parties {
  readonly agencyId: string;
  /** Organisation of each bidder, by subject. */
  readonly vendors: ReadonlyMap<string, string>;
}

/** Finds the demonstration's people by asking the server who they are. Throws StoryImpossible where it does not know them. */
export async function partiesOf(driver: Driver, agencyName: string, bidders: readonly string[]): Promise<Parties> {
  const organisationsOf = async (subject: string): Promise<readonly Row[]> => {
    const me = await driver.read(subject, 'me', {}).catch((cause: unknown) => {
      if (cause instanceof UsageFault) throw cause;
      throw new StoryImpossible(
        `The server does not know ${subject}, one of the demonstration's people: run \`pilotage seed\` on its empty database first (${cause instanceof Error ? cause.message : String(cause)}).`,
      );
    });
    return rowsIn(me, 'memberships').map((membership) => membership['organisation'] as Row);
  };
  const agencies = await organisationsOf(PEOPLE.officer);
  const agency = agencies.find((organisation) => (organisation['name'] as Row)['en'] === agencyName);
  if (!agency) throw new StoryImpossible(`The server has no ${agencyName}: run \`pilotage seed --fresh\` first.`);
  const vendors = new Map<string, string>();
  for (const subject of bidders) {
    const [vendor] = await organisationsOf(subject);
    if (vendor) vendors.set(subject, textIn(vendor, 'id'));
  }
  return { agencyId: textIn(agency, 'id'), vendors };
}

/** Throws StoryImpossible unless the server trusts the key with which this command signs the demonstration's evidence. */
export async function assertIssuerTrusted(driver: Driver, keys: IssuerKeys): Promise<void> {
  const issuers = await everyNode(driver, PEOPLE.officer, 'issuers', {});
  const known = issuers.find((issuer) => issuer['identifier'] === DEMONSTRATION_ISSUER);
  const { x } = publicKeyOf(keys.issuer);
  if (known && rowsIn(known, 'keys').some((key) => key['x'] === x)) return;
  throw new StoryImpossible(
    'The server does not trust the demonstration issuer of this folder: its keys lie in the state folder of whoever ran `pilotage seed` (keys/demonstration-issuer.json); set PILOTAGE_STATE to it, or seed again.',
  );
}
