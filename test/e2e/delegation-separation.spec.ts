import { approveAward, decideChallenge, fileChallenge, proposeAward } from '@pilotage/awards';
import { confirmOpening, requestOpening } from '@pilotage/bids';
import {
  approveCall,
  confirmRiskAssessment,
  draftCall,
  draftRiskAssessment,
  postNeed,
  publishNeed,
  submitCallForReview,
} from '@pilotage/calls';
import { acceptCase, castBallot, decideCase, declareCaseInterest, fileCase, openCaseReview, openSitting } from '@pilotage/ethics';
import { appointPanel, confirmPriceOpening, lockMarks, requestPriceOpening } from '@pilotage/evaluation';
import { after, DAY_MS } from '@pilotage/kernel';
import { declareSamePerson, delegateRoles, revokeDelegation } from '@pilotage/parties';
import { signPilot } from '@pilotage/pilots';
import { newId, type Role } from '@pilotage/platform';
import { closeAt, inside, openMarketplace, sealedBid, testSpecification, type Marketplace } from '../support/bidding.js';
import { needInput, riskInput } from '../support/calls.js';
import { engageEvaluators, evaluatedLot, markEverything, startedMarking } from '../support/evaluating.js';
import { declaredAs } from '../support/committee.js';
import { openWorld, type World } from '../support/world.js';

const EVERYTHING = ['call', 'lot', 'bid', 'evaluation', 'panel_member', 'opening', 'price_opening', 'award', 'challenge', 'pilot'];

interface Stage {
  readonly world: World;
  readonly market: Marketplace;
  /** Makes a second account of a person, with roles of its own in the agency or elsewhere. */
  readonly second: (of: string, key: string, roles: readonly Role[], organisationId?: string) => Promise<string>;
  /** Lets somebody stand in for a person; returns how it is ended. */
  readonly standIn: (from: string, to: string, role: Role) => Promise<() => Promise<unknown>>;
  readonly idOf: (key: string) => Promise<string>;
}

async function openStage(): Promise<Stage> {
  const world = await openWorld();
  const market = await openMarketplace(world, 3);
  const platform = await world.organisation('platform', 'platform');
  await world.person('operator', platform, ['platformOperator']);
  const idOf = async (key: string): Promise<string> => {
    const actor = await world.actor(key);
    return actor.kind === 'person' ? actor.personId : '';
  };
  return {
    world,
    market,
    idOf,
    async second(of, key, roles, organisationId = market.agency) {
      const personId = await world.person(key, organisationId, roles);
      await world.do('operator', declareSamePerson, { personId, sameAs: await idOf(of), source: 'A passport' });
      return personId;
    },
    async standIn(from, to, role) {
      const until = after(await world.now(), 30 * DAY_MS);
      const input = { organisationId: market.agency, toPersonId: await idOf(to), roles: [role], until, reason: 'Leave' };
      const { id } = await world.do(from, delegateRoles, input);
      return () => world.do(from, revokeDelegation, { delegationId: id });
    },
  };
}

