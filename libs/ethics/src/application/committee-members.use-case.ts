import { z } from 'zod';
import { between, DAY_MS, must, refuse } from '@pilotage/kernel';
import { input, isSelf, localisedInput, newId, personOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { samePersons } from '@pilotage/parties';
import { committeeRefusals } from '../domain/committee.refusals.js';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { CommitteeMemberView, MemberKindEnum } from '../graphql/committee.views.js';
import type { CommitteeMemberEntity } from '../persistence/committee.entities.js';
import { committeeMembers, lockSeatsOf, openSeatsOf } from '../persistence/committee.repository.js';
import { holdersOf, policyAt } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

const memberId = input.id('committeeMember', 'The seat.');

/** Null where the house founds a committee, before there is anybody who could. */
const byOf = (actor: Actor): string | null => (actor.kind === 'system' ? null : personOf(actor));

/** Somebody is proposed for a seat. */
export const proposeCommitteeMember = useCase({
  name: 'proposeCommitteeMember',
  summary: 'The secretary proposes a member of the committee: a person with the member’s or the chair’s role, what they bring, and a term.',
  policy: ethicsPolicy.proposeCommitteeMember,
  input: z.strictObject({
    committeeId: input.id('organisation', 'The committee.'),
    personId: input.id('person', 'The person.'),
    kind: input.oneOf(MemberKindEnum, 'What they bring.'),
    deputy: input.flag('Whether they take the chair’s place where the chair is recused.'),
    termFrom: input.instant('When the term begins.'),
    termUntil: input.instant('When the term ends.'),
  }),
  output: CommitteeMemberView,
  refusals: [
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    committeeRefusals.COMMITTEE_TERM_NOT_VALID,
    committeeRefusals.COMMITTEE_MEMBER_ROLE_MISSING,
    committeeRefusals.COMMITTEE_MEMBER_ALREADY_APPOINTED,
  ],
  async run({ tx, actor, authorise }, given) {
    authorise({ committee: given.committeeId });
    await lockSeatsOf(tx, given.committeeId);
    const now = await tx.now();
    const days = between(given.termFrom, given.termUntil) / DAY_MS;
    const { termDaysMax } = policyAt(now);
    must(days > 0 && days <= termDaysMax, committeeRefusals.COMMITTEE_TERM_NOT_VALID, { max: termDaysMax });
    await mustHaveRole(tx, given);
    await mustHaveNoSeat(tx, given);
    const row: CommitteeMemberEntity = { ...UNAPPOINTED, id: newId('committeeMember'), ...given, proposedBy: byOf(actor), proposedAt: now };
    const { committeeId, kind, deputy } = row;
    return committeeMembers.create(tx, row, { type: 'committeeMember.propose', facts: { committee: committeeId, kind, deputy } });
  },
});

const UNAPPOINTED = { appointedBy: null, appointedAt: null, endedBy: null, endedAt: null, endReason: null };

type Named = Pick<CommitteeMemberEntity, 'committeeId' | 'personId'>;

async function mustHaveRole(tx: Tx, { committeeId, personId }: Named): Promise<void> {
  const holders = await holdersOf(tx, committeeId, ['committeeMember', 'committeeChair']);
  must(holders.includes(personId), committeeRefusals.COMMITTEE_MEMBER_ROLE_MISSING);
}

async function mustHaveNoSeat(tx: Tx, { committeeId, personId }: Named): Promise<void> {
  const selves = (await samePersons(tx, [personId])).get(personId) ?? [personId];
  const seats = await openSeatsOf(tx, committeeId, selves, await tx.now());
  must(seats.length === 0, committeeRefusals.COMMITTEE_MEMBER_ALREADY_APPOINTED);
}

/** A proposed member is appointed, by somebody else than who proposed them. */
export const appointCommitteeMember = useCase({
  name: 'appointCommitteeMember',
  summary: 'The policy editor of the founding authority appoints a proposed member; nobody appoints whom they proposed, or themselves.',
  policy: ethicsPolicy.appointCommitteeMember,
  input: z.strictObject({ memberId }),
  output: CommitteeMemberView,
  refusals: [committeeRefusals.COMMITTEE_SEAT_NOT_PENDING, committeeRefusals.SAME_PERSON_APPOINTS_MEMBER],
  async run({ tx, actor, authorise }, given) {
    authorise({});
    const seat = await committeeMembers.lock(tx, given.memberId, 'update');
    must(!seat.appointedAt && !seat.endedAt, committeeRefusals.COMMITTEE_SEAT_NOT_PENDING);
    if (actor.kind !== 'system') mustBeSomebodyElse(actor, seat);
    const patch = { appointedBy: byOf(actor), appointedAt: await tx.now() };
    await committeeMembers.amend(tx, seat.id, patch, { type: 'committeeMember.appoint', facts: { kind: seat.kind } });
    return { ...seat, ...patch };
  },
});

function mustBeSomebodyElse(actor: Actor, { proposedBy, personId }: CommitteeMemberEntity): void {
  const isSame = isSelf(actor, proposedBy) || isSelf(actor, personId);
  if (isSame) refuse(committeeRefusals.SAME_PERSON_APPOINTS_MEMBER);
}

/** A seat is given up before its term ends, or a proposal is withdrawn. */
export const endCommitteeMembership = useCase({
  name: 'endCommitteeMembership',
  summary: 'Ends a seat on the committee before its term, or withdraws a proposal, with the reason. What was decided stays decided.',
  policy: ethicsPolicy.endCommitteeMembership,
  input: z.strictObject({ memberId, reason: localisedInput(1000, 'The reason.') }),
  output: CommitteeMemberView,
  refusals: [committeeRefusals.COMMITTEE_SEAT_ENDED],
  async run({ tx, actor, authorise }, given) {
    const seat = await committeeMembers.lock(tx, given.memberId, 'update');
    authorise({ committee: seat.committeeId });
    must(!seat.endedAt, committeeRefusals.COMMITTEE_SEAT_ENDED);
    const patch = { endedBy: personOf(actor), endedAt: await tx.now(), endReason: given.reason };
    await committeeMembers.amend(tx, seat.id, patch, { type: 'committeeMember.end' });
    return { ...seat, ...patch };
  },
});
