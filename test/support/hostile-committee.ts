import { after, DAY_MS, instant } from '@pilotage/kernel';
import { fileCase } from '@pilotage/ethics';
import { systemActor } from '@pilotage/platform';
import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { bidderOf, PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { idOf, nodesIn, personIdOf } from '../../apps/cli/src/procurement/procurement.js';
import { both, made, rowWith, vendorId, type Thread } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';

const SECRETARY = 'secretary';
const CHAIR = 'committee-chair';
/** Who sits in the end: of every required kind, one more than the quorum. */
const SITTING = [CHAIR, 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
const EXPERTS = ['outside-expert', 'outside-expert-2', 'outside-expert-3', 'outside-expert-4', 'outside-expert-5'];
const CONDITIONS = [{ kind: 'PRECEDENT', text: both('Tell the patients.') }];
const CLAUSES = ['HARMONY-1@1.0.0'];

/** A committee changes a seat, takes a case up, hears experts, postpones, decides under dissent, looks at a late conflict, and tracks it. */
export async function decideCaseOfCommittee(world: HostileWorld, driver: Driver, thread: Thread): Promise<void> {
  await changeSeat(world, driver);
  const caseId = await fileListedCase(world, thread);
  await must(driver, SECRETARY, 'acceptCase', { caseId });
  await declareAndRecuse(driver, caseId);
  await hearExperts(driver, caseId);
  await vote(driver, caseId);
  const statement = both('It helps more than it harms.');
  const redactions = [
    { part: 'statement', reason: 'tradeSecret', instead: both('It helps more than it harms, for reasons of its method.') },
  ];
  const outcome = { decision: 'approvedWithConditions', conditions: CONDITIONS, clauses: CLAUSES, statement, redactions };
  await must(driver, CHAIR, 'decideCase', { caseId, ...outcome });
  await lookBack(driver, caseId);
}

/** A seat is given up, and the same person is proposed and appointed again. */
async function changeSeat(world: HostileWorld, driver: Driver): Promise<void> {
  const [committee] = await world.sql<{ id: string }>(`select id from organisation where identifier = 'committee'`);
  const committeeId = committee?.id ?? '';
  const personId = await personIdOf(driver, 'member-6');
  const seats = nodesIn(await driver.read(SECRETARY, 'committeeMembers', { committeeId, first: 100 }));
  await must(driver, SECRETARY, 'endCommitteeMembership', {
    memberId: idOf(rowWith(seats, 'personId', personId)),
    reason: both('On leave.'),
  });
  const termFrom = await driver.now();
  const term = { termFrom, termUntil: after(instant(termFrom), 1000 * DAY_MS) };
  const seat = { committeeId, personId, kind: 'society', deputy: false, ...term };
  const memberId = await made(driver, SECRETARY, 'proposeCommitteeMember', seat);
  await must(driver, PEOPLE.policyEditor, 'appointCommitteeMember', { memberId });
}

/** A case that is a listed activity, about a need and a vendor. */
async function fileListedCase(world: HostileWorld, { needId, agencyId }: Thread): Promise<string> {
  const context = { actor: systemActor('test'), requestId: 'test', operation: 'fileCase' };
  const filing = {
    ...{ subjectType: 'need' as const, subjectId: needId, agencyId, interestedOrganisations: [vendorId(world, 1)] },
    ...{ reasons: ['PRODUCT_RISK_ABOVE_CONFIRMED'], triggers: ['H7'] },
  };
  return (await world.house.unitOfWork.run(context, (tx) => fileCase(tx, filing))).id;
}

/** Members declare, one of them an interest that recuses; a vendor asks for another's recusal in vain. */
async function declareAndRecuse(driver: Driver, caseId: string): Promise<void> {
  const paper = { title: both('Assessment'), reference: 'The assessment of the agency', summary: both('What it may do to people.') };
  await must(driver, SECRETARY, 'lodgeCasePaper', { caseId, ...paper });
  const declare = (member: string, ...interests: readonly Row[]): Promise<Row> =>
    must(driver, member, 'declareCaseInterest', { caseId, interests });
  await declare(CHAIR, { kind: 'guidelineAuthor', note: 'Wrote a chapter of it.' });
  await declare('member-1', { kind: 'employment', note: 'Worked there last year.' });
  for (const member of SITTING.slice(1)) await declare(member);
  const asked = { caseId, personId: await personIdOf(driver, 'member-6'), reasons: both('A rival’s adviser.') };
  const requestId = await made(driver, bidderOf(1), 'requestRecusal', asked);
  await must(driver, CHAIR, 'decideRecusalRequest', { requestId, granted: false, reasons: both('It was long ago.') });
  await must(driver, SECRETARY, 'openCaseReview', { caseId });
}

async function hearExperts(driver: Driver, caseId: string): Promise<void> {
  const experts = await Promise.all(EXPERTS.map((expert) => personIdOf(driver, expert)));
  await must(driver, SECRETARY, 'appointExperts', { caseId, experts });
  for (const expert of EXPERTS) {
    await must(driver, expert, 'declareCaseInterest', { caseId, interests: [] });
    await must(driver, expert, 'stateExpertOpinion', { caseId, agrees: true, opinion: both('It is watched closely enough.') });
  }
}

/** The first sitting is postponed, and the time extended; in the second all vote, one of them against. */
async function vote(driver: Driver, caseId: string): Promise<void> {
  const present = await Promise.all(SITTING.map((member) => personIdOf(driver, member)));
  await must(driver, SECRETARY, 'openSitting', { caseId, present });
  await must(driver, CHAIR, 'castBallot', { caseId, vote: 'abstain' });
  await must(driver, CHAIR, 'postponeSitting', { caseId, reason: both('A paper is missing.') });
  const until = after(instant(await driver.now()), 50 * DAY_MS);
  await must(driver, CHAIR, 'extendCase', { caseId, until, reason: both('A paper is missing.') });
  await must(driver, SECRETARY, 'openSitting', { caseId, present });
  for (const member of SITTING) await must(driver, member, 'castBallot', { caseId, vote: member === 'member-5' ? 'against' : 'inFavour' });
}

/** After the decision: a dissent, a conflict that changes nothing, and the tracking review. */
async function lookBack(driver: Driver, caseId: string): Promise<void> {
  await must(driver, 'member-5', 'writeDissent', { caseId, text: both('It harms more than it helps.'), named: false });
  const found = { caseId, personId: await personIdOf(driver, 'member-5'), reasons: both('Held shares of a rival.') };
  const conflictId = await made(driver, 'oversight', 'reportLateConflict', found);
  await must(driver, CHAIR, 'decideLateConflict', { conflictId, confirmed: true, note: both('The decision stands without the vote.') });
  const review = { outcome: 'amendConditions', finding: both('Patients were told.'), conditions: CONDITIONS, clauses: CLAUSES };
  await must(driver, CHAIR, 'reviewTracking', { caseId, ...review });
  await must(driver, SECRETARY, 'markGoodCase', { caseId, summary: both('Patients were asked first.') });
}
