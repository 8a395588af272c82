import { Rational, refuse } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { atLeast, type Params } from '../params.js';
import { ranksOf, TIE_PARAMS, tieStepsOf } from '../ranks.js';
import { methodRefusals } from '../refusals.js';
import { numberAt, type Sample, type SampleBid, type SampleCriterion } from '../sample.js';
import { byBid, figureOf, refuseMinimised, valueOf } from '../values.js';

/** A figure rounded half up, away from zero, to decimal places; as it stands where the case does not round. */
export const toPlaces = (figure: Rational, places: number | null): Rational =>
  places === null ? figure : Rational.parse(figure.toDecimal(places));

function weightedSum(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample);
  if (params.has('missing')) params.word('missing', ['error']);
  const [componentDp, rankDp] = [params.places('componentDp'), params.places('rankDp')];
  const part = (bid: SampleBid, { id, weight }: SampleCriterion): Rational => toPlaces(valueOf(bid, id).times(weight), componentDp);
  const scores = byBid(sample, (bid) => Rational.sum(sample.criteria.map((criterion) => part(bid, criterion))));
  const compared = new Map([...scores].map(([id, score]) => [id, toPlaces(score, rankDp)]));
  return { scores, ranks: ranksOf(sample, compared, 'highest', tieStepsOf(sample, params)) };
}

function marksOf(bid: SampleBid, { id }: SampleCriterion): readonly Rational[] {
  const given = bid.values.get(id) ?? refuse(methodRefusals.MISSING_SCORE, { bid: bid.id, criterion: id });
  const list = Array.isArray(given) ? (given as readonly unknown[]) : [given];
  const evaluators = list.map((mark, at) => {
    if (mark === null) refuse(methodRefusals.MISSING_SCORE, { bid: bid.id, criterion: `${id}.${at}` });
    return numberAt(mark, `${bid.id}.${id}.${at}`);
  });
  return evaluators.length > 0 ? evaluators : refuse(methodRefusals.MISSING_SCORE, { bid: bid.id, criterion: id });
}

/** Every evaluator marks every bid on every criterion: a shorter list lacks a mark. */
function refuseUneven(pairs: readonly { readonly bid: string; readonly criterion: string; readonly marks: readonly Rational[] }[]): void {
  const most = Math.max(0, ...pairs.map(({ marks }) => marks.length));
  const short = pairs.find(({ marks }) => marks.length < most);
  if (short) refuse(methodRefusals.MISSING_SCORE, { bid: short.bid, criterion: `${short.criterion}.${short.marks.length}` });
}

function panel(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample);
  const tolerance = params.number('spreadTolerance', atLeast('0'));
  const pairs = sample.bids.flatMap((bid) => sample.criteria.map((c) => ({ bid: bid.id, criterion: c.id, marks: marksOf(bid, c) })));
  refuseUneven(pairs);
  const named = pairs.map(({ bid, criterion, marks }) => ({ name: `${bid}.${criterion}`, marks }));
  const mean = new Map(named.map(({ name, marks }) => [name, Rational.sum(marks).dividedBy(Rational.of(marks.length))]));
  const spread = ([first = Rational.ZERO, ...rest]: readonly Rational[]): Rational =>
    Rational.max(first, ...rest).minus(Rational.min(first, ...rest));
  const moderate = named.filter(({ marks }) => tolerance.isLessThan(spread(marks))).map(({ name }) => name);
  const scores = byBid(sample, (bid) =>
    Rational.sum(sample.criteria.map(({ id, weight }) => figureOf(mean, `${bid.id}.${id}`).times(weight))),
  );
  return { scores, components: { mean }, ranks: ranksOf(sample, scores, 'highest', tieStepsOf(sample, params)), extra: { moderate } };
}

/** Methods that add weighted marks. */
export const SUM_METHODS: Methods = {
  wsum: {
    kind: 'award',
    sentence: {
      en: 'Marks times weights are added; the highest total wins. Rounding before the sum or before ranking only where the case declares it.',
      zh: '分数乘以权重后相加，总分高者胜；仅在声明时于相加前或排名前舍入。',
    },
    source: {
      en: 'Directive 2014/24/EU Art 67(5); Implementing Regulations of the Government Procurement Law Art 34; UK Procurement Act 2023 s 23',
      zh: '欧盟指令2014/24/EU第67条第5款；《政府采购法实施条例》第34条；英国《2023年采购法》第23条',
    },
    range: {
      en: 'All criteria "max", on one scale; a missing mark blocks the ranking.',
      zh: '各因素均为“max”且采用同一量表；缺失分数阻止排名。',
    },
    params: ['componentDp', 'rankDp', 'missing', ...TIE_PARAMS],
    run: weightedSum,
  },
  panel: {
    kind: 'award',
    sentence: {
      en: "The evaluators' marks are averaged for each criterion, weighted and added; marks that lie further apart than the tolerance go to moderation.",
      zh: '各因素取评审员分数的平均值，加权相加；分差超过容差的须经复议。',
    },
    source: {
      en: 'India, Manual for Procurement of Consultancy 8.4.4 (mean of members); enhanced consensus scoring: only spreads beyond a tolerance set beforehand are discussed',
      zh: '印度《咨询服务采购手册》8.4.4（成员平均分）；增强共识评分：仅讨论超出预设容差的分差',
    },
    range: {
      en: 'As many marks on every criterion of every bid; all criteria "max".',
      zh: '各投标各因素的评分数目相同；各因素均为“max”。',
    },
    params: ['spreadTolerance', ...TIE_PARAMS],
    run: panel,
  },
};
