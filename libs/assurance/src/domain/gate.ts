import { digestOf } from '@pilotage/kernel';
import { GATE_VOCABULARY, orderedFacts, SUBJECT_VOCABULARY, type GateFacts, type GateSubject, type PieceFacts } from './gateFacts.js';
import { isFactsMissing, readGateFacts, type FactsMissing } from './gateFactsReading.js';
import {
  GATE_DECISIONS,
  gateReason,
  type GateDecisionKind,
  type GatePolicy,
  type GateRow,
  type RowMatch,
  type SubjectRoute,
} from './gatePolicy.js';

/** What the gate decided. `remediable` is null unless refused; conditions are given only with an admission with conditions. */
export type GateOutcome = {
  readonly decision: GateDecisionKind;
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
  readonly remediable: boolean | null;
};

/** How one required subject fared, for the explanation: the route, which piece counted (null where none was offered or none was needed), and its reasons. */
export type SubjectFinding = {
  readonly subject: string;
  readonly route: SubjectRoute;
  readonly evidence: string | null;
  readonly reasons: readonly string[];
};

type Context = Readonly<Record<string, string>>;

/**
 * Decides admission from facts already in their form. Every row is evaluated, the gravest decision wins, all reasons are reported in registry order.
 * Facts are read again, strictly: an absent or unknown one decides nothing and is listed. Source: the policy's table; Shenzhen AI Regulation Art 44, 66, 72.
 */
export const decideGate = (policy: GatePolicy, facts: GateFacts): GateOutcome | FactsMissing =>
  judged(policy, readGateFacts(facts, 'MISSING'));

/** The same for the command line, where an omitted standard of a subject means NONE and one piece of evidence may stand without a list. */
export const decideGateListed = (policy: GatePolicy, given: unknown): GateOutcome | FactsMissing =>
  judged(policy, readGateFacts(given, 'NONE'));

/** Identity of a decision: policy version, facts and outcome. The order in which flags, subjects and evidence were given does not matter. */
export const decisionHash = (policyVersion: string, facts: GateFacts, outcome: GateOutcome): string =>
  digestOf({ policyVersion, facts: orderedFacts(facts), outcome });

/** What was found per subject, in the order given. */
export function subjectFindings(policy: GatePolicy, facts: GateFacts): readonly SubjectFinding[] {
  return facts.subjects.map((subject) => findingOf(policy, facts, subject));
}

function judged(policy: GatePolicy, facts: GateFacts | FactsMissing): GateOutcome | FactsMissing {
  if (isFactsMissing(facts)) return facts;
  const findings = subjectFindings(policy, facts);
  const context = caseContext(facts, findings);
  const fired = [...firing(policy.caseRows, context), ...findings.flatMap(({ reasons }) => reasons)];
  const passed = gravest(policy, fired) === 'ADMIT' ? firing(policy.admissibleRows, context) : [];
  const reasons = inRegistryOrder(policy.reasons, [...fired, ...passed]);
  return outcomeOf(policy, reasons, context);
}

function outcomeOf(policy: GatePolicy, reasons: readonly string[], context: Context): GateOutcome {
  if (reasons.length === 0) throw new RangeError(`gate policy ${policy.version} gives no reason for these facts`);
  const decision = gravest(policy, reasons);
  const conditions = decision === 'ADMIT_WITH_CONDITIONS' ? conditionsOf(policy, reasons, context) : [];
  const refusing = reasons.map((code) => gateReason(policy, code)).filter((reason) => reason.decision === 'REFUSE');
  const remediable = decision === 'REFUSE' ? refusing.every((reason) => reason.remediable) : null;
  return { decision, reasons, conditions, remediable };
}

function conditionsOf(policy: GatePolicy, reasons: readonly string[], context: Context): readonly string[] {
  const fromReasons = reasons.flatMap((code) => policy.reasonToConditions[code] ?? []);
  const added = policy.addedConditions.filter(({ when }) => matches(when, context)).map(({ condition }) => condition);
  return inRegistryOrder(policy.conditions, [...fromReasons, ...added]);
}

