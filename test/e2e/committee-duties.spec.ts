import { committeeDuties, decideCase } from '@pilotage/ethics';
import { declaredAs, vote } from '../support/committee.js';
import { openCommitteeWorld, SEATED, SIX, type CommitteeWorld } from '../support/committee-world.js';

let stage: CommitteeWorld;
const duties = async (as = 'secretary', page: object = {}) =>
  (await stage.world.read(as, committeeDuties, { committeeId: stage.committee, first: 100, ...page })).edges.map(({ node }) => node);
const missing = async (): Promise<readonly (string | null)[]> =>
  (await duties()).filter(({ kind }) => kind === 'DECLARATION').map(({ personId }) => personId);

beforeAll(async () => {
  stage = await openCommitteeWorld();
});
afterAll(async () => stage.world.close());

describe('what a committee has to do', () => {
  it('is told to its secretary and its chair alone', async () => {
    await stage.accepted();

    expect(await duties('chair')).toEqual(await duties('secretary'));
    await expect(duties('member-1')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(duties('bidder')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is a decision by its day, and a declaration of everyone in office who has not made one and is not out', async () => {
    const [decision] = (await duties()).filter(({ kind }) => kind === 'DECISION');
    expect(decision).toMatchObject({ personId: null, overdue: false });
    expect([...(await missing())].sort()).toEqual((await stage.idsOf(SEATED)).sort());

    await stage.declare('member-1', decision?.objectId ?? '');
    await stage.declare('member-2', decision?.objectId ?? '', 'employment');

    expect([...(await missing())].sort()).toEqual((await stage.idsOf(SEATED.filter((key) => !/-[12]$/.test(key)))).sort());
  });

  it('is the review of an approval before it lapses; what is decided is no longer due', async () => {
    const { id } = await stage.underReview();
    await vote(stage.world, SIX, { caseId: id, inFavour: 6 });
    await stage.world.do('chair', decideCase, declaredAs(id, 'approved'));

    expect((await duties()).filter(({ objectId }) => objectId === id)).toMatchObject([{ kind: 'TRACKING_REVIEW', overdue: false }]);
  });

  it('stands in the order of its days, page by page, and late until it is done', async () => {
    await stage.world.clock('P31D');

    const all = await duties();

    expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).sort());
    expect(all.filter(({ overdue }) => overdue).every(({ kind }) => kind === 'DECISION' || kind === 'DECLARATION')).toBe(true);
    expect(all[0]?.overdue).toBe(true);
    expect(await duties('secretary', { first: 2, after: all[0]?.id })).toEqual(all.slice(1, 3));
  });
});
