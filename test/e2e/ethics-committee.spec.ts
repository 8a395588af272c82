import {
  appointCommitteeMember,
  casePapers,
  caseProceedings,
  castBallot,
  committeeMembers,
  decideCase,
  decideRecusalRequest,
  declareCaseInterest,
  endCommitteeMembership,
  lodgeCasePaper,
  openCaseReview,
  openSitting,
  postponeSitting,
  proposeCommitteeMember,
  requestRecusal,
} from '@pilotage/ethics';
import { declaredAs, vote } from '../support/committee.js';
import { both, COMMITTEE_TABLES, openCommitteeWorld, SEATED, SIX, type CommitteeWorld } from '../support/committee-world.js';
import type { World } from '../support/world.js';

let stage: CommitteeWorld;
let world: World;

beforeAll(async () => {
  stage = await openCommitteeWorld();
  ({ world } = stage);
});
afterAll(async () => world.close());

describe('a seat on the committee', () => {
  const term = { termFrom: '2026-01-05T01:00:00.000Z', termUntil: '2028-01-05T01:00:00.000Z' };

  it('is proposed by the secretary and given by the editor of the founding authority', async () => {
    await world.person('fresh', stage.committee, ['committeeMember']);
    const seat = { committeeId: stage.committee, personId: await stage.idOf('fresh'), kind: 'labour' as const, deputy: false, ...term };

    const { id: memberId, appointedAt } = await world.do('secretary', proposeCommitteeMember, seat);
    expect(appointedAt).toBeNull();
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('secretary', proposeCommitteeMember, seat)).toBe('COMMITTEE_MEMBER_ALREADY_APPOINTED');
      await expect(world.attempt('chair', appointCommitteeMember, { memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('editor', appointCommitteeMember, { memberId });
    expect(await world.refused('editor', appointCommitteeMember, { memberId })).toBe('COMMITTEE_SEAT_NOT_PENDING');

    await world.do('secretary', endCommitteeMembership, { memberId, reason: both('Moved away.') });
    expect(await world.refused('secretary', endCommitteeMembership, { memberId, reason: both('Again.') })).toBe('COMMITTEE_SEAT_ENDED');
    const seats = await world.read('bidder', committeeMembers, { committeeId: stage.committee, first: 100 });
    expect(seats.edges.map((e) => e.node).filter((s) => s.endedAt === null)).toHaveLength(7);
  });

  it('is for who holds the role, for a term that the rules allow, and is not given by who proposed it', async () => {
    await world.person('both', stage.committee, ['committeeSecretary', 'committeeMember']);
    await world.person('both', stage.oversight, ['policyEditor']);
    const given = { committeeId: stage.committee, kind: 'society' as const, deputy: false };

    await world.unchanged(COMMITTEE_TABLES, async () => {
      const adviser = { ...given, ...term, personId: await stage.idOf('expert-1') };
      expect(await world.refused('secretary', proposeCommitteeMember, adviser)).toBe('COMMITTEE_MEMBER_ROLE_MISSING');
      const endless = { ...given, ...term, termUntil: '2040-01-05T01:00:00.000Z', personId: await stage.idOf('both') };
      expect(await world.refused('secretary', proposeCommitteeMember, endless)).toBe('COMMITTEE_TERM_NOT_VALID');
    });
    const { id: memberId } = await world.do('both', proposeCommitteeMember, { ...given, ...term, personId: await stage.idOf('both') });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('both', appointCommitteeMember, { memberId })).toBe('SAME_PERSON_APPOINTS_MEMBER');
    });
    await world.do('editor', endCommitteeMembership, { memberId, reason: both('Withdrawn.') });
  });

  it('is what a vote takes: the role alone is none', async () => {
    await world.person('role-only', stage.committee, ['committeeMember']);
    const { id: caseId } = await stage.accepted();

    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('role-only', declareCaseInterest, { caseId, interests: [] })).toBe('COMMITTEE_MEMBER_NOT_APPOINTED');
    });
  });
});

