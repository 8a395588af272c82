import { adoptPolicy, draftPolicy, lodgeWalletEvidence, standards2026_1 as catalogue, type Standard } from '@pilotage/assurance';
import { renewPilotEvidence, resumePilot, terminatePilot } from '@pilotage/pilots';
import { openMarketplace, STANDARD, statementFor, type Marketplace } from '../support/bidding.js';
import { answered } from '../support/consortium.js';
import { absentLike } from '../support/hostile-values.js';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const NEWER = 'ISO/IEC 42001:2026';
/** Last day of the transition of the older edition, in China. */
const LAST_DAY = '2026-03-31';
const OVER = '2026-04-01T00:00:00+08:00';
/** End of the certificates of two pilots, before the transition is over. */
const CERTIFICATE_ENDS = '2026-03-15T00:00:00+08:00';
/** What naming a piece could touch. */
const TOUCHED = ['pilot', 'evidence', 'evidence_use', 'bid', 'gate_decision', 'pilot_condition'];
const WHY = { en: 'A newer edition was published.', zh: '已发布新版。' };

let world: World;
let market: Marketplace;
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
  market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  const newer = { standard: NEWER };
  const texts = { newer, kept: newer, bare: newer };
  const ends = { kept: CERTIFICATE_ENDS, bare: CERTIFICATE_ENDS };
  drafted = await draftedPilots(market, ['older', 'waived', 'newer', 'kept', 'bare'], ends, texts);
  await runningPilot(world, drafted['older'] ?? '', ['EDITION_MIGRATION']);
  for (const lot of ['waived', 'newer', 'kept', 'bare']) await runningPilot(world, drafted[lot] ?? '');
}, 180_000);
afterAll(async () => world.close());

