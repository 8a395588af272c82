import { displayMoney, isSameKind, money, refusal, type Money, type Refusal, type Rule } from '@pilotage/kernel';
import { callRefusals } from './call.refusals.js';
import { LOT_RULES, type LotRule } from './lot.rules.js';
import { PERIOD_RULES } from './periods.rules.js';
import type { PublicationFacts } from './publication.facts.js';
import { publicationRefusals } from './publication.refusals.js';
import { DECLARED_FACTS, STAGES, type DeclaredFact, type LotSpecification } from './specification.js';

type PublicationRule = Rule<PublicationFacts>;

const riskConfirmed: PublicationRule = {
  sentence: 'The risk level of the need is confirmed, settled and not prohibited.',
  check({ riskLevel }) {
    if (riskLevel === null) return refusal(publicationRefusals.CALL_RISK_NOT_CONFIRMED);
    if (riskLevel === 'UNCLASSIFIED') return refusal(publicationRefusals.CALL_RISK_UNSETTLED);
    // A HIGH need may be put out to call: whether a product is admitted is the gate's to say, bid by bid.
    return riskLevel === 'PROHIBITED' ? refusal(publicationRefusals.CALL_USE_PROHIBITED) : null;
  },
};

const riskCurrent: PublicationRule = {
  sentence: 'The risk level of the need is not due to be classified anew.',
  check: ({ reclassification }) =>
    reclassification.length === 0
      ? null
      : refusal(publicationRefusals.CALL_RISK_RECLASSIFICATION_DUE, { occasions: reclassification.join(', ') }),
};

const stagesNamed: PublicationRule = {
  sentence: 'The stages that are wanted are named, each once and in order.',
  check({ call: { stages } }) {
    const ordered = STAGES.filter((stage) => stages.includes(stage));
    return stages.length > 0 && ordered.join() === stages.join() ? null : refusal(publicationRefusals.CALL_STAGES_MISSING);
  },
};

const hasLots: PublicationRule = {
  sentence: 'There is at least one lot.',
  check: ({ call: { lots } }) => (lots.length > 0 ? null : refusal(publicationRefusals.CALL_LOTS_MISSING)),
};

const idsAreSingle: PublicationRule = {
  sentence: 'Ids are not given twice within a lot or the data plan.',
  check({ call: { lots, dataPlan } }) {
    const lists = [
      ...lots.flatMap(({ requirements, criteria, kpis, milestones }, index) =>
        Object.entries({ requirements, criteria, kpis, milestones }).map(([name, items]) => ({
          where: `lots.${index + 1}.${name}`,
          items,
        })),
      ),
      { where: 'dataPlan', items: dataPlan?.datasets ?? [] },
    ];
    const repeated = lists.flatMap(({ where, items }) => repeatedIds(items).map((id) => ({ id, where })));
    return repeated[0] ? refusal(publicationRefusals.CALL_IDS_REPEAT, repeated[0]) : null;
  },
};

const repeatedIds = (items: readonly { readonly id: string }[]): readonly string[] =>
  items.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index);

const isPositive = (amount: Money | null): amount is Money => amount !== null && BigInt(amount.minor) > 0n;

const budgetNamed: PublicationRule = {
  sentence: 'The budget of the call and of every lot is named.',
  check({ call }) {
    if (!isPositive(call.budget)) return refusal(publicationRefusals.CALL_BUDGET_MISSING, { where: 'call' });
    const without = call.lots.findIndex(({ budget }) => !isPositive(budget));
    return without < 0 ? null : refusal(publicationRefusals.CALL_BUDGET_MISSING, { where: `lots.${without + 1}` });
  },
};

const budgetSuffices: PublicationRule = {
  sentence: 'The budget of the call suffices for every award of every lot.',
  check({ call: { budget, lots } }) {
    if (!budget) return null;
    const costs = lots.flatMap(({ budget: own, awardSlots }) => (own ? [{ own, most: BigInt(own.minor) * BigInt(awardSlots) }] : []));
    const total = costs.reduce((sum, { most }) => sum + most, 0n);
    const comparable = costs.every(({ own }) => isSameKind(own, budget));
    if (comparable && total <= BigInt(budget.minor)) return null;
    const shown = comparable
      ? displayMoney(money(total, budget.currency, budget.vat))
      : costs.map(({ own }) => displayMoney(own)).join(' + ');
    return refusal(publicationRefusals.LOT_BUDGETS_EXCEED_CALL, { lots: shown, call: displayMoney(budget) });
  },
};

