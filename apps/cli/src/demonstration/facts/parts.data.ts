import type { LocalisedText } from '@pilotage/kernel';
import type { DemonstrationAgency, MandatoryRequirement, MarkBand, WeightedCriterion } from './types.js';

/** The demonstration's buyers. Their names say what they are. */
export const AGENCIES: readonly DemonstrationAgency[] = [
  { key: 'health', name: { en: 'Demonstration Health Authority', zh: '示范卫生健康局' } },
  { key: 'transport', name: { en: 'Demonstration Transport Bureau', zh: '示范交通运输局' } },
  { key: 'records', name: { en: 'Demonstration Records and Public Information Office', zh: '示范档案与政务公开办公室' } },
  { key: 'ecology', name: { en: 'Demonstration Planning and Ecology Bureau', zh: '示范规划和生态环境局' } },
  { key: 'water', name: { en: 'Demonstration Water Authority', zh: '示范水务局' } },
  { key: 'social', name: { en: 'Demonstration Social Services Bureau', zh: '示范民政局' } },
];

/**
 * Requirements by key. Routes follow the standards catalogue 2026.1: a subject with a State or local standard is DOMESTIC
 * (ISO/IEC 42001 counts because GB/T 45081 adopts it identically; ISO/IEC 27001 does not, since the catalogue holds no
 * identical adoption of it); a subject with an international standard only is a GAP and goes by Art 44.
 */
export const REQUIREMENTS = {
  aiManagement: {
    subject: 'ai-management-system',
    standards: ['GB/T 45081-2024', 'ISO/IEC 42001:2023'],
    expectedRoute: 'DOMESTIC',
    text: {
      en: 'The vendor runs a certified AI management system that covers the offered product.',
      zh: '供应商的人工智能管理体系经认证，并覆盖所投产品。',
    },
  },
  informationSecurity: {
    subject: 'information-security',
    standards: ['GB/T 22239-2019'],
    expectedRoute: 'DOMESTIC',
    text: { en: 'The offered system passed the graded protection assessment.', zh: '所投系统通过网络安全等级保护测评。' },
  },
  algorithmSecurity: {
    subject: 'algorithm-security',
    standards: ['GB/T 42888-2023'],
    expectedRoute: 'DOMESTIC',
    text: { en: 'A test report shows the security of the machine learning algorithms.', zh: '提供机器学习算法安全评估报告。' },
  },
  deIdentification: {
    subject: 'de-identification',
    standards: ['GB/T 37964-2019'],
    expectedRoute: 'DOMESTIC',
    text: { en: 'Records are handled only de-identified, and the method was assessed.', zh: '仅处理去标识化记录，且方法经评估。' },
  },
  dataProtection: {
    subject: 'data-protection',
    standards: ['GB/T 35273-2020'],
    expectedRoute: 'DOMESTIC',
    text: { en: 'Personal information is handled by an assessed practice.', zh: '个人信息处理活动符合规范并经评估。' },
  },
  deviceSoftware: {
    subject: 'medical-device-software',
    standards: ['YY/T 0664-2020'],
    expectedRoute: 'DOMESTIC',
    text: { en: 'The software life cycle follows the medical device rules.', zh: '软件生存周期过程符合医疗器械软件标准。' },
  },
  healthInterface: {
    subject: 'health-interoperability',
    standards: ['HL7 FHIR R4 (v4.0.1)'],
    expectedRoute: 'GAP',
    text: { en: 'The product reads and writes records by an open health interface.', zh: '产品采用开放的医疗信息交换接口读写记录。' },
  },
  biasTreatment: {
    subject: 'bias-fairness',
    standards: ['IEEE Std 7003-2024', 'ISO/IEC TS 12791:2024'],
    expectedRoute: 'GAP',
    text: { en: 'Unwanted bias over groups was examined and treated.', zh: '已对不同群体间的不当偏差进行检查和处理。' },
  },
  lifeCycle: {
    subject: 'ai-life-cycle',
    standards: ['ISO/IEC 5338:2023'],
    expectedRoute: 'GAP',
    text: { en: 'Development and change of models follow an assessed life cycle.', zh: '模型的开发与变更遵循经评估的生存周期过程。' },
  },
  productSecurity: {
    subject: 'product-security',
    standards: ['ISO/IEC 15408-1:2022'],
    expectedRoute: 'GAP',
    text: { en: 'The product’s security was evaluated by an independent laboratory.', zh: '产品安全性经独立实验室评估。' },
  },
  ethicsByDesign: {
    subject: 'ethics-by-design',
    standards: ['IEEE Std 7000-2021'],
    expectedRoute: 'GAP',
    text: { en: 'Ethical values were traced through the design.', zh: '在设计全过程中落实并追溯伦理价值。' },
  },
} as const satisfies Record<string, Omit<MandatoryRequirement, 'id'>>;

