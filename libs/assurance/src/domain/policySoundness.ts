import type { LocalisedText } from '@pilotage/kernel';
import { ADOPTIONS, CARVE_OUT_FLAGS, GATE_VOCABULARY, PIECE_VOCABULARY, SUBJECT_VOCABULARY } from './gateFacts.js';
import type { GatePolicy, GateReason, GateRow, RowMatch } from './gatePolicy.js';
import { bandOf, currentPoints } from './riskClassification.js';
import type { AnswerPredicate, RiskPolicy, RiskQuestion } from './riskPolicy.js';
import type { Standard, StandardsCatalogue } from './standards.js';

/** What is wrong with a policy, one sentence each. Empty means sound. */
export type PolicyFaults = readonly string[];

/** Refuses an unsound policy, listing every fault at once. Throws RangeError. */
export function requireSound(policy: { readonly id: string; readonly version: string }, faults: PolicyFaults): void {
  if (faults.length > 0) throw new RangeError(`policy ${policy.id} ${policy.version} is unsound: ${faults.join('; ')}`);
}

/** Faults of a risk policy: codes, texts, the sum of points, bands without holes, and a deduction that never moves more than one band. */
export function riskPolicyFaults(policy: RiskPolicy): PolicyFaults {
  const { questions, triggers, mitigation, carveOut } = policy;
  return [
    ...repeated(
      'question',
      questions.map(({ id }) => id),
    ),
    ...repeated(
      'trigger',
      triggers.map(({ id }) => id),
    ),
    ...repeated(
      'mitigation',
      mitigation.items.map(({ id }) => id),
    ),
    ...questions.flatMap((question) => questionFaults(policy, question)),
    ...triggers.flatMap((trigger) => [
      ...textFaults(trigger.id, trigger.text),
      ...predicateFaults(policy, trigger.id, trigger.derivedFrom),
    ]),
    ...mitigation.items.flatMap((item) => textFaults(item.id, item.text)),
    ...carveOut.flags.flatMap((flag) => [...textFaults(flag.id, flag.label), ...textFaults(flag.id, flag.test)]),
    ...fault(carveOut.flags.map(({ id }) => id).join() !== CARVE_OUT_FLAGS.join(), 'carve-out flags are not those that the gate knows'),
    ...fault(total(mitigation.items.map(({ points }) => points)) !== mitigation.max, 'mitigation points do not add up to their maximum'),
    ...fault(total(questions.map(mostPoints)) !== policy.maxPoints, 'points of the questions do not add up to the maximum'),
    ...bandFaults(policy),
  ];
}

function questionFaults(policy: RiskPolicy, question: RiskQuestion): PolicyFaults {
  const { id, options, section } = question;
  return [
    ...textFaults(id, question.text),
    ...repeated(
      `option of ${id}`,
      options.map(({ code }) => code),
    ),
    ...options.flatMap(({ code, label }) => textFaults(`${id} ${code}`, label)),
    ...options.flatMap(({ code, points }) => fault(!Number.isInteger(points) || points < 0, `${id} ${code} has no whole points`)),
    ...fault(!policy.sections.some(({ code }) => code === section), `${id} has an unknown section ${section}`),
    ...fault(question.source === '', `${id} names no source`),
  ];
}

function mostPoints({ type, options, cap = Infinity }: RiskQuestion): number {
  const points = options.map((option) => option.points);
  return type === 'multi' ? Math.min(cap, total(points)) : Math.max(...points);
}

function predicateFaults(policy: RiskPolicy, trigger: string, predicate: AnswerPredicate | undefined): PolicyFaults {
  if (!predicate) return [];
  if ('all' in predicate) return predicate.all.flatMap((part) => predicateFaults(policy, trigger, part));
  if ('any' in predicate) return predicate.any.flatMap((part) => predicateFaults(policy, trigger, part));
  const question = policy.questions.find(({ id }) => id === predicate.question);
  if (!question) return [`${trigger} rests on an unknown question ${predicate.question}`];
  const strange = predicate.in.filter((code) => !question.options.some((option) => option.code === code));
  return strange.map((code) => `${trigger} rests on an unknown answer ${question.id} ${code}`);
}