describe('a running pilot whose certificate ends before it does', () => {
  it('takes no piece of a stranger, which is refused like an absent one, none for an unknown requirement, and none from the agency', async () => {
    const theirs = await lodged(1);
    const own = await lodged(0);

    await world.unchanged(TOUCHED, async () => {
      const answers = [theirs, absentLike(theirs)].map((id) => answered(world.attempt('bidder-1', renewPilotEvidence, naming('kept', id))));
      const [stranger, absent] = await Promise.all(answers);
      expect(stranger).toMatchObject({ code: 'NOT_FOUND' });
      expect(stranger).toEqual(absent);
      expect(await answered(world.attempt('bidder-2', renewPilotEvidence, naming('kept', theirs)))).toEqual(absent);
      const unknown = { ...naming('kept', own), requirementId: 'R9' };
      expect(await world.refused('bidder-1', renewPilotEvidence, unknown)).toBe('BID_REQUIREMENT_UNKNOWN');
      const byAgency = answered(world.attempt('pilot-manager', renewPilotEvidence, naming('kept', own)));
      expect(await byAgency).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  it('brings a successor into use once, and neither its offer nor its rank nor the decision on its admission becomes another', async () => {
    const successor = await lodged(0);
    const { bidId } = await readOf('kept');
    const bidBefore = await world.sql('select * from bid where id = $1', [bidId]);
    const decided = await world.sql('select * from gate_decision where bid_id = $1 order by id', [bidId]);

    await world.do('bidder-1', renewPilotEvidence, naming('kept', successor));
    await world.drain();

    expect(await world.sql('select * from bid where id = $1', [bidId])).toEqual(bidBefore);
    expect(await world.sql('select * from gate_decision where bid_id = $1 order by id', [bidId])).toEqual(expect.arrayContaining(decided));
    const [piece] = await world.sql<{ digest: string }>('select digest from evidence where id = $1', [successor]);
    const [entry] = await world.sql<{ entry: string }>(`select entry from audit_event where type = 'pilot.renewEvidence'`);
    expect(JSON.parse(entry?.entry ?? '{}')).toMatchObject({ facts: { requirement: 'R2', digest: piece?.digest } });
    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused('bidder-1', renewPilotEvidence, naming('kept', successor))).toBe('BID_EVIDENCE_IN_USE');
    });
  });

  it('goes on at that end with its successor; without one, or with a certificate of another model, it is suspended', async () => {
    await world.do('bidder-1', renewPilotEvidence, naming('bare', await lodged(0, { modelDigest: 'e'.repeat(64) })));
    await world.clock('2026-03-14T23:59:00+08:00');
    await world.drain();
    expect([(await readOf('kept')).state, (await readOf('bare')).state]).toEqual(['test', 'test']);

    await world.clock(CERTIFICATE_ENDS);
    await world.drain();

    expect((await readOf('kept')).state).toBe('test');
    expect(await readOf('bare')).toMatchObject({ state: 'suspended', suspension: { code: 'GATE_NO_LONGER_ADMITS' } });
    const [ended] = await world.sql<{ id: string }>(
      `select e.id from evidence e join evidence_use u on u.evidence_id = e.id where u.bid_id = $1 and e.state = 'expired'`,
      [(await readOf('bare')).bidId],
    );
    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused('approver', resumePilot, resumption('bare'))).toBe('GATE_REFUSES_STAGE');
      expect(await world.refused('bidder-1', renewPilotEvidence, naming('bare', ended?.id ?? ''))).toBe('BID_EVIDENCE_NOT_USABLE');
    });
  });

  it('is resumed, once it is suspended, when a successor is in use', async () => {
    await world.do('bidder-1', renewPilotEvidence, naming('bare', await lodged(0)));
    await world.drain();
    expect((await readOf('bare')).state).toBe('suspended');
    await world.do('approver', resumePilot, resumption('bare'));
    expect((await readOf('bare')).state).toBe('test');
  });
});

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
    expect(await world.refused('approver', resumePilot, resumption('waived'))).toBe('GATE_REFUSES_STAGE');
  });

  it('is resumed when evidence to the newer edition is in use, and no further piece comes into use once it is over', async () => {
    await world.do('bidder-1', renewPilotEvidence, naming('waived', await lodged(0)));
    await world.do('approver', resumePilot, resumption('waived'));
    expect((await readOf('waived')).state).toBe('test');

    await world.do('approver', terminatePilot, { pilotId: drafted['older'] ?? '', reasons: 'It did not migrate.' });
    const late = await lodged(0);
    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused('bidder-1', renewPilotEvidence, naming('older', late))).toBe('WRONG_STATE');
    });
  });
});

/** When the gate is asked about the pilot next by the clock. */
async function nextLook(lot: string): Promise<string> {
  const [found] = await world.sql<{ at: Date | string }>('select evidence_check_at as at from pilot where id = $1', [drafted[lot]]);
  return new Date(found?.at ?? '').toISOString();
}

/** Names a piece for the requirement on the subject. */
const naming = (lot: string, evidenceId: string) => ({ pilotId: drafted[lot] ?? '', requirementId: 'R2', evidenceId });
const resumption = (lot: string) => ({ pilotId: drafted[lot] ?? '', measures: 'The evidence was looked at.' });

let count = 0;
/** A certificate to the newer edition in the wallet of a vendor, about its model where nothing else is said, checked; each has another end. */
async function lodged(vendor: 0 | 1, change: { readonly modelDigest?: string } = {}): Promise<string> {
  const owner = market.vendors[vendor];
  if (!owner) throw new Error('the marketplace has two vendors');
  count += 1;
  const validUntil = `2028-02-${String(count).padStart(2, '0')}T00:00:00+08:00`;
  const statement = await statementFor(market, owner, { standard: NEWER, validUntil, ...change });
  const { id } = await world.do(owner.person, lodgeWalletEvidence, {
    organisationId: owner.organisationId,
    kind: 'certificate',
    statement,
  });
  await world.drain();
  return id;
}
