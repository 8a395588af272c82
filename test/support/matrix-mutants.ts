import { ROLES, type Allowance, type PolicyLine, type Role, type StateRules, type TableLine } from '@pilotage/platform';
import { refusals } from '@pilotage/kernel';
import { LIVES } from './matrix-cells.js';

const OTHERWISE = refusals({
  ANOTHER_REFUSAL: {
    rule: { en: 'A refusal that no operation names.', zh: '没有操作载明的拒绝。' },
    source: { en: 'The matrix', zh: '矩阵' },
    message: { en: 'No.', zh: '不。' },
  },
});

/** The table with one cell flipped. */
export interface Mutant {
  readonly what: string;
  readonly line: TableLine;
}

type RoleWay = Extract<Allowance, { roles: unknown }>;
const isRoles = (way: Allowance): way is RoleWay => 'roles' in way;
const whenOf = (way: Allowance): readonly string[] => ('when' in way ? (way.when ?? []) : []);
const within = (few: readonly string[], many: readonly string[]): boolean => few.every((one) => many.includes(one));

/** Whether the other way allows the role wherever and whenever this one would: then the cell is set already, and setting it is no flip. */
function covers(other: Allowance, way: RoleWay, role: Role): boolean {
  if ('anyone' in other) return within(whenOf(other), whenOf(way));
  if ('signedIn' in other || 'newcomer' in other) return true;
  if (!isRoles(other) || !other.roles.includes(role)) return false;
  const isThere = other.of === 'any' || other.of === way.of;
  return (
    isThere && within(whenOf(other), whenOf(way)) && (!other.assigned || way.assigned === true) && (!other.recent || way.recent === true)
  );
}

const replaced = (line: TableLine, index: number, way: Allowance | null): TableLine => ({
  ...line,
  policy: line.policy.flatMap((one, at) => (at === index ? (way ?? []) : one)) as unknown as PolicyLine,
});

/** Roles that a way names although another one covers them: such a cell could not be flipped. */
export const redundantCells = (line: TableLine): readonly string[] =>
  line.policy.flatMap((way, index) => {
    if (!isRoles(way)) return [];
    const others = line.policy.filter((_, at) => at !== index);
    return way.roles.filter((role) => others.some((other) => covers(other, way, role))).map((role) => `${line.name}: ${role}`);
  });

function roleMutants(line: TableLine, way: RoleWay, index: number): Mutant[] {
  const others = line.policy.filter((_, at) => at !== index);
  return ROLES.filter((role) => way.roles.includes(role) || !others.some((other) => covers(other, way, role))).map((role) => {
    const has = way.roles.includes(role);
    const roles = has ? way.roles.filter((one) => one !== role) : [...way.roles, role];
    return { what: `${has ? 'without' : 'with'} ${role}`, line: replaced(line, index, { ...way, roles }) };
  });
}

function wayMutants(line: TableLine, way: RoleWay, index: number): Mutant[] {
  const { assigned, recent, ...rest } = way;
  const places = (['agency', 'vendor', 'committee', 'any'] as const).filter((of) => of !== way.of);
  return [
    ...roleMutants(line, way, index),
    ...places.map((of) => ({ what: `of ${of}`, line: replaced(line, index, { ...way, of }) })),
    {
      what: 'assigned flipped',
      line: replaced(line, index, assigned ? (recent ? { ...rest, recent } : rest) : { ...way, assigned: true }),
    },
    { what: 'recent flipped', line: replaced(line, index, recent ? (assigned ? { ...rest, assigned } : rest) : { ...way, recent: true }) },
  ];
}

function whenMutants(line: TableLine, way: Allowance, index: number): Mutant[] {
  if (!isRoles(way) && !('anyone' in way)) return [];
  const known = [...new Set([...line.policy.flatMap(whenOf), 'a condition that nobody names'])];
  return known.map((condition) => {
    const has = whenOf(way).includes(condition);
    const when = has ? whenOf(way).filter((one) => one !== condition) : [...whenOf(way), condition];
    return { what: `${has ? 'without' : 'with'} "${condition}"`, line: replaced(line, index, { ...way, when }) };
  });
}

const OPENINGS: readonly Allowance[] = [{ anyone: true }, { signedIn: true }, { newcomer: true }, { system: true }];
const kindOf = (way: Allowance): string => Object.keys(way)[0] ?? '';

/** A way more, unless the line is for everyone already or has it. */
function openingMutants(line: TableLine): Mutant[] {
  const isOpen = line.policy.some((way) => 'anyone' in way && whenOf(way).length === 0);
  if (isOpen) return [];
  const isForKnown = line.policy.some((way) => 'newcomer' in way);
  return OPENINGS.filter((way) => !line.policy.some((one) => kindOf(one) === kindOf(way) && whenOf(one).length === 0))
    .filter((way) => !(isForKnown && 'signedIn' in way))
    .map((way) => ({ what: `also for ${kindOf(way)}`, line: { ...line, policy: [...line.policy, way] as unknown as PolicyLine } }));
}

function stateMutants(line: TableLine): Mutant[] {
  if (line.kind === 'job') return [];
  const withStates = (what: string, states: StateRules): Mutant => ({ what, line: { ...line, states } });
  return Object.entries(line.states).flatMap(([life, rule]) => {
    const { [life]: _, ...others } = line.states;
    const toggled = (LIVES.get(life) ?? []).map((state) => {
      const has = rule.in.includes(state);
      const states = has ? rule.in.filter((one) => one !== state) : [...rule.in, state];
      return withStates(`${has ? 'not' : 'also'} in ${life} ${state}`, { ...line.states, [life]: { ...rule, in: states } });
    });
    const said = rule.otherwise ? { in: rule.in } : { ...rule, otherwise: OTHERWISE.ANOTHER_REFUSAL };
    return [
      ...toggled,
      withStates(`unbound from ${life}`, others),
      withStates(`another refusal for ${life}`, { ...line.states, [life]: said }),
    ];
  });
}

/** Every single flip of a line: each role, relation, condition and proof of each way, a way less, a way more, and each state. */
export const mutantsOf = (line: TableLine): readonly Mutant[] => [
  ...line.policy.flatMap((way, index) => [
    { what: `without way ${index + 1}`, line: replaced(line, index, null) },
    ...(isRoles(way) ? wayMutants(line, way, index) : []),
    ...whenMutants(line, way, index),
  ]),
  ...openingMutants(line),
  ...stateMutants(line),
];