describe('papers of a case', () => {
  it('are read after a declaration, and never by who is recused', async () => {
    const { id: caseId } = await stage.accepted();
    await world.do('secretary', lodgeCasePaper, { caseId, title: both('Assessment'), reference: 'Annex 1', summary: both('Risks.') });
    const papers = (reader: string) => world.read(reader, casePapers, { caseId, first: 10 });
    const shut = (reader: string, code: string) => expect(papers(reader)).rejects.toMatchObject({ code });

    await shut('member-1', 'FORBIDDEN');
    expect(await stage.declare('member-1', caseId)).toMatchObject({ recused: false });
    expect((await papers('member-1')).edges).toHaveLength(1);
    expect(await stage.declare('member-2', caseId, 'employment')).toMatchObject({ recused: true });
    await shut('member-2', 'FORBIDDEN');
    expect(await stage.declare('member-3', caseId, 'guidelineAuthor')).toMatchObject({ recused: false });
    expect((await papers('member-3')).edges).toHaveLength(1);
    // What is declared later is added; what was declared is not taken back.
    await stage.declare('member-2', caseId);
    await shut('member-2', 'FORBIDDEN');
    await shut('expert-1', 'FORBIDDEN');
    await shut('officer', 'NOT_FOUND');
    await shut('bidder', 'NOT_FOUND');
    expect((await papers('auditor')).edges).toHaveLength(1);
  });

  it('are shut to who serves a party, whatever they declare', async () => {
    const party = await world.organisation('vendor-of-member-6', 'vendor');
    await world.person('member-6', party, ['bidder']);
    const { id: caseId } = await stage.accepted({ interestedOrganisations: [party] });

    expect(await stage.declare('member-6', caseId)).toMatchObject({ servesParty: true, recused: true });

    await expect(world.read('member-6', casePapers, { caseId, first: 10 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a recusal', () => {
  const reasons = both('A rival’s adviser.');

  it('is asked for by a vendor of the case and decided by the chair; quorum and kinds are then counted anew', async () => {
    const { id: caseId } = await stage.underReview();
    await vote(world, SIX, { caseId, inFavour: 6 });
    const asked = { caseId, personId: await stage.idOf('member-2'), reasons };
    await world.unchanged(COMMITTEE_TABLES, async () => {
      await expect(world.attempt('other-bidder', requestRecusal, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await world.refused('bidder', requestRecusal, { ...asked, personId: await stage.idOf('expert-1') })).toBe(
        'COMMITTEE_MEMBER_NOT_APPOINTED',
      );
    });
    const first = await world.do('bidder', requestRecusal, asked);
    const second = await world.do('bidder', requestRecusal, { ...asked, personId: await stage.idOf('member-5') });
    expect(await world.refused('bidder', requestRecusal, asked)).toBe('RECUSAL_ALREADY_REQUESTED');

    const grant = (requestId: string) => world.do('chair', decideRecusalRequest, { requestId, granted: true, reasons });
    await grant(first.id);
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideRecusalRequest, { requestId: first.id, granted: false, reasons })).toBe(
        'RECUSAL_REQUEST_DECIDED',
      );
    });
    await grant(second.id);
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_QUORUM_NOT_REACHED');
    });
  });

  it('that leaves kinds uncovered postpones the case, and its votes are not counted', async () => {
    const all = { ...SIX, members: SEATED };
    const { id: caseId } = await stage.underReview({ interestedOrganisations: [stage.vendor] }, all);
    await vote(world, all, { caseId, inFavour: 7 });
    for (const key of ['member-2', 'member-5']) {
      const { id: requestId } = await world.do('bidder', requestRecusal, { caseId, personId: await stage.idOf(key), reasons });
      await world.do('chair', decideRecusalRequest, { requestId, granted: true, reasons });
    }
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_KINDS_NOT_COVERED');
    });

    await world.do('chair', postponeSitting, { caseId, reason: both('Nobody present knows the law.') });

    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('SITTING_NOT_OPEN');
      const present = await stage.idsOf(['chair', 'member-1', 'member-3', 'member-4', 'member-6']);
      expect(await world.refused('secretary', openSitting, { caseId, present })).toBe('COMMITTEE_KINDS_NOT_COVERED');
    });
    const sittingsFor = async (reader: string) => (await world.read(reader, caseProceedings, { caseId })).sittings;
    expect(await sittingsFor('secretary')).toMatchObject([{ voted: 7, postponedFor: both('Nobody present knows the law.') }]);
    expect(await sittingsFor('auditor')).toMatchObject([{ voted: null, postponedFor: both('Nobody present knows the law.') }]);
  });

  it('of the chair is decided by the deputy, who then leads', async () => {
    const all = { ...SIX, members: SEATED };
    const { id: caseId } = await stage.underReview({}, all);
    const { id: requestId } = await world.do('bidder', requestRecusal, { caseId, personId: await stage.idOf('chair'), reasons });
    const decision = { requestId, granted: true, reasons };
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideRecusalRequest, decision)).toBe('RECUSAL_OF_ONESELF');
      await expect(world.attempt('member-4', decideRecusalRequest, decision)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('member-3', decideRecusalRequest, decision);
    await vote(world, { ...SIX, members: SEATED.slice(1) }, { caseId, inFavour: 6 });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_MEMBER_HAS_INTEREST');
      await expect(world.attempt('member-4', decideCase, declaredAs(caseId, 'approved'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    expect(await world.do('member-3', decideCase, declaredAs(caseId, 'approved'))).toMatchObject({ state: 'decided', recusals: 1 });
  });
});

