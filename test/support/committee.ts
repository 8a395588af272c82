import { after, DAY_MS } from '@pilotage/kernel';
import { systemActor } from '@pilotage/platform';
import {
  acceptCase,
  appointCommitteeMember,
  castBallot,
  decideCase,
  declareCaseInterest,
  openCaseReview,
  openSitting,
  proposeCommitteeMember,
  type CaseDecision,
  type MemberKind,
} from '@pilotage/ethics';
import type { World } from './world.js';

/** Kinds by which any five of seven cover those that are required, but for the two technical peers. */
const KINDS: readonly MemberKind[] = ['ethics', 'technicalPeer', 'law', 'ethics', 'technicalPeer', 'law', 'society'];
const TERM_DAYS = 1800;

/** Appoints the persons to the committee, by their keys; they hold a member's role already. The one in the fourth place is deputy. */
export async function seatMembers(world: World, committeeId: string, keys: readonly string[]): Promise<void> {
  const termFrom = await world.now();
  const term = { termFrom, termUntil: after(termFrom, TERM_DAYS * DAY_MS) };
  for (const [i, key] of keys.entries()) {
    const actor = await world.actor(key);
    const personId = actor.kind === 'person' ? actor.personId : '';
    const kind = KINDS[i % KINDS.length] ?? 'ethics';
    await world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, async (tx) => {
      const seat = await world.house.executor.executeWithin(proposeCommitteeMember, tx, {
        ...{ committeeId, personId, kind, deputy: i === 3 },
        ...term,
      });
      await world.house.executor.executeWithin(appointCommitteeMember, tx, { memberId: seat.id });
    });
  }
}

/** Who acts for the committee. */
export interface CommitteeCast {
  readonly secretary: string;
  readonly chair: string;
  /** Those who sit, by key. */
  readonly members: readonly string[];
}

/** The committee of the marketplaces of the tests. Six of its seven sit. */
export const COMMITTEE_MEMBERS = ['committee-chair', 'member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
export const COMMITTEE: CommitteeCast = { secretary: 'secretary', chair: 'committee-chair', members: COMMITTEE_MEMBERS.slice(0, 6) };

const idOf = async (world: World, key: string): Promise<string> => {
  const actor = await world.actor(key);
  if (actor.kind !== 'person') throw new Error(`${key} is nobody`);
  return actor.personId;
};

/** The case is accepted, every member declares that they have no interest, and the review begins. */
export async function takeUp(world: World, { secretary, members }: CommitteeCast, caseId: string): Promise<void> {
  await world.do(secretary, acceptCase, { caseId });
  for (const member of members) await world.do(member, declareCaseInterest, { caseId, interests: [] });
  await world.do(secretary, openCaseReview, { caseId });
}

/** The members sit, the first `inFavour` of them vote for approval and the others against it. */
export async function vote(
  world: World,
  { secretary, members }: CommitteeCast,
  given: { caseId: string; inFavour: number },
): Promise<void> {
  const { caseId, inFavour } = given;
  await world.do(secretary, openSitting, { caseId, present: await Promise.all(members.map((member) => idOf(world, member))) });
  for (const [i, member] of members.entries()) await world.do(member, castBallot, { caseId, vote: i < inFavour ? 'inFavour' : 'against' });
}

/** What the chair declares, without ballots, which are cast. */
export const declaredAs = (caseId: string, decision: CaseDecision) => ({
  caseId,
  decision,
  conditions: decision === 'approvedWithConditions' ? [CONDITION] : [],
  statement: { en: 'Reasons.', zh: '理由。' },
});
export const CONDITION = { kind: 'PRECEDENT' as const, text: { en: 'Train the staff first.', zh: '先行培训人员。' } };

/** A filed case from its acceptance to its decision, by one vote of everyone. */
export async function decide(
  world: World,
  cast: CommitteeCast,
  { caseId, decision }: { caseId: string; decision: CaseDecision },
): Promise<void> {
  await takeUp(world, cast, caseId);
  await vote(world, cast, { caseId, inFavour: decision.startsWith('approved') ? cast.members.length : 0 });
  await world.do(cast.chair, decideCase, declaredAs(caseId, decision));
}
