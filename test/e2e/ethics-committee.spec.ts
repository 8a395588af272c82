import { ANONYMOUS, newId, systemActor, type Tx } from '@pilotage/platform';
import { partiesRoom } from '@pilotage/parties';
import {
  acceptCase,
  appointCommitteeMember,
  appointExperts,
  casePapers,
  caseProceedings,
  castBallot,
  committeeFact,
  committeeMembers,
  decideCase,
  decideLateConflict,
  decideRecusalRequest,
  declareCaseInterest,
  endCommitteeMembership,
  ethicsCases,
  ethicsRoom,
  fileCase,
  lodgeCasePaper,
  openCaseReview,
  openSitting,
  postponeSitting,
  proposeCommitteeMember,
  publishedDecision,
  reportLateConflict,
  requestRecusal,
  stateExpertOpinion,
  writeDissent,
  type CaseFiling,
} from '@pilotage/ethics';
import { declaredAs, seatMembers, takeUp, vote } from '../support/committee.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = [
  'ethics_case',
  'committee_member',
  'case_declaration',
  'recusal_request',
  'case_expert',
  'case_sitting',
  'case_ballot',
  'case_dissent',
  'late_conflict',
  'case_publication',
];
// By kind: ethics, technical peer, law, ethics and deputy, technical peer, law, society.
const KEYS = ['chair', 'member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
const SIX = { secretary: 'secretary', chair: 'chair', members: KEYS.slice(0, 6) };
const EXPERTS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5', 'expert-6'];
const both = (text: string) => ({ en: text, zh: text });

let world: World;
let agency: string;
let vendor: string;
let committee: string;
let oversight: string;

const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);
const idOf = async (key: string): Promise<string> => {
  const actor = await world.actor(key);
  return actor.kind === 'person' ? actor.personId : '';
};
const idsOf = (keys: readonly string[]): Promise<string[]> => Promise.all(keys.map(idOf));

beforeAll(async () => {
  world = await openWorld({ rooms: [partiesRoom, ethicsRoom] });
  agency = await world.organisation('agency-1', 'agency');
  vendor = await world.organisation('vendor-1', 'vendor');
  const otherVendor = await world.organisation('vendor-2', 'vendor');
  committee = await world.organisation('committee-1', 'committee');
  oversight = await world.organisation('oversight-1', 'oversight');
  await world.person('officer', agency, ['officer']);
  await world.person('bidder', vendor, ['bidder']);
  await world.person('other-bidder', otherVendor, ['bidder']);
  await world.person('secretary', committee, ['committeeSecretary']);
  await world.person('chair', committee, ['committeeChair']);
  for (const key of KEYS.slice(1)) await world.person(key, committee, ['committeeMember']);
  for (const key of EXPERTS) await world.person(key, committee, ['outsideExpert']);
  await world.person('editor', oversight, ['policyEditor']);
  await world.person('editor-2', oversight, ['policyEditor']);
  await world.person('auditor', oversight, ['oversightAuditor']);
  await world.person('auditor-2', oversight, ['oversightAuditor']);
  await seatMembers(world, committee, KEYS);
});
afterAll(async () => world.close());

const filed = (more: Partial<CaseFiling> = {}) =>
  inside((tx) =>
    fileCase(tx, {
      ...{ subjectType: 'bid', subjectId: newId('bid'), agencyId: agency, interestedOrganisations: [vendor] },
      reasons: ['HIGH_RISK_REVIEW'],
      ...more,
    }),
  );
const accepted = async (more: Partial<CaseFiling> = {}) => {
  const row = await filed(more);
  await world.do('secretary', acceptCase, { caseId: row.id });
  return row;
};
const underReview = async (more: Partial<CaseFiling> = {}, cast = SIX) => {
  const row = await filed(more);
  await takeUp(world, cast, row.id);
  return row;
};
const declare = (key: string, caseId: string, kind?: 'employment' | 'guidelineAuthor') =>
  world.do(key, declareCaseInterest, { caseId, interests: kind ? [{ kind, note: 'It was so.' }] : [] });
const published = (caseId: string) => world.house.reader.read(publishedDecision, { actor: ANONYMOUS, requestId: 'test' }, { caseId });

