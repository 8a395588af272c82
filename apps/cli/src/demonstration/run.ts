import type { Driver } from '../driver/driver.js';
import { awardFirst, waitForPilot } from '../procurement/award-steps.js';
import { cancelCall, classifyNeed, draftCall, postNeed, publishCall, submitCall, type DraftedCall } from '../procurement/call-steps.js';
import {
  lockMarks,
  markAll,
  openLot,
  openPrices,
  seatPanel,
  waitForAdmission,
  waitForMarking,
  waitForRanking,
} from '../procurement/evaluation-steps.js';
import type { IssuerKeys } from '../procurement/issuer.js';
import { bidderOf, PEOPLE } from '../procurement/people.js';
import { finishMilestone, meetConditions, readKpi, readPilot, signPilot, startStage, type PilotPlace } from '../procurement/pilot-steps.js';
import { lotState, textIn, type Bidder, type MadeBid, type Procurement } from '../procurement/procurement.js';
import { formGroup, makeBid } from '../procurement/vendor-steps.js';
import { AGENDA, type AgendaStep } from './agenda.data.js';
import { BIDS, CALLS, callOf, VENDORS } from './facts/index.js';
import type { DemonstrationCall, Stage } from './facts/index.js';
import type { Founded } from './found.js';

/** How far a call of the demonstration has come. */
interface Journey extends Procurement {
  needId: string;
  drafted: DraftedCall | null;
  made: readonly MadeBid[];
  panel: readonly string[];
  awardId: string;
  pilot: PilotPlace | null;
  /** Days of the pilot whose readings were reported. */
  readOnDays: readonly number[];
}

export interface Demonstration {
  readonly driver: Driver;
  readonly keys: IssuerKeys;
  readonly founded: Founded;
  /** Told after each call that stands where its target says. */
  readonly onCall: (done: number, call: DemonstrationCall, now: string) => void;
}

