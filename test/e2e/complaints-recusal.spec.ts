import type { z } from 'zod';
import { acceptComplaint, complaints, dismissComplaint, fileComplaint } from '@pilotage/ethics';
import { declareSamePerson } from '@pilotage/parties';
import { openCallsWorld, type CallsWorld } from '../support/calls.js';
import type { World } from '../support/world.js';

const TABLES = ['complaint'];
const both = (text: string) => ({ en: text, zh: text });
type About = Pick<z.input<typeof fileComplaint.input>, 'about' | 'aboutId'>;

let market: CallsWorld;
let world: World;
let about: readonly About[];

/** Complaints of a rival vendor's person, one about each. */
async function filed(subjects: readonly About[]): Promise<string[]> {
  const ids: string[] = [];
  for (const subject of subjects) ids.push((await world.do('rival', fileComplaint, { ...subject, text: 'It was kept quiet.' })).id);
  return ids;
}
const seenBy = async (as: string) => (await world.read(as, complaints, { first: 100 })).edges.map(({ node }) => node.id);
/** A secretary who also serves the vendor and the agency, and one who does so under a second account. */
async function secretaries(): Promise<void> {
  const committee = await world.organisation('committee', 'committee');
  await world.person('secretary', committee, ['committeeSecretary']);
  await world.person('party-secretary', committee, ['committeeSecretary']);
  await world.person('party-secretary', market.vendor, ['bidder']);
  await world.person('party-secretary', market.agency, ['evaluator']);
  const personId = await world.person('other-account', committee, ['committeeSecretary']);
  await world.person('operator', await world.organisation('platform', 'platform'), ['platformOperator']);
  const one = await world.actor('party-secretary');
  const sameAs = one.kind === 'person' ? one.personId : '';
  await world.do('operator', declareSamePerson, { personId, sameAs, source: 'A passport' });
}

beforeAll(async () => {
  market = await openCallsWorld();
  ({ world } = market);
  await secretaries();
  const { callId } = await market.opened();
  about = [
    { about: 'vendor', aboutId: market.vendor },
    { about: 'need', aboutId: await market.publicNeed() },
    { about: 'call', aboutId: callId },
  ];
}, 120_000);
afterAll(async () => world.close());

describe('a complaint about a party', () => {
  it('is not there for a secretary who serves the vendor, or the agency of the need or of the call', async () => {
    const ids = await filed(about);

    expect(await seenBy('secretary')).toEqual(expect.arrayContaining(ids));
    expect(await seenBy('oversight')).toEqual(expect.arrayContaining(ids));
    expect((await seenBy('party-secretary')).filter((id) => ids.includes(id))).toEqual([]);
    await world.unchanged(TABLES, async () => {
      for (const complaintId of ids) {
        await expect(world.attempt('party-secretary', acceptComplaint, { complaintId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });
  });

  it('is handled by nobody who serves the vendor or the agency of the need under another account', async () => {
    const [ofVendor = '', ofNeed = ''] = await filed(about);
    await world.unchanged(TABLES, async () => {
      for (const complaintId of [ofVendor, ofNeed]) {
        expect(await world.refused('other-account', acceptComplaint, { complaintId })).toBe('COMPLAINT_ABOUT_OWN_PARTY');
      }
    });

    await world.do('secretary', acceptComplaint, { complaintId: ofVendor });

    const closing = { complaintId: ofVendor, ground: 'nothingToExamine' as const, answer: both('It was looked at.') };
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('other-account', dismissComplaint, closing)).toBe('COMPLAINT_ABOUT_OWN_PARTY');
    });
    expect(await world.do('secretary', dismissComplaint, closing)).toMatchObject({ state: 'dismissed' });
  });

  it('is there for them where it is about somebody else, or about nothing that is here', async () => {
    const [foreign = '', nowhere = ''] = await filed([
      { about: 'vendor', aboutId: market.vendor.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
      { about: 'pilot' },
    ]);

    expect(await seenBy('party-secretary')).toEqual(expect.arrayContaining([foreign, nowhere]));
  });
});