describe('a seat on the committee', () => {
  const term = { termFrom: '2026-01-05T01:00:00.000Z', termUntil: '2028-01-05T01:00:00.000Z' };

  it('is proposed by the secretary and given by the editor of the founding authority', async () => {
    await world.person('fresh', committee, ['committeeMember']);
    const seat = { committeeId: committee, personId: await idOf('fresh'), kind: 'labour' as const, deputy: false, ...term };

    const { id: memberId, appointedAt } = await world.do('secretary', proposeCommitteeMember, seat);
    expect(appointedAt).toBeNull();
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', proposeCommitteeMember, seat)).toBe('COMMITTEE_MEMBER_ALREADY_APPOINTED');
      await expect(world.attempt('chair', appointCommitteeMember, { memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('editor', appointCommitteeMember, { memberId });
    expect(await world.refused('editor', appointCommitteeMember, { memberId })).toBe('COMMITTEE_SEAT_NOT_PENDING');

    await world.do('secretary', endCommitteeMembership, { memberId, reason: both('Moved away.') });
    expect(await world.refused('secretary', endCommitteeMembership, { memberId, reason: both('Again.') })).toBe('COMMITTEE_SEAT_ENDED');
    const seats = await world.read('bidder', committeeMembers, { committeeId: committee, first: 100 });
    expect(seats.edges.map((e) => e.node).filter((s) => s.endedAt === null)).toHaveLength(7);
  });

  it('is for who holds the role, for a term that the rules allow, and is not given by who proposed it', async () => {
    await world.person('both', committee, ['committeeSecretary', 'committeeMember']);
    await world.person('both', oversight, ['policyEditor']);
    const given = { committeeId: committee, kind: 'society' as const, deputy: false };

    await world.unchanged(TABLES, async () => {
      const adviser = { ...given, ...term, personId: await idOf('expert-1') };
      expect(await world.refused('secretary', proposeCommitteeMember, adviser)).toBe('COMMITTEE_MEMBER_ROLE_MISSING');
      const endless = { ...given, ...term, termUntil: '2040-01-05T01:00:00.000Z', personId: await idOf('both') };
      expect(await world.refused('secretary', proposeCommitteeMember, endless)).toBe('COMMITTEE_TERM_NOT_VALID');
    });
    const { id: memberId } = await world.do('both', proposeCommitteeMember, { ...given, ...term, personId: await idOf('both') });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('both', appointCommitteeMember, { memberId })).toBe('SAME_PERSON_APPOINTS_MEMBER');
    });
    await world.do('editor', endCommitteeMembership, { memberId, reason: both('Withdrawn.') });
  });

  it('is what a vote takes: the role alone is none', async () => {
    await world.person('role-only', committee, ['committeeMember']);
    const { id: caseId } = await accepted();

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('role-only', declareCaseInterest, { caseId, interests: [] })).toBe('COMMITTEE_MEMBER_NOT_APPOINTED');
    });
  });
});

