import type { LocalisedText } from '@pilotage/kernel';
import { must, type Driver, type Row } from '../driver/driver.js';
import { everyNode, idOf, personIdOf } from './procurement.js';

/** Members of the demonstration's committee who sit on a case: enough for the quorum, of every required kind. */
export const SITTING_MEMBERS = ['committee-chair', 'member-1', 'member-2', 'member-3', 'member-4'] as const;
const SECRETARY = 'secretary';
const CHAIR = 'committee-chair';

/** A case before the committee, and who acts on it. */
export interface CaseThread {
  readonly driver: Driver;
  readonly caseId: string;
  readonly members: readonly string[];
}

/** The committee accepts the case, each member declares that there is no interest, and the review begins. */
export async function takeUpCase({ driver, caseId, members }: CaseThread): Promise<void> {
  await must(driver, SECRETARY, 'acceptCase', { caseId });
  for (const member of members) await must(driver, member, 'declareCaseInterest', { caseId, interests: [] });
  await must(driver, SECRETARY, 'openCaseReview', { caseId });
}

/** What the chair declares. */
export interface CaseOutcome {
  readonly decision: 'approved' | 'approvedWithConditions' | 'revise' | 'rejected';
  readonly conditions?: readonly Row[];
  readonly statement: LocalisedText;
}

/** The members sit and vote alike, and the chair declares the decision. */
export async function voteOnCase(
  { driver, caseId, members }: CaseThread,
  { decision, conditions = [], statement }: CaseOutcome,
): Promise<void> {
  const present = await Promise.all(members.map((member) => personIdOf(driver, member)));
  await must(driver, SECRETARY, 'openSitting', { caseId, present });
  const vote = decision === 'approved' || decision === 'approvedWithConditions' ? 'inFavour' : 'against';
  for (const member of members) await must(driver, member, 'castBallot', { caseId, vote });
  await must(driver, CHAIR, 'decideCase', { caseId, decision, conditions, statement });
}

/** A filed case from its acceptance to its decision. */
export async function decideCase(driver: Driver, caseId: string, outcome: CaseOutcome): Promise<void> {
  const thread = { driver, caseId, members: SITTING_MEMBERS };
  await takeUpCase(thread);
  await voteOnCase(thread, outcome);
}

/** The case that the gate filed about a bid which it referred. Throws where there is none. */
export async function caseOfBid(driver: Driver, bidId: string): Promise<string> {
  const cases = await everyNode(driver, SECRETARY, 'ethicsCases', {});
  const own = cases.find((one) => one['subjectId'] === bidId);
  if (!own) throw new Error(`the committee has no case about ${bidId}`);
  return idOf(own);
}
