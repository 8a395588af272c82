import { sha256Hex, type LocalisedText } from '@pilotage/kernel';
import type { NeedCategory, ProfileId } from '@pilotage/calls';
import { modelledOnNote } from '../demonstration/facts/index.js';
import type {
  Category,
  DemonstrationCall,
  GateFacts,
  Kpi,
  Lot,
  StagePlan,
  TieRule,
  WeightedCriterion,
} from '../demonstration/facts/index.js';
import type { Row } from '../driver/driver.js';

export const CATEGORY_OF: Readonly<Record<Category, NeedCategory>> = {
  IMAGING: 'MEDICAL_IMAGING',
  DATA_MINING: 'MEDICAL_DATA_MINING',
  DECISION_SUPPORT: 'DECISION_SUPPORT',
  INSPECTION: 'INSPECTION',
  DOCUMENT_WORK: 'DOCUMENT_WORK',
};

export const PROFILE_OF: Readonly<Record<DemonstrationCall['profile'], ProfileId>> = {
  'cn-sz-open-tender': 'SHENZHEN_OPEN_TENDER',
  'cn-cooperative-innovation': 'COOPERATIVE_INNOVATION',
  'generic-open': 'GENERIC_OPEN',
};

const STEP_OF: Readonly<Record<TieRule, string | null>> = {
  LOWER_PRICE: 'lowerPrice',
  HIGHER_QUALITY: 'higherTechnical',
  EARLIER_SUBMISSION: 'earlierReceipt',
  DRAW: 'commitRevealDraw',
  JOINT_RANK: null,
};

/** The permit that is shown where a device needs one. */
export const DEVICE_PERMIT = 'MEDICAL_DEVICE_REGISTRATION';

/** Id of the requirement under which a device permit is shown. */
export const PERMIT_REQUIREMENT = 'P1';

/** Where the facts of a call come from, in at most 600 characters. */
export const sourceOf = (call: DemonstrationCall): string =>
  [modelledOnNote(call).en, call.modelledOn.record, call.modelledOn.url ?? ''].filter(Boolean).join(' ').slice(0, 600);

/** The whole call as `draftCall` takes it. */
export function specificationOf(call: DemonstrationCall, title: LocalisedText, closesAt: string): Row {
  return {
    profileId: PROFILE_OF[call.profile],
    title,
    description: call.description,
    buys: call.object,
    stages: call.stages.map(({ stage }) => stage),
    budget: call.budget,
    dataPlan: dataPlanOf(call),
    declarations: declarationsOf(call.gateFacts),
    permittedProductAnswers: Object.entries(call.risk.productAnswersAllowed).map(([questionId, codes]) => ({ questionId, codes })),
    closesAt,
    source: sourceOf(call),
    lots: call.lots.map((lot) => lotOf(call, lot)),
  };
}

function lotOf(call: DemonstrationCall, lot: Lot): Row {
  return {
    title: lot.title,
    description: call.description,
    budget: lot.budget,
    awardSlots: 1,
    requirements: requirementsOf(call),
    criteria: call.criteria.map(criterionOf),
    method: methodOf(call, lot),
    kpis: call.kpis.map(kpiOf),
    milestones: milestonesOf(call.stages),
  };
}

function requirementsOf({ requirements, devicePermit }: DemonstrationCall): Row[] {
  const subjects = requirements.map(({ id, text, subject, standards }) => ({ id, text, mandatory: true, subject, standards }));
  const text = { en: 'The product is registered as a medical device in China.', zh: '产品已取得中国境内医疗器械注册证。' };
  return devicePermit ? [...subjects, { id: PERMIT_REQUIREMENT, text, mandatory: true, permit: DEVICE_PERMIT }] : subjects;
}

const bandsText = ({ bands }: WeightedCriterion, language: 'en' | 'zh'): string =>
  bands.map(({ from, to, text }) => `${from}-${to}: ${text[language]}`).join(' ');

const criterionOf = (criterion: WeightedCriterion): Row => ({
  id: criterion.id,
  title: criterion.name,
  guidance: { en: bandsText(criterion, 'en'), zh: bandsText(criterion, 'zh') },
  weight: criterion.weight,
  maxMark: criterion.maxMark,
});