describe('papers of a case', () => {
  it('are read after a declaration, and never by who is recused', async () => {
    const { id: caseId } = await accepted();
    await world.do('secretary', lodgeCasePaper, { caseId, title: both('Assessment'), reference: 'Annex 1', summary: both('Risks.') });
    const papers = (reader: string) => world.read(reader, casePapers, { caseId, first: 10 });
    const shut = (reader: string, code: string) => expect(papers(reader)).rejects.toMatchObject({ code });

    await shut('member-1', 'FORBIDDEN');
    expect(await declare('member-1', caseId)).toMatchObject({ recused: false });
    expect((await papers('member-1')).edges).toHaveLength(1);
    expect(await declare('member-2', caseId, 'employment')).toMatchObject({ recused: true });
    await shut('member-2', 'FORBIDDEN');
    expect(await declare('member-3', caseId, 'guidelineAuthor')).toMatchObject({ recused: false });
    expect((await papers('member-3')).edges).toHaveLength(1);
    // What is declared later is added; what was declared is not taken back.
    await declare('member-2', caseId);
    await shut('member-2', 'FORBIDDEN');
    await shut('expert-1', 'FORBIDDEN');
    await shut('officer', 'NOT_FOUND');
    await shut('bidder', 'NOT_FOUND');
    expect((await papers('auditor')).edges).toHaveLength(1);
  });

  it('are shut to who serves a party, whatever they declare', async () => {
    const party = await world.organisation('vendor-of-member-6', 'vendor');
    await world.person('member-6', party, ['bidder']);
    const { id: caseId } = await accepted({ interestedOrganisations: [party] });

    expect(await declare('member-6', caseId)).toMatchObject({ servesParty: true, recused: true });

    await expect(world.read('member-6', casePapers, { caseId, first: 10 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a recusal', () => {
  const reasons = both('A rival’s adviser.');

  it('is asked for by a vendor of the case and decided by the chair; quorum and kinds are then counted anew', async () => {
    const { id: caseId } = await underReview();
    await vote(world, SIX, { caseId, inFavour: 6 });
    const asked = { caseId, personId: await idOf('member-2'), reasons };
    await world.unchanged(TABLES, async () => {
      await expect(world.attempt('other-bidder', requestRecusal, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await world.refused('bidder', requestRecusal, { ...asked, personId: await idOf('expert-1') })).toBe(
        'COMMITTEE_MEMBER_NOT_APPOINTED',
      );
    });
    const first = await world.do('bidder', requestRecusal, asked);
    const second = await world.do('bidder', requestRecusal, { ...asked, personId: await idOf('member-5') });
    expect(await world.refused('bidder', requestRecusal, asked)).toBe('RECUSAL_ALREADY_REQUESTED');

    const grant = (requestId: string) => world.do('chair', decideRecusalRequest, { requestId, granted: true, reasons });
    await grant(first.id);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideRecusalRequest, { requestId: first.id, granted: false, reasons })).toBe(
        'RECUSAL_REQUEST_DECIDED',
      );
    });
    await grant(second.id);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_QUORUM_NOT_REACHED');
    });
  });

  it('that leaves kinds uncovered postpones the case, and its votes are not counted', async () => {
    const all = { ...SIX, members: KEYS };
    const { id: caseId } = await underReview({ interestedOrganisations: [vendor] }, all);
    await vote(world, all, { caseId, inFavour: 7 });
    for (const key of ['member-2', 'member-5']) {
      const { id: requestId } = await world.do('bidder', requestRecusal, { caseId, personId: await idOf(key), reasons });
      await world.do('chair', decideRecusalRequest, { requestId, granted: true, reasons });
    }
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_KINDS_NOT_COVERED');
    });

    await world.do('chair', postponeSitting, { caseId, reason: both('Nobody present knows the law.') });

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('SITTING_NOT_OPEN');
      const present = await idsOf(['chair', 'member-1', 'member-3', 'member-4', 'member-6']);
      expect(await world.refused('secretary', openSitting, { caseId, present })).toBe('COMMITTEE_KINDS_NOT_COVERED');
    });
    const sittingsFor = async (reader: string) => (await world.read(reader, caseProceedings, { caseId })).sittings;
    expect(await sittingsFor('secretary')).toMatchObject([{ voted: 7, postponedFor: both('Nobody present knows the law.') }]);
    expect(await sittingsFor('auditor')).toMatchObject([{ voted: null, postponedFor: both('Nobody present knows the law.') }]);
  });

  it('of the chair is decided by the deputy, who then leads', async () => {
    const all = { ...SIX, members: KEYS };
    const { id: caseId } = await underReview({}, all);
    const { id: requestId } = await world.do('bidder', requestRecusal, { caseId, personId: await idOf('chair'), reasons });
    const decision = { requestId, granted: true, reasons };
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideRecusalRequest, decision)).toBe('RECUSAL_OF_ONESELF');
      await expect(world.attempt('member-4', decideRecusalRequest, decision)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('member-3', decideRecusalRequest, decision);
    await vote(world, { ...SIX, members: KEYS.slice(1) }, { caseId, inFavour: 6 });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_MEMBER_HAS_INTEREST');
      await expect(world.attempt('member-4', decideCase, declaredAs(caseId, 'approved'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    expect(await world.do('member-3', decideCase, declaredAs(caseId, 'approved'))).toMatchObject({ state: 'decided', recusals: 1 });
  });
});

describe('a sitting', () => {
  it('is of members who declared; each votes once, for themselves; all vote before the decision is declared', async () => {
    const { id: caseId } = await accepted();
    for (const key of KEYS.slice(0, 5)) await declare(key, caseId);
    await world.do('secretary', openCaseReview, { caseId });
    const sit = async (keys: readonly string[]) => ({ caseId, present: await idsOf(keys) });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', openSitting, await sit(KEYS.slice(0, 6)))).toBe('COMMITTEE_INTEREST_NOT_DECLARED');
      expect(await world.refused('secretary', openSitting, await sit(KEYS.slice(0, 4)))).toBe('COMMITTEE_QUORUM_NOT_REACHED');
      expect(await world.refused('secretary', openSitting, await sit([...KEYS.slice(0, 5), 'expert-1']))).toBe('NOT_A_COMMITTEE_MEMBER');
      expect(await world.refused('member-1', castBallot, { caseId, vote: 'inFavour' })).toBe('SITTING_NOT_OPEN');
    });

    await world.do('secretary', openSitting, await sit(KEYS.slice(0, 5)));
    await world.do('member-1', castBallot, { caseId, vote: 'against' });

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', openSitting, await sit(KEYS.slice(0, 5)))).toBe('SITTING_ALREADY_OPEN');
      expect(await world.refused('member-1', castBallot, { caseId, vote: 'inFavour' })).toBe('BALLOT_ALREADY_CAST');
      expect(await world.refused('member-5', castBallot, { caseId, vote: 'inFavour' })).toBe('NOT_PRESENT_AT_SITTING');
      await expect(world.attempt('secretary', castBallot, { caseId, vote: 'inFavour' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('expert-1', castBallot, { caseId, vote: 'inFavour' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'rejected'))).toBe('COMMITTEE_BALLOTS_MISSING');
    });
    for (const key of ['chair', 'member-2', 'member-3']) await world.do(key, castBallot, { caseId, vote: 'inFavour' });
    await world.do('member-4', castBallot, { caseId, vote: 'abstain' });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_VOTE_CONTRADICTS');
    });
    expect(await world.do('chair', decideCase, declaredAs(caseId, 'revise'))).toMatchObject({
      votes: { present: 5, inFavour: 3, abstained: 1 },
    });
  });
});

