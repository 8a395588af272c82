import {
  acceptCase,
  appointExperts,
  casePapers,
  committeeFact,
  decideCase,
  decideLateConflict,
  ethicsCases,
  reportLateConflict,
  stateExpertOpinion,
  writeDissent,
  type CaseFiling,
} from '@pilotage/ethics';
import { declaredAs, vote } from '../support/committee.js';
import { both, COMMITTEE_TABLES, EXPERTS, openCommitteeWorld, SEATED, SIX, type CommitteeWorld } from '../support/committee-world.js';
import type { World } from '../support/world.js';

let stage: CommitteeWorld;
let world: World;

beforeAll(async () => {
  stage = await openCommitteeWorld();
  ({ world } = stage);
});
afterAll(async () => world.close());

describe('experts from outside', () => {
  const opinion = both('It is watched closely enough.');

  it('look at a listed activity before it can be approved; two thirds of all of them must agree', async () => {
    const { id: caseId } = await stage.underReview({ triggers: ['H7'] });
    await vote(world, SIX, { caseId, inFavour: 6 });
    const call = async (keys: readonly string[]) => ({ caseId, experts: await stage.idsOf(keys) });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('EXPERT_REVIEW_OUTSTANDING');
      expect(await world.refused('secretary', appointExperts, await call(EXPERTS.slice(0, 4)))).toBe('EXPERTS_TOO_FEW');
      expect(await world.refused('secretary', appointExperts, await call(['member-6', ...EXPERTS]))).toBe('EXPERT_NOT_ELIGIBLE');
    });
    await world.do('secretary', appointExperts, await call(EXPERTS));
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('expert-1', stateExpertOpinion, { caseId, agrees: true, opinion })).toBe('NOT_ON_EXPERT_PANEL');
    });

    for (const key of EXPERTS) await stage.declare(key, caseId);
    for (const key of EXPERTS.slice(0, 3)) await world.do(key, stateExpertOpinion, { caseId, agrees: true, opinion });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('EXPERT_REVIEW_OUTSTANDING');
      expect(await world.refused('expert-1', stateExpertOpinion, { caseId, agrees: true, opinion })).toBe('EXPERT_OPINION_STATED');
    });
    await world.do('expert-4', stateExpertOpinion, { caseId, agrees: true, opinion });

    expect(await world.do('chair', decideCase, declaredAs(caseId, 'approved'))).toMatchObject({ state: 'decided', needsExperts: true });
  });

  it('are not called for other cases, and one with an interest does not speak', async () => {
    const plain = await stage.accepted();
    await world.unchanged(COMMITTEE_TABLES, async () => {
      const experts = await stage.idsOf(EXPERTS);
      expect(await world.refused('secretary', appointExperts, { caseId: plain.id, experts })).toBe('EXPERT_REVIEW_NOT_NEEDED');
    });
    const { id: caseId } = await stage.accepted({ reasons: ['H7'] });
    await world.do('secretary', appointExperts, { caseId, experts: await stage.idsOf(EXPERTS) });
    expect(await stage.declare('expert-1', caseId, 'employment')).toMatchObject({ recused: true });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('expert-1', stateExpertOpinion, { caseId, agrees: true, opinion })).toBe('NOT_ON_EXPERT_PANEL');
    });
  });
});