describe('where two people are asked for, one human is refused under a second account and under a delegation', () => {
  let stage: Stage;
  let world: World;
  let agency: string;
  let lotId: string;
  let bidIds: string[];

  beforeAll(async () => {
    stage = await openStage();
    world = stage.world;
    agency = stage.market.agency;
    await world.person('verifier', agency, ['evidenceVerifier']);
    await stage.second('officer', 'officer-again', ['officer', 'approver']);
    await stage.second('drafter', 'drafter-again', ['approver']);
  });
  afterAll(async () => world.close());

  const refusedAs = async (people: readonly string[], code: string, attempt: (as: string) => Promise<string>): Promise<void> => {
    await world.unchanged(EVERYTHING, async () => {
      for (const as of people) expect([as, await attempt(as)]).toEqual([as, code]);
    });
  };

  it('risk level: the officer who answered does not confirm', async () => {
    const { id: needId } = await world.do('drafter', postNeed, needInput(agency));
    await world.do('officer', publishNeed, { needId });
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput() });
    const end = await stage.standIn('officer', 'verifier', 'officer');

    await refusedAs(['officer', 'officer-again', 'verifier'], 'SAME_OFFICER_CONFIRMS', (as) =>
      world.refused(as, confirmRiskAssessment, { needId }),
    );

    await end();
    await world.do('officer-2', confirmRiskAssessment, { needId });
    const { id: callId } = await world.do('drafter', draftCall, { needId, specification: testSpecification({ lots: [evaluatedLot()] }) });
    await world.do('drafter', submitCallForReview, { callId });
    await publication(callId);
  });

  /** Publication: who drafted does not approve; while the approver has lent the role to the drafter, neither does. */
  async function publication(callId: string): Promise<void> {
    const end = await stage.standIn('approver', 'drafter', 'approver');
    await refusedAs(['drafter', 'drafter-again', 'approver'], 'CALL_APPROVER_DRAFTED', (as) => world.refused(as, approveCall, { callId }));
    await end();
    const { lots } = await world.do('approver', approveCall, { callId });
    lotId = lots[0]?.id ?? '';
  }

  it('opening: the officer who asked does not confirm', async () => {
    bidIds = [];
    for (const [n, vendor] of stage.market.vendors.entries())
      bidIds.push(await sealedBid(stage.market, lotId, vendor, { price: `${n + 2}0000000` }));
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    await world.do('officer', requestOpening, { lotId });
    const end = await stage.standIn('officer', 'verifier', 'officer');

    await refusedAs(['officer', 'officer-again', 'verifier'], 'SAME_OFFICER_OPENS', (as) => world.refused(as, confirmOpening, { lotId }));

    await end();
    await world.do('officer-2', confirmOpening, { lotId });
    await world.drain();
  });

  it('panel: nobody sits twice, sells under another name, or sees names for somebody else', async () => {
    const panel = await engageEvaluators(world, agency, ['chair', 'evaluator-b', 'evaluator-c']);
    const again = await stage.second('chair', 'chair-again', ['evaluator']);
    await stage.second('evaluator-b', 'seller', ['bidder'], stage.market.vendors[2]?.organisationId);
    const end = await stage.standIn('officer-2', 'evaluator-c', 'officer');
    const asked = (ids: readonly string[]) =>
      world.refused('officer', appointPanel, {
        lotId,
        candidates: ids.map((personId) => ({ personId, expertIn: 'subject' as const })),
        size: ids.length,
        chairId: ids[0],
      });
    const { chair = '', 'evaluator-b': b = '', 'evaluator-c': c = '' } = panel;

    await world.unchanged(EVERYTHING, async () => {
      expect(await asked([chair, again])).toBe('PANEL_MEMBER_TWICE');
      expect(await asked([chair, b])).toBe('PANEL_MEMBER_OF_VENDOR');
      expect(await asked([chair, c])).toBe('PANEL_MEMBER_SEES_NAMES');
    });

    await end();
    await startedMarking(world, lotId, { chair, 'evaluator-c': c });
    const marks = Object.fromEntries(bidIds.map((id) => [id, { method: ['8', '8'], plan: ['8', '8'] }]));
    await markEverything(world, lotId, { chair, 'evaluator-c': c }, marks);
  });

  it('prices: the officer who asked does not confirm', async () => {
    await world.do('officer', lockMarks, { lotId });
    await world.do('officer', requestPriceOpening, { lotId });
    const end = await stage.standIn('officer', 'verifier', 'officer');

    await refusedAs(['officer', 'officer-again', 'verifier'], 'SAME_OFFICER_OPENS_PRICES', (as) =>
      world.refused(as, confirmPriceOpening, { lotId }),
    );

    await end();
    await world.do('officer-2', confirmPriceOpening, { lotId });
    await world.drain();
  });

  it('award and challenge: who proposed or marked does not approve, and who had a hand in it does not decide', async () => {
    const { id: awardId } = await world.do('officer', proposeAward, { lotId, bidId: bidIds[0] ?? '' });
    await stage.second('chair', 'chair-as-approver', ['approver']);
    await world.person('approver-2', agency, ['approver']);
    await world.person('approver-3', agency, ['approver']);
    const end = await stage.standIn('approver-2', 'officer', 'approver');
    await refusedAs(['officer', 'officer-again', 'chair-as-approver', 'approver-2'], 'SAME_PERSON_APPROVES_AWARD', (as) =>
      world.refused(as, approveAward, { awardId }),
    );
    await end();
    await world.do('approver-2', approveAward, { awardId });

    const { id: challengeId } = await world.do('bidder-2', fileChallenge, { awardId, bidId: bidIds[1] ?? '', grounds: 'It is dear.' });
    await stage.second('approver-2', 'approver-again', ['approver']);
    await stage.second('bidder-2', 'challenger-inside', ['approver']);
    await stage.standIn('approver-2', 'approver-3', 'approver');
    await refusedAs(
      ['approver-2', 'approver-again', 'chair-as-approver', 'challenger-inside', 'approver-3'],
      'SAME_PERSON_DECIDES_CHALLENGE',
      (as) => world.refused(as, decideChallenge, { challengeId, decision: 'dismissed', reasons: 'No.' }),
    );
    await world.do('approver', decideChallenge, { challengeId, decision: 'dismissed', reasons: 'It is the cheapest.' });
  });

  it('contract: no human signs twice, for one party or for both', async () => {
    await world.clock('P20D');
    await world.drain();
    const [row] = await world.sql<{ id: string }>('select id from pilot');
    const pilotId = row?.id ?? '';
    await world.person('pilot-manager', agency, ['pilotManager']);
    await stage.second('approver', 'approver-manages', ['pilotManager']);
    await stage.second('approver', 'approver-sells', ['vendorAdministrator'], stage.market.vendors[0]?.organisationId);
    await world.do('approver', signPilot, { pilotId });
    await stage.standIn('approver', 'pilot-manager', 'approver');

    await refusedAs(['approver-manages', 'approver-sells', 'pilot-manager'], 'SAME_PERSON_SIGNS_TWICE', (as) =>
      world.refused(as, signPilot, { pilotId }),
    );
  });
});