describe('experts from outside', () => {
  const opinion = both('It is watched closely enough.');

  it('look at a listed activity before it can be approved; two thirds of all of them must agree', async () => {
    const { id: caseId } = await underReview({ triggers: ['H7'] });
    await vote(world, SIX, { caseId, inFavour: 6 });
    const call = async (keys: readonly string[]) => ({ caseId, experts: await idsOf(keys) });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('EXPERT_REVIEW_OUTSTANDING');
      expect(await world.refused('secretary', appointExperts, await call(EXPERTS.slice(0, 4)))).toBe('EXPERTS_TOO_FEW');
      expect(await world.refused('secretary', appointExperts, await call(['member-6', ...EXPERTS]))).toBe('EXPERT_NOT_ELIGIBLE');
    });
    await world.do('secretary', appointExperts, await call(EXPERTS));
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('expert-1', stateExpertOpinion, { caseId, agrees: true, opinion })).toBe('NOT_ON_EXPERT_PANEL');
    });

    for (const key of EXPERTS) await declare(key, caseId);
    for (const key of EXPERTS.slice(0, 3)) await world.do(key, stateExpertOpinion, { caseId, agrees: true, opinion });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('EXPERT_REVIEW_OUTSTANDING');
      expect(await world.refused('expert-1', stateExpertOpinion, { caseId, agrees: true, opinion })).toBe('EXPERT_OPINION_STATED');
    });
    await world.do('expert-4', stateExpertOpinion, { caseId, agrees: true, opinion });

    expect(await world.do('chair', decideCase, declaredAs(caseId, 'approved'))).toMatchObject({ state: 'decided', needsExperts: true });
  });

  it('are not called for other cases, and one with an interest does not speak', async () => {
    const plain = await accepted();
    await world.unchanged(TABLES, async () => {
      const experts = await idsOf(EXPERTS);
      expect(await world.refused('secretary', appointExperts, { caseId: plain.id, experts })).toBe('EXPERT_REVIEW_NOT_NEEDED');
    });
    const { id: caseId } = await accepted({ reasons: ['H7'] });
    await world.do('secretary', appointExperts, { caseId, experts: await idsOf(EXPERTS) });
    expect(await declare('expert-1', caseId, 'employment')).toMatchObject({ recused: true });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('expert-1', stateExpertOpinion, { caseId, agrees: true, opinion })).toBe('NOT_ON_EXPERT_PANEL');
    });
  });
});