const dataPlanned: PublicationRule = {
  sentence: 'The data on offer are planned: open, and de-identified where they concern persons.',
  check({ call: { dataPlan } }) {
    if (!dataPlan) return refusal(publicationRefusals.CALL_DATA_PLAN_MISSING);
    const shut = dataPlan.datasets.find(({ openness }) => openness === 'NOT_OPEN');
    if (shut) return refusal(publicationRefusals.DATASET_NOT_OPEN, { id: shut.id });
    const bare = dataPlan.datasets.find(({ personalInformation, deIdentification }) => personalInformation !== 'NONE' && !deIdentification);
    return bare ? refusal(publicationRefusals.SENSITIVE_DATA_NOT_DE_IDENTIFIED, { id: bare.id }) : null;
  },
};

/** Words that claim that something was done or exists. */
const CLAIMS = ['COMPLETE', 'ASSESSED', 'PUBLISHED', 'IN_PLACE', 'FILED'];

const dutiesDeclared: PublicationRule = {
  sentence: 'The agency declares its own duties, with a reference for what it says is done.',
  check({ call: { declarations, dataPlan } }) {
    if (!declarations) return refusal(publicationRefusals.CALL_DECLARATIONS_MISSING);
    const referred = declarations.references.map(({ fact }) => fact);
    const claimed = (Object.keys(DECLARED_FACTS) as DeclaredFact[]).filter((fact) => CLAIMS.includes(declarations[fact]));
    const bare = claimed.find((fact) => !referred.includes(fact));
    if (bare) return refusal(publicationRefusals.DECLARATION_WITHOUT_REFERENCE, { fact: bare });
    const sensitive = dataPlan?.datasets.find(({ personalInformation }) => personalInformation === 'SENSITIVE');
    const waived = sensitive && declarations.pipia === 'NOT_REQUIRED';
    return waived ? refusal(publicationRefusals.IMPACT_ASSESSMENT_NOT_WAIVABLE, { id: sensitive.id }) : null;
  },
};

const productAnswersPermitted: PublicationRule = {
  sentence: 'For every risk question about the product the answers that can be taken are said.',
  check({ call: { permittedProductAnswers: permitted }, productQuestions }) {
    const known = productQuestions.map(({ id }) => id);
    const open = productQuestions.filter(({ id, options }) => !isPermission(permitted[id] ?? [], options)).map(({ id }) => id);
    const wrong = [...open, ...Object.keys(permitted).filter((id) => !known.includes(id))];
    return wrong.length > 0 ? refusal(publicationRefusals.PRODUCT_ANSWERS_INCOMPLETE, { questions: wrong.join(', ') }) : null;
  },
};

const isPermission = (codes: readonly string[], options: readonly string[]): boolean =>
  codes.length > 0 && codes.every((code) => options.includes(code));

const ofEveryLot = (rule: LotRule): PublicationRule => ({
  sentence: rule.sentence,
  check: (facts) =>
    facts.call.lots.reduce<Refusal | null>((said, lot: LotSpecification, index) => said ?? rule.check(lot, index + 1, facts), null),
});

const approvedByAnother: PublicationRule = {
  sentence: 'Who publishes neither drafted nor revised the call.',
  check: ({ approver, authors }) =>
    authors.some((author) => approver.includes(author)) ? refusal(callRefusals.CALL_APPROVER_DRAFTED) : null,
};

/** What a call must hold, whoever publishes it and whenever: asked when it is submitted, and again when it is published or amended. */
export const COMPLETENESS_RULES: readonly PublicationRule[] = [
  riskConfirmed,
  riskCurrent,
  stagesNamed,
  hasLots,
  idsAreSingle,
  budgetNamed,
  budgetSuffices,
  dataPlanned,
  dutiesDeclared,
  productAnswersPermitted,
  ...LOT_RULES.map(ofEveryLot),
];

/** Everything that publication asks, in the order in which it is said. */
export const PUBLICATION_RULES: readonly PublicationRule[] = [approvedByAnother, ...COMPLETENESS_RULES, ...PERIOD_RULES];

/** The first rule that says no to the facts, or null. */
export const firstObjection = (rules: readonly PublicationRule[], facts: PublicationFacts): Refusal | null =>
  rules.reduce<Refusal | null>((said, rule) => said ?? rule.check(facts), null);

/** Every rule that says no. */
export const allObjections = (rules: readonly PublicationRule[], facts: PublicationFacts): readonly Refusal[] =>
  rules.flatMap((rule) => rule.check(facts) ?? []);
