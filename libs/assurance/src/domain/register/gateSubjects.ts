import { SUBJECT_VOCABULARY } from '../gateFacts.js';
import { GATE_DECISIONS, type GateDecisionKind, type GatePolicy, type GateRow, type RowMatch } from '../gatePolicy.js';
import { CASE_VALUES, PIECE_VALUES, ROUTES } from './gateValues.js';
import { bothMatches, witness, type Facts, type Values } from './witness.js';

/** Decisions as numbers, from the mildest. */
export const GRAVITY = Object.fromEntries(GATE_DECISIONS.map((decision, gravity) => [decision, gravity])) as Readonly<
  Record<GateDecisionKind, number>
>;

/** How gravely a reason decides. No reason, and one that nobody registered, decide nothing. */
export const gravityOf = (policy: GatePolicy, reason: string | null): number =>
  GRAVITY[policy.reasons.find(({ code }) => code === reason)?.decision ?? 'ADMIT'] ?? 0;

/** Every combination of a subject's standards with the route that it opens; null where it opens none. */
function standardsWithRoute({ routes }: GatePolicy): readonly { readonly standards: Facts; readonly route: string | null }[] {
  const holds = (when: RowMatch, facts: Facts): boolean =>
    Object.entries(when).every(([fact, wanted]) => wanted.includes(facts[fact] ?? ''));
  return combinations(SUBJECT_VOCABULARY).map((standards) => {
    const route = routes.find(({ when }) => holds(when, standards))?.route ?? null;
    return { standards, route };
  });
}

function combinations(values: Values): readonly Facts[] {
  return Object.entries(values).reduce<readonly Facts[]>(
    (found, [fact, each]) => found.flatMap((facts) => each.map((value) => ({ ...facts, [fact]: value }))),
    [{}],
  );
}

/** A route with standards that do not open it. */
export function strangeRoutes(policy: GatePolicy): readonly RowMatch[] {
  return standardsWithRoute(policy).map(({ standards, route }) => ({
    ...Object.fromEntries(Object.entries(standards).map(([fact, value]) => [fact, [value]])),
    route: ROUTES.filter((each) => each !== route),
  }));
}

/** What no case can be: a gap without subjects, or with a gap where no standards open one. */
export function impossibleCases(policy: GatePolicy): readonly RowMatch[] {
  const routes = standardsWithRoute(policy).map(({ route }) => route);
  return [
    { gap: ['YES'], subjects: ['NONE'] },
    ...(routes.includes('GAP') ? [] : [{ gap: ['YES'] }]),
    ...(routes.every((route) => route === 'GAP') ? [{ gap: ['NO'], subjects: ['SOME'] }] : []),
  ];
}

/** Whether a subject can be decided no more gravely than `most`; `exactly`: and with a reason of that gravity. */
type CanFare = (how: { readonly most: number; readonly exactly?: true }) => boolean;

/** Stage, risk and gap of the cases with subjects of which the question holds. */
export function casesWithSubject(policy: GatePolicy, holds: (canFare: CanFare) => boolean): readonly RowMatch[] {
  const rows = [...policy.pieceRows, ...policy.subjectRows];
  const strange = strangeRoutes(policy);
  const places = classesOf('stage', rows).flatMap((stage) =>
    classesOf('risk', rows).flatMap((risk) => ['YES', 'NO'].map((gap) => ({ stage, risk, gap: [gap] }))),
  );
  const inPlace = ({ stage, risk, gap }: (typeof places)[number]): RowMatch => ({
    stage: stage.slice(0, 1),
    risk: risk.slice(0, 1),
    route: ROUTES.filter((route) => (route === 'GAP') === gap.includes('YES')),
  });
  const fitting = places.filter((place) => holds((how) => canFare(policy, inPlace(place), strange, how)));
  return fitting.map((place) => ({ ...place, subjects: ['SOME'] }));
}

/** The values of a fact, those together that no row tells apart. */
function classesOf(fact: 'stage' | 'risk', rows: readonly GateRow[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const value of CASE_VALUES[fact]) {
    const signature = rows.map(({ when }) => (when[fact]?.includes(value) === false ? '0' : '1')).join('');
    groups.set(signature, [...(groups.get(signature) ?? []), value]);
  }
  return [...groups.values()];
}

function canFare(policy: GatePolicy, place: RowMatch, strange: readonly RowMatch[], { most, exactly }: Parameters<CanFare>[0]): boolean {
  const gravity = ({ reason }: GateRow): number => gravityOf(policy, reason);
  const graver = policy.subjectRows.filter((row) => gravity(row) > most).map(({ when }) => when);
  const aggravating = policy.subjectRows.filter((row) => gravity(row) === most).map(({ when }) => when);
  return policy.pieceRows.some((row, index) => {
    if (gravity(row) > most) return false;
    const excluded = [...policy.pieceRows.slice(0, index).map(({ when }) => when), ...graver, ...strange];
    const ways = exactly && gravity(row) < most ? aggravating : [{}];
    return ways.some((way) => witness(PIECE_VALUES, bothMatches(bothMatches(row.when, way), place), excluded) !== null);
  });
}