describe('after the decision', () => {
  const decidedWith = async (inFavour: number, cast = SIX, more: Partial<CaseFiling> = {}) => {
    const row = await underReview(more, cast);
    await vote(world, cast, { caseId: row.id, inFavour });
    await world.do('chair', decideCase, declaredAs(row.id, 'approved'));
    return row;
  };

  it('the public reads reasons, votes by count, recusals and dissent, and what was left out for which secret', async () => {
    const { id: caseId } = await underReview();
    await vote(world, SIX, { caseId, inFavour: 4 });
    await expect(published(caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const instead = both('The method is the vendor’s secret.');
    const redactions = [{ part: 'statement' as const, reason: 'tradeSecret' as const, instead }];
    await world.do('chair', decideCase, { ...declaredAs(caseId, 'approved'), clauses: ['SAFETY-1@1.0.0'], redactions });
    const dissent = (named: boolean) => ({ caseId, text: both('It harms.'), named });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('member-1', writeDissent, dissent(false))).toBe('DISSENT_NOT_OPEN');
      expect(await world.refused('member-6', writeDissent, dissent(false))).toBe('DISSENT_NOT_OPEN');
    });
    await world.do('member-4', writeDissent, dissent(false));
    await world.do('member-5', writeDissent, dissent(true));
    expect(await world.refused('member-5', writeDissent, dissent(true))).toBe('DISSENT_ALREADY_WRITTEN');

    const read = await published(caseId);

    expect(read).toMatchObject({ decision: 'approved', state: 'decided', statement: instead, clauses: ['SAFETY-1@1.0.0'] });
    expect(read).toMatchObject({
      votes: { present: 6, inFavour: 4, against: 2 },
      recusals: 0,
      redactions: [{ part: 'statement', reason: 'tradeSecret' }],
    });
    expect(read.dissents.map(({ name }) => name)).toEqual([null, both('member-5')]);
    const text = JSON.stringify(read);
    for (const key of KEYS) expect(text).not.toContain(await idOf(key));
    expect(text).not.toContain(vendor);
  });

  it('a conflict found late lets a decision stand that holds without the member, with a note', async () => {
    const { id: caseId, subjectId } = await decidedWith(5);
    const reported = { caseId, personId: await idOf('member-5'), reasons: both('Held shares.') };
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('auditor', reportLateConflict, { ...reported, personId: await idOf('member-6') })).toBe(
        'LATE_CONFLICT_NOT_OF_VOTER',
      );
      await expect(world.attempt('other-bidder', reportLateConflict, reported)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('member-1', reportLateConflict, reported)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    const { id: conflictId } = await world.do('bidder', reportLateConflict, reported);
    const note = both('The others decide alike.');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('bidder', reportLateConflict, reported)).toBe('LATE_CONFLICT_ALREADY_REPORTED');
      await expect(world.attempt('secretary', decideLateConflict, { conflictId, confirmed: true, note })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    expect(await world.do('chair', decideLateConflict, { conflictId, confirmed: true, note })).toMatchObject({ stands: true });

    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED');
    expect(await published(caseId)).toMatchObject({ state: 'decided', notes: [note], recusals: 1 });
    expect(await world.refused('chair', decideLateConflict, { conflictId, confirmed: true, note })).toBe('LATE_CONFLICT_DECIDED');
  });

  it('sets a decision aside that falls without the member: the gate reads none, and the case is taken up again without them', async () => {
    const { id: caseId, subjectId } = await decidedWith(4);
    const reported = { caseId, personId: await idOf('member-1'), reasons: both('Worked there.') };
    const { id: conflictId } = await world.do('auditor', reportLateConflict, reported);
    const note = both('Without the vote it fails.');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('auditor', decideLateConflict, { conflictId, confirmed: true, note })).toBe(
        'SAME_PERSON_DECIDES_CONFLICT',
      );
    });

    expect(await world.do('auditor-2', decideLateConflict, { conflictId, confirmed: true, note })).toMatchObject({ stands: false });

    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('NONE');
    expect(await published(caseId)).toMatchObject({ state: 'setAside', notes: [note] });
    const told = await world.sql(`select payload from outbox_event where type = 'ethicsCaseSetAside' and payload->>'caseId' = $1`, [
      caseId,
    ]);
    expect(told).toEqual([{ payload: { caseId, subjectType: 'bid', subjectId } }]);
    const open = await world.read('secretary', ethicsCases, { first: 100, state: 'filed' });
    const again = open.edges.map((e) => e.node).find((node) => node.reopenedFrom === caseId);
    expect(again).toMatchObject({ subjectId, recusals: 1, interestedOrganisations: [vendor] });
    await world.do('secretary', acceptCase, { caseId: again?.id ?? '' });
    await declare('member-1', again?.id ?? '');
    await expect(world.read('member-1', casePapers, { caseId: again?.id ?? '', first: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a conflict that is not confirmed changes nothing of the decision', async () => {
    const { id: caseId, subjectId } = await decidedWith(4);
    const reported = { caseId, personId: await idOf('chair'), reasons: both('Rumours.') };
    const { id: conflictId } = await world.do('secretary', reportLateConflict, reported);
    const note = both('Nothing was found.');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideLateConflict, { conflictId, confirmed: false, note })).toBe('RECUSAL_OF_ONESELF');
    });

    expect(await world.do('member-3', decideLateConflict, { conflictId, confirmed: false, note })).toMatchObject({ stands: null });

    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED');
    expect(await published(caseId)).toMatchObject({ notes: [], recusals: 0 });
  });
});
