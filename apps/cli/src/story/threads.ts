import type { LocalisedText } from '@pilotage/kernel';
import {
  AGENCIES,
  BIDS,
  callOf,
  SECOND_HIGH_BIDS,
  SECOND_HIGH_CALL,
  VENDORS,
  type DemonstrationBid,
  type DemonstrationCall,
} from '../demonstration/facts/index.js';
import type { Driver, Row } from '../driver/driver.js';
import { issuerKeys, type IssuerKeys } from '../procurement/issuer.js';
import { bidderOf, PEOPLE } from '../procurement/people.js';
import { everyNode, textIn, type Procurement } from '../procurement/procurement.js';
import { assertHorizon, assertIssuerTrusted, partiesOf, type Parties } from './preflight.js';
import { recorded, type StoryStep, type Tell } from './record.js';

/** A procurement of the story. */
export interface Thread extends Procurement {
  readonly name: StoryStep['procurement'];
  readonly bidders: ReadonlyMap<string, string>;
  readonly keys: IssuerKeys;
  readonly tell: Tell;
}

/** The LOW procurement, the HIGH one that is refused and the one by which it goes on, with those who take part. Throws StoryImpossible where the story cannot be told on this server. */
export async function threads(driver: Driver, tell: Tell): Promise<[Thread, Thread, Thread]> {
  const [lowFacts, highFacts] = [callOf('readmission-mining'), callOf('lung-nodule-ct')];
  const facts = BIDS.filter(({ callKey }) => callKey === lowFacts.key || callKey === highFacts.key);
  const agency = AGENCIES.find(({ key }) => key === lowFacts.agency);
  const parties = await partiesOf(driver, agency?.name.en ?? '', [...new Set(facts.map(personOf))]);
  assertHorizon(await driver.now());
  const keys = await issuerKeys();
  await assertIssuerTrusted(driver, keys);
  const run = await nextRun(driver);
  const thread = (name: StoryStep['procurement'], call: DemonstrationCall, bids: readonly DemonstrationBid[]): Thread =>
    threadOf(recorded(driver, name, tell), { name, call, bids, run, parties, keys, tell });
  const bidsOn = ({ key }: DemonstrationCall): readonly DemonstrationBid[] => facts.filter(({ callKey }) => callKey === key);
  return [
    thread('LOW', lowFacts, bidsOn(lowFacts)),
    thread('HIGH', highFacts, bidsOn(highFacts)),
    thread('HIGH', SECOND_HIGH_CALL, SECOND_HIGH_BIDS),
  ];
}

/** The person who makes a bid. */
export const personOf = ({ vendor }: DemonstrationBid): string => bidderOf(VENDORS.find(({ key }) => key === vendor)?.no ?? 0);

/** Stories are numbered, so that their needs, calls and products can be told apart. */
async function nextRun(driver: Driver): Promise<number> {
  const needs = await everyNode(driver, PEOPLE.officer, 'needs', {});
  const numbers = needs.map((need) => Number(RUN.exec(textIn(need['title'] as Row, 'en'))?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

const RUN = /, story (\d+)$/;
const numbered = ({ en, zh }: LocalisedText, run: number): LocalisedText => ({ en: `${en}, story ${run}`, zh: `${zh}（演示${run}）` });

interface ThreadParts {
  readonly name: StoryStep['procurement'];
  readonly call: DemonstrationCall;
  readonly bids: readonly DemonstrationBid[];
  readonly run: number;
  readonly parties: Parties;
  readonly keys: IssuerKeys;
  readonly tell: Tell;
}

function threadOf(driver: Driver, { name, call, bids, run, parties, keys, tell }: ThreadParts): Thread {
  const offers = bids.map((facts) => freshOffer(facts, run));
  const who = { agencyId: parties.agencyId, bids: offers, bidders: parties.vendors };
  return { driver, name, call, title: numbered(call.title, run), ...who, keys, tell };
}

/** The same offer with a product of this run, so that its evidence is about this product and no other. */
function freshOffer(facts: DemonstrationBid, run: number): DemonstrationBid {
  const { product, evidence } = facts;
  const ofRun = (key: string): string => `${key}-story-${run}`;
  return {
    ...facts,
    product: { ...product, key: ofRun(product.key), name: numbered(product.name, run) },
    evidence: evidence.map((piece) => ({ ...piece, aboutProduct: ofRun(piece.aboutProduct) })),
  };
}