function methodOf({ price, ties, drawSecret }: DemonstrationCall, lot: Lot): Row {
  const bounds = price.bounds?.[lot.key];
  return {
    priceWeight: price.weight,
    formula: price.formula,
    params: bounds ? { pBest: bounds.best, pZero: bounds.zero } : {},
    tieRule: ties.flatMap((tie) => STEP_OF[tie] ?? []),
    ...(drawSecret ? { drawCommitment: sha256Hex(drawSecret) } : {}),
    displayPlaces: 2,
    rounding: 'halfUp',
  };
}

const kpiOf = ({ id, name, unit, direction, target, stopAt, sampleSize }: Kpi): Row => ({
  id,
  title: name,
  definition: {
    en: `Cases: ${unit.en}. The agency counts them from its own records and reports both numbers with each reading.`,
    zh: `样本：${unit.zh}。由采购人依据自身记录统计，每次读数同时报告两个数字。`,
  },
  direction,
  target,
  stop: stopAt,
  minimumSample: sampleSize,
  confidencePercent: 95,
});

const STAGE_NAME: Readonly<Record<StagePlan['stage'], LocalisedText>> = {
  TEST: { en: 'test', zh: '测试' },
  TRIAL: { en: 'trial', zh: '试用' },
  PILOT: { en: 'pilot', zh: '试点' },
};

/** Each stage ends with a report that is paid: equal shares, the last one what is left of 100 percent. */
function milestonesOf(stages: readonly StagePlan[]): Row[] {
  const share = Math.floor(100 / stages.length);
  return stages.map(({ stage }, at) => ({
    id: `report-${stage.toLowerCase()}`,
    title: { en: `Report of the ${STAGE_NAME[stage].en} stage`, zh: `${STAGE_NAME[stage].zh}阶段报告` },
    percent: String(at === stages.length - 1 ? 100 - share * at : share),
    dueDays: stages.slice(0, at + 1).reduce((sum, { days }) => sum + days, 0),
  }));
}

/** Personal information in the data before de-identification, from the answer to the risk question about it. */
const PERSONAL: Readonly<Record<string, string>> = { NONE: 'NONE', GENERAL: 'GENERAL', SENSITIVE: 'SENSITIVE' };

function dataPlanOf({ dataOnOffer, risk, stages }: DemonstrationCall): Row {
  const personal = PERSONAL[String(risk.answers['Q15'])] ?? 'SENSITIVE';
  return {
    summary: {
      en: 'The agency offers the data listed here, de-identified, for the stages of the pilot and for nothing else.',
      zh: '采购人提供下列去标识化数据，仅供试点各阶段使用。',
    },
    datasets: dataOnOffer.map(({ dataset, dataClass, environment, records }, at) => ({
      id: `data-${at + 1}`,
      title: { en: `${dataset.en} (${records} records)`, zh: `${dataset.zh}（${records}条）` },
      openness: dataClass,
      personalInformation: dataClass === 'UNCONDITIONAL' ? 'NONE' : personal,
      deIdentification: {
        en: 'De-identified by the agency before release; a second person tests a sample for identifiers left.',
        zh: '提供前由采购人去标识化，并由第二人抽样检查残留标识符。',
      },
      access: environment,
      stages: stages.map(({ stage }) => stage),
    })),
    retentionDays: 30,
    trainingAllowed: false,
  };
}

const DONE = ['COMPLETE', 'ASSESSED', 'PUBLISHED', 'IN_PLACE', 'FILED'];

function declarationsOf({ fastTrackRequested, ...facts }: GateFacts): Row {
  const done = Object.entries(facts).filter(([, word]) => DONE.includes(word));
  const references = done.map(([fact]) => ({ fact, reference: `Demonstration file, ${fact}` }));
  return { ...facts, references, fastTrackRequested };
}

/** The risk questionnaire as `draftRiskAssessment` takes it: every question, trigger and flag is answered. */
export function riskInputOf({ risk }: DemonstrationCall): Row {
  const flags = ['NATIONAL_SECURITY', 'PUBLIC_INTEREST', 'PERSONAL_SAFETY'] as const;
  return {
    answers: Object.entries(risk.answers).map(([questionId, answer]) => ({ questionId, codes: [answer].flat() })),
    triggers: Object.entries(risk.triggers).map(([id, holds]) => ({ id, holds })),
    carveOut: flags.map((id) => ({ id, holds: risk.carveOut.includes(id) })),
  };
}
