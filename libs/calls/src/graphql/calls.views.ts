import {
  LevelRaiseView,
  MitigationProofView,
  PilotStageEnum,
  ReclassificationView,
  RiskAssessmentView,
  RiskLevelEnum,
  SecondReadingView,
} from '@pilotage/assurance';
import { connectionOf, field, localised, moneyType, readable, t } from '@pilotage/platform';
import { CallStateEnum, ClarificationStateEnum, NeedCategoryEnum, NeedStateEnum, ProfileIdEnum, PurchaseKindEnum } from './calls.enums.js';
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
} from './duties.enums.js';
import { LotView } from './lot.views.js';

export const NeedView = readable(
  'Need',
  'A scenario in which a public body wants to use AI.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    agencyId: field(t.id, 'public', 'The agency.'),
    title: field(localised, 'public', 'Title.'),
    description: field(localised, 'public', 'What is wanted, and why.'),
    category: field(t.enum(NeedCategoryEnum), 'public', 'What the AI is wanted for.'),
    state: field(t.enum(NeedStateEnum), 'public', 'Where it stands.'),
    createdAt: field(t.instant, 'public', 'When it was posted.'),
    publishedAt: field(t.nullable(t.instant), 'public', 'When it came on the public list.'),
    source: field(t.nullable(t.text), 'public', 'Where its facts come from.'),
  },
  { node: true },
);

export const NeedConnectionView = connectionOf(NeedView);

export const NeedRiskView = readable('NeedRisk', 'The risk of a need.', {
  needId: field(t.id, 'public', 'The need.'),
  level: field(
    t.nullable(t.enum(RiskLevelEnum)),
    'public',
    'The level that holds: that of the confirmed assessment, or the graver one that the committee set. Null: there is none.',
  ),
  confirmed: field(t.nullable(t.object(() => RiskAssessmentView)), 'public', 'The confirmed assessment; null: there is no risk level.'),
  raise: field(t.nullable(t.object(() => LevelRaiseView)), 'public', "The ethics committee's word on the level, where it said one."),
  secondReading: field(
    t.nullable(t.object(() => SecondReadingView)),
    'public',
    'The latest second reading, by the Canadian algorithmic impact assessment. It decides nothing.',
  ),
  latest: field(t.nullable(t.object(() => RiskAssessmentView)), 'callInternal', 'The latest version, drafts among them.'),
  reclassification: field(
    t.nullable(t.list(t.object(() => ReclassificationView))),
    'callInternal',
    'Why the confirmed level must be classified anew; empty: nothing is due. Null while no level is confirmed.',
  ),
  mitigations: field(
    t.nullable(t.list(t.object(() => MitigationProofView))),
    'callInternal',
    'Measures that were claimed, with their proofs.',
  ),
});

export const DatasetView = readable('Dataset', 'Data on offer for the pilot.', {
  id: field(t.text, 'public', 'Id within the plan.'),
  title: field(localised, 'public', 'Title.'),
  openness: field(t.enum(OpennessEnum), 'public', 'Class of the data.'),
  personalInformation: field(t.enum(PersonalInformationEnum), 'public', 'Personal information before de-identification.'),
  deIdentification: field(t.nullable(localised), 'public', 'How it is de-identified and tested.'),
  access: field(t.enum(DataAccessEnum), 'public', 'How it is reached.'),
  stages: field(t.list(t.enum(PilotStageEnum)), 'public', 'Stages in which it is on offer.'),
});

export const DataPlanView = readable('DataPlan', 'Which data are on offer.', {
  summary: field(localised, 'public', 'The plan in a few sentences.'),
  datasets: field(t.list(t.object(() => DatasetView)), 'public', 'Data on offer; none: the plan says so.'),
  retentionDays: field(t.int, 'public', 'Calendar days after the end until deletion must be proven.'),
  trainingAllowed: field(t.flag, 'public', 'Whether a vendor may train on the data.'),
});

export const DeclarationReferenceView = readable('DeclarationReference', 'Where something that is declared as done can be seen.', {
  fact: field(t.enum(DeclaredFactEnum), 'public', 'Which declaration.'),
  reference: field(t.text, 'public', 'Document, number or address.'),
});

export const DeclarationsView = readable('Declarations', 'What the agency declares about its own duties.', {
  pipia: field(t.enum(ImpactAssessmentEnum), 'public', 'Impact assessment of personal information.'),
  dataExport: field(t.enum(DataExportEnum), 'public', 'Export of data.'),
  disclosure: field(t.enum(DisclosureEnum), 'public', 'Disclosure before use.'),
  exAnteAssessment: field(t.enum(ExAnteEnum), 'public', 'Assessment before use.'),
  riskWarning: field(t.enum(RiskWarningEnum), 'public', 'Risk warning.'),
  algorithmFiling: field(t.enum(FilingEnum), 'public', 'Algorithm filing.'),
  insurance: field(t.enum(InsuranceEnum), 'public', 'Insurance.'),
  references: field(t.list(t.object(() => DeclarationReferenceView)), 'public', 'Where it can be seen.'),
  fastTrackRequested: field(t.flag, 'public', 'A wish to expedite. It never changes a decision.'),
});

export const PermittedAnswersView = readable(
  'PermittedProductAnswers',
  'Answers to a risk question about the product that the agency can take.',
  {
    questionId: field(t.text, 'public', 'The question.'),
    codes: field(t.list(t.text), 'public', 'Codes of the options.'),
  },
);

