import type { PolicyBasis } from '../policy.js';
import type { AnswerPredicate, RiskBand, RiskPolicy, RiskTrigger } from '../riskPolicy.js';
import { both, broken, choose, flag, list, object, optional, text, whole, word, type Form } from './form.js';
import { HEAD } from './gateForm.js';

// More than any questionnaire needs: the shipped one has 22 questions of at most 8 options, and 27 triggers.
const MANY = 200;
const OPTIONS = 60;
const SENTENCE = 1000;
/** Points of one option, and of the whole. */
const POINTS = 1000;
/** Deep enough for any rule that a person can read. */
const DEPTH = 6;

const named = object({ code: word(), text: both(SENTENCE) });

/** A predicate on the answers, nested at most `depth` times. */
function predicate(depth: number): Form<AnswerPredicate> {
  if (depth === 0) return (_value, place) => broken(place, 'notAPredicate');
  const parts = list(predicate(depth - 1), 40);
  const leaf = object({ question: word(), in: list(word(), OPTIONS) });
  return choose<AnswerPredicate>((value) => {
    const has = (name: string): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    if (has('all')) return object({ all: parts });
    return has('any') ? object({ any: parts }) : leaf;
  });
}

/** The form of a risk policy. Codes, texts and figures are looked at by its rules. */
export const riskForm: Form<RiskPolicy> = object({
  ...HEAD,
  status: both(SENTENCE),
  jurisdiction: text(40),
  maxPoints: whole(1, POINTS),
  sections: list(named, MANY),
  questions: list(
    object({
      id: word(),
      section: word(),
      text: both(SENTENCE),
      type: word<'single' | 'multi'>(),
      options: list(object({ code: word(), points: whole(0, POINTS), label: both(SENTENCE), exclusive: optional(flag) }), OPTIONS),
      cap: optional(whole(0, POINTS)),
      product: flag,
      source: text(SENTENCE),
    }),
    MANY,
  ),
  triggers: list(
    object({
      id: word(),
      floor: word<RiskTrigger['floor']>(),
      text: both(SENTENCE),
      source: text(SENTENCE),
      basis: word<PolicyBasis>(),
      derivedFrom: optional(predicate(DEPTH)),
    }),
    MANY,
  ),
  carveOut: object({
    flags: list(object({ id: word(), label: both(SENTENCE), test: both(SENTENCE) }), 10),
    source: text(SENTENCE),
    basis: word<PolicyBasis>(),
  }),
  bands: list(object({ level: word<RiskBand>(), min: whole(0, POINTS), max: whole(0, POINTS) }), 10),
  bandsSource: text(SENTENCE),
  mitigation: object({
    items: list(object({ id: word(), text: both(SENTENCE), points: whole(0, POINTS) }), MANY),
    max: whole(0, POINTS),
    thresholdPercent: whole(0, 100),
    deductionPercent: whole(0, 100),
    source: text(SENTENCE),
  }),
  reclassifyOn: list(named, MANY),
  reclassifyAfterMonths: whole(1, 120),
});
