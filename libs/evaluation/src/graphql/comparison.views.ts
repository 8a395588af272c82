import { field, localised, readable, t } from '@pilotage/platform';
import { EvidenceStateEnum, GateDecisionView } from '@pilotage/assurance';
import { BidStateEnum } from '@pilotage/bids';
import { LotStateEnum, PhaseEnum } from '@pilotage/calls';
import { EvaluationStateEnum } from './evaluation.views.js';
import {
  ExclusionReasonView,
  ExplainedNumberView,
  figure,
  GapView,
  priceField,
  RankingChangeView,
  RobustnessView,
} from './ranking.views.js';

export const OfferEvidenceView = readable('OfferEvidence', 'A piece of evidence of an offer, as its check left it.', {
  id: field(t.id, 'public', 'The piece.'),
  standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to.'),
  state: field(t.enum(EvidenceStateEnum), 'public', 'What its check found.'),
  validFrom: field(t.nullable(t.instant), 'public', 'Start of its validity.'),
  validUntil: field(t.nullable(t.instant), 'public', 'End of its validity.'),
});

export const OfferResponseView = readable('OfferResponse', 'What an offer says and shows to a requirement.', {
  requirementId: field(t.text, 'public', 'The requirement.'),
  text: field(t.nullable(t.text), 'public', 'The response; none where there is none.'),
  evidence: field(t.list(t.object(() => OfferEvidenceView)), 'public', 'Evidence offered for it.'),
});

export const OfferProductView = readable('OfferProduct', 'The product that is offered.', {
  modelVersionId: field(t.id, 'public', 'The model version.'),
  name: field(localised, 'public', 'Name of the product.'),
  version: field(t.nullable(t.text), 'public', 'Name of the version.'),
  digest: field(t.text, 'public', 'SHA-256 of its artefact.'),
});

export const PanelMarkView = readable('PanelMark', 'A mark of one evaluator, under the letter of the panel.', {
  evaluator: field(t.text, 'public', 'Random letter of the evaluator.'),
  mark: field(t.decimal, 'public', 'The mark.'),
  reason: field(t.text, 'public', 'Why this mark.'),
});

export const OfferCriterionView = readable('OfferCriterion', 'An offer on one criterion.', {
  criterionId: field(t.text, 'public', 'The criterion.'),
  mean: field(figure, 'public', 'Mean of the marks.'),
  points: field(figure, 'public', 'What it contributes to the total.'),
  marks: field(t.list(t.object(() => PanelMarkView)), 'public', 'The marks, by the letters of the evaluators.'),
});

export const OfferView = readable('ComparedOffer', 'An offer beside the others. What the reader may not see yet is empty.', {
  bidId: field(t.id, 'public', 'The bid.'),
  state: field(t.enum(BidStateEnum), 'public', 'Where the bid stands.'),
  vendorId: field(t.nullable(t.id), 'comparison.identity', 'The vendor that leads.'),
  vendorName: field(t.nullable(localised), 'comparison.identity', 'Its name.'),
  product: field(t.nullable(t.object(() => OfferProductView)), 'comparison.identity', 'The product.'),
  responses: field(
    t.nullable(t.list(t.object(() => OfferResponseView))),
    'comparison.content',
    'What it says and shows, requirement by requirement.',
  ),
  gate: field(t.nullable(t.object(() => GateDecisionView)), 'comparison.content', 'What the gate decided, with reasons and conditions.'),
  passed: field(t.nullable(t.flag), 'comparison.marks', 'Whether it met every threshold.'),
  technical: field(t.nullable(figure), 'comparison.marks', 'Technical points.'),
  criteria: field(t.nullable(t.list(t.object(() => OfferCriterionView))), 'comparison.marks', 'Marks and contributions.'),
  technicalNumbers: field(
    t.nullable(t.list(t.object(() => ExplainedNumberView))),
    'comparison.marks',
    'How the technical numbers came about.',
  ),
  price: priceField,
  pricePoints: field(t.nullable(figure), 'comparison.ranking', 'What the price contributes to the total.'),
  total: field(t.nullable(figure), 'comparison.ranking', 'Total points.'),
  rank: field(t.nullable(t.int), 'comparison.ranking', 'Its rank.'),
  numbers: field(t.nullable(t.list(t.object(() => ExplainedNumberView))), 'comparison.ranking', 'Every number and how it came about.'),
  exclusions: field(t.nullable(t.list(t.object(() => ExclusionReasonView))), 'comparison.ranking', 'Why it has no rank, if it has none.'),
  gapAbove: field(t.nullable(t.object(() => GapView)), 'comparison.ranking', 'Points behind the bid before it.'),
  gapBelow: field(t.nullable(t.object(() => GapView)), 'comparison.ranking', 'Points ahead of the bid after it.'),
  place: field(t.nullable(localised), 'comparison.ranking', 'Why it stands where it stands.'),
});

export const ComparedCriterionView = readable('ComparedCriterion', 'A criterion of the lot.', {
  id: field(t.text, 'public', 'The criterion.'),
  title: field(localised, 'public', 'Its title.'),
  weight: field(t.decimal, 'public', 'Points of the total that full marks earn.'),
  maxMark: field(t.decimal, 'public', 'The highest mark.'),
  minMark: field(t.nullable(t.decimal), 'public', 'The mean mark that a bid needs.'),
});

export const ComparedRequirementView = readable('ComparedRequirement', 'A requirement of the lot.', {
  id: field(t.text, 'public', 'The requirement.'),
  text: field(localised, 'public', 'What is required.'),
  mandatory: field(t.flag, 'public', 'Whether it admits.'),
  subject: field(t.nullable(t.text), 'public', 'The subject of the standards catalogue that evidence is asked on.'),
});

export const ComparisonView = readable('Comparison', 'Everything that an officer compares about the offers of a lot, in one answer.', {
  lotId: field(t.id, 'public', 'The lot.'),
  callId: field(t.id, 'public', 'The call.'),
  lotState: field(t.enum(LotStateEnum), 'public', 'Where the lot stands.'),
  evaluationState: field(
    t.nullable(t.enum(EvaluationStateEnum)),
    'public',
    'Where its evaluation stands; none before the panel is appointed.',
  ),
  phase: field(t.enum(PhaseEnum), 'public', 'The phase of the profile that decides what is shown.'),
  requirements: field(t.list(t.object(() => ComparedRequirementView)), 'public', 'The requirements, in their order.'),
  criteria: field(t.list(t.object(() => ComparedCriterionView)), 'public', 'The criteria, in their order.'),
  priceWeight: field(t.decimal, 'public', 'Points of the total that the best price can earn.'),
  priceFormula: field(t.text, 'public', 'How the price earns points.'),
  rankingId: field(t.nullable(t.id), 'comparison.ranking', 'The ranking that counts.'),
  rankingVersion: field(t.nullable(t.int), 'comparison.ranking', 'Its version.'),
  rankingChange: field(
    t.nullable(t.object(() => RankingChangeView)),
    'comparison.ranking',
    'Why the ranking was made again, and what that changed; none: it is the first.',
  ),
  general: field(t.nullable(t.list(localised)), 'comparison.ranking', 'What holds for all bids.'),
  robustness: field(t.nullable(t.object(() => RobustnessView)), 'comparison.ranking', 'How firmly the ranking stands.'),
  offers: field(t.list(t.object(() => OfferView)), 'public', 'The offers: by rank once it is disclosed, otherwise by identifier.'),
});