describe('the committee', () => {
  it('recuses whoever is of a party under any account, counts no human twice, and takes no ballot of theirs', async () => {
    const { world, market, second, idOf } = await openStage();
    const [vendor] = market.vendors;
    const organisationId = vendor?.organisationId ?? '';
    await second('member-1', 'member-1-sells', ['bidder'], organisationId);
    const [committee] = await world.sql<{ id: string }>(`select id from organisation where kind = 'committee'`);
    await second('member-2', 'member-2-again', ['committeeMember'], committee?.id);
    const { id: caseId } = await inside(world, (tx) =>
      fileCase(tx, {
        subjectType: 'bid',
        subjectId: newId('bid'),
        agencyId: market.agency,
        interestedOrganisations: [organisationId],
        reasons: ['X'],
      }),
    );
    await world.do('secretary', acceptCase, { caseId });
    const declare = (key: string) => world.do(key, declareCaseInterest, { caseId, interests: [] });
    expect(await declare('member-1')).toMatchObject({ servesParty: true, recused: true });
    for (const key of ['member-2-again', ...SITTING.slice(1)]) await declare(key);
    const { recusals } = await world.do('secretary', openCaseReview, { caseId });
    expect(recusals).toBe(1);

    const sit = async (keys: readonly string[]) => ({ caseId, present: await Promise.all(keys.map(idOf)) });
    await world.unchanged(['ethics_case', 'case_sitting'], async () => {
      expect(await world.refused('secretary', openSitting, await sit(['member-1', ...SITTING]))).toBe('COMMITTEE_MEMBER_HAS_INTEREST');
      expect(await world.refused('secretary', openSitting, await sit(['member-2-again', ...SITTING]))).toBe('NOT_A_COMMITTEE_MEMBER');
    });
    await world.do('secretary', openSitting, await sit(SITTING));
    await world.do('member-2-again', castBallot, { caseId, vote: 'inFavour' });
    await world.unchanged(['case_ballot'], async () => {
      expect(await world.refused('member-2', castBallot, { caseId, vote: 'inFavour' })).toBe('BALLOT_ALREADY_CAST');
      expect(await world.refused('member-1', castBallot, { caseId, vote: 'inFavour' })).toBe('NOT_PRESENT_AT_SITTING');
    });
    for (const key of SITTING.slice(1)) await world.do(key, castBallot, { caseId, vote: 'inFavour' });
    const { votes } = await world.do('committee-chair', decideCase, declaredAs(caseId, 'approved'));
    expect(votes).toMatchObject({ present: 5, inFavour: 5 });
    await world.close();
  });
});

/** Five members of every required kind; member-2 comes under a second account. */
const SITTING = ['member-2', 'member-3', 'member-4', 'member-5', 'committee-chair'];
