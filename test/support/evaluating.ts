import type { z } from 'zod';
import {
  appointPanel,
  confirmPriceOpening,
  declareInterest,
  lockMarks,
  markingPapers,
  requestPriceOpening,
  saveMark,
} from '@pilotage/evaluation';
import { closeAt, openCall, openLot, sealedBid, testLot, testSpecification, type Marketplace } from './bidding.js';
import type { World } from './world.js';

type Specification = ReturnType<typeof testSpecification>;
type Lot = ReturnType<typeof testLot>;

const both = (text: string) => ({ en: text, zh: text });

/** A lot with two criteria: a method with a minimum of 4 of 10, and a plan. */
export const evaluatedLot = (change: Partial<Lot> = {}): Lot =>
  testLot({
    criteria: [
      { id: 'method', title: both('Method'), guidance: both('Facts.'), weight: '40', maxMark: '10', minMark: '4' },
      { id: 'plan', title: both('Plan'), guidance: both('Steps.'), weight: '30', maxMark: '10' },
    ],
    ...change,
  });

/** Persons with the role evaluator in the agency, by key, any of whom may lead a panel. */
export async function engageEvaluators(world: World, agency: string, keys: readonly string[]): Promise<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const key of keys) entries.push([key, await world.person(key, agency, ['evaluator', 'panelChair'])]);
  return Object.fromEntries(entries);
}

/** A published lot whose bids, one per price, are opened and decided by the gate. */
export async function openedLot(
  market: Marketplace,
  prices: readonly string[],
  { specification, deadline }: { specification?: Specification; deadline?: string } = {},
): Promise<{ lotId: string; bidIds: string[] }> {
  const { world, vendors } = market;
  const { lotId } = await openCall(market, specification ?? testSpecification({ lots: [evaluatedLot()] }));
  const bidIds: string[] = [];
  for (const [index, price] of prices.entries()) {
    const vendor = vendors[index];
    if (vendor) bidIds.push(await sealedBid(market, lotId, vendor, { price }));
  }
  await closeAt(world, deadline ?? '2026-01-26T17:00:00+08:00');
  await openLot(world, lotId);
  await world.drain();
  return { lotId, bidIds };
}

/** Everybody of the panel declares that there is no conflict, and the job starts the marking. */
export async function allDeclare(world: World, lotId: string, keys: readonly string[]): Promise<void> {
  for (const key of keys)
    await world.do(key, declareInterest, { lotId, conflict: false, statement: 'I have no interest in any tenderer.' });
  await world.drain();
}

/** A panel is appointed, its members declare, and marking starts. The first key leads. */
export async function startedMarking(world: World, lotId: string, panel: Readonly<Record<string, string>>): Promise<void> {
  const ids = Object.values(panel);
  const candidates: z.input<typeof appointPanel.input>['candidates'] = ids.map((personId) => ({ personId, expertIn: 'subject' }));
  await world.do('officer', appointPanel, { lotId, candidates, size: ids.length, chairId: ids[0] });
  await allDeclare(world, lotId, Object.keys(panel));
}

/** The evaluator's letter of a bid: known to nobody but the table, so tests read it there. */
export async function letterOfBid(world: World, lotId: string, personId: string, bidId: string): Promise<string> {
  const [row] = await world.sql<{ letters: Record<string, string> }>(
    `select letters from panel_member m join evaluation e on e.id = m.evaluation_id where e.lot_id = $1 and m.person_id = $2`,
    [lotId, personId],
  );
  return row?.letters[bidId] ?? '';
}

/** One mark by an evaluator for a bid. */
export async function giveMark(
  world: World,
  lotId: string,
  by: readonly [key: string, personId: string],
  [bidId, criterionId, mark]: readonly [string, string, string],
): Promise<void> {
  const letter = await letterOfBid(world, lotId, by[1], bidId);
  await world.do(by[0], saveMark, { lotId, letter, criterionId, mark, reason: `The paper earns ${mark} for its facts.` });
}

/** Marks of the whole panel: by bid, by criterion, one mark per evaluator in the order of the panel. */
export async function markEverything(
  world: World,
  lotId: string,
  panel: Readonly<Record<string, string>>,
  marks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): Promise<void> {
  for (const [index, by] of Object.entries(panel).entries()) {
    for (const [bidId, criteria] of Object.entries(marks)) {
      for (const [criterionId, given] of Object.entries(criteria))
        await giveMark(world, lotId, by, [bidId, criterionId, given[index] ?? '']);
    }
  }
}

/** Marks are locked, two officers open the prices, and the job ranks. */
export async function rankLot(world: World, lotId: string): Promise<void> {
  await world.do('officer', lockMarks, { lotId });
  await world.do('officer', requestPriceOpening, { lotId });
  await world.do('officer-2', confirmPriceOpening, { lotId });
  await world.drain();
}

/** The papers of an evaluator. */
export const papersOf = (world: World, key: string, lotId: string) => world.read(key, markingPapers, { lotId });