export type RequirementKey = keyof typeof REQUIREMENTS;

const bands = (...texts: readonly [LocalisedText, LocalisedText, LocalisedText, LocalisedText]): readonly MarkBand[] => [
  { from: '85', to: '100', text: texts[0] },
  { from: '70', to: '84', text: texts[1] },
  { from: '50', to: '69', text: texts[2] },
  { from: '0', to: '49', text: texts[3] },
];

/** Criteria by key, each with the quantified bands that every evaluator marks by. */
export const CRITERIA = {
  performance: {
    name: { en: 'Performance on the agency’s test set', zh: '在采购人测试集上的性能' },
    bands: bands(
      { en: 'Every KPI target is met with its whole confidence interval.', zh: '各项指标的置信区间整体达到目标。' },
      { en: 'Every KPI target is met by the point estimate.', zh: '各项指标的点估计达到目标。' },
      { en: 'One KPI target is missed by at most 2 percentage points.', zh: '一项指标低于目标不超过2个百分点。' },
      { en: 'More than one target is missed, or one by more.', zh: '多于一项未达标，或差距更大。' },
    ),
  },
  integration: {
    name: { en: 'Fit with existing systems', zh: '与现有系统的集成' },
    bands: bands(
      { en: 'All listed interfaces shown working; export in an open format.', zh: '所列接口全部演示可用，可按开放格式导出。' },
      { en: 'All but one interface shown working.', zh: '仅一个接口未演示可用。' },
      { en: 'Half of the interfaces or more shown working.', zh: '半数及以上接口演示可用。' },
      { en: 'Fewer than half shown working.', zh: '不足半数接口演示可用。' },
    ),
  },
  explanation: {
    name: { en: 'Explanation and human control', zh: '可解释性与人工控制' },
    bands: bands(
      { en: 'Reasons per case, override and stop within one minute, all logged.', zh: '逐案给出理由，一分钟内可推翻或停止，全程留痕。' },
      { en: 'Reasons per case and override, all logged.', zh: '逐案给出理由并可推翻，全程留痕。' },
      { en: 'Override without reasons per case.', zh: '可推翻，但无逐案理由。' },
      { en: 'No override for each case.', zh: '不能逐案推翻。' },
    ),
  },
  dataCare: {
    name: { en: 'Care of the data', zh: '数据保护' },
    bands: bands(
      { en: 'Runs wholly in the agency’s enclave; deletion proof within 10 days.', zh: '完全在采购人可信环境内运行，10日内出具删除证明。' },
      { en: 'Runs wholly in the enclave; deletion proof within 30 days.', zh: '完全在可信环境内运行，30日内出具删除证明。' },
      { en: 'Telemetry leaves the enclave after review.', zh: '遥测数据经审查后可离开可信环境。' },
      { en: 'Records leave the enclave.', zh: '记录会离开可信环境。' },
    ),
  },
  service: {
    name: { en: 'Service and training', zh: '服务与培训' },
    bands: bands(
      { en: 'Answer within 2 working hours; 16 hours of training per user group.', zh: '2个工作小时内响应，每类用户培训16小时。' },
      { en: 'Answer within 4 working hours; 8 hours of training.', zh: '4个工作小时内响应，培训8小时。' },
      { en: 'Answer within 1 working day; 4 hours of training.', zh: '1个工作日内响应，培训4小时。' },
      { en: 'Slower, or no training.', zh: '响应更慢或无培训。' },
    ),
  },
  development: {
    name: { en: 'Development plan and research team', zh: '研发方案与团队' },
    bands: bands(
      { en: 'Each stage has a measurable result, a date and a named fallback.', zh: '各阶段均有可量化成果、日期和备选方案。' },
      { en: 'Each stage has a measurable result and a date.', zh: '各阶段均有可量化成果和日期。' },
      { en: 'Results are measurable for the last stage only.', zh: '仅最后阶段成果可量化。' },
      { en: 'No measurable result.', zh: '无可量化成果。' },
    ),
  },
} as const satisfies Record<string, Pick<WeightedCriterion, 'name' | 'bands'>>;

export type CriterionKey = keyof typeof CRITERIA;