export const CallVersionView = readable('CallVersion', 'A published text of a call.', {
  version: field(t.int, 'public', 'Its number, from 1.'),
  digest: field(t.text, 'public', "SHA-256 of the text's canonical JSON."),
  reason: field(t.nullable(localised), 'public', 'Why it was amended; null for the first.'),
  publishedAt: field(t.instant, 'public', 'When it was published.'),
});

export const CallView = readable(
  'Call',
  'A call for bids on a need, under a procedure profile.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    needId: field(t.id, 'public', 'The need.'),
    agencyId: field(t.id, 'public', 'The agency.'),
    category: field(t.enum(NeedCategoryEnum), 'public', 'What the AI is wanted for.'),
    state: field(t.enum(CallStateEnum), 'public', 'Where it stands.'),
    version: field(t.int, 'public', 'Number of the published text; each amendment makes a new one.'),
    profileId: field(t.enum(ProfileIdEnum), 'public', 'Procedure profile.'),
    profileVersion: field(t.nullable(t.int), 'public', 'Version of the profile, frozen at publication.'),
    title: field(localised, 'public', 'Title.'),
    description: field(localised, 'public', 'What is wanted.'),
    buys: field(t.enum(PurchaseKindEnum), 'public', 'Goods or services.'),
    stages: field(t.list(t.enum(PilotStageEnum)), 'public', 'Stages that are wanted.'),
    budget: field(t.nullable(moneyType), 'public', 'Budget of the whole call.'),
    dataPlan: field(t.nullable(t.object(() => DataPlanView)), 'public', 'Which data are on offer.'),
    declarations: field(t.nullable(t.object(() => DeclarationsView)), 'public', "The agency's declarations."),
    permittedProductAnswers: field(t.list(t.object(() => PermittedAnswersView)), 'public', 'Answers about the product that can be taken.'),
    closesAt: field(t.nullable(t.instant), 'public', 'Deadline for bids: the first instant at which it is too late.'),
    questionsUntil: field(t.nullable(t.instant), 'public', 'Questions are taken before this instant.'),
    shortOpenReason: field(t.nullable(localised), 'public', 'Why it is open for less time than usual.'),
    priceWeightReason: field(t.nullable(localised), 'public', 'Why the price weighs more or less than usual.'),
    riskLevel: field(t.nullable(t.enum(RiskLevelEnum)), 'public', 'Confirmed risk level of the need, frozen at publication.'),
    riskAssessmentId: field(t.nullable(t.id), 'public', 'The assessment that it rests on.'),
    carveOut: field(t.nullable(t.list(t.text)), 'public', 'Areas that Art 44 keeps out of its permission, frozen at publication.'),
    standardsVersion: field(t.nullable(t.text), 'public', 'Version of the standards catalogue at publication.'),
    source: field(t.nullable(t.text), 'public', 'Where its facts come from.'),
    publishedAt: field(t.nullable(t.instant), 'public', 'When it was published.'),
    closedAt: field(t.nullable(t.instant), 'public', 'When the database closed it.'),
    cancelReason: field(t.nullable(localised), 'public', 'Why it was cancelled.'),
    draftedBy: field(t.nullable(t.id), 'callInternal', 'Person who drafted it.'),
    approvedBy: field(t.nullable(t.id), 'callInternal', 'Person who published it.'),
    returnReason: field(t.nullable(localised), 'callInternal', 'Why it was last returned to drafting.'),
    versions: field(t.list(t.object(() => CallVersionView)), 'public', 'Its published texts, first to last.'),
    lots: field(t.list(t.object(() => LotView)), 'public', 'Its lots by number.'),
  },
  { node: true },
);

export const CallConnectionView = connectionOf(CallView);

export const ClarificationView = readable(
  'Clarification',
  'A question on a call, answered to all without the name of the vendor that asked.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    callId: field(t.id, 'public', 'The call.'),
    state: field(t.enum(ClarificationStateEnum), 'public', 'Where it stands.'),
    askedAt: field(t.instant, 'public', 'When it was asked.'),
    answerDueAt: field(t.instant, 'public', 'When its answer is due under the profile.'),
    asAsked: field(t.nullable(t.text), 'clarificationAsked', 'The words of the vendor.'),
    question: field(t.nullable(localised), 'public', 'The question as the agency published it; null before it is answered.'),
    answer: field(t.nullable(localised), 'public', 'The answer.'),
    answeredAt: field(t.nullable(t.instant), 'public', 'When it was answered.'),
  },
);

export const ClarificationConnectionView = connectionOf(ClarificationView);

export const ProcedureProfileView = readable('ProcedureProfile', 'The numbers and switches that hold for a call, as versioned data.', {
  id: field(t.text, 'public', 'Profile and version, such as GENERIC_OPEN@1.'),
  profileId: field(t.enum(ProfileIdEnum), 'public', 'The profile.'),
  version: field(t.int, 'public', 'Its version.'),
  title: field(localised, 'public', 'Title.'),
  legalGround: field(localised, 'public', 'Legal ground.'),
  source: field(t.text, 'public', 'Where the legal ground stands.'),
  validFrom: field(t.instant, 'public', 'In force from.'),
  validTo: field(t.nullable(t.instant), 'public', 'In force until before; null: no end is set.'),
  calendarId: field(t.text, 'public', 'Calendar in which periods are counted.'),
  digest: field(t.text, 'public', "SHA-256 of the profile's canonical JSON, the end of validity apart."),
  document: field(t.json, 'public', 'Every number and switch with its unit, its reason in both languages, and its source.'),
});

export const ProcedureProfileConnectionView = connectionOf(ProcedureProfileView);
