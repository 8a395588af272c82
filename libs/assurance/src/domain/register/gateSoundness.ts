import { SUBJECT_VOCABULARY } from '../gateFacts.js';
import type { GatePolicy, GateReason, GateRow } from '../gatePolicy.js';
import { gateReachFaults, namedAdded, namedRoutes } from './gateReach.js';
import { BASES, CASE_VALUES, CONDITION_KINDS, DECISIONS, PIECE_VALUES, ROUTES, SUBJECT_VALUES } from './gateValues.js';
import { faultIf, policyFault, repeated, textFaults, valueFaults, type PolicyFaults } from './policyFault.js';
import type { Values } from './witness.js';

/** Faults of a gate policy: registries, texts, rows that name unknown facts or reasons, contradict each other, are never reached, and facts that no row judges. */
export function gatePolicyFaults(policy: GatePolicy): PolicyFaults {
  return [
    ...registryFaults(policy),
    ...policy.reasons.flatMap((reason) => reasonFaults(policy, reason)),
    ...policy.conditions.flatMap(({ code, kind, text }) => [...textFaults(code, text), ...valueFaults(code, kind, CONDITION_KINDS)]),
    ...reasonLinkFaults(policy),
    ...conditionLinkFaults(policy),
    ...codeFaults(policy),
    ...contradictions(policy),
    ...gateReachFaults(policy),
  ];
}

function registryFaults({ reasons, conditions, caseRows, subjectRows, pieceRows, admissibleRows }: GatePolicy): PolicyFaults {
  const rows = [caseRows, subjectRows, pieceRows, admissibleRows];
  return [
    ...repeated(
      'reason',
      reasons.map(({ code }) => code),
    ),
    ...repeated(
      'condition',
      conditions.map(({ code }) => code),
    ),
    ...rows.flatMap((table) =>
      repeated(
        'row',
        table.map(({ row }) => row),
      ),
    ),
  ];
}

function reasonFaults(policy: GatePolicy, reason: GateReason): PolicyFaults {
  const { code, decision, basis, remediable, source, message, rule } = reason;
  const conditions = policy.reasonToConditions[code] ?? [];
  return [
    ...textFaults(code, message),
    ...textFaults(`${code} rule`, rule),
    ...textFaults(`${code} source`, source),
    ...valueFaults(code, decision, DECISIONS),
    ...valueFaults(code, basis, BASES),
    ...faultIf((decision === 'REFUSE') !== (remediable !== null), 'remediability', { code }),
    ...faultIf((decision === 'ADMIT_WITH_CONDITIONS') !== conditions.length > 0, 'conditionsOf', { code }),
  ];
}

const tablesOf = (policy: GatePolicy): readonly GateRow[] => [
  ...policy.caseRows,
  ...policy.subjectRows,
  ...policy.pieceRows,
  ...policy.admissibleRows,
];

function reasonLinkFaults(policy: GatePolicy): PolicyFaults {
  const reasons = policy.reasons.map(({ code }) => code);
  const given = tablesOf(policy).map(({ reason }) => reason);
  return [
    ...tablesOf(policy).flatMap(({ row, reason }) =>
      faultIf(reason !== null && !reasons.includes(reason), 'rowReason', { row, reason: reason ?? '' }),
    ),
    ...reasons.flatMap((code) => faultIf(!given.includes(code), 'noRowGives', { code })),
  ];
}

function conditionLinkFaults(policy: GatePolicy): PolicyFaults {
  const known = policy.conditions.map(({ code }) => code);
  const linked = [...Object.values(policy.reasonToConditions).flat(), ...policy.addedConditions.map(({ condition }) => condition)];
  const strangers = Object.keys(policy.reasonToConditions).filter((code) => !policy.reasons.some((reason) => reason.code === code));
  return [
    ...linked.flatMap((code) => faultIf(!known.includes(code), 'condition', { code })),
    ...known.flatMap((code) => faultIf(!linked.includes(code), 'nothingBrings', { code })),
    ...strangers.map((code) => policyFault('conditionsFor', { code })),
  ];
}

/** Facts and values that rows ask for and nobody knows. */
function codeFaults(policy: GatePolicy): PolicyFaults {
  const { level, status } = policy.noPiece;
  return [
    ...matchFaults(policy.caseRows, CASE_VALUES),
    ...matchFaults(policy.admissibleRows, CASE_VALUES),
    ...matchFaults(policy.subjectRows, SUBJECT_VALUES),
    ...matchFaults(policy.pieceRows, PIECE_VALUES),
    ...matchFaults(namedRoutes(policy), SUBJECT_VOCABULARY),
    ...matchFaults(namedAdded(policy), CASE_VALUES),
    ...policy.routes.flatMap(({ route }, index) => valueFaults(`routes.${index}.route`, route, ROUTES)),
    ...valueFaults('noPiece.level', level, ['NONE']),
    ...valueFaults('noPiece.status', status, ['MISSING']),
  ];
}

function matchFaults(rows: readonly GateRow[], values: Values): PolicyFaults {
  const named = rows.flatMap(({ row, when }) =>
    Object.entries(when).flatMap(([fact, wanted]) => wanted.map((value) => ({ row, fact, value }))),
  );
  return named.flatMap((asked) => faultIf(!values[asked.fact]?.includes(asked.value), 'rowFact', asked));
}

/** Rows of one table that ask for the same and decide differently. Of rows that only overlap the gravest, or the first, wins by the rules of the table. */
function contradictions(policy: GatePolicy): PolicyFaults {
  const decisionOf = ({ reason }: GateRow): string | null => policy.reasons.find(({ code }) => code === reason)?.decision ?? reason;
  const tables = [policy.caseRows, policy.subjectRows].map((rows) => differing(rows, decisionOf));
  const first = [policy.pieceRows, namedRoutes(policy)].map((rows) => differing(rows, ({ reason }) => reason));
  return [...tables, ...first].flat();
}

function differing(rows: readonly GateRow[], said: (row: GateRow) => string | null): PolicyFaults {
  const earlier = new Map<string, GateRow>();
  return rows.flatMap((row) => {
    const asked = askedBy(row);
    const other = earlier.get(asked) ?? row;
    earlier.set(asked, other);
    return faultIf(said(other) !== said(row), 'rowsDiffer', { row: other.row, other: row.row });
  });
}

const askedBy = ({ when }: GateRow): string =>
  JSON.stringify(
    Object.entries(when)
      .map(([fact, values]) => [fact, [...new Set(values)].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
