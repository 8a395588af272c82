import { refuse, type Instant } from '@pilotage/kernel';
import { input, isSelf, localisedInput, type Actor, type Relations, type Tx } from '@pilotage/platform';
import { ConditionKindEnum } from '@pilotage/assurance';
import { humansServing, personsWithRole, samePersons } from '@pilotage/parties';
import { committeePolicyAt, type CommitteePolicy } from '../domain/committee-policy.js';
import { committeeRefusals } from '../domain/committee.refusals.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { isOut, type SittingFacts } from '../domain/meeting.js';
import type { CommitteeMemberEntity } from '../persistence/committee.entities.js';
import { caseDeclarations, seatsInForce } from '../persistence/committee.repository.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { DEPUTY } from './ethics.policy.js';

/** More members than any committee has. */
export const MEMBERS_MAX = 60;
const CONDITIONS_MAX = 30;
const CLAUSES_MAX = 50;

export const caseId = input.id('ethicsCase', 'The case.');

export const conditionsInput = (description: string) =>
  input.list(
    input.object('CommitteeConditionInput', 'A condition of the approval.', {
      kind: input.oneOf(ConditionKindEnum, 'When it must be met.'),
      text: localisedInput(1000, 'What must be done.'),
    }),
    0,
    CONDITIONS_MAX,
    description,
  );

export const clausesInput = input
  .list(input.text(120, 'A clause of a guideline, as clause@version.'), 0, CLAUSES_MAX, 'Clauses on which it rests.')
  .optional();

/** The rules in force, or a refusal. */
export const policyAt = (at: Instant): CommitteePolicy =>
  committeePolicyAt(at) ?? refuse(ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE, { at });

/** The committee that took the case. Until one has, every committee is concerned, and is told that the case was not accepted yet. */
export const relationsOf = (actor: Actor, { committeeId }: EthicsCaseEntity): Relations => {
  const served = actor.kind === 'person' ? actor.memberships.map((m) => m.organisationId) : [];
  return { committee: committeeId ?? served };
};

/** The committee of a case that was accepted. Throws before: the states of the operations do not allow it. */
export function committeeOf({ id, committeeId }: EthicsCaseEntity): string {
  if (!committeeId) throw new Error(`${id} is of no committee`);
  return committeeId;
}

/** Active members of the committee who hold one of the roles. One after the other: a transaction asks one question at a time. */
export async function holdersOf(tx: Tx, committeeId: string, roles: readonly string[]): Promise<readonly string[]> {
  const holders: string[] = [];
  for (const role of roles) holders.push(...(await personsWithRole(tx, committeeId, role)));
  return holders;
}

/** Members in office: appointed for now, and still in the role. */
export async function seatsInOffice(tx: Tx, committeeId: string, at: Instant): Promise<CommitteeMemberEntity[]> {
  const holders = await holdersOf(tx, committeeId, ['committeeMember', 'committeeChair']);
  return (await seatsInForce(tx, committeeId, at)).filter(({ personId }) => holders.includes(personId));
}

/** The actor's seat, under whichever account they come; or a refusal. */
export function seatOf(actor: Actor, seats: readonly CommitteeMemberEntity[]): CommitteeMemberEntity {
  return seats.find(({ personId }) => isSelf(actor, personId)) ?? refuse(committeeRefusals.COMMITTEE_MEMBER_NOT_APPOINTED);
}

/** Who, of the committee, may take part in the case, and who is out. */
export interface Circle {
  readonly seats: readonly CommitteeMemberEntity[];
  readonly facts: Omit<SittingFacts, 'present'>;
}

/** Looks the circle of a case up: seats, declarations, recusals, and whoever serves a party under any account. */
export async function circleOf(tx: Tx, row: EthicsCaseEntity, policy: CommitteePolicy): Promise<Circle> {
  const seats = await seatsInOffice(tx, committeeOf(row), await tx.now());
  const declared = (await caseDeclarations.list(tx, { caseId: row.id })).map(({ personId }) => personId);
  const interested = await humansServing(tx, row.interestedOrganisations);
  const selves = await samePersons(tx, [...new Set([...seats.map(({ personId }) => personId), ...row.recused])]);
  return { seats, facts: { policy, seats, declared, recused: row.recused, interested, selves } };
}

/** Whether the chair is out of the case; `concerned` is somebody whose own matter is decided. */
async function isChairOut(tx: Tx, row: EthicsCaseEntity, { facts }: Circle, concerned: string | null): Promise<boolean> {
  const chairs = await personsWithRole(tx, committeeOf(row), 'committeeChair');
  return chairs.every((chair) => isOut(facts, chair) || chair === concerned || (facts.selves.get(chair) ?? []).includes(concerned ?? ''));
}

/** What of the policy's conditions holds for the actor: a deputy leads where the chair is recused, or where it is about the chair. */
export async function leadingHolds(
  tx: Tx,
  actor: Actor,
  { row, circle, concerned = null }: { row: EthicsCaseEntity; circle: Circle; concerned?: string | null },
): Promise<readonly string[]> {
  const isDeputy = actor.kind === 'person' && circle.seats.some((seat) => seat.deputy && isSelf(actor, seat.personId));
  return isDeputy && (await isChairOut(tx, row, circle, concerned)) ? [DEPUTY] : [];
}

/** Refuses whoever leads with an interest in the case: who leads is as free of it as who votes. */
export function mustLeadFreely(actor: Actor, { facts }: Circle): void {
  const isFree = ![...facts.recused, ...facts.interested].some((person) => isSelf(actor, person));
  if (!isFree) refuse(ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST, { count: 1 });
}
