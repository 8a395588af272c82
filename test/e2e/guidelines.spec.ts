import { after, DAY_MS } from '@pilotage/kernel';
import { systemActor, type Tx } from '@pilotage/platform';
import { partiesRoom } from '@pilotage/parties';
import { assuranceRoom } from '@pilotage/assurance';
import {
  adoptGuideline,
  answerGuidelineComment,
  citedClauses,
  commentOnGuideline,
  draftGuideline,
  ethicsDigest,
  ethicsRoom,
  fileCase,
  guideline,
  guidelineComments,
  guidelineInForce,
  guidelineReassessments,
  guidelines,
  guidelines1_0_0,
  markGoodCase,
  openGuidelineConsultation,
} from '@pilotage/ethics';
import { decide, seatMembers } from '../support/committee.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['guideline', 'guideline_comment'];
const KEYS = ['chair', 'member-0', 'member-1', 'member-2', 'member-3', 'member-4', 'member-5'];
const CAST = { secretary: 'secretary', chair: 'chair', members: KEYS.slice(0, 6) };
const both = (text: string) => ({ en: text, zh: text });

describe('the guidelines of the ethics committee', () => {
  let world: World;
  let committeeId: string;
  let agencyId: string;

  const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);
  const inDays = async (days: number) => after(await world.now(), days * DAY_MS);

  beforeAll(async () => {
    world = await openWorld({ rooms: [partiesRoom, assuranceRoom, ethicsRoom] });
    committeeId = await world.organisation('committee-1', 'committee');
    agencyId = await world.organisation('agency-1', 'agency');
    await world.person('secretary', committeeId, ['committeeSecretary']);
    await world.person('chair', committeeId, ['committeeChair']);
    for (const key of KEYS.slice(1)) await world.person(key, committeeId, ['committeeMember']);
    await seatMembers(world, committeeId, KEYS);
    await world.person('other-chair', await world.organisation('committee-2', 'committee'), ['committeeChair']);
    await world.person('bidder', await world.organisation('vendor-1', 'vendor'), ['bidder']);
    await world.person('officer', agencyId, ['officer']);
  });
  afterAll(async () => world.close());

  /** SAFETY-1 asks for more. */
  const stricter = (version: string) => {
    const clauses = guidelines1_0_0.clauses.map((clause) =>
      clause.id === 'SAFETY-1' ? { ...clause, text: { en: `${clause.text.en} Twice.`, zh: `${clause.text.zh}两次。` } } : clause,
    );
    return {
      committeeId,
      version,
      clauses,
      changeLog: [{ clauseId: 'SAFETY-1', change: 'stricter' as const, note: both('It was too mild.') }],
    };
  };
  /** An approved case that is held up as a good one, once. */
  async function approvedAndGood() {
    const approved = await inside((tx) =>
      fileCase(tx, { subjectType: 'bid', subjectId: 'bid-1', agencyId, interestedOrganisations: [], reasons: ['HIGH_RISK_REVIEW'] }),
    );
    await decide(world, CAST, { caseId: approved.id, decision: 'approved' });
    const good = { caseId: approved.id, summary: both('People were asked first.') };
    await world.do('secretary', markGoodCase, good);
    await world.unchanged(['good_case'], async () => {
      expect(await world.refused('secretary', markGoodCase, good)).toBe('GOOD_CASE_MARKED');
      await expect(world.attempt('officer', markGoodCase, good)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
    expect(await world.read('bidder', ethicsDigest, { year: 2026 })).toMatchObject({
      ...{ filed: 1, approved: 1, recusals: 0, medianDaysToDecide: 0, goodCases: [good] },
    });
    return approved;
  }
  const statusOf = async (id: string) => (await world.read('bidder', guideline, { id })).status;
  const versions = async () =>
    (await world.read('bidder', guidelines, { first: 50 })).edges.map(({ node }) => [node.version, node.status] as const);

  it('are those released with the software until a committee adopts others, cited as clause@version', async () => {
    expect(await versions()).toEqual([['1.0.0', 'IN_FORCE']]);
    const now = await world.now();
    expect((await inside((tx) => guidelineInForce(tx, now)))?.version).toBe('1.0.0');
    await inside((tx) => citedClauses(tx, now, ['SAFETY-1@1.0.0', 'FAIRNESS-2@1.0.0']));
    await expect(inside((tx) => citedClauses(tx, now, ['SAFETY-1@1.0.1']))).rejects.toMatchObject({
      refusal: { definition: { code: 'CLAUSE_NOT_IN_FORCE' } },
    });
  });

  it('are not drafted with a wrong number, an untold change, or by another committee', async () => {
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', draftGuideline, stricter('1.1.0'))).toBe('GUIDELINE_VERSION_WRONG');
      expect(await world.refused('secretary', draftGuideline, { ...stricter('2.0.0'), changeLog: [] })).toBe('GUIDELINE_CHANGE_NOT_TOLD');
      await expect(world.attempt('other-chair', draftGuideline, stricter('2.0.0'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('officer', draftGuideline, stricter('2.0.0'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('pass through a consultation of thirty days whose comments are answered before another person adopts them', async () => {
    const approved = await approvedAndGood();
    const { id: guidelineId } = await world.do('chair', draftGuideline, stricter('2.0.0'));
    await expect(world.read('bidder', guideline, { id: guidelineId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const comment = { guidelineId, clauseId: 'SAFETY-1', text: 'Why twice?' };
    const [short, until] = [await inDays(29), await inDays(31)];
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', openGuidelineConsultation, { guidelineId, until: short })).toBe('CONSULTATION_TOO_SHORT');
      await expect(world.attempt('bidder', commentOnGuideline, comment)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
    await world.do('secretary', openGuidelineConsultation, { guidelineId, until });
    const { id: commentId } = await world.do('bidder', commentOnGuideline, comment);
    const answer = { commentId, answer: both('For safety.') };
    const adoption = { guidelineId, effectiveFrom: await inDays(40) };
    await world.unchanged(TABLES, async () => {
      await expect(world.read('officer', guidelineComments, { guidelineId, first: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await world.refused('secretary', answerGuidelineComment, answer)).toBe('CONSULTATION_RUNNING');
      expect(await world.refused('member-0', adoptGuideline, adoption)).toBe('CONSULTATION_RUNNING');
    });
    expect((await world.read('secretary', guidelineComments, { guidelineId, first: 5 })).edges).toHaveLength(1);
    await world.clock(until);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('bidder', commentOnGuideline, comment)).toBe('CONSULTATION_ENDED');
      expect(await world.refused('member-0', adoptGuideline, adoption)).toBe('COMMENTS_NOT_ANSWERED');
    });
    await world.do('secretary', answerGuidelineComment, answer);
    const told = (await world.read('officer', guidelineComments, { guidelineId, first: 5 })).edges.map(({ node }) => node);
    expect(told).toMatchObject([{ text: 'Why twice?', answer: both('For safety.') }]);
    expect(JSON.stringify(told)).not.toContain('per_');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', answerGuidelineComment, answer)).toBe('COMMENT_ANSWERED');
      expect(await world.refused('chair', adoptGuideline, adoption)).toBe('SAME_PERSON_ADOPTS_GUIDELINE');
      expect(await world.refused('member-0', adoptGuideline, { ...adoption, effectiveFrom: short })).toBe('GUIDELINE_TOO_EARLY');
      await expect(world.attempt('secretary', adoptGuideline, adoption)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    expect((await world.do('member-0', adoptGuideline, adoption)).status).toBe('ADOPTED');
    expect(await statusOf(guidelineId)).toBe('ADOPTED');
    expect((await world.read('secretary', guidelineReassessments, { first: 5 })).edges).toEqual([]);

    await world.clock(adoption.effectiveFrom);
    expect(await versions()).toEqual([
      ['1.0.0', 'SUPERSEDED'],
      ['2.0.0', 'IN_FORCE'],
    ]);
    await inside((tx) => citedClauses(tx, approved.filedAt, ['SAFETY-1@1.0.0']));
    const now = await world.now();
    await inside((tx) => citedClauses(tx, now, ['SAFETY-1@2.0.0']));
    const due = (await world.read('secretary', guidelineReassessments, { first: 5 })).edges.map(({ node }) => node);
    expect(due).toMatchObject([{ id: approved.id, subjectId: 'bid-1', judgedUnder: '1.0.0' }]);
    await expect(world.read('bidder', guidelineReassessments, { first: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
