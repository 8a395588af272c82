import {
  gravestLevel,
  type AnswerPredicate,
  type RiskBand,
  type RiskLevel,
  type RiskOption,
  type RiskPolicy,
  type RiskQuestion,
} from './riskPolicy.js';

/** Answers by question: an option's code, or for a question with several answers the list of codes. */
export type RiskAnswers = Readonly<Record<string, string | readonly string[]>>;

interface RiskInput {
  readonly answers: RiskAnswers;
  /** Ids of the mitigation items whose evidence was verified; all others count nothing. */
  readonly mitigations: readonly string[];
}

/** The strict form (API): every trigger that the answers do not decide, and every carve-out flag, must be said yes or no to. */
export interface AskedRiskInput extends RiskInput {
  readonly triggers: Readonly<Record<string, boolean>>;
  readonly carveOut: Readonly<Record<string, boolean>>;
}

/** The short form (command line only): what is not listed means no. */
export interface ListedRiskInput extends RiskInput {
  readonly triggers: readonly string[];
  readonly carveOut: readonly string[];
}

/** What the questionnaire comes to. Points are whole; `raw`, `current` and `band` are null while a question is open (never zero points). */
export interface RiskClassification {
  readonly raw: number | null;
  readonly mitigation: number;
  readonly current: number | null;
  readonly band: RiskBand | null;
  readonly level: RiskLevel;
  /** Fired triggers, said or derived, in the policy's order. */
  readonly triggers: readonly string[];
  /** Questions, triggers and flags without a valid answer, in the policy's order. */
  readonly missing: readonly string[];
  /** Ids that the policy does not know; one of them is enough for UNCLASSIFIED. */
  readonly unknown: readonly string[];
  readonly carveOut: readonly string[];
}

type Ticks = Readonly<Record<string, boolean>> | readonly string[];
type Chosen = ReadonlyMap<string, readonly RiskOption[]>;

/**
 * Classifies: points of the answers, deduction for verified mitigation, band, floors of the fired triggers; the level is the gravest.
 * A prohibited trigger wins over everything; anything unanswered, contradictory or unknown gives UNCLASSIFIED. Source: Shenzhen AI Regulation Art 66, 72; Canada's AIA for points and deduction.
 */
export function classifyRisk(policy: RiskPolicy, input: AskedRiskInput | ListedRiskInput): RiskClassification {
  const chosen = chosenOptions(policy, input.answers);
  const said = saidTicks(policy, input);
  const triggers = firedTriggers(policy, chosen, said.triggers.yes);
  const missing = [
    ...policy.questions.map(({ id }) => id).filter((id) => !chosen.has(id)),
    ...said.triggers.missing,
    ...said.carveOut.missing,
  ];
  const unknown = unknownIds(policy, input, said);
  const points = pointsOf(policy, chosen, input.mitigations);
  const floor = floorOf(policy, triggers);
  const open = missing.length > 0 || unknown.length > 0;
  return { ...points, level: levelOf(points.band, floor, open), triggers, missing, unknown, carveOut: said.carveOut.yes };
}

/** The need's answers with those of its product-dependent questions replaced by the bid's. A product question that the bid leaves open stays open. */
export function withProductAnswers(policy: RiskPolicy, need: RiskAnswers, bid: RiskAnswers): RiskAnswers {
  const answers = policy.questions.map(({ id, product }) => [id, product ? bid[id] : need[id]] as const);
  return Object.fromEntries(answers.filter((entry): entry is readonly [string, string | readonly string[]] => entry[1] !== undefined));
}

function levelOf(band: RiskBand | null, floor: RiskLevel, open: boolean): RiskLevel {
  if (floor === 'PROHIBITED') return floor;
  if (open || band === null) return 'UNCLASSIFIED';
  return gravestLevel(band, floor);
}

function chosenOptions(policy: RiskPolicy, answers: RiskAnswers): Chosen {
  const chosen = new Map<string, readonly RiskOption[]>();
  for (const question of policy.questions) {
    const options = optionsOf(question, answers[question.id]);
    if (options) chosen.set(question.id, options);
  }
  return chosen;
}

/** The ticked options; undefined when nothing valid was answered (empty, unknown code, wrong form, or "none" beside something). */
function optionsOf(question: RiskQuestion, answer: unknown): readonly RiskOption[] | undefined {
  const codes = question.type === 'multi' ? answer : [answer];
  if (!Array.isArray(codes) || codes.length === 0) return undefined;
  const options = [...new Set(codes as readonly unknown[])].map((code) => question.options.find((option) => option.code === code));
  if (options.length > 1 && options.some((option) => option?.exclusive)) return undefined;
  return options.every((option) => option !== undefined) ? options : undefined;
}

