import { comparison } from '@pilotage/evaluation';
import type { Asks } from '@pilotage/platform';
import { openMarketplace } from '../support/bidding.js';
import { engageEvaluators, markEverything, openedLot, rankLot, startedMarking } from '../support/evaluating.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const same = (mark: string): readonly string[] => [mark, mark];

let world: World;
let lotId: string;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('evaluation') });
  const market = await openMarketplace(world);
  const { chair = '', 'evaluator-b': other = '' } = await engageEvaluators(world, market.agency, ['chair', 'evaluator-b']);
  const panel = { chair, 'evaluator-b': other };
  const { lotId: id, bidIds } = await openedLot(market, ['40000000', '20000000', '60000000']);
  await startedMarking(world, id, panel);
  const given = bidIds.map((bidId, at) => [bidId, { method: same(at === 1 ? '2' : '9'), plan: same(`${7 - at}`) }]);
  await markEverything(world, id, panel, Object.fromEntries(given) as Record<string, Record<string, readonly string[]>>);
  await rankLot(world, id);
  lotId = id;
});
afterAll(async () => world.close());

const seen = async (asks?: Asks) =>
  world.house.reader.read(comparison, { actor: await world.actor('officer'), requestId: 'test' }, { lotId }, asks);
/** The question names the field, all that is below it, and what it lies in. */
const only =
  (field: string): Asks =>
  (path) =>
    path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`);

describe('a question for a part of a comparison', () => {
  it('gets of each offer what the whole says, in the same order', async () => {
    const whole = await seen();
    expect(whole.offers.map(({ rank }) => rank)).toEqual([1, 2, null]);
    for (const field of Object.keys(whole.offers[0] ?? {}) as (keyof (typeof whole.offers)[number])[]) {
      const part = await seen(only(`offers.${field}`));
      expect({ field, offers: part.offers.map((offer) => [offer.bidId, offer[field]]) }).toEqual({
        field,
        offers: whole.offers.map((offer) => [offer.bidId, offer[field]]),
      });
    }
  });

  it('gets of the lot what the whole says', async () => {
    const whole = await seen();
    const fields = Object.keys(whole).filter((field) => field !== 'offers') as Exclude<keyof typeof whole & string, 'offers'>[];
    expect(fields).toEqual(expect.arrayContaining(['general', 'robustness', 'rankingVersion', 'criteria']));
    for (const field of fields) expect({ [field]: (await seen(only(field)))[field] }).toEqual({ [field]: whole[field] });
  });

  it('gets parts of a decision and of responses as the whole says them', async () => {
    const whole = await seen();
    const { offers } = await seen((path) => !path.startsWith('offers.gate.') || path === 'offers.gate.subjects');
    expect(offers.map(({ gate }) => gate)).toEqual(whole.offers.map(({ gate }) => gate));
    const { offers: unread } = await seen((path) => path !== 'offers.responses.evidence');
    expect(unread.map(({ responses }) => responses?.map(({ text }) => text))).toEqual(
      whole.offers.map(({ responses }) => responses?.map(({ text }) => text)),
    );
  });
});