describe('a sitting', () => {
  it('is of members who declared; each votes once, for themselves; all vote before the decision is declared', async () => {
    const { id: caseId } = await stage.accepted();
    for (const key of SEATED.slice(0, 5)) await stage.declare(key, caseId);
    await world.do('secretary', openCaseReview, { caseId });
    const sit = async (keys: readonly string[]) => ({ caseId, present: await stage.idsOf(keys) });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('secretary', openSitting, await sit(SEATED.slice(0, 6)))).toBe('COMMITTEE_INTEREST_NOT_DECLARED');
      expect(await world.refused('secretary', openSitting, await sit(SEATED.slice(0, 4)))).toBe('COMMITTEE_QUORUM_NOT_REACHED');
      expect(await world.refused('secretary', openSitting, await sit([...SEATED.slice(0, 5), 'expert-1']))).toBe('NOT_A_COMMITTEE_MEMBER');
      expect(await world.refused('member-1', castBallot, { caseId, vote: 'inFavour' })).toBe('SITTING_NOT_OPEN');
    });

    await world.do('secretary', openSitting, await sit(SEATED.slice(0, 5)));
    await world.do('member-1', castBallot, { caseId, vote: 'against' });

    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('secretary', openSitting, await sit(SEATED.slice(0, 5)))).toBe('SITTING_ALREADY_OPEN');
      expect(await world.refused('member-1', castBallot, { caseId, vote: 'inFavour' })).toBe('BALLOT_ALREADY_CAST');
      expect(await world.refused('member-5', castBallot, { caseId, vote: 'inFavour' })).toBe('NOT_PRESENT_AT_SITTING');
      await expect(world.attempt('secretary', castBallot, { caseId, vote: 'inFavour' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('expert-1', castBallot, { caseId, vote: 'inFavour' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'rejected'))).toBe('COMMITTEE_BALLOTS_MISSING');
    });
    for (const key of ['chair', 'member-2', 'member-3']) await world.do(key, castBallot, { caseId, vote: 'inFavour' });
    await world.do('member-4', castBallot, { caseId, vote: 'abstain' });
    await world.unchanged(COMMITTEE_TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(caseId, 'approved'))).toBe('COMMITTEE_VOTE_CONTRADICTS');
    });
    expect(await world.do('chair', decideCase, declaredAs(caseId, 'revise'))).toMatchObject({
      votes: { present: 5, inFavour: 3, abstained: 1 },
    });
  });
});
