import type { z } from 'zod';
import { approveAward, proposeAward } from '@pilotage/awards';
import { bidsOfLot } from '@pilotage/bids';
import { confirmCondition, meetCondition, pilot, recordKpiReading, signPilot, startStage, type PilotView } from '@pilotage/pilots';
import type { RowOf } from '@pilotage/platform';
import { closeAt, inside, openCall, openLot, sealedBid, statementFor, testLot, testSpecification, type Marketplace } from './bidding.js';
import { engageEvaluators, markEverything, rankLot, startedMarking } from './evaluating.js';
import type { StatementText, TestIssuer } from './statements.js';
import type { World } from './world.js';

const both = (text: string) => ({ en: text, zh: text });

export type PilotRow = RowOf<typeof PilotView>;

/** A lot that pays in two milestones and reads one KPI. */
export const pilotLot = (title: string) =>
  testLot({
    title: both(title),
    budget: { minor: '30000000', currency: 'CNY', vat: 'included' },
    method: {
      priceWeight: '30',
      formula: 'linear_fixed_bounds',
      params: { pBest: '10000000', pZero: '30000000' },
      tieRule: ['lowerPrice'],
      displayPlaces: 2,
      rounding: 'halfUp',
    },
    milestones: [
      { id: 'first', title: both('First'), percent: '33.34', dueDays: 20 },
      { id: 'second', title: both('Second'), percent: '66.66', dueDays: 90 },
    ],
  });

/** The declaration opens a condition before the start (insurance) and one after it (algorithm filing). */
const declared = {
  ...testSpecification().declarations,
  insurance: 'MISSING' as const,
  algorithmFiling: 'PENDING' as const,
} as NonNullable<ReturnType<typeof testSpecification>['declarations']>;

/**
 * One call with a lot per title, each awarded to `bidder-1` and past its standstill: every contract was drawn up by the job. `validUntil` is
 * the end of the winner's evidence, by title; a long one otherwise; `texts` what else it says, and who signs it.
 */
export async function draftedPilots(
  market: Marketplace,
  titles: readonly string[],
  validUntil: Readonly<Record<string, string>> = {},
  texts: Readonly<Record<string, Partial<StatementText> & { readonly by?: TestIssuer }>> = {},
): Promise<Record<string, string>> {
  const { world, vendors } = market;
  const lots = titles.map(pilotLot);
  const { lotIds } = await openCall(market, testSpecification({ lots, declarations: declared }));
  for (const [index, lotId] of lotIds.entries()) {
    for (const vendor of vendors.slice(0, 2)) {
      const title = titles[index] ?? '';
      const until = vendor === vendors[0] ? validUntil[title] : undefined;
      const said = vendor === vendors[0] ? texts[title] : undefined;
      const statement = await statementFor({ ...market, issuer: said?.by ?? market.issuer }, vendor, {
        ...(until ? { validUntil: until } : {}),
        ...said,
      });
      await sealedBid(market, lotId, vendor, { price: vendor === vendors[0] ? '12000000' : '20000000', statement });
    }
  }
  await closeAt(world, '2026-01-26T17:00:00+08:00');
  const panel = await engageEvaluators(world, market.agency, ['chair', 'evaluator-b']);
  for (const lotId of lotIds) await award(world, lotId, panel);
  await world.clock('P15D');
  await world.drain();
  const rows = await world.sql<{ id: string; lotId: string }>('select id, lot_id as "lotId" from pilot');
  return Object.fromEntries(titles.map((title, i) => [title, rows.find((r) => r.lotId === lotIds[i])?.id ?? '']));
}

async function award(world: World, lotId: string, panel: Readonly<Record<string, string>>): Promise<void> {
  await openLot(world, lotId);
  await world.drain();
  await startedMarking(world, lotId, panel);
  const bids = await inside(world, (tx) => bidsOfLot(tx, lotId));
  await markEverything(world, lotId, panel, Object.fromEntries(bids.map(({ id }) => [id, { quality: ['8', '8'] }])));
  await rankLot(world, lotId);
  const [best] = await world.sql<{ id: string }>(`select id from bid where lot_id = $1 and rank = 1`, [lotId]);
  const { id: awardId } = await world.do('officer', proposeAward, { lotId, bidId: best?.id ?? '' });
  await world.do('approver', approveAward, { awardId });
}

export const readPilot = (world: World, id: string, as = 'pilot-manager'): Promise<PilotRow> => world.read(as, pilot, { id });

/** All three sign. */
export async function signEverything(world: World, pilotId: string): Promise<void> {
  for (const signer of ['approver', 'pilot-manager', 'bidder-1']) await world.do(signer, signPilot, { pilotId });
}

/** The vendor reports the condition as met and the agency confirms it. */
export async function meet(world: World, pilotId: string, code: string): Promise<void> {
  const conditionId = (await readPilot(world, pilotId)).conditions.find((c) => c.code === code)?.id ?? '';
  await world.do('bidder-1', meetCondition, { conditionId, proof: 'Document 1.' });
  await world.do('pilot-manager', confirmCondition, { conditionId });
}

/** Signed, every condition met but those named, and in its first stage. */
export async function runningPilot(world: World, pilotId: string, unmet: readonly string[] = []): Promise<PilotRow> {
  await signEverything(world, pilotId);
  const open = (await readPilot(world, pilotId)).conditions.filter((c) => c.kind !== 'CONTINUING' && !unmet.includes(c.code));
  for (const { code } of open) await meet(world, pilotId, code);
  return world.do('pilot-manager', startStage, { pilotId, stage: 'TEST' });
}

type Reading = z.input<typeof recordKpiReading.input>;

/** A reading from the start until now. */
export async function readingOf(world: World, pilotId: string, [successes, cases]: readonly [number, number]): Promise<Reading> {
  const { startsAt, modelDigest } = await readPilot(world, pilotId);
  const windowUntil = await world.now();
  return { pilotId, kpiId: 'found', successes, cases, windowFrom: startsAt ?? '', windowUntil, datasetDigest: 'd'.repeat(64), modelDigest };
}
