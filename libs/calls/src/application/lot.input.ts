import { z } from 'zod';
import { input, localisedInput, moneyInput } from '@pilotage/platform';
import { PermitEnum } from '@pilotage/assurance';
import { AwardFormulaEnum, KpiDirectionEnum, OverBudgetEnum, RoundingEnum, TieStepEnum, ZeroPriceEnum } from '../graphql/calls.enums.js';

/** A name within the lot, chosen by the drafter: responses, marks and readings refer to it. */
export const localId = (what: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _')
    .meta({ description: `Id of the ${what} within the lot: 1 to 64 letters, digits, - or _.` });

const minorUnits = (description: string) =>
  z
    .string()
    .regex(/^\d{1,18}$/, 'must be whole minor units')
    .meta({ description, graphql: 'MinorUnits' });

const requirement = input.object('CallRequirementInput', 'What a bid must show.', {
  id: localId('requirement'),
  text: localisedInput(2000, 'What is required.'),
  mandatory: input.flag('A mandatory requirement admits and carries no points; another one is desirable.'),
  subject: input.text(80, 'Code of the subject of the standards catalogue that evidence must be given on.').optional(),
  standards: input
    .list(input.text(80, 'Id of a standard.'), 0, 20, 'Standards that the agency names for the subject; none: any of the catalogue.')
    .optional(),
  permit: input.oneOf(PermitEnum, 'A permit that must be shown.').optional(),
  modelCard: input
    .flag('The offered model version must have a model card: without one no bid is sealed to a mandatory requirement.')
    .optional(),
});

const criterion = input.object('LotCriterionInput', 'What evaluators mark.', {
  id: localId('criterion'),
  title: localisedInput(200, 'Its title.'),
  guidance: localisedInput(2000, 'Which facts earn which marks.'),
  requirementId: localId('desirable requirement whose response is marked').optional(),
  weight: input.decimal(9, 'Points of the total that full marks earn.'),
  maxMark: input.decimal(9, 'The highest mark; the lowest is zero.'),
  minMark: input.decimal(9, 'A bid whose mean mark is below it is excluded.').optional(),
});

const params = input.object(
  'PriceParamsInput',
  'Parameters of the price formula; each formula takes its own, and one that it does not use is refused.',
  {
    pBest: minorUnits('Price of full points, in minor units.').optional(),
    pZero: minorUnits('Price of no points, in minor units.').optional(),
    n: input.decimal(9, 'Multiple of the lowest price that earns nothing.').optional(),
    basePrice: minorUnits('Price from which discounts are counted, in minor units.').optional(),
    X: input.decimal(9, 'Share of points at the mean discount, 0 to 1.').optional(),
    meanScore: input.decimal(9, 'Score at the mean price, 0 to 100.').optional(),
    floor: minorUnits('Below this price a bid earns no more, in minor units.').optional(),
    overBudget: input.oneOf(OverBudgetEnum, 'What happens to a price above the budget of the lot.').optional(),
    clampZero: input.flag('Whether negative price points become zero.').optional(),
    clamp: input.flag('Whether a score about the mean is kept between 0 and 100.').optional(),
    zeroPrice: input.oneOf(ZeroPriceEnum, 'Whether a free offer is scored.').optional(),
  },
);

const method = input.object('AwardMethodInput', 'How price and marks make a ranking.', {
  priceWeight: input.decimal(9, 'Points of the total that the best price earns.'),
  formula: input.oneOf(AwardFormulaEnum, 'Formula of the price points.'),
  params,
  technicalThreshold: input.decimal(9, 'Least technical points that a bid needs.').optional(),
  tieRule: input.list(input.oneOf(TieStepEnum, 'A step.'), 0, 4, 'Applied in this order to bids of equal total.'),
  drawCommitment: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .meta({ description: "SHA-256 of the draw's secret; needed by commitRevealDraw only." })
    .optional(),
  displayPlaces: input.int(0, 6, 'Decimals of a displayed score.'),
  rounding: input.oneOf(RoundingEnum, 'How a displayed score is cut.'),
});

const kpi = input.object('LotKpiInput', 'A share of successes among cases by which the pilot is judged.', {
  id: localId('KPI'),
  title: localisedInput(200, 'Its title.'),
  definition: localisedInput(2000, 'What counts as a success, on which data, how it is measured.'),
  direction: input.oneOf(KpiDirectionEnum, 'Which way is better.'),
  target: input.decimal(6, 'Target share, 0 to 1.'),
  stop: input.decimal(6, 'Share at which the pilot is suspended at once, 0 to 1.'),
  minimumSample: input.int(1, 10_000_000, 'Cases that a reading needs to be judged.'),
  confidencePercent: z
    .int()
    .refine((percent) => [90, 95, 99].includes(percent), 'must be 90, 95 or 99')
    .meta({ description: 'Confidence of the bound that judges a reading: 90, 95 or 99.' }),
});

const milestone = input.object('PlannedMilestoneInput', 'A step of the pilot that is paid for.', {
  id: localId('milestone'),
  title: localisedInput(200, 'Its title.'),
  percent: input.decimal(2, 'Share of the price, in percent.'),
  dueDays: input.int(0, 3650, 'Calendar days after the start.'),
});

/** One lot of a call. */
export const lotInput = input.object('LotSpecificationInput', 'One lot of a call.', {
  title: localisedInput(200, 'Its title.'),
  description: localisedInput(5000, 'What is bought.'),
  budget: moneyInput('The most that one award may cost.').optional(),
  awardSlots: input.int(1, 10, 'Awards side by side; frozen at publication.'),
  requirements: input.list(requirement, 0, 100, 'What a bid must show.'),
  criteria: input.list(criterion, 0, 30, 'What evaluators mark.'),
  method: method.optional(),
  kpis: input.list(kpi, 0, 30, 'How the pilot is judged.'),
  milestones: input.list(milestone, 0, 30, 'What is paid when, in order of time.'),
});