function bandFaults(policy: RiskPolicy): PolicyFaults {
  const points = Array.from({ length: policy.maxPoints + 1 }, (_, each) => each);
  const step = (each: number): number => policy.bands.findIndex(({ level }) => level === bandOf(policy, each));
  const jumps = (raw: number): boolean => step(raw) - step(currentPoints(policy, raw, policy.mitigation.max)) > 1;
  const covering = (each: number): number => policy.bands.filter(({ min, max }) => each >= min && each <= max).length;
  return [
    ...points.filter((each) => covering(each) !== 1).map((each) => `${each} points lie in no band or in two`),
    ...points.filter(jumps).map((each) => `the deduction moves ${each} points by more than one band`),
  ];
}

/** Faults of a gate policy: registries, texts, rows that name unknown facts or reasons, reasons that nothing gives, and facts that no row judges. */
export function gatePolicyFaults(policy: GatePolicy): PolicyFaults {
  const rows = [...policy.caseRows, ...policy.subjectRows, ...policy.pieceRows, ...policy.admissibleRows];
  const reasons = policy.reasons.map(({ code }) => code);
  const given = rows.map(({ reason }) => reason);
  return [
    ...repeated('reason', reasons),
    ...repeated(
      'condition',
      policy.conditions.map(({ code }) => code),
    ),
    ...policy.reasons.flatMap((reason) => reasonFaults(policy, reason)),
    ...policy.conditions.flatMap(({ code, text }) => textFaults(code, text)),
    ...rows.flatMap(({ row, reason }) =>
      fault(reason !== null && !reasons.includes(reason), `row "${row}" gives an unknown reason ${reason}`),
    ),
    ...reasons.flatMap((code) => fault(!given.includes(code), `no row gives ${code}`)),
    ...conditionLinkFaults(policy),
    ...matchFaults(policy.caseRows, CASE_VALUES),
    ...matchFaults(policy.admissibleRows, CASE_VALUES),
    ...matchFaults([...policy.subjectRows, ...policy.pieceRows], PIECE_VALUES),
    ...matchFaults(
      policy.routes.map(({ route, when }) => ({ row: route, when, reason: null })),
      SUBJECT_VOCABULARY,
    ),
    ...matchFaults(
      policy.addedConditions.map(({ condition, when }) => ({ row: condition, when, reason: null })),
      CASE_VALUES,
    ),
    ...unjudged(
      'subject',
      policy.routes.map(({ when }) => when),
      SUBJECT_VOCABULARY,
    ),
    ...unjudged(
      'piece of evidence',
      policy.pieceRows.map(({ when }) => when),
      PIECE_VALUES,
    ),
    ...unjudged(
      'admissible case',
      policy.admissibleRows.map(({ when }) => when),
      { gap: CASE_VALUES.gap },
    ),
  ];
}

const YES_NO = ['YES', 'NO'] as const;
const CASE_VALUES = {
  ...GATE_VOCABULARY,
  carveOut: ['PRESENT', 'ABSENT'],
  subjects: ['SOME', 'NONE'],
  gap: YES_NO,
  fastTrackRequested: YES_NO,
} as const;
const PIECE_VALUES = {
  ...SUBJECT_VOCABULARY,
  ...PIECE_VOCABULARY,
  adoption: [...ADOPTIONS, 'NONE'],
  route: ['MANDATORY_MET', 'DOMESTIC', 'GAP'],
  risk: GATE_VOCABULARY.risk,
  stage: GATE_VOCABULARY.stage,
} as const;

type Values = Readonly<Record<string, readonly string[]>>;

function reasonFaults(policy: GatePolicy, reason: GateReason): PolicyFaults {
  const { code, decision, remediable, source, message, rule } = reason;
  const conditions = policy.reasonToConditions[code] ?? [];
  return [
    ...textFaults(code, message),
    ...textFaults(`${code} rule`, rule),
    ...fault(source === '', `${code} names no source`),
    ...fault((decision === 'REFUSE') !== (remediable !== null), `${code} must say whether it can be remedied exactly where it refuses`),
    ...fault(
      (decision === 'ADMIT_WITH_CONDITIONS') !== conditions.length > 0,
      `${code} must bring conditions exactly where it admits with conditions`,
    ),
  ];
}

