import { Rational, type LocalisedText } from '@pilotage/kernel';
import { exclusionSentence, type Exclusion } from './exclusion.js';
import { EXPLAIN, ROUNDING_NAMES } from './explain-texts.js';
import { exactText, say } from './figures.js';
import { operand, shown, type ExplainedNumber } from './explained.js';
import { explainPlace, type Decisive } from './explain-place.js';
import { explainPrice } from './explain-price.js';
import type { Criterion, Ruleset } from './ruleset.js';
import type { BidResult, Evaluation, EvaluationFlag } from './score.js';
import type { CriterionScore, TechnicalScore } from './technical.js';

/** Everything needed to answer a challenge of one bid. */
export type BidExplanation = {
  readonly bidId: string;
  readonly rank: number | null;
  readonly numbers: readonly ExplainedNumber[];
  readonly exclusions: readonly { readonly code: Exclusion['code']; readonly sentence: LocalisedText }[];
  /** Points behind the bid before it and ahead of the bid after it, and the largest part of each. */
  readonly gapAbove: Decisive | null;
  readonly gapBelow: Decisive | null;
  readonly place: LocalisedText;
};

/** The written reasons of an evaluation. Plain JSON: it is stored and published as it is. */
export type EvaluationExplanation = {
  readonly rulesetVersion: string;
  readonly rulesetDigest: string;
  readonly inputDigest: string;
  readonly engine: string;
  readonly rounding: Ruleset['display'];
  readonly general: readonly LocalisedText[];
  readonly bids: readonly BidExplanation[];
};

/** Explains every number of an evaluation in English and Chinese, by template, from its own figures alone. */
export function explain(ruleset: Ruleset, evaluation: Evaluation): EvaluationExplanation {
  const { rulesetVersion, rulesetDigest, inputDigest, engine } = evaluation;
  return {
    rulesetVersion,
    rulesetDigest,
    inputDigest,
    engine,
    rounding: ruleset.display,
    general: generalSentences(ruleset, evaluation),
    bids: evaluation.bids.map((bid) => explainBid(ruleset, evaluation, bid)),
  };
}

/** Explains the technical numbers of one bid, as they are shown on lock, before prices. */
export function explainTechnical(ruleset: Ruleset, score: TechnicalScore): readonly ExplainedNumber[] {
  const pairs = score.criteria.flatMap((c, index): [Criterion, CriterionScore][] => {
    const criterion = ruleset.criteria[index];
    return criterion ? [[criterion, c]] : [];
  });
  return [
    ...pairs.flatMap(([criterion, c]) => [explainCriterion(ruleset, criterion, c), ...criterionThreshold(ruleset, criterion, c)]),
    ...(pairs.length > 0 ? [explainTechnicalTotal(ruleset, score)] : []),
    ...technicalThreshold(ruleset, score),
  ];
}

function explainBid(ruleset: Ruleset, evaluation: Evaluation, bid: BidResult): BidExplanation {
  const priced = bid.pricePoints && bid.price ? [explainPrice(ruleset, evaluation, bid.price, bid.pricePoints)] : [];
  return {
    bidId: bid.bidId,
    rank: bid.rank,
    numbers: [...explainTechnical(ruleset, bid.technical), ...priced, ...explainTotal(ruleset, bid)],
    exclusions: bid.exclusions.map((exclusion) => ({ code: exclusion.code, sentence: exclusionSentence(exclusion) })),
    ...explainPlace(ruleset, evaluation, bid),
  };
}

function explainCriterion(ruleset: Ruleset, { title, id }: Criterion, score: CriterionScore): ExplainedNumber {
  const figures = shown(ruleset, score.points);
  const substituted = `${operand(score.mean)} ÷ ${exactText(score.maxMark)} × ${exactText(score.weight)}`;
  const marks = score.marks.map(({ evaluator, mark }) => `${evaluator} ${exactText(mark)}`).join(', ');
  const params = { titleEn: title.en, titleZh: title.zh, marks, max: exactText(score.maxMark), mean: exactText(score.mean), substituted };
  const sentence = say(EXPLAIN.criterion, { ...params, ...figures });
  return { subject: 'criterion', criterionId: id, formula: 'mean ÷ maximum × weight', substituted, ...figures, sentence };
}

