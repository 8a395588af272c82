import { must, refuseIf } from '@pilotage/kernel';
import { isAllowed, newId, shuffled, type Actor, type FieldGroup, type PersonActor, type Tx } from '@pilotage/platform';
import type { LotInCall } from '@pilotage/calls';
import { membershipsOf, samePersons } from '@pilotage/parties';
import { evaluationRefusals } from '../domain/evaluation.refusals.js';
import { standingObjection, type Candidate, type PanelRule, type Standing } from '../domain/panel.rules.js';
import { letterOf, lettersFor } from '../domain/letters.js';
import type { EvaluationEntity, PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { evaluationCapacities } from './evaluation.policy.js';
import { panelMembers } from '../persistence/evaluation.repository.js';

/** What the profile asks of the panel at the risk level of the call. */
export function panelRule({ profile: { panel }, call }: Pick<LotInCall, 'profile' | 'call'>): PanelRule {
  const isLow = call.riskLevel === 'LOW';
  return {
    minimumMembers: (isLow ? panel.minimumMembers : panel.minimumMembersAboveLowRisk).value,
    oddNumber: panel.oddNumber.value,
    expertShare: panel.expertShare.value,
    expertFields: panel.expertFields.value,
    selection: panel.selection.value,
  };
}

/** What the person is towards a panel of the agency, by the lines of the table and all that the person is. */
export function standingOf(actor: PersonActor, agencyId: string): Standing {
  const { panelSeat, panelLead, seller, seesNames } = evaluationCapacities;
  const is = ({ who }: FieldGroup): boolean => isAllowed(who, actor, { agency: agencyId });
  return {
    personId: actor.personId,
    isEvaluator: is(panelSeat),
    mayLead: is(panelLead),
    isOfVendor: is(seller),
    seesNames: is(seesNames),
  };
}

/** Refuses unless every person named may serve on a panel of the agency; tells who of them may lead it. */
export async function assertMayServe(
  tx: Tx,
  agencyId: string,
  named: readonly Candidate[],
  former: readonly string[],
): Promise<readonly string[]> {
  const ids = [...new Set(named.map(({ personId }) => personId))];
  const selves = await samePersons(tx, [...ids, ...former]);
  const humans = ids.map((id) => selves.get(id)?.[0] ?? id);
  must(new Set(humans).size === ids.length, evaluationRefusals.PANEL_MEMBER_TWICE);
  const seated = former.flatMap((id) => selves.get(id) ?? [id]);
  const memberships = await membershipsOf(tx, ids);
  const standings = ids.map((personId) =>
    standingOf({ kind: 'person', personId, memberships: memberships.filter((m) => m.personId === personId) }, agencyId),
  );
  refuseIf(standingObjection(named, seated, standings));
  return standings.filter(({ mayLead }) => mayLead).map(({ personId }) => personId);
}

/** Refuses a member who has meanwhile joined a vendor or taken a role that sees names: what a person is now counts, not what they were when seated. */
export async function assertStillServes(tx: Tx, actor: Actor, agencyId: string): Promise<void> {
  if (actor.kind !== 'person') return;
  const { personId, alsoKnownAs = [] } = actor;
  // What the human is under other accounts is asked only of those who have some.
  const memberships = alsoKnownAs.length > 0 ? await membershipsOf(tx, [personId]) : actor.memberships;
  refuseIf(standingObjection([{ personId, expertIn: null }], [], [standingOf({ ...actor, memberships }, agencyId)]));
}

/** Seats persons on the panel; their letters come when marking starts. */
export async function seat(tx: Tx, evaluationId: string, members: readonly Candidate[]): Promise<readonly PanelMemberEntity[]> {
  const rows = members.map(({ personId, expertIn }): PanelMemberEntity => ({
    id: newId('membership'),
    evaluationId,
    personId,
    expertIn,
    state: 'active',
    declared: false,
    alias: null,
    letters: null,
  }));
  await panelMembers.createAll(tx, rows, { type: 'panel.seat', facts: { evaluation: evaluationId } });
  return rows;
}

/** The members whose marks count. */
export const activeMembers = (tx: Tx, evaluationId: string, lock?: 'share' | 'update'): Promise<PanelMemberEntity[]> =>
  panelMembers.list(tx, { evaluationId, state: 'active' }, lock);

/**
 * Gives the members their papers: to each a random order of the bids, and a random letter of the panel that nobody has had. What letters
 * hide never enters the log.
 */
export async function giveLetters(
  tx: Tx,
  members: readonly PanelMemberEntity[],
  used: readonly string[],
  bidIds: readonly string[],
): Promise<void> {
  const free = Array.from({ length: used.length + members.length }, (_, index) => letterOf(index)).filter(
    (letter) => !used.includes(letter),
  );
  const aliases = shuffled(free);
  for (const [index, member] of members.entries()) {
    const papers = { alias: aliases[index] ?? letterOf(used.length + index), letters: lettersFor(shuffled(bidIds)) };
    await panelMembers.amend(tx, member.id, papers, { type: 'panel.givePapers', facts: { papers: bidIds.length } });
  }
}

/** The bid behind a member's letter, or null. */
export const bidBehind = ({ letters }: Pick<PanelMemberEntity, 'letters'>, letter: string): string | null =>
  Object.entries(letters ?? {}).find(([, own]) => own === letter)?.[0] ?? null;

/** Letters of the panel by person. */
export const aliasesOf = (members: readonly PanelMemberEntity[]): ReadonlyMap<string, string> =>
  new Map(members.flatMap(({ personId, alias }) => (alias === null ? [] : [[personId, alias] as const])));

/** Persons who may act as members, or as the chair alone. */
export const assignedTo = (members: readonly PanelMemberEntity[]): readonly string[] => members.map(({ personId }) => personId);

/** The chair, as the only person named for a task. */
export const chairOf = ({ chairId }: Pick<EvaluationEntity, 'chairId'>): readonly string[] => [chairId];
