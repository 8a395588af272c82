import { CARVE_OUT_FLAGS } from '../gateFacts.js';
import { bandOf, currentPoints } from '../riskClassification.js';
import type { AnswerPredicate, RiskPolicy, RiskQuestion, RiskTrigger } from '../riskPolicy.js';
import { BASES } from './gateValues.js';
import { faultIf, policyFault, repeated, textFaults, valueFaults, type PolicyFaults } from './policyFault.js';
import { riskReachFaults } from './riskReach.js';

const FLOORS = ['MEDIUM', 'HIGH', 'PROHIBITED'];
const BANDS = ['LOW', 'MEDIUM', 'HIGH'];

/** Faults of a risk policy: codes, texts, the sum of points, bands without holes, a deduction that never moves more than one band, and rules that never hold. */
export function riskPolicyFaults(policy: RiskPolicy): PolicyFaults {
  return [
    ...registryFaults(policy),
    ...textFaults('status', policy.status),
    ...policy.questions.flatMap((question) => questionFaults(policy, question)),
    ...policy.triggers.flatMap((trigger) => triggerFaults(policy, trigger)),
    ...carveOutFaults(policy),
    ...figureFaults(policy),
    ...riskReachFaults(policy),
  ];
}

function registryFaults({ sections, questions, triggers, mitigation, reclassifyOn }: RiskPolicy): PolicyFaults {
  return [
    ...repeated(
      'section',
      sections.map(({ code }) => code),
    ),
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
    ...repeated(
      'reason to classify again',
      reclassifyOn.map(({ code }) => code),
    ),
    ...[...sections, ...reclassifyOn].flatMap(({ code, text }) => textFaults(code, text)),
    ...mitigation.items.flatMap(({ id, text }) => textFaults(id, text)),
  ];
}

function questionFaults({ sections }: RiskPolicy, question: RiskQuestion): PolicyFaults {
  const { id, type, options, section, source, text } = question;
  return [
    ...textFaults(id, text),
    ...repeated(
      `option of ${id}`,
      options.map(({ code }) => code),
    ),
    ...options.flatMap(({ code, label }) => textFaults(`${id} ${code}`, label)),
    ...options.flatMap(({ code, points }) => faultIf(!Number.isInteger(points) || points < 0, 'noWholePoints', { what: `${id} ${code}` })),
    ...valueFaults(id, type, ['single', 'multi']),
    ...faultIf(!sections.some(({ code }) => code === section), 'unknownSection', { question: id, section }),
    ...faultIf(source.trim() === '', 'noSource', { what: id }),
  ];
}

function triggerFaults(policy: RiskPolicy, { id, floor, text, source, basis, derivedFrom }: RiskTrigger): PolicyFaults {
  return [
    ...textFaults(id, text),
    ...predicateFaults(policy, id, derivedFrom),
    ...valueFaults(id, floor, FLOORS),
    ...valueFaults(id, basis, BASES),
    ...faultIf(source.trim() === '', 'noSource', { what: id }),
  ];
}

function predicateFaults(policy: RiskPolicy, trigger: string, predicate: AnswerPredicate | undefined): PolicyFaults {
  if (!predicate) return [];
  if ('all' in predicate) return predicate.all.flatMap((part) => predicateFaults(policy, trigger, part));
  if ('any' in predicate) return predicate.any.flatMap((part) => predicateFaults(policy, trigger, part));
  const question = policy.questions.find(({ id }) => id === predicate.question);
  if (!question) return [policyFault('unknownQuestion', { trigger, question: predicate.question })];
  const strange = predicate.in.filter((code) => !question.options.some((option) => option.code === code));
  return strange.map((answer) => policyFault('unknownAnswer', { trigger, question: question.id, answer }));
}

function carveOutFaults({ carveOut }: RiskPolicy): PolicyFaults {
  return [
    ...carveOut.flags.flatMap((flag) => [...textFaults(flag.id, flag.label), ...textFaults(flag.id, flag.test)]),
    ...faultIf(carveOut.flags.map(({ id }) => id).join() !== CARVE_OUT_FLAGS.join(), 'unknownFlags'),
    ...valueFaults('carveOut.basis', carveOut.basis, BASES),
    ...faultIf(carveOut.source.trim() === '', 'noSource', { what: 'carveOut' }),
  ];
}

const total = (points: readonly number[]): number => points.reduce((sum, each) => sum + each, 0);

function mostPoints({ type, options, cap = Infinity }: RiskQuestion): number {
  const points = options.map((option) => option.points);
  return type === 'multi' ? Math.min(cap, total(points)) : Math.max(0, ...points);
}

function figureFaults(policy: RiskPolicy): PolicyFaults {
  const { items, max } = policy.mitigation;
  return [
    ...policy.bands.flatMap(({ level }, index) => valueFaults(`bands.${index}.level`, level, BANDS)),
    ...faultIf(total(items.map(({ points }) => points)) !== max, 'mitigationSum'),
    ...faultIf(total(policy.questions.map(mostPoints)) !== policy.maxPoints, 'pointsSum'),
    ...bandFaults(policy),
  ];
}

function bandFaults(policy: RiskPolicy): PolicyFaults {
  const points = Array.from({ length: policy.maxPoints + 1 }, (_, each) => each);
  const step = (each: number): number => policy.bands.findIndex(({ level }) => level === bandOf(policy, each));
  const jumps = (raw: number): boolean => step(raw) - step(currentPoints(policy, raw, policy.mitigation.max)) > 1;
  const covering = (each: number): number => policy.bands.filter(({ min, max }) => each >= min && each <= max).length;
  return [
    ...points.filter((each) => covering(each) !== 1).map((each) => policyFault('bandHole', { points: each })),
    ...points.filter(jumps).map((each) => policyFault('bandJump', { points: each })),
  ];
}
