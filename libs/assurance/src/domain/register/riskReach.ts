import { bandOf, currentPoints } from '../riskClassification.js';
import type { AnswerPredicate, RiskPolicy, RiskQuestion } from '../riskPolicy.js';
import { policyFault, type PolicyFaults } from './policyFault.js';

/** Triggers that can never follow from their answers, and bands that no answers give. Every answer is considered, not a sample. */
export const riskReachFaults = (policy: RiskPolicy): PolicyFaults => [...triggerFaults(policy), ...bandFaults(policy)];

type Answer = readonly string[];

/**
 * The answers to a question that are worth trying. Predicates only ever ask that something was ticked, so of a question with several answers
 * all that can stand together are as good as any fewer.
 */
function answersTo({ type, options }: RiskQuestion): readonly Answer[] {
  const alone = options.filter(({ exclusive }) => type !== 'multi' || exclusive).map(({ code }) => [code]);
  const together = options.filter(({ exclusive }) => type === 'multi' && !exclusive).map(({ code }) => code);
  return together.length > 0 ? [together, ...alone] : alone;
}

/**
 * Whether answers exist for which all of these hold: each part narrows what may be answered to one question; `any` is tried branch by branch.
 * At worst the product of the branches of its `any`s; predicates are at most six deep, and rules that people write have a handful.
 */
function canHold(parts: readonly AnswerPredicate[], left: ReadonlyMap<string, readonly Answer[]>): boolean {
  const [part, ...rest] = parts;
  if (!part) return true;
  if ('all' in part) return canHold([...part.all, ...rest], left);
  if ('any' in part) return part.any.some((branch) => canHold([branch, ...rest], left));
  const answers = (left.get(part.question) ?? []).filter((answer) => answer.some((code) => part.in.includes(code)));
  return answers.length > 0 && canHold(rest, new Map(left).set(part.question, answers));
}

function triggerFaults({ triggers, questions }: RiskPolicy): PolicyFaults {
  const answers = new Map(questions.map((question) => [question.id, answersTo(question)]));
  const derived = triggers.filter(({ derivedFrom }) => derivedFrom !== undefined);
  const dead = derived.filter(({ derivedFrom }) => derivedFrom && restsOnKnown(derivedFrom, questions) && !canHold([derivedFrom], answers));
  const pairs = derived.flatMap((trigger, index) => derived.slice(index + 1).map((other) => [trigger, other] as const));
  const differing = pairs.filter(
    ([a, b]) => a.floor !== b.floor && JSON.stringify(inOrder(a.derivedFrom)) === JSON.stringify(inOrder(b.derivedFrom)),
  );
  return [
    ...dead.map(({ id }) => policyFault('neverFires', { trigger: id })),
    ...differing.map(([trigger, other]) => policyFault('floorsDiffer', { trigger: trigger.id, other: other.id })),
  ];
}

/** What rests on an unknown question or answer is told as that. */
function restsOnKnown(predicate: AnswerPredicate, questions: readonly RiskQuestion[]): boolean {
  if ('all' in predicate) return predicate.all.every((part) => restsOnKnown(part, questions));
  if ('any' in predicate) return predicate.any.every((part) => restsOnKnown(part, questions));
  const options = questions.find(({ id }) => id === predicate.question)?.options.map(({ code }) => code) ?? [];
  return predicate.in.every((code) => options.includes(code)) && options.length > 0;
}

/** The predicate with its parts and answers in one order, so that the same rule written twice is seen. */
function inOrder(predicate: AnswerPredicate | undefined): unknown {
  if (!predicate) return null;
  if ('all' in predicate) return { all: sorted(predicate.all.map(inOrder)) };
  if ('any' in predicate) return { any: sorted(predicate.any.map(inOrder)) };
  return { question: predicate.question, in: sorted(predicate.in) };
}

const sorted = (parts: readonly unknown[]): readonly string[] => [...new Set(parts.map((part) => JSON.stringify(part)))].sort();

/** The sums that a question can give. */
function pointsOf({ type, options, cap = Infinity }: RiskQuestion): ReadonlySet<number> {
  const single = options.filter(({ exclusive }) => type !== 'multi' || exclusive).map(({ points }) => points);
  const addable = type === 'multi' ? options.filter(({ exclusive }) => !exclusive).map(({ points }) => points) : [];
  const sums = addable.reduce(
    (found, points) => union(found, new Set([points, ...[...found].map((sum) => sum + points)])),
    new Set<number>(),
  );
  return new Set([...single, ...sums].map((sum) => Math.min(cap, sum)));
}

const union = (a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> => new Set([...a, ...b]);

/** All totals are built question by question; there are never more of them than points. */
function bandFaults(policy: RiskPolicy): PolicyFaults {
  const totals = policy.questions.reduce<ReadonlySet<number>>(
    (found, question) => {
      const each = [...pointsOf(question)];
      return new Set([...found].flatMap((sum) => each.map((points) => sum + points)).filter((sum) => sum <= policy.maxPoints));
    },
    new Set([0]),
  );
  const { max } = policy.mitigation;
  const reached = new Set([...totals].flatMap((raw) => [bandOf(policy, raw), bandOf(policy, currentPoints(policy, raw, max))]));
  return policy.bands.filter(({ level }) => !reached.has(level)).map(({ level }) => policyFault('neverBand', { level }));
}