describe('after the decision', () => {
  const decidedWith = async (inFavour: number, cast = SIX, more: Partial<CaseFiling> = {}) => {
    const row = await stage.underReview(more, cast);
    await vote(world, cast, { caseId: row.id, inFavour });
    await world.do('chair', decideCase, declaredAs(row.id, 'approved'));
    return row;
  };

  it('the public reads reasons, votes by count, recusals and dissent, and what was left out for which secret', async () => {
    const { id: caseId } = await stage.underReview();
    await vote(world, SIX, { caseId, inFavour: 4 });
    await expect(stage.published(caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const instead = both('The method is the vendor’s secret.');
    const redactions = [{ part: 'statement' as const, reason: 'tradeSecret' as const, instead }];
    await world.unchanged(COMMITTEE_TABLES, async () => {
      const unheard = { ...declaredAs(caseId, 'approved'), clauses: ['HARMONY-1@9.0.0'] };
      expect(await world.refused('chair', decideCase, unheard)).toBe('CLAUSE_NOT_IN_FORCE');
    });
    await world.do('chair', decideCase, { ...declaredAs(caseId, 'approved'), clauses: ['HARMONY-1@1.0.0'], redactions });
    const dissent = (named: boolean) => ({ caseId, text: both('It harms.'), named });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('member-1', writeDissent, dissent(false))).toBe('DISSENT_NOT_OPEN');
      expect(await world.refused('member-6', writeDissent, dissent(false))).toBe('DISSENT_NOT_OPEN');
    });
    await world.do('member-4', writeDissent, dissent(false));
    await world.do('member-5', writeDissent, dissent(true));
    expect(await world.refused('member-5', writeDissent, dissent(true))).toBe('DISSENT_ALREADY_WRITTEN');

    const read = await stage.published(caseId);

    expect(read).toMatchObject({ decision: 'approved', state: 'decided', statement: instead, clauses: ['HARMONY-1@1.0.0'] });
    expect(read).toMatchObject({
      votes: { present: 6, inFavour: 4, against: 2 },
      recusals: 0,
      redactions: [{ part: 'statement', reason: 'tradeSecret' }],
    });
    expect(read.dissents.map(({ name }) => name)).toEqual([null, both('member-5')]);
    const text = JSON.stringify(read);
    for (const key of SEATED) expect(text).not.toContain(await stage.idOf(key));
    expect(text).not.toContain(stage.vendor);
  });

  it('a conflict found late lets a decision stand that holds without the member, with a note', async () => {
    const { id: caseId, subjectId } = await decidedWith(5);
    const reported = { caseId, personId: await stage.idOf('member-5'), reasons: both('Held shares.') };
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('auditor', reportLateConflict, { ...reported, personId: await stage.idOf('member-6') })).toBe(
        'LATE_CONFLICT_NOT_OF_VOTER',
      );
      await expect(world.attempt('other-bidder', reportLateConflict, reported)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('member-1', reportLateConflict, reported)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    const { id: conflictId } = await world.do('bidder', reportLateConflict, reported);
    const note = both('The others decide alike.');
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('bidder', reportLateConflict, reported)).toBe('LATE_CONFLICT_ALREADY_REPORTED');
      await expect(world.attempt('secretary', decideLateConflict, { conflictId, confirmed: true, note })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    expect(await world.do('chair', decideLateConflict, { conflictId, confirmed: true, note })).toMatchObject({ stands: true });

    expect(await stage.inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED');
    expect(await stage.published(caseId)).toMatchObject({ state: 'decided', notes: [note], recusals: 1 });
    expect(await world.refused('chair', decideLateConflict, { conflictId, confirmed: true, note })).toBe('LATE_CONFLICT_DECIDED');
  });

  it('sets a decision aside that falls without the member: the gate reads none, and the case is taken up again without them', async () => {
    const { id: caseId, subjectId } = await decidedWith(4);
    const reported = { caseId, personId: await stage.idOf('member-1'), reasons: both('Worked there.') };
    const { id: conflictId } = await world.do('auditor', reportLateConflict, reported);
    const note = both('Without the vote it fails.');
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('auditor', decideLateConflict, { conflictId, confirmed: true, note })).toBe(
        'SAME_PERSON_DECIDES_CONFLICT',
      );
    });

    expect(await world.do('auditor-2', decideLateConflict, { conflictId, confirmed: true, note })).toMatchObject({ stands: false });

    expect(await stage.inside((tx) => committeeFact(tx, subjectId))).toBe('NONE');
    expect(await stage.published(caseId)).toMatchObject({ state: 'setAside', notes: [note] });
    const told = await world.sql(`select payload from outbox_event where type = 'ethicsCaseSetAside' and payload->>'caseId' = $1`, [
      caseId,
    ]);
    expect(told).toEqual([{ payload: { caseId, subjectType: 'bid', subjectId } }]);
    const open = await world.read('secretary', ethicsCases, { first: 100, state: 'filed' });
    const again = open.edges.map((e) => e.node).find((node) => node.reopenedFrom === caseId);
    expect(again).toMatchObject({ subjectId, recusals: 1, interestedOrganisations: [stage.vendor] });
    await world.do('secretary', acceptCase, { caseId: again?.id ?? '' });
    await stage.declare('member-1', again?.id ?? '');
    await expect(world.read('member-1', casePapers, { caseId: again?.id ?? '', first: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a conflict that is not confirmed changes nothing of the decision', async () => {
    const { id: caseId, subjectId } = await decidedWith(4);
    const reported = { caseId, personId: await stage.idOf('chair'), reasons: both('Rumours.') };
    const { id: conflictId } = await world.do('secretary', reportLateConflict, reported);
    const note = both('Nothing was found.');
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideLateConflict, { conflictId, confirmed: false, note })).toBe('RECUSAL_OF_ONESELF');
    });

    expect(await world.do('member-3', decideLateConflict, { conflictId, confirmed: false, note })).toMatchObject({ stands: null });

    expect(await stage.inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED');
    expect(await stage.published(caseId)).toMatchObject({ notes: [], recusals: 0 });
  });
});
