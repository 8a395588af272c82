import { z } from 'zod';
import { input, localisedInput, moneyInput } from '@pilotage/platform';
import { PilotStageEnum } from '@pilotage/assurance';
import type { CallSpecification, LotSpecification, WholeCall } from '../domain/specification.js';
import { ProfileIdEnum, PurchaseKindEnum } from '../graphql/calls.enums.js';
import {
  DataAccessEnum,
  DataExportEnum,
  DeclaredFactEnum,
  DisclosureEnum,
  ExAnteEnum,
  FilingEnum,
  ImpactAssessmentEnum,
  InsuranceEnum,
  OpennessEnum,
  PersonalInformationEnum,
  RiskWarningEnum,
} from '../graphql/duties.enums.js';
import { localId, lotInput } from './lot.input.js';

const stages = (least: number, description: string) => input.list(input.oneOf(PilotStageEnum, 'A stage.'), least, 3, description);

const dataset = input.object('DatasetInput', 'Data on offer for the pilot.', {
  id: localId('dataset'),
  title: localisedInput(200, 'Its title.'),
  openness: input.oneOf(OpennessEnum, 'Class of the data.'),
  personalInformation: input.oneOf(PersonalInformationEnum, 'Personal information before de-identification.'),
  deIdentification: localisedInput(2000, 'How it is de-identified and tested.').optional(),
  access: input.oneOf(DataAccessEnum, 'How it is reached.'),
  stages: stages(1, 'Stages in which it is on offer.'),
});

const dataPlan = input.object('DataPlanInput', 'Which data are on offer. A plan without datasets says that none are.', {
  summary: localisedInput(2000, 'The plan in a few sentences.'),
  datasets: input.list(dataset, 0, 30, 'Data on offer.'),
  retentionDays: input.int(0, 365, 'Calendar days after the end until deletion must be proven.'),
  trainingAllowed: input.flag('Whether a vendor may train on the data.'),
});

const declarations = input.object(
  'DeclarationsInput',
  'What the agency declares about its own duties, in the words of the admission gate.',
  {
    pipia: input.oneOf(ImpactAssessmentEnum, 'Impact assessment of personal information.'),
    dataExport: input.oneOf(DataExportEnum, 'Export of data.'),
    disclosure: input.oneOf(DisclosureEnum, 'Disclosure before use.'),
    exAnteAssessment: input.oneOf(ExAnteEnum, 'Assessment before use.'),
    riskWarning: input.oneOf(RiskWarningEnum, 'Risk warning.'),
    algorithmFiling: input.oneOf(FilingEnum, 'Algorithm filing.'),
    insurance: input.oneOf(InsuranceEnum, 'Insurance.'),
    references: input.list(
      input.object('DeclarationReferenceInput', 'Where something that is declared as done can be seen.', {
        fact: input.oneOf(DeclaredFactEnum, 'Which declaration.'),
        reference: input.text(500, 'Document, number or address.'),
      }),
      0,
      20,
      'A reference for everything that is declared as done.',
    ),
    fastTrackRequested: input.flag('A wish to expedite. It never changes a decision.'),
  },
);

const permittedAnswers = input.object(
  'PermittedProductAnswersInput',
  'Answers to a risk question about the product that the agency can take.',
  {
    questionId: input.text(20, 'The question, such as Q17.'),
    codes: input.list(input.text(60, 'Code of an option.'), 1, 20, 'Codes of the options.'),
  },
);

/** A whole call in one input. Gaps are possible in a draft; nothing is published with one. */
export const specificationInput = input.object(
  'CallSpecificationInput',
  'A whole call. A draft may leave gaps; nothing is published with one.',
  {
    profileId: input.oneOf(ProfileIdEnum, 'The procedure profile.'),
    title: localisedInput(200, 'Its title.'),
    description: localisedInput(10_000, 'What is wanted.'),
    buys: input.oneOf(PurchaseKindEnum, 'Goods or services.'),
    stages: stages(0, 'Stages that are wanted, in order.'),
    budget: moneyInput('Budget of the whole call: for every award of every lot.').optional(),
    dataPlan: dataPlan.optional(),
    declarations: declarations.optional(),
    permittedProductAnswers: input.list(permittedAnswers, 0, 40, 'One entry per risk question that depends on the product.'),
    closesAt: input.instant('Deadline for bids: the first instant at which it is too late.').optional(),
    shortOpenReason: localisedInput(1000, 'Why the call is open for less time than usual.').optional(),
    priceWeightReason: localisedInput(1000, 'Why the price weighs more or less than the profile expects.').optional(),
    source: input.text(600, 'Where the facts come from, for a call made after a real one.').optional(),
    lots: input.list(lotInput, 0, 20, 'The lots; their order gives their numbers.'),
  },
);

type Given = z.output<typeof specificationInput>;

/** The specification that an input says, every gap as null. */
export function specificationOf({ lots, permittedProductAnswers, dataPlan: plan, ...given }: Given): WholeCall {
  const head: CallSpecification = {
    ...given,
    budget: given.budget ?? null,
    declarations: given.declarations ?? null,
    dataPlan: plan ? { ...plan, datasets: plan.datasets.map((d) => ({ ...d, deIdentification: d.deIdentification ?? null })) } : null,
    permittedProductAnswers: Object.fromEntries(permittedProductAnswers.map(({ questionId, codes }) => [questionId, codes])),
    closesAt: given.closesAt ?? null,
    shortOpenReason: given.shortOpenReason ?? null,
    priceWeightReason: given.priceWeightReason ?? null,
    source: given.source ?? null,
  };
  return { ...head, lots: lots.map(lotOf) };
}

function lotOf(given: z.output<typeof lotInput>): LotSpecification {
  return {
    ...given,
    budget: given.budget ?? null,
    method: given.method ?? null,
    requirements: given.requirements.map(({ subject, standards, permit, modelCard, ...rest }) => ({
      ...rest,
      subject: subject ?? null,
      standards: standards ?? [],
      permit: permit ?? null,
      // Nothing is said where none is asked for: an amendment that changes nothing must not differ from a lot of before cards could be.
      ...(modelCard && { modelCard }),
      route: null,
    })),
    criteria: given.criteria.map(({ requirementId, minMark, ...rest }) => ({
      ...rest,
      requirementId: requirementId ?? null,
      minMark: minMark ?? null,
    })),
  };
}
