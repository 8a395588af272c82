import { adoptPolicy, draftPolicy, standards2026_1 as catalogue, type Standard } from '@pilotage/assurance';
import { resumePilot } from '@pilotage/pilots';
import { openMarketplace, STANDARD } from '../support/bidding.js';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const NEWER = 'ISO/IEC 42001:2026';
/** Last day of the transition of the older edition, in China. */
const LAST_DAY = '2026-03-31';
const OVER = '2026-04-01T00:00:00+08:00';
const WHY = { en: 'A newer edition was published.', zh: '已发布新版。' };

let world: World;
let drafted: Record<string, string>;
const readOf = (lot: string) => readPilot(world, drafted[lot] ?? '');

/** The catalogue with a newer edition of the standard that the older evidence names; the domestic adoption is of both. */
function withEdition(): object {
  const older = catalogue.standards.find(({ id }) => id === STANDARD);
  if (!older) throw new Error('the catalogue lists the standard');
  const newer: Standard = { ...older, id: NEWER, year: 2026, effective: '2026-01-06' };
  const standards = catalogue.standards.flatMap((standard): Standard[] => {
    if (standard.id === STANDARD) return [{ ...standard, supersededBy: NEWER, transitionUntil: LAST_DAY }, newer];
    if (standard.adopts !== STANDARD) return [standard];
    return [standard, { ...standard, id: `${standard.id}/XG1`, adopts: NEWER }];
  });
  return { ...catalogue, version: '2026.2', validFrom: '2026-01-06T00:00:00+08:00', standards };
}

beforeAll(async () => {
  world = await openWorld();
  const office = await world.organisation('policy-office', 'oversight');
  await world.person('editor', office, ['policyEditor']);
  await world.person('editor-2', office, ['policyEditor']);
  const document = JSON.stringify(withEdition());
  const { id } = await world.do('editor', draftPolicy, { kind: 'STANDARDS_CATALOGUE', document, reason: WHY });
  await world.do('editor-2', adoptPolicy, { policyVersionId: id });
  await world.clock('2026-01-06T09:00:00+08:00');
  const market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  drafted = await draftedPilots(market, ['older', 'waived', 'newer'], {}, { newer: { standard: NEWER } });
  await runningPilot(world, drafted['older'] ?? '', ['EDITION_MIGRATION']);
  for (const lot of ['waived', 'newer']) await runningPilot(world, drafted[lot] ?? '');
}, 180_000);
afterAll(async () => world.close());

describe('a running pilot whose evidence is to an edition in transition', () => {
  it('runs on under the condition to migrate before the transition is over, and is asked about then', async () => {
    const over = new Date(OVER).toISOString();
    const { state, conditions } = await readOf('older');
    expect(state).toBe('test');
    expect(conditions.find(({ code }) => code === 'EDITION_MIGRATION')).toMatchObject({ state: 'open', dueAt: over });
    expect(await nextLook('older')).toBe(over);
    expect((await readOf('newer')).conditions.map(({ code }) => code)).not.toContain('EDITION_MIGRATION');
    expect(await nextLook('newer')).not.toBe(over);
  });

  it('is suspended within one sweep of the last day, and no other is; a further sweep changes nothing', async () => {
    await world.clock('2026-03-31T23:59:00+08:00');
    await world.drain();
    expect([(await readOf('older')).state, (await readOf('waived')).state]).toEqual(['test', 'test']);

    await world.clock(OVER);
    await world.drain();

    expect(await readOf('older')).toMatchObject({ state: 'suspended', suspension: { code: 'CONDITION_MISSED' } });
    // The agency took a paper for the migration; the evidence that the pilot leans on is what it was.
    const stopped = await readOf('waived');
    expect(stopped).toMatchObject({ state: 'suspended', suspension: { code: 'GATE_NO_LONGER_ADMITS' } });
    expect(JSON.stringify(stopped.suspension)).toContain('EVIDENCE_EXPIRED');
    expect((await readOf('newer')).state).toBe('test');
    await world.unchanged(['pilot', 'evidence', 'gate_decision'], () => world.drain());
    const again = { pilotId: drafted['waived'] ?? '', measures: 'None.' };
    expect(await world.refused('approver', resumePilot, again)).toBe('GATE_REFUSES_STAGE');
  });
});

/** When the gate is asked about the pilot next by the clock. */
async function nextLook(lot: string): Promise<string> {
  const [found] = await world.sql<{ at: Date | string }>('select evidence_check_at as at from pilot where id = $1', [drafted[lot]]);
  return new Date(found?.at ?? '').toISOString();
}
