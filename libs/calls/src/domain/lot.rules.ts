import { Rational, refusal, type Refusal } from '@pilotage/kernel';
import { rulesetFaults, type Ruleset, type RulesetFault, type TieStep } from '@pilotage/scoring';
import type { TieBreak } from './profiles/index.js';
import { lotRefusals } from './lot.refusals.js';
import type { PublicationFacts } from './publication.facts.js';
import { assembleRuleset } from './ruleset.js';
import type { Kpi, LotSpecification } from './specification.js';

/** A sentence about one lot, checked among the facts of its call. `lot` is its number, from 1. */
export interface LotRule {
  readonly sentence: string;
  readonly check: (lot: LotSpecification, number: number, facts: PublicationFacts) => Refusal | null;
}

/** The ruleset that the lot would be frozen with, or null while budget or method is missing. */
export const rulesetOf = ({ criteria, method, budget }: LotSpecification, version: number): Ruleset | null =>
  method && budget ? assembleRuleset(version, criteria, method, budget) : null;

const requiresSubjects: LotRule = {
  sentence: 'The lot requires evidence on at least one subject.',
  check: ({ requirements }, lot) =>
    requirements.some(({ mandatory, subject }) => mandatory && subject !== null)
      ? null
      : refusal(lotRefusals.LOT_SUBJECTS_MISSING, { lot }),
};

const knownSubjects: LotRule = {
  sentence: 'Every required subject is one of the catalogue.',
  check({ requirements }, lot, { catalogue }) {
    const known = catalogue.map(({ subject }) => subject);
    const strange = requirements.find(({ subject }) => subject !== null && !known.includes(subject));
    return strange ? refusal(lotRefusals.LOT_SUBJECT_UNKNOWN, { lot, subject: strange.subject ?? '' }) : null;
  },
};

const standardsOfTheSubject: LotRule = {
  sentence: 'Every standard that is named is in force on the subject of its requirement.',
  check({ requirements }, lot, { catalogue }) {
    const strange = requirements.flatMap(({ subject, standards }) => {
      const known = catalogue.find((entry) => entry.subject === subject)?.standards ?? [];
      return standards.filter((standard) => !known.includes(standard));
    });
    return strange[0] === undefined ? null : refusal(lotRefusals.LOT_STANDARD_NOT_OF_SUBJECT, { lot, standard: strange[0] });
  },
};

const admittingCarriesNoPoints: LotRule = {
  sentence: 'A requirement that admits carries no points.',
  check({ requirements, criteria }, lot) {
    const desirable = requirements.filter(({ mandatory }) => !mandatory).map(({ id }) => id);
    const scored = criteria.find(({ requirementId }) => requirementId !== null && !desirable.includes(requirementId));
    const named = { lot, criterion: scored?.id ?? '', requirement: scored?.requirementId ?? '' };
    return scored ? refusal(lotRefusals.ADMITTING_REQUIREMENT_SCORED, named) : null;
  },
};

/** What the engine finds wrong with the ruleset; nothing while there is none. */
function faultsOf(specification: LotSpecification): readonly RulesetFault[] {
  const ruleset = rulesetOf(specification, 1);
  return ruleset ? rulesetFaults(ruleset) : [];
}

const completeRuleset: LotRule = {
  sentence: 'The ruleset is complete and fits together.',
  check(specification, lot) {
    const found = faultsOf(specification).filter(({ code }) => code !== 'WEIGHTS_TOTAL');
    const faults = specification.method && specification.budget ? found.map(({ path }) => path) : ['method'];
    return faults.length > 0 ? refusal(lotRefusals.LOT_RULESET_INCOMPLETE, { lot, faults: faults.slice(0, 10).join(', ') }) : null;
  },
};

const weightsTotal: LotRule = {
  sentence: 'The weights of criteria and price total exactly 100.',
  check(specification, lot) {
    const wrong = faultsOf(specification).find(({ code }) => code === 'WEIGHTS_TOTAL');
    return wrong ? refusal(lotRefusals.LOT_WEIGHTS_NOT_100, { lot, total: wrong.params.total ?? '?' }) : null;
  },
};

