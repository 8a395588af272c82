import { ROLES, type Role } from '@pilotage/platform';
import { STRANGER } from './hostile-world.js';
import { expectedOf, type Asker, type Expected, type Party } from './matrix-oracle.js';
import { homeOf, soleOf, UNKNOWN } from './matrix-world.js';

/** Where an operation meets an object that is of fewer parties than it may be, and what holds of it then. */
export const AS_MET: Readonly<Record<string, { readonly concerns?: readonly Party[]; readonly holds?: readonly string[] }>> = {
  addMember: { concerns: ['vendor'] },
  removeMember: { concerns: ['vendor'] },
  changeMemberRoles: { concerns: ['vendor'] },
  inviteMember: { concerns: ['vendor'] },
  withdrawInvitation: { concerns: ['vendor'] },
  registerMachineClient: { concerns: ['vendor'] },
  delegateRoles: { concerns: ['agency'] },
  revokeDelegation: { concerns: ['agency'] },
  reportIncident: { holds: ['the pilot is in use'] },
  decideChallenge: { holds: ['the person is outside of the agency'] },
};

/** Whoever may, and is refused all the same by a rule that is no permission. */
export const LAWFUL_REFUSALS: Readonly<Record<string, readonly string[]>> = {
  // Only what a person holds can be lent, and only to whom it may be.
  delegateRoles: ['ROLE_NOT_HELD', 'DELEGATE_NOT_ELIGIBLE'],
  // A code is for whoever does not have yet what it gives.
  acceptInvitation: ['CODE_NOT_VALID'],
  // A member's role alone is no seat, an expert's no call to the case.
  declareCaseInterest: ['COMMITTEE_MEMBER_NOT_APPOINTED'],
  stateExpertOpinion: ['NOT_ON_EXPERT_PANEL'],
  castBallot: ['NOT_PRESENT_AT_SITTING'],
  writeDissent: ['DISSENT_NOT_OPEN'],
  linkIdentity: ['CODE_NOT_VALID'],
};

/** One who asks over HTTP. */
export interface Person {
  readonly as: string | null;
  readonly label: string;
  readonly asker: Asker;
}

/** Somebody of no role and no relation, signed in a moment ago. */
export const nobody = { role: null, where: 'elsewhere', named: false, proven: true } as const;
/** A role that is nowhere enough: for whoever has no relation. */
const roleless = ({ ways }: Expected): Role =>
  ROLES.find((role) => !ways.some(({ who, where }) => where === 'any' && Array.isArray(who) && who.includes(role))) ?? 'serviceUser';

/** Of the roles that somebody holds elsewhere one by which they may, whichever the organisation; else one that is not enough. */
export function strangerOf(expected: Expected, held: readonly Role[], holds: ReadonlySet<string>): Asker {
  const askers = held.map((role): Asker => ({ ...nobody, kind: 'person', role }));
  const allowed = askers.find((asker) => expectedOf(expected, asker, holds) === 'allow');
  return allowed ?? { ...nobody, kind: 'person', role: roleless(expected) };
}

/** Everyone who asks: one for each role, one of every role elsewhere, nobody, and somebody unknown. */
export function personsFor({ concerns, stranger }: { concerns: readonly Party[]; stranger: Asker }): readonly Person[] {
  const where = (role: Role): Asker['where'] => {
    const home = homeOf(role);
    return home !== 'beside' && concerns.includes(home) ? home : 'elsewhere';
  };
  return [
    ...ROLES.map((role) => ({
      as: soleOf(role),
      label: role,
      asker: { ...nobody, kind: 'person' as const, role, where: where(role) },
    })),
    { as: STRANGER, label: 'of every role elsewhere', asker: stranger },
    { as: null, label: 'anonymous', asker: { ...nobody, kind: 'anonymous' } },
    { as: UNKNOWN, label: 'newcomer', asker: { ...nobody, kind: 'newcomer' } },
  ];
}

/** A list of the own organisations' objects: every member of anything may ask, and is told that their role is not one of its readers. */
export const asMember = (right: string, { asker }: Person): string =>
  right === 'NOT_FOUND' && asker.kind === 'person' ? 'FORBIDDEN' : right;