/** Runs the fifteen demonstration calls by their diaries; the clock moves forward from entry to entry. Throws at the first step that fails, naming call and step. */
export async function runDemonstration(of: Demonstration): Promise<void> {
  const bidders = await biddersOf(of);
  const journeys = new Map(CALLS.map((call) => [call.key, journeyOf(of, call)]));
  let done = 0;
  for (const [at, entry] of AGENDA.entries()) {
    const journey = journeys.get(entry.callKey);
    if (!journey) throw new Error(`the agenda names a call that is none: ${entry.callKey}`);
    await of.driver.clockTo(entry.at);
    await take(journey, entry.step, { bidders, keys: of.keys }).catch((cause: unknown) => {
      throw new Error(`${entry.callKey}, ${entry.step} at ${entry.at}: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    });
    if (AGENDA.slice(at + 1).some(({ callKey }) => callKey === entry.callKey)) continue;
    of.onCall((done += 1), journey.call, await of.driver.now());
  }
}

/** Each vendor that bids forms the group in which it bids alone. */
async function biddersOf({ driver, founded }: Demonstration): Promise<ReadonlyMap<string, Bidder>> {
  const bidders = new Map<string, Bidder>();
  for (const { key, no, name } of VENDORS) {
    const person = bidderOf(no);
    const organisationId = founded.vendors.get(key) ?? '';
    bidders.set(key, { person, organisationId, partyGroupId: await formGroup(driver, person, organisationId, name.en) });
  }
  return bidders;
}

function journeyOf({ driver, founded }: Demonstration, call: DemonstrationCall): Journey {
  const agencyId = founded.agencies.get(call.agency) ?? '';
  const bids = BIDS.filter(({ callKey }) => callKey === call.key);
  const start = { needId: '', drafted: null, made: [], panel: [], awardId: '', pilot: null, readOnDays: [] };
  return { driver, call, title: call.title, agencyId, bids, ...start };
}

interface Means {
  readonly bidders: ReadonlyMap<string, Bidder>;
  readonly keys: IssuerKeys;
}

const lotsOf = ({ drafted }: Journey): DraftedCall['lots'] => drafted?.lots ?? [];
const firstLot = (journey: Journey): string => lotsOf(journey)[0]?.lotId ?? '';

type Taken = (journey: Journey, means: Means) => Promise<void>;

/** How each step is taken. */
const STEPS: Readonly<Record<Exclude<AgendaStep, `start ${Stage}` | `finish ${Stage}`>, Taken>> = {
  async need(journey) {
    journey.needId = await postNeed(journey);
    await classifyNeed(journey, journey.needId);
  },
  async draft(journey) {
    journey.drafted = await draftCall(journey, journey.needId);
  },
  async submit(journey, means) {
    await STEPS.draft(journey, means);
    await submitCall(journey, journey.drafted?.callId ?? '');
  },
  async publish(journey, means) {
    await STEPS.submit(journey, means);
    await publishCall(journey, journey.drafted?.callId ?? '');
  },
  cancel: (journey) => cancelCall(journey, journey.drafted?.callId ?? ''),
  async bid(journey, { bidders, keys }) {
    const made: MadeBid[] = [];
    for (const facts of journey.bids) {
      const lot = lotsOf(journey).find(({ key }) => key === facts.lotKey);
      const bidder = bidders.get(facts.vendor);
      if (!lot || !bidder) throw new Error(`no lot or no vendor for ${facts.lotKey}, ${facts.vendor}`);
      made.push(await makeBid(journey, lot.lotId, bidder, facts, keys));
    }
    journey.made = made;
  },
  async open(journey) {
    for (const { lotId } of lotsOf(journey)) {
      await openLot(journey, lotId);
      // With too few bids the lot has ended and nothing was opened.
      if ((await lotState(journey, PEOPLE.officer, lotId)) === 'unsuccessful') continue;
      await waitForAdmission(journey, lotId, journey.made.filter((bid) => bid.lotId === lotId).length);
    }
  },
  async panel(journey) {
    journey.panel = await seatPanel(journey, firstLot(journey));
    await waitForMarking(journey, firstLot(journey));
  },
  async markHalf(journey) {
    const [lot] = lotsOf(journey);
    if (lot) await markAll(journey, lot, journey.made, journey.panel[0] ?? '');
  },
  async prices(journey) {
    const [lot] = lotsOf(journey);
    for (const evaluator of journey.panel) if (lot) await markAll(journey, lot, journey.made, evaluator);
    await lockMarks(journey, firstLot(journey));
    await openPrices(journey, firstLot(journey));
  },
  async rank(journey, means) {
    await STEPS.prices(journey, means);
    await waitForRanking(journey, firstLot(journey));
  },
  async award(journey) {
    journey.awardId = (await awardFirst(journey, firstLot(journey))).awardId;
  },
  async sign(journey) {
    const pilotId = await waitForPilot(journey, firstLot(journey), journey.awardId);
    const bidId = textIn(await readPilot(journey, pilotId), 'bidId');
    const winner = journey.made.find((bid) => bid.bidId === bidId);
    if (!winner) throw new Error('the award went to a bid that the demonstration did not make');
    journey.pilot = { pilotId, bidder: winner.bidder };
    await signPilot(journey, journey.pilot);
  },
  async read(journey) {
    const days = [...new Set((journey.call.readings ?? []).map(({ day }) => day))];
    const day = days.find((candidate) => !journey.readOnDays.includes(candidate));
    const due = (journey.call.readings ?? []).filter((reading) => reading.day === day);
    for (const reading of due) await readKpi(journey, pilotOf(journey), reading);
    journey.readOnDays = [...journey.readOnDays, day ?? 0];
  },
};

function take(journey: Journey, step: AgendaStep, means: Means): Promise<void> {
  const [verb, stage] = step.split(' ') as [string, Stage | undefined];
  if (stage && verb === 'start') return start(journey, stage);
  if (stage) return finishMilestone(journey, pilotOf(journey), stage);
  return STEPS[step as keyof typeof STEPS](journey, means);
}

async function start(journey: Journey, stage: Stage): Promise<void> {
  await meetConditions(journey, pilotOf(journey), stage);
  await startStage(journey, pilotOf(journey), stage);
}

function pilotOf({ pilot, call }: Journey): PilotPlace {
  if (!pilot) throw new Error(`${callOf(call.key).key} has no pilot yet`);
  return pilot;
}
