import { adoptPolicy, draftPolicy, gatePolicy2026_1 as gate, standards2026_1 as catalogue, type Standard } from '@pilotage/assurance';
import { after, DAY_MS, type Instant } from '@pilotage/kernel';
import { startStage } from '@pilotage/pilots';
import { openMarketplace, SUBJECT } from '../support/bidding.js';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const WHY = { en: 'What is known now.', zh: '现有认识。' };
type Kind = 'ADMISSION_GATE' | 'STANDARDS_CATALOGUE';

let world: World;
let drafted: Record<string, string>;
const pilotOn = (lot: string): string => drafted[lot] ?? '';

/** The version is adopted, to begin ten days from now. Returns its first instant. */
async function adopted(kind: Kind, policy: object): Promise<Instant> {
  const validFrom = after(await world.now(), 10 * DAY_MS);
  const document = JSON.stringify({ ...policy, validFrom });
  const { id } = await world.do('editor', draftPolicy, { kind, document, reason: WHY });
  await world.do('editor-2', adoptPolicy, { policyVersionId: id });
  await world.drain();
  return validFrom;
}
/** The shipped gate by which missing insurance refuses instead of bringing a condition. */
const stricter = {
  ...gate,
  version: '2026.2',
  reasons: gate.reasons.map((reason) => (reason.code === 'INSURANCE_DUE' ? { ...reason, decision: 'REFUSE', remediable: true } : reason)),
  conditions: gate.conditions.filter(({ code }) => code !== 'INSURANCE_IN_PLACE'),
  reasonToConditions: Object.fromEntries(Object.entries(gate.reasonToConditions).filter(([code]) => code !== 'INSURANCE_DUE')),
};
/** The catalogue with a standard on what every pilot of this suite was required to show; it binds. */
function withMandatory(): object {
  const [pattern] = catalogue.standards.filter(({ level, mandatory, adopts }) => level === 'NATIONAL' && !mandatory && !adopts);
  if (!pattern) throw new Error('the catalogue has no national standard');
  const { effective: _, supersededBy: __, ...lasting } = pattern;
  const [category] = catalogue.standards.find(({ subject }) => subject === SUBJECT)?.categories ?? [];
  const binding: Standard = {
    ...lasting,
    id: 'GB 99999-2026',
    subject: SUBJECT,
    categories: [category ?? ''],
    year: 2026,
    mandatory: true,
  };
  return { ...catalogue, version: '2026.2', standards: [...catalogue.standards, binding] };
}
const decisions = async (pilotId: string): Promise<number> =>
  (await world.sql('select from gate_decision g join pilot p on p.bid_id = g.bid_id where p.id = $1', [pilotId])).length;

beforeAll(async () => {
  world = await openWorld();
  const market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  const office = await world.organisation('policy-office', 'oversight');
  await world.person('editor', office, ['policyEditor']);
  await world.person('editor-2', office, ['policyEditor']);
  drafted = await draftedPilots(market, ['first', 'second']);
  await runningPilot(world, pilotOn('first'));
}, 120_000);
afterAll(async () => world.close());

describe('a running pilot', () => {
  it('goes on in its stage under another gate, without being asked about, and meets it at its next stage', async () => {
    const pilotId = pilotOn('first');
    const before = await decisions(pilotId);
    const begins = await adopted('ADMISSION_GATE', stricter);
    expect(await world.sql(`select payload from outbox_event where type = 'policyAdopted'`)).toEqual([
      { payload: { kind: 'admission-gate', version: '2026.2', inForceFrom: begins } },
    ]);
    await world.clock(begins);
    await world.drain();

    expect([(await readPilot(world, pilotId)).state, await decisions(pilotId)]).toEqual(['test', before]);
    expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'TRIAL' })).toBe('GATE_REFUSES_STAGE');
    await world.clock(await adopted('ADMISSION_GATE', { ...gate, version: '2026.3' }));
  });

  it('is put to the gate at the first instant of another catalogue, and stops where a standard binds now that it does not meet', async () => {
    const begins = await adopted('STANDARDS_CATALOGUE', withMandatory());
    await runningPilot(world, pilotOn('second'));
    await world.clock(after(begins, -DAY_MS));
    await world.drain();
    expect([(await readPilot(world, pilotOn('first'))).state, (await readPilot(world, pilotOn('second'))).state]).toEqual(['test', 'test']);

    await world.clock(begins);
    await world.drain();

    for (const lot of ['first', 'second']) {
      const { state, suspension } = await readPilot(world, pilotOn(lot));
      expect(state).toBe('suspended');
      expect(JSON.stringify(suspension)).toContain('MANDATORY_STANDARD_UNMET');
    }
  });
});