function findingOf(policy: GatePolicy, facts: GateFacts, subject: GateSubject): SubjectFinding {
  const standards = { stage: facts.stage, risk: facts.risk, ...standardsOf(subject) };
  const route = routeOfStandards(policy, standards);
  const context = { ...standards, route };
  const counted = countedPiece(policy, context, subject.evidence);
  const reasons = [...firing(policy.subjectRows, context), ...(counted.reason === null ? [] : [counted.reason])];
  return { subject: subject.subject, route, evidence: route === 'MANDATORY_MET' ? null : counted.id, reasons };
}

const standardsOf = (subject: GateSubject): Context => ({
  ...Object.fromEntries(Object.keys(SUBJECT_VOCABULARY).map((name) => [name, subject[name as keyof typeof SUBJECT_VOCABULARY]])),
  mandatoryEnds: subject.mandatoryEnds ?? LASTS,
});

/** The value of a fact about the end of what counts, where it lasts. */
const LASTS = 'AFTER_PERIOD';

/** The route that a subject's standards open. Throws RangeError where the policy leaves one without a route, which a sound policy does not. */
export function routeOfStandards(policy: GatePolicy, standards: Context): SubjectRoute {
  const row = policy.routes.find(({ when }) => matches(when, standards));
  if (!row) throw new RangeError(`gate policy ${policy.version} has no route for a subject`);
  return row.route;
}

interface JudgedPiece {
  readonly id: string | null;
  readonly reason: string | null;
}

/** Of several pieces the one counts whose own outcome is least grave; ties by registry order, then by id. */
function countedPiece(policy: GatePolicy, context: Context, pieces: readonly PieceFacts[]): JudgedPiece {
  const offered: readonly Omit<PieceFacts, 'standard'>[] = pieces.length > 0 ? pieces : [policy.noPiece];
  const outcomes = offered.map((piece) => ({ id: piece.id ?? null, reason: pieceOutcome(policy, context, piece) }));
  const [best] = outcomes.sort((a, b) => rankOf(policy, a.reason) - rankOf(policy, b.reason) || byText(a.id ?? '', b.id ?? ''));
  return best ?? { id: null, reason: null };
}

function pieceOutcome(policy: GatePolicy, context: Context, piece: Omit<PieceFacts, 'standard'>): string | null {
  const { level, status, adoption = 'NONE', ends = LASTS } = piece;
  const row = policy.pieceRows.find(({ when }) => matches(when, { ...context, level, status, adoption, ends }));
  if (!row) throw new RangeError(`gate policy ${policy.version} does not judge ${piece.level} ${piece.status}`);
  return row.reason;
}

/** Gravity first, registry order second, in one number; no reason at all comes before every reason. */
function rankOf(policy: GatePolicy, code: string | null): number {
  if (code === null) return -1;
  const gravity = GATE_DECISIONS.indexOf(gateReason(policy, code).decision);
  return gravity * policy.reasons.length + policy.reasons.findIndex((reason) => reason.code === code);
}

function caseContext(facts: GateFacts, findings: readonly SubjectFinding[]): Context {
  const words = Object.keys(GATE_VOCABULARY).map((name) => [name, facts[name as keyof typeof GATE_VOCABULARY]] as const);
  return {
    ...Object.fromEntries(words),
    carveOut: facts.carveOut.length > 0 ? 'PRESENT' : 'ABSENT',
    subjects: facts.subjects.length > 0 ? 'SOME' : 'NONE',
    gap: findings.some(({ route }) => route === 'GAP') ? 'YES' : 'NO',
    fastTrackRequested: facts.fastTrackRequested ? 'YES' : 'NO',
    permitEnds: facts.permitEnds ?? LASTS,
  };
}

const matches = (when: RowMatch, context: Context): boolean =>
  Object.entries(when).every(([fact, values]) => values.includes(context[fact] ?? ''));

const firing = (rows: readonly GateRow[], context: Context): readonly string[] =>
  rows.filter(({ when }) => matches(when, context)).flatMap(({ reason }) => (reason === null ? [] : [reason]));

function gravest(policy: GatePolicy, codes: readonly string[]): GateDecisionKind {
  const gravities = codes.map((code) => GATE_DECISIONS.indexOf(gateReason(policy, code).decision));
  return GATE_DECISIONS[Math.max(0, ...gravities)] ?? 'REFUSE';
}

const inRegistryOrder = (registry: readonly { readonly code: string }[], codes: readonly string[]): readonly string[] =>
  registry.map(({ code }) => code).filter((code) => codes.includes(code));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
