import { field, localised, moneyType, readable, t } from '@pilotage/platform';
import { PermitEnum } from '@pilotage/assurance';
import { AwardFormulaEnum, KpiDirectionEnum, LotStateEnum, PresenceEnum, RoundingEnum, TieStepEnum } from './calls.enums.js';

export const StandardRouteView = readable(
  'StandardRoute',
  'Which kinds of standards exist for a required subject, frozen at publication.',
  {
    mandatory: field(t.enum(PresenceEnum), 'public', 'Mandatory national standards.'),
    national: field(t.enum(PresenceEnum), 'public', 'National and industry standards.'),
    local: field(t.enum(PresenceEnum), 'public', 'Local standards.'),
    international: field(t.enum(PresenceEnum), 'public', 'International standards. Where only these exist, the way is Art 44.'),
    catalogueVersion: field(t.text, 'public', 'Version of the standards catalogue.'),
  },
);

export const RequirementView = readable('Requirement', 'What a bid must show.', {
  id: field(t.text, 'public', 'Id within the lot.'),
  text: field(localised, 'public', 'What is required.'),
  mandatory: field(t.flag, 'public', 'A mandatory requirement admits and carries no points.'),
  subject: field(t.nullable(t.text), 'public', 'Subject of the standards catalogue that evidence is given on.'),
  standards: field(t.list(t.text), 'public', 'Standards that the agency names; none: any of the catalogue on the subject.'),
  permit: field(t.nullable(t.enum(PermitEnum)), 'public', 'A permit that must be shown.'),
  modelCard: field(t.flag, 'public', 'The offered model version must have a model card.'),
  route: field(
    t.nullable(t.object(() => StandardRouteView)),
    'public',
    'Which standards exist; null before publication and without subject.',
  ),
});

export const LotCriterionView = readable('LotCriterion', 'What evaluators mark.', {
  id: field(t.text, 'public', 'Id within the lot.'),
  title: field(localised, 'public', 'Title.'),
  guidance: field(localised, 'public', 'Which facts earn which marks.'),
  requirementId: field(t.nullable(t.text), 'public', 'The desirable requirement whose response is marked.'),
  weight: field(t.exact, 'public', 'Points of the total that full marks earn.'),
  maxMark: field(t.exact, 'public', 'The highest mark; the lowest is zero.'),
  minMark: field(t.nullable(t.exact), 'public', 'A bid whose mean mark is below it is excluded.'),
});

export const AwardMethodView = readable('AwardMethod', 'How price and marks make a ranking.', {
  priceWeight: field(t.exact, 'public', 'Points of the total that the best price earns.'),
  formula: field(t.enum(AwardFormulaEnum), 'public', 'Formula of the price points.'),
  params: field(t.json, 'public', 'Parameters of the formula by name; amounts in minor units.'),
  technicalThreshold: field(t.nullable(t.exact), 'public', 'Least technical points that a bid needs.'),
  tieRule: field(t.list(t.enum(TieStepEnum)), 'public', 'Applied in this order to bids of equal total.'),
  drawCommitment: field(t.nullable(t.text), 'public', "SHA-256 of the draw's secret."),
  displayPlaces: field(t.int, 'public', 'Decimals of a displayed score.'),
  rounding: field(t.enum(RoundingEnum), 'public', 'How a displayed score is cut.'),
});

export const LotKpiView = readable('LotKpi', 'A share of successes among cases by which the pilot is judged.', {
  id: field(t.text, 'public', 'Id within the lot.'),
  title: field(localised, 'public', 'Title.'),
  definition: field(localised, 'public', 'What counts as a success, on which data, how it is measured.'),
  direction: field(t.enum(KpiDirectionEnum), 'public', 'Which way is better.'),
  target: field(t.exact, 'public', 'Target share, 0 to 1.'),
  stop: field(t.exact, 'public', 'Share at which the pilot is suspended at once.'),
  minimumSample: field(t.int, 'public', 'Cases that a reading needs to be judged.'),
  confidencePercent: field(t.int, 'public', 'Confidence of the bound that judges a reading.'),
});

export const PlannedMilestoneView = readable('PlannedMilestone', 'A step of the pilot that is paid for.', {
  id: field(t.text, 'public', 'Id within the lot.'),
  title: field(localised, 'public', 'Title.'),
  percent: field(t.exact, 'public', 'Share of the price, in percent.'),
  dueDays: field(t.int, 'public', 'Calendar days after the start.'),
});

export const LotView = readable(
  'Lot',
  'A part of a call that is bid for and awarded by itself.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    callId: field(t.id, 'public', 'The call.'),
    number: field(t.int, 'public', 'Number within the call, from 1.'),
    state: field(t.enum(LotStateEnum), 'public', 'Where it stands.'),
    title: field(localised, 'public', 'Title.'),
    description: field(localised, 'public', 'What is bought.'),
    budget: field(t.nullable(moneyType), 'public', 'The most that one award may cost.'),
    awardSlots: field(t.int, 'public', 'Awards side by side; frozen at publication.'),
    requirements: field(t.list(t.object(() => RequirementView)), 'public', 'What a bid must show.'),
    criteria: field(t.list(t.object(() => LotCriterionView)), 'public', 'What evaluators mark.'),
    method: field(t.nullable(t.object(() => AwardMethodView)), 'public', 'How price and marks make a ranking.'),
    ruleset: field(
      t.nullable(t.json),
      'public',
      'The ruleset as the scoring engine and the verifier read it: version, scoreScale, criteria, price, thresholds, combine, display, tieRule.',
    ),
    kpis: field(t.list(t.object(() => LotKpiView)), 'public', 'How the pilot is judged.'),
    milestones: field(t.list(t.object(() => PlannedMilestoneView)), 'public', 'What is paid when.'),
    endedBecause: field(t.nullable(t.text), 'public', 'Code of the reason why it ended without award.'),
  },
  { node: true },
);
