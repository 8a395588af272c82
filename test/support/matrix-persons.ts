import { ROLES, type Role } from '@pilotage/platform';
import { STRANGER } from './hostile-world.js';
import { expectedOf, type Asker, type Expected, type Party } from './matrix-oracle.js';
import { awayOf, homeOf, NARROWED, soleOf, UNKNOWN } from './matrix-world.js';

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
  // Every member of a panel knows the bids by other letters.
  saveMark: ['PAPER_UNKNOWN'],
};

/** One who asks over HTTP. */
export interface Person {
  readonly as: string | null;
  readonly label: string;
  readonly asker: Asker;
  /** What holds because of who they are. */
  readonly holds?: readonly string[];
  /** Holds the role in another organisation only. */
  readonly isElsewhere?: true;
  /** The column of the matrix that their answers fill; null where they fill none. */
  readonly column: string | null;
}

/** Columns of the matrix beside those of the roles. */
export const STRANGER_COLUMN = 'of every role elsewhere';
export const COLUMNS: readonly string[] = [...ROLES, STRANGER_COLUMN, 'anonymous', 'newcomer'];

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

/** Where a role is held that belongs to one of the parties, or elsewhere. */
export function whereIs(role: Role, concerns: readonly Party[]): Asker['where'] {
  const home = homeOf(role);
  return home !== 'beside' && concerns.includes(home) ? home : 'elsewhere';
}

const ofRole = (as: string, label: string, asker: Partial<Asker> & { readonly role: Role }): Person => ({
  as,
  label,
  asker: { ...nobody, kind: 'person', ...asker },
  column: asker.role,
});

/** Only who leads a panel settles spreads; and they may lock. */
const OF_THE_LEADER = ['settleSpread', 'lockMarks'];
const DECLARED = 'the person has declared interests and is not recused';
/** The seats of the story, each taken by a person of one role. */
const PANEL = { evaluator: 'evaluator-a', ...NARROWED.agency } as const;
const COMMITTEE = { committeeMember: 'member-2', outsideExpert: 'outside-expert', ...NARROWED.committee } as const;

/** Whom the story named for the task, or had declare, where the line asks for that. */
function seatsOf({ room, name, ways }: Expected): readonly Person[] {
  if (ways.some(({ conditions }) => conditions.includes(DECLARED)))
    return seated(COMMITTEE, 'committee').map((person) => ({ ...person, holds: [DECLARED] }));
  if (room !== 'evaluation' || !ways.some(({ named }) => named)) return [];
  return seated(PANEL, 'agency').filter(({ asker }) => asker.role === 'panelChair' || !OF_THE_LEADER.includes(name));
}

const seated = (seats: Readonly<Partial<Record<Role, string>>>, where: Party): readonly Person[] =>
  Object.entries(seats).map(([role, as]) => ofRole(as, `${role} with a seat`, { role: role as Role, where, named: true }));

/** Those of each role who are members of what the object belongs to, and whom the story gives the task. */
const atHome = (line: Expected): readonly Person[] => [
  ...ROLES.map((role) => ofRole(soleOf(role), role, { role, where: whereIs(role, line.concerns) })),
  ...seatsOf(line),
];

/** Those who hold the same role elsewhere, of each role that may at home and not there. */
function elsewhere(line: Expected, home: readonly Person[], rightOf: (person: Person) => string): readonly Person[] {
  const mayAtHome = new Set(home.filter((person) => rightOf(person) === 'allow').map(({ asker }) => asker.role));
  return ROLES.filter((role) => mayAtHome.has(role) && homeOf(role) !== 'beside')
    .map((role): Person => ({ ...ofRole(awayOf(role), `${role} elsewhere`, { role }), isElsewhere: true }))
    .filter((person) => rightOf(person) !== 'allow');
}

/** Everyone who asks: one for each role, here and elsewhere, one of every role elsewhere, nobody, and somebody unknown. */
export function personsFor(line: Expected, stranger: Asker, rightOf: (person: Person) => string): readonly Person[] {
  const home = atHome(line);
  const other = (as: string | null, column: string, asker: Asker): Person => ({ as, label: column, column, asker });
  return [
    ...home,
    ...elsewhere(line, home, rightOf),
    other(STRANGER, STRANGER_COLUMN, stranger),
    other(null, 'anonymous', { ...nobody, kind: 'anonymous' }),
    other(UNKNOWN, 'newcomer', { ...nobody, kind: 'newcomer' }),
  ];
}

/** A list of the own organisations' objects: every member of anything may ask, and is told that their role is not one of its readers. */
export function asMember(right: string, { asker, column }: Person): string {
  if (column === STRANGER_COLUMN) return 'allow';
  return right === 'NOT_FOUND' && asker.kind === 'person' ? 'FORBIDDEN' : right;
}