function conditionLinkFaults(policy: GatePolicy): PolicyFaults {
  const known = policy.conditions.map(({ code }) => code);
  const linked = [...Object.values(policy.reasonToConditions).flat(), ...policy.addedConditions.map(({ condition }) => condition)];
  const strangers = Object.keys(policy.reasonToConditions).filter((code) => !policy.reasons.some((reason) => reason.code === code));
  return [
    ...linked.flatMap((code) => fault(!known.includes(code), `unknown condition ${code}`)),
    ...known.flatMap((code) => fault(!linked.includes(code), `nothing brings condition ${code}`)),
    ...strangers.map((code) => `conditions for an unknown reason ${code}`),
  ];
}

function matchFaults(rows: readonly GateRow[], values: Values): PolicyFaults {
  const named = rows.flatMap(({ row, when }) =>
    Object.entries(when).flatMap(([fact, wanted]) => wanted.map((value) => ({ row, fact, value }))),
  );
  return named.flatMap(({ row, fact, value }) =>
    fault(!values[fact]?.includes(value), `row "${row}" asks for an unknown fact ${fact} ${value}`),
  );
}

/** Whatever no row matches, found by trying every combination of the values of the facts that the rows name. */
function unjudged(what: string, rows: readonly RowMatch[], values: Values): PolicyFaults {
  const named = Object.keys(values).filter((fact) => rows.some((when) => fact in when));
  const open = combinations(named, values).find(
    (facts) => !rows.some((when) => Object.entries(when).every(([fact, wanted]) => wanted.includes(facts[fact] ?? ''))),
  );
  return open
    ? [
        `no row judges a ${what} with ${Object.entries(open)
          .map(([fact, value]) => `${fact} ${value}`)
          .join(', ')}`,
      ]
    : [];
}

function combinations(facts: readonly string[], values: Values): readonly Readonly<Record<string, string>>[] {
  const [first, ...rest] = facts;
  if (first === undefined) return [{}];
  return combinations(rest, values).flatMap((others) => (values[first] ?? []).map((value) => ({ [first]: value, ...others })));
}

/** Faults of a standards catalogue: ids, texts, and references to editions or subjects that it does not hold. */
export function catalogueFaults(catalogue: StandardsCatalogue): PolicyFaults {
  return [
    ...repeated(
      'standard',
      catalogue.standards.map(({ id }) => id),
    ),
    ...repeated(
      'subject',
      catalogue.subjects.map(({ code }) => code),
    ),
    ...catalogue.subjects.flatMap(({ code, text }) => textFaults(code, text)),
    ...catalogue.standards.flatMap((standard) => standardFaults(catalogue, standard)),
  ];
}

function standardFaults(catalogue: StandardsCatalogue, standard: Standard): PolicyFaults {
  const { id, subject, adopts, adoption, supersededBy, level, mandatory } = standard;
  const known = (other: string | undefined): boolean => other === undefined || catalogue.standards.some((each) => each.id === other);
  return [
    ...textFaults(id, standard.title),
    ...fault(!catalogue.subjects.some(({ code }) => code === subject), `${id} has an unknown subject ${subject}`),
    ...fault(!known(adopts), `${id} adopts an unknown ${adopts}`),
    ...fault(!known(supersededBy) || supersededBy === id, `${id} is superseded by an unknown ${supersededBy}`),
    ...fault((adopts === undefined) !== (adoption === undefined), `${id} must say how it adopts exactly where it adopts`),
    ...fault(mandatory && level !== 'NATIONAL', `${id} is mandatory without being national`),
  ];
}

const fault = (broken: boolean, sentence: string): PolicyFaults => (broken ? [sentence] : []);

const total = (points: readonly number[]): number => points.reduce((sum, each) => sum + each, 0);

function repeated(what: string, codes: readonly string[]): PolicyFaults {
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return twice.map((code) => `${what} ${code} is there twice`);
}

const textFaults = (what: string, text: LocalisedText): PolicyFaults => [
  ...fault(text.en.trim() === '', `${what} has no English text`),
  ...fault(!/\p{Script=Han}/u.test(text.zh), `${what} has no Chinese text`),
];