function saidTicks(policy: RiskPolicy, input: AskedRiskInput | ListedRiskInput) {
  const asked = policy.triggers.filter(({ derivedFrom }) => !derivedFrom).map(({ id }) => id);
  const flags = policy.carveOut.flags.map(({ id }) => id);
  return {
    triggers: readTicks(
      input.triggers,
      policy.triggers.map(({ id }) => id),
      asked,
    ),
    carveOut: readTicks(input.carveOut, flags, flags),
  };
}

interface ReadTicks {
  readonly yes: readonly string[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

function readTicks(ticks: Ticks, known: readonly string[], asked: readonly string[]): ReadTicks {
  if (isList(ticks))
    return { yes: known.filter((id) => ticks.includes(id)), missing: [], unknown: ticks.filter((id) => !known.includes(id)) };
  return {
    yes: known.filter((id) => ticks[id] === true),
    missing: asked.filter((id) => typeof ticks[id] !== 'boolean'),
    unknown: Object.keys(ticks).filter((id) => !known.includes(id)),
  };
}

const isList = (ticks: Ticks): ticks is readonly string[] => Array.isArray(ticks);

function unknownIds(policy: RiskPolicy, input: RiskInput, said: { triggers: ReadTicks; carveOut: ReadTicks }): readonly string[] {
  const questions = new Set(policy.questions.map(({ id }) => id));
  const items = new Set(policy.mitigation.items.map(({ id }) => id));
  return [
    ...Object.keys(input.answers).filter((id) => !questions.has(id)),
    ...said.triggers.unknown,
    ...said.carveOut.unknown,
    ...input.mitigations.filter((id) => !items.has(id)),
  ];
}

/** Said and derived together: a yes that was said is not taken back by the answers. */
function firedTriggers(policy: RiskPolicy, chosen: Chosen, said: readonly string[]): readonly string[] {
  const fires = policy.triggers.filter(({ id, derivedFrom }) => said.includes(id) || (derivedFrom && holds(derivedFrom, chosen)));
  return fires.map(({ id }) => id);
}

function holds(predicate: AnswerPredicate, chosen: Chosen): boolean {
  if ('all' in predicate) return predicate.all.every((part) => holds(part, chosen));
  if ('any' in predicate) return predicate.any.some((part) => holds(part, chosen));
  return (chosen.get(predicate.question) ?? []).some(({ code }) => predicate.in.includes(code));
}

const floorOf = (policy: RiskPolicy, fired: readonly string[]): RiskLevel =>
  policy.triggers.filter(({ id }) => fired.includes(id)).reduce<RiskLevel>((floor, trigger) => gravestLevel(floor, trigger.floor), 'LOW');

function pointsOf(policy: RiskPolicy, chosen: Chosen, verified: readonly string[]) {
  const mitigation = sum(policy.mitigation.items.filter(({ id }) => verified.includes(id)).map(({ points }) => points));
  if (chosen.size < policy.questions.length) return { raw: null, mitigation, current: null, band: null };
  const raw = sum(policy.questions.map((question) => questionPoints(question, chosen.get(question.id) ?? [])));
  const current = currentPoints(policy, raw, mitigation);
  return { raw, mitigation, current, band: bandOf(policy, current) };
}

const questionPoints = ({ cap = Infinity }: RiskQuestion, options: readonly RiskOption[]): number =>
  Math.min(cap, sum(options.map(({ points }) => points)));

const sum = (points: readonly number[]): number => points.reduce((total, each) => total + each, 0);

/** The points that count: the raw points, or with enough verified mitigation the raw points less the deduction, rounded half up in whole numbers. */
export function currentPoints(policy: RiskPolicy, raw: number, mitigation: number): number {
  const { max, thresholdPercent, deductionPercent } = policy.mitigation;
  if (mitigation * 100 < thresholdPercent * max) return raw;
  return Math.floor(((100 - deductionPercent) * raw + 50) / 100);
}

/** The band of a number of points. Null outside the policy's bands, which a sound policy does not leave open. */
export const bandOf = (policy: RiskPolicy, points: number): RiskBand | null =>
  policy.bands.find(({ min, max }) => points >= min && points <= max)?.level ?? null;
