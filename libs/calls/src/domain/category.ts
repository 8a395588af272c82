import type { LocalisedText } from '@pilotage/kernel';

/** What the AI is wanted for. */
export const NEED_CATEGORIES = [
  'MEDICAL_IMAGING',
  'MEDICAL_DATA_MINING',
  'DECISION_SUPPORT',
  'INSPECTION',
  'DOCUMENT_WORK',
  'CITIZEN_SERVICE',
  'GENERATIVE_CONTENT',
  'AUTOMATED_DRIVING',
  'BIOMETRICS',
  'OTHER',
] as const;
export type NeedCategory = (typeof NEED_CATEGORIES)[number];

/** Names of the categories. */
export const CATEGORY_NAMES: Readonly<Record<NeedCategory, LocalisedText>> = {
  MEDICAL_IMAGING: { en: 'Medical imaging', zh: '医学影像' },
  MEDICAL_DATA_MINING: { en: 'Medical data mining', zh: '医疗数据挖掘' },
  DECISION_SUPPORT: { en: 'Decision support', zh: '辅助决策' },
  INSPECTION: { en: 'Inspection', zh: '巡检与检查' },
  DOCUMENT_WORK: { en: 'Document work', zh: '公文与文档处理' },
  CITIZEN_SERVICE: { en: 'Service to citizens', zh: '市民服务' },
  GENERATIVE_CONTENT: { en: 'Generated content', zh: '生成内容' },
  AUTOMATED_DRIVING: { en: 'Automated driving', zh: '自动驾驶' },
  BIOMETRICS: { en: 'Biometric identification', zh: '生物特征识别' },
  OTHER: { en: 'Other', zh: '其他' },
};

const IN_CATALOGUE: Readonly<Record<NeedCategory, readonly string[]>> = {
  MEDICAL_IMAGING: ['medical-imaging'],
  MEDICAL_DATA_MINING: ['medical-data-mining'],
  DECISION_SUPPORT: ['auxiliary-decision-support'],
  INSPECTION: [],
  DOCUMENT_WORK: [],
  CITIZEN_SERVICE: ['citizen-service-assistant'],
  GENERATIVE_CONTENT: ['generative-ai'],
  AUTOMATED_DRIVING: ['autonomous-taxi'],
  BIOMETRICS: ['biometric-identification'],
  OTHER: [],
};

/** Categories of use under which the standards catalogue lists what applies; standards for every use apply besides. */
export const catalogueCategoriesOf = (category: NeedCategory): readonly string[] => IN_CATALOGUE[category];
