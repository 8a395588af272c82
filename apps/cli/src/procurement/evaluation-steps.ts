import { MADE_MARK_NOTE, madeMark, type DemonstrationCall } from '../demonstration/facts/index.js';
import { must, type Row } from '../driver/driver.js';
import { CHAIR, EVALUATORS, PEOPLE } from './people.js';
import { everyNode, lotState, personIdOf, rowsIn, textIn, type MadeBid, type Procurement } from './procurement.js';
import { designReference } from './vendor-steps.js';

/** Two officers open a closed lot. */
export async function openLot({ driver }: Procurement, lotId: string): Promise<void> {
  await must(driver, PEOPLE.officer, 'requestOpening', { lotId });
  await must(driver, PEOPLE.secondOfficer, 'confirmOpening', { lotId });
}

const WAITING = ['opened', 'referred'];

/** Every opened bid of the lot, as an officer sees it. */
export const openedBids = async ({ driver }: Pick<Procurement, 'driver'>, lotId: string): Promise<readonly Row[]> =>
  everyNode(driver, PEOPLE.officer, 'bidsOfLot', { lotId });

/** The jobs check the evidence and the gate decides every bid. */
export async function waitForAdmission(of: Procurement, lotId: string, bids: number): Promise<void> {
  await of.driver.settle('gateDecidesEveryBid', async () => {
    const opened = await openedBids(of, lotId);
    return opened.length === bids && opened.every((bid) => !WAITING.includes(textIn(bid, 'state')));
  });
}

/** The gate refers every bid to the ethics committee, which has a case about each. */
export async function waitForReferral(of: Procurement, lotId: string, bids: number): Promise<void> {
  await of.driver.settle('gateRefersEveryBid', async () => {
    const opened = await openedBids(of, lotId);
    return opened.length === bids && opened.every((bid) => bid['state'] === 'referred');
  });
}

/** How a panel is made under each profile: who is named, how many serve, and in what they are experts. */
const PANELS: Readonly<Record<DemonstrationCall['profile'], { named: readonly string[]; size: number; fields: readonly string[] }>> = {
  'generic-open': { named: [CHAIR, 'evaluator-a', 'evaluator-b'], size: 3, fields: [] },
  'cn-cooperative-innovation': {
    named: [CHAIR, 'evaluator-a', 'evaluator-b', 'evaluator-c', 'evaluator-d'],
    size: 5,
    fields: ['subject', 'law', 'economics'],
  },
  // Drawn: one more is named than serves.
  'cn-sz-open-tender': { named: EVALUATORS, size: 5, fields: Array.from({ length: EVALUATORS.length }, () => 'subject') },
};

/** The panel of a lot is appointed or drawn, and each member declares. Returns the members by subject. */
export async function seatPanel({ driver, call }: Procurement, lotId: string): Promise<readonly string[]> {
  const { named, size, fields } = PANELS[call.profile];
  const ids = await Promise.all(named.map((subject) => personIdOf(driver, subject)));
  const candidates = ids.map((personId, at) => ({ personId, ...(fields[at] ? { expertIn: fields[at] } : {}) }));
  const chair = size === named.length ? { chairId: ids[named.indexOf(CHAIR)] } : {};
  const panel = await must(driver, PEOPLE.officer, 'appointPanel', { lotId, candidates, size, ...chair });
  const seated = rowsIn(panel, 'members').map((member) => textIn(member, 'personId'));
  const members = named.filter((_, at) => seated.includes(ids[at] ?? ''));
  for (const subject of members) {
    const statement = 'I have no interest in any of the tenderers.';
    await must(driver, subject, 'declareInterest', { lotId, conflict: false, statement });
  }
  return members;
}

/** The job starts the marking. */
export const waitForMarking = (of: Procurement, lotId: string): Promise<void> =>
  of.driver.settle('markingStarts', async () => (await lotState(of, PEOPLE.officer, lotId)) === 'evaluating');

/** An evaluator marks all papers under their blind letters, by the stated rule of made marks. */
export async function markAll(
  { driver, call }: Procurement,
  lot: { key: string; lotId: string },
  bids: readonly MadeBid[],
  evaluator: string,
): Promise<void> {
  const { lotId } = lot;
  const papers = rowsIn(await driver.read(evaluator, 'markingPapers', { lotId }), 'papers');
  const evaluatorNo = EVALUATORS.findIndex((subject) => subject === evaluator) + 1;
  for (const paper of papers) {
    const markedAs = bidderOfPaper(paper, bids);
    for (const { id: criterionId, maxMark } of call.criteria) {
      const mark = madeMark(call.lots.length > 1 ? `${call.key}/${lot.key}` : call.key, markedAs, criterionId, evaluatorNo, maxMark);
      await must(driver, evaluator, 'saveMark', { lotId, letter: paper['letter'], criterionId, mark, reason: MADE_MARK_NOTE.en });
    }
  }
}

/** The rule of made marks takes the bidder's number; a paper tells nobody's name, but its design reference is the one that we wrote. */
function bidderOfPaper(paper: Row, bids: readonly MadeBid[]): number {
  const text = rowsIn(paper, 'responses')
    .map((response) => textIn(response, 'text'))
    .join(' ');
  const found = bids.find(({ facts }) => text.includes(designReference(facts)));
  if (!found) throw new Error('a paper that no bid of the demonstration wrote');
  return found.facts.markedAs;
}

/** An officer locks the marks. */
export async function lockMarks({ driver }: Procurement, lotId: string): Promise<void> {
  await must(driver, PEOPLE.officer, 'lockMarks', { lotId });
}

/** Two officers open the prices; under a profile that opens everything together they are open already. */
export async function openPrices({ driver, call }: Procurement, lotId: string): Promise<void> {
  if (call.profile === 'cn-sz-open-tender') return;
  await must(driver, PEOPLE.officer, 'requestPriceOpening', { lotId });
  await must(driver, PEOPLE.secondOfficer, 'confirmPriceOpening', { lotId });
}

/** The job scores and ranks. */
export const waitForRanking = (of: Procurement, lotId: string): Promise<void> =>
  of.driver.settle('lotIsRanked', async () => (await lotState(of, PEOPLE.officer, lotId)) === 'ranked');
