import { SUBJECT_VOCABULARY } from '../gateFacts.js';
import type { GatePolicy, GateRow, RowMatch } from '../gatePolicy.js';
import { casesWithSubject, gravityOf, GRAVITY, impossibleCases, strangeRoutes } from './gateSubjects.js';
import { CASE_VALUES, PIECE_VALUES, SUBJECT_VALUES } from './gateValues.js';
import { policyFault, type PolicyFault, type PolicyFaults } from './policyFault.js';
import { bothMatches, witness, type Facts, type Values } from './witness.js';

/**
 * Rows that never decide anything, and what no row decides: proven over every combination of the vocabulary (see `witness`).
 * Where the first match counts, a row must be the first for some facts; where every match counts, it must be the first to give its reason.
 * Rows that ask for what nobody knows are left to whoever checks the codes.
 */
export function gateReachFaults(policy: GatePolicy): PolicyFaults {
  const impossible = impossibleCases(policy);
  return [
    ...firstMatches(namedRoutes(policy), SUBJECT_VOCABULARY, []),
    ...firstMatches(policy.pieceRows, PIECE_VALUES, strangeRoutes(policy)),
    ...everyMatch(policy.subjectRows, SUBJECT_VALUES, strangeRoutes(policy)),
    ...everyMatch(policy.caseRows, CASE_VALUES, impossible),
    ...admissibleFaults(policy, [...impossible, ...graverThan(policy, GRAVITY.ADMIT)]),
    ...addedFaults(policy, impossible),
    ...unjudged(
      'subject',
      '事项',
      SUBJECT_VOCABULARY,
      policy.routes.map(({ when }) => when),
    ),
    ...unjudged('piece of evidence', '证据', PIECE_VALUES, [...policy.pieceRows.map(({ when }) => when), ...strangeRoutes(policy)]),
  ];
}

/** The routes as rows of a table. */
export const namedRoutes = ({ routes }: GatePolicy): readonly GateRow[] =>
  routes.map(({ route, when }, index) => ({ row: `route ${index + 1} (${route})`, when, reason: route }));

/** The conditions that stand beside those of the reasons, as rows of a table. */
export const namedAdded = ({ addedConditions }: GatePolicy): readonly GateRow[] =>
  addedConditions.map(({ condition, when }) => ({ row: condition, when, reason: condition }));

const asksForUnknown = ({ when }: GateRow, values: Values): boolean =>
  Object.entries(when).some(([fact, wanted]) => !values[fact] || wanted.some((value) => !values[fact]?.includes(value)));

const unreachable = ({ row }: GateRow): PolicyFault => policyFault('unreachable', { row });

function firstMatches(rows: readonly GateRow[], values: Values, impossible: readonly RowMatch[]): PolicyFaults {
  const before = (index: number): RowMatch[] => rows.slice(0, index).map(({ when }) => when);
  const dead = rows.filter((row, index) => !asksForUnknown(row, values) && !witness(values, row.when, [...before(index), ...impossible]));
  return dead.map(unreachable);
}

function everyMatch(rows: readonly GateRow[], values: Values, impossible: readonly RowMatch[]): PolicyFaults {
  const same = ({ reason }: GateRow, index: number): RowMatch[] =>
    rows.flatMap((other, at) => (at < index && other.reason === reason ? [other.when] : []));
  const dead = rows.filter(
    (row, index) => !asksForUnknown(row, values) && !witness(values, row.when, [...same(row, index), ...impossible]),
  );
  return dead.map(unreachable);
}

/** What no row matches. */
function unjudged(what: string, whatZh: string, values: Values, excluded: readonly RowMatch[]): PolicyFaults {
  const open = witness(values, {}, excluded);
  return open ? [policyFault('unjudged', { what, whatZh, facts: told(open) })] : [];
}

const told = (facts: Facts): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${fact} ${value}`)
    .join(', ');

/** The cases that are decided more gravely: by a row of the case, or because no subject can fare as mildly at that stage, risk and route. */
function graverThan(policy: GatePolicy, most: number): readonly RowMatch[] {
  const graver = policy.caseRows.filter(({ reason }) => gravityOf(policy, reason) > most).map(({ when }) => when);
  return [...graver, ...casesWithSubject(policy, (canFare) => !canFare({ most }))];
}

function admissibleFaults(policy: GatePolicy, excluded: readonly RowMatch[]): PolicyFaults {
  const rows = policy.admissibleRows;
  const pairs = rows.flatMap((row, index) => rows.slice(index + 1).map((other) => [row, other] as const));
  const both = pairs.flatMap(([row, other]) => {
    const facts = row.reason === other.reason ? null : witness(CASE_VALUES, bothMatches(row.when, other.when), excluded);
    return facts ? [policyFault('bothAdmit', { row: row.row, other: other.row, facts: told(facts) })] : [];
  });
  const admitting = policy.caseRows.filter(({ reason }) => reason !== null && gravityOf(policy, reason) === 0).map(({ when }) => when);
  const matches = [...rows.map(({ when }) => when), ...admitting];
  return [
    ...everyMatch(rows, CASE_VALUES, excluded),
    ...both,
    ...unjudged('admissible case', '可准入情形', CASE_VALUES, [...matches, ...excluded]),
  ];
}

/** Conditions that stand beside others are given only with an admission with conditions. */
function addedFaults(policy: GatePolicy, impossible: readonly RowMatch[]): PolicyFaults {
  const conditional = GRAVITY.ADMIT_WITH_CONDITIONS;
  const excluded = [...impossible, ...graverThan(policy, conditional)];
  const occasions = [
    ...policy.caseRows.filter(({ reason }) => gravityOf(policy, reason) === conditional).map(({ when }) => when),
    ...casesWithSubject(policy, (canFare) => canFare({ most: conditional, exactly: true })),
  ];
  const isGiven = ({ when }: GateRow): boolean => occasions.some((occasion) => witness(CASE_VALUES, bothMatches(occasion, when), excluded));
  return namedAdded(policy)
    .filter((row) => !asksForUnknown(row, CASE_VALUES) && !isGiven(row))
    .map(unreachable);
}