function criterionThreshold(ruleset: Ruleset, { title, id, minMark }: Criterion, { mean }: CriterionScore): ExplainedNumber[] {
  if (minMark === undefined || mean.isLessThan(Rational.parse(minMark))) return [];
  const figures = shown(ruleset, mean);
  const sentence = say(EXPLAIN.criterionThreshold, { titleEn: title.en, titleZh: title.zh, minimum: minMark, ...figures });
  return [
    {
      subject: 'threshold',
      criterionId: id,
      formula: 'mean ≥ minimum',
      substituted: `${operand(mean)} ≥ ${minMark}`,
      ...figures,
      sentence,
    },
  ];
}

function technicalThreshold(ruleset: Ruleset, { total }: TechnicalScore): ExplainedNumber[] {
  const minimum = ruleset.technicalThreshold;
  if (minimum === undefined || total.isLessThan(Rational.parse(minimum))) return [];
  const figures = shown(ruleset, total);
  const sentence = say(EXPLAIN.technicalThreshold, { minimum, ...figures });
  return [
    {
      subject: 'threshold',
      criterionId: null,
      formula: 'total ≥ minimum',
      substituted: `${operand(total)} ≥ ${minimum}`,
      ...figures,
      sentence,
    },
  ];
}

function explainTechnicalTotal(ruleset: Ruleset, { criteria, total }: TechnicalScore): ExplainedNumber {
  const figures = shown(ruleset, total);
  const substituted = criteria.map((c) => operand(c.points)).join(' + ');
  const sentence = say(criteria.length > 1 ? EXPLAIN.technicalTotal : EXPLAIN.technicalTotalOfOne, { substituted, ...figures });
  return { subject: 'technicalTotal', criterionId: null, formula: 'sum of criterion points', substituted, ...figures, sentence };
}

function explainTotal(ruleset: Ruleset, { technical, pricePoints, total }: BidResult): ExplainedNumber[] {
  if (!total || !pricePoints) return [];
  const figures = shown(ruleset, total);
  const substituted = `${operand(technical.total)} + ${operand(pricePoints.points)}`;
  const sentence = say(EXPLAIN.total, { substituted, ...figures });
  return [{ subject: 'total', criterionId: null, formula: 'technical points + price points', substituted, ...figures, sentence }];
}

function generalSentences(ruleset: Ruleset, evaluation: Evaluation): LocalisedText[] {
  const count = evaluation.bids.filter((bid) => bid.rank !== null).length;
  const { places, rounding } = ruleset.display;
  const { rulesetVersion: version, rulesetDigest, inputDigest, engine } = evaluation;
  return [
    say(EXPLAIN.method, { count, version, rulesetDigest, inputDigest, engine }),
    say(EXPLAIN.rounding, { places, roundingEn: ROUNDING_NAMES[rounding].en, roundingZh: ROUNDING_NAMES[rounding].zh }),
    ...evaluation.flags.flatMap((flag) => flagSentence(ruleset, flag)),
  ];
}

/** Flags of a single bid are said with its own numbers; here are those that concern the whole lot. */
function flagSentence({ criteria }: Ruleset, flag: EvaluationFlag): LocalisedText[] {
  if (flag.code === 'SINGLE_BID') return [EXPLAIN.singleBid];
  if (flag.code !== 'DID_NOT_DISCRIMINATE') return [];
  const title = criteria.find((criterion) => criterion.id === flag.criterionId)?.title;
  return title ? [say(EXPLAIN.didNotDiscriminate, { titleEn: title.en, titleZh: title.zh })] : [];
}