const allowedFormula: LotRule = {
  sentence: 'The profile allows the price formula.',
  check({ method }, lot, { profile }) {
    const allowed = profile.price.methods.value;
    if (!method || allowed.includes(method.formula)) return null;
    return refusal(lotRefusals.LOT_FORMULA_NOT_ALLOWED, { lot, formula: method.formula, allowed: allowed.join(', ') });
  },
};

const priceWeightInTheBand: LotRule = {
  sentence: 'The price weighs what the profile expects, or has its reason on record where the profile allows that.',
  check({ method }, lot, { profile: { price }, call }) {
    if (!method) return null;
    const weight = Rational.parse(method.priceWeight);
    const floor = (call.buys === 'goods' ? price.weightFloorGoods : price.weightFloorServices).value;
    const ceiling = price.weightCeiling.value;
    const inside = !weight.isLessThan(Rational.of(floor)) && !Rational.of(ceiling).isLessThan(weight);
    const explained = price.outsideTheBand.value === 'allowedWithReason' && call.priceWeightReason !== null;
    return inside || explained ? null : refusal(lotRefusals.LOT_PRICE_WEIGHT_OUTSIDE, { lot, weight: method.priceWeight, floor, ceiling });
  },
};

/** How the profile's words for ties read in a ruleset. A joint place is what is left when no step decides. */
const STEP_OF: Readonly<Record<TieBreak, TieStep | null>> = {
  lowerPrice: 'lowerPrice',
  higherQuality: 'higherTechnical',
  earlierSubmission: 'earlierReceipt',
  publicDraw: 'commitRevealDraw',
  joint: null,
};

const prescribedTies: LotRule = {
  sentence: 'Ties are broken as the profile prescribes, where it does.',
  check({ method }, lot, { profile }) {
    const prescribed = profile.price.ties.value.map((tie) => STEP_OF[tie]).filter((step) => step !== null);
    if (!method || prescribed.length === 0 || method.tieRule.join() === prescribed.join()) return null;
    return refusal(lotRefusals.LOT_TIE_RULE_PRESCRIBED, { lot, prescribed: prescribed.join(', ') });
  },
};

const awardsWithinTheProfile: LotRule = {
  sentence: 'The lot has no more awards side by side than the profile allows.',
  check({ awardSlots: slots }, lot, { profile }) {
    const most = profile.award.maximumAwardsPerLot.value;
    return slots >= 1 && slots <= most ? null : refusal(lotRefusals.LOT_AWARDS_EXCEED_PROFILE, { lot, slots, most });
  },
};

const measured: LotRule = {
  sentence: 'The pilot is judged by KPIs whose target is better than their stop.',
  check({ kpis }, lot) {
    const unsound = kpis.find((kpi) => !isSoundKpi(kpi));
    return kpis.length > 0 && !unsound ? null : refusal(lotRefusals.LOT_KPIS_MISSING, { lot, kpi: unsound?.id ?? '-' });
  },
};

function isSoundKpi({ direction, target, stop }: Kpi): boolean {
  const [wanted, worst] = [Rational.parse(target), Rational.parse(stop)];
  const isShare = [wanted, worst].every((share) => !share.isNegative() && !Rational.ONE.isLessThan(share));
  return isShare && (direction === 'atLeast' ? worst.isLessThan(wanted) : wanted.isLessThan(worst));
}

const milestonesPayThePrice: LotRule = {
  sentence: 'The milestones pay exactly the price, in order of time.',
  check({ milestones }, lot) {
    const total = Rational.sum(milestones.map(({ percent }) => Rational.parse(percent)));
    const inOrder = milestones.every(({ dueDays }, index) => index === 0 || dueDays >= (milestones[index - 1]?.dueDays ?? 0));
    return total.equals(Rational.of(100)) && inOrder ? null : refusal(lotRefusals.LOT_MILESTONES_NOT_100, { lot, total: String(total) });
  },
};

/** What publication asks of every lot, in the order in which it is said. */
export const LOT_RULES: readonly LotRule[] = [
  requiresSubjects,
  knownSubjects,
  standardsOfTheSubject,
  admittingCarriesNoPoints,
  weightsTotal,
  completeRuleset,
  allowedFormula,
  priceWeightInTheBand,
  prescribedTies,
  awardsWithinTheProfile,
  measured,
  milestonesPayThePrice,
];
