import { criteria, fixedBounds, gateFacts, relativeToLowest, requirements, risk, stages, wholeLot, yuan } from './parts.js';
import type { DemonstrationCall, Lot, TieRule } from './types.js';

/** Order 87 Art 57: the lower price first; equal score and equal price stay joint. */
const ORDER_87_TIES: readonly TieRule[] = ['LOWER_PRICE', 'JOINT_RANK'];
const OPEN_TIES: readonly TieRule[] = ['HIGHER_QUALITY', 'LOWER_PRICE', 'EARLIER_SUBMISSION'];

const READMISSION_TITLE = {
  en: 'Mining of de-identified discharge records for readmission risk',
  zh: '基于去标识化出院记录的再入院风险数据挖掘',
};
const READMISSION_LOTS = wholeLot(READMISSION_TITLE, yuan('180000000'));

const readmissionMining: DemonstrationCall = {
  key: 'readmission-mining',
  agency: 'health',
  modelledOn: {
    body: 'US Food and Drug Administration, CDER (Sentinel development network)',
    source: 'us-ai-use-cases-2025',
    record: 'row 1999, HHS/FDA/CDER, “Creating a development network”',
    fact: 'Clinical facts sit in free-text notes of many sites in different formats; the agency had them converted to one model and extracted by language processing.',
  },
  originalLanguage: 'en',
  title: READMISSION_TITLE,
  description: {
    en: 'Discharge letters of several hospitals hold, in free text, what predicts an early return. We look for a tool that extracts these facts from de-identified letters, groups them and shows which patterns go with readmission within 30 days. It serves planning and research; no patient is identified and no treatment depends on it.',
    zh: '多家医院的出院小结以自由文本记载了可预示早期再入院的信息。拟采购工具从去标识化小结中提取并归类这些信息，展示与30日内再入院相关的模式。结果用于规划和研究，不识别患者，不影响任何治疗。',
  },
  category: 'DATA_MINING',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('180000000'),
  budgetFrom: 'demonstration',
  lots: READMISSION_LOTS,
  risk: risk(
    { Q01: ['HEALTH'], Q07: 'MODERATE', Q10: 'NONE', Q12: 'LT_1M', Q13: 'YES', Q15: 'GENERAL', Q16: 'YES', Q22: 'NOT_TESTED' },
    { raw: 21, level: 'LOW' },
  ),
  requirements: requirements('aiManagement', 'deIdentification', 'healthInterface', 'biasTreatment'),
  criteria: criteria({ performance: '30', explanation: '15', dataCare: '15', integration: '10' }),
  price: fixedBounds('30', READMISSION_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 30], ['TRIAL', 45], ['PILOT', 105]),
  kpis: [
    {
      id: 'extraction-recall',
      name: { en: 'Facts found of those that two readers marked', zh: '相对双人标注的事实召回比例' },
      unit: { en: 'marked facts', zh: '标注事实' },
      direction: 'atLeast',
      target: '0.90',
      stopAt: '0.80',
      sampleSize: 400,
    },
    {
      id: 'identifiers-left',
      name: { en: 'Letters with an identifier left', zh: '残留标识符的小结比例' },
      unit: { en: 'letters', zh: '份小结' },
      direction: 'atMost',
      target: '0.002',
      stopAt: '0.01',
      sampleSize: 2000,
    },
    {
      id: 'quick-queries',
      name: { en: 'Cohort queries answered within 20 minutes', zh: '20分钟内完成的队列查询比例' },
      unit: { en: 'queries', zh: '次查询' },
      direction: 'atLeast',
      target: '0.80',
      stopAt: '0.50',
      sampleSize: 60,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Synthetic discharge letters for the test stage', zh: '测试阶段用合成出院小结' },
      dataClass: 'CONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 5000,
      trainingAllowed: false,
    },
    {
      dataset: { en: 'De-identified discharge letters', zh: '去标识化出院小结' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 60000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE', insurance: 'MISSING' }),
  targetStage: 'pilotRunning',
  readings: [
    { kpi: 'extraction-recall', day: 25, numerator: '378', denominator: '400' },
    { kpi: 'identifiers-left', day: 25, numerator: '1', denominator: '2000' },
    { kpi: 'quick-queries', day: 25, numerator: '56', denominator: '60' },
    { kpi: 'extraction-recall', day: 70, numerator: '461', denominator: '500' },
    { kpi: 'identifiers-left', day: 70, numerator: '2', denominator: '4000' },
    { kpi: 'quick-queries', day: 70, numerator: '66', denominator: '72' },
    { kpi: 'extraction-recall', day: 85, numerator: '560', denominator: '600' },
    { kpi: 'identifiers-left', day: 85, numerator: '3', denominator: '6000' },
    { kpi: 'quick-queries', day: 85, numerator: '74', denominator: '80' },
  ],
};

const NODULE_TITLE = { en: 'Lung nodule triage and follow-up on chest CT', zh: '胸部CT肺结节分诊与随访管理系统' };
const NODULE_BUDGET = yuan('48000000');

const lungNodule: DemonstrationCall = {
  key: 'lung-nodule-ct',
  agency: 'health',
  modelledOn: {
    body: '广西壮族自治区人民医院健康管理研究所',
    source: 'public-notices',
    record: 'CN-GX-FEIJIEJIE, 肺结节健康管理系统采购院内议价公告',
    url: 'http://mjh58.com/gonggao/show/id/18509.html',
    fact: 'A hospital sought one lung nodule management system at a unit budget of CNY 480,000 and demanded, among others, the device registration.',
  },
  originalLanguage: 'zh',
  title: NODULE_TITLE,
  description: {
    zh: '健康管理中心胸部CT数量持续增长。拟采购系统对疑似肺结节进行检出、按紧急程度排序并提示随访时间，由放射科医师复核后出具结论。系统属第三类医疗器械，须取得境内注册证，并经事前评估和伦理委员会审议。',
    en: 'Chest CT scans of the check-up centre keep growing. We look for a system that finds suspected lung nodules, sorts scans by urgency and proposes a follow-up date; a radiologist reviews and signs. It is a Class III device: it needs the domestic registration, an assessment beforehand and the ethics committee.',
  },
  category: 'IMAGING',
  profile: 'cn-sz-open-tender',
  object: 'goods',
  budget: NODULE_BUDGET,
  budgetFrom: 'notice',
  lots: wholeLot(NODULE_TITLE, NODULE_BUDGET),
  risk: risk(
    {
      Q01: ['HEALTH'],
      Q02: 'PARTIAL',
      Q03: 'YES',
      Q04: 'DIFFICULT',
      Q05: 'YEARS',
      Q06: 'MODERATE',
      Q07: 'MODERATE',
      Q08: 'HIGH',
      Q12: 'LT_10K',
      Q13: 'YES',
      Q15: 'SENSITIVE',
      Q16: 'YES',
      Q19: 'NO',
      Q22: 'NOT_TESTED',
    },
    { raw: 49, level: 'HIGH' },
    ['H1', 'M2'],
    ['PERSONAL_SAFETY'],
  ),
  requirements: requirements('aiManagement', 'deviceSoftware', 'biasTreatment'),
  devicePermit: true,
  criteria: criteria({ performance: '35', explanation: '15', integration: '10', service: '10' }),
  price: relativeToLowest('30'),
  ties: ORDER_87_TIES,
  stages: stages(['TRIAL', 60], ['PILOT', 120]),
  kpis: [
    {
      id: 'nodule-sensitivity',
      name: { en: 'Nodules of 6 mm and more found', zh: '6毫米及以上结节检出比例' },
      unit: { en: 'confirmed nodules', zh: '确认结节' },
      direction: 'atLeast',
      target: '0.95',
      stopAt: '0.90',
      sampleSize: 300,
    },
    {
      id: 'false-marks',
      name: { en: 'Scans with more than one false mark', zh: '误报多于一处的扫描比例' },
      unit: { en: 'scans', zh: '例扫描' },
      direction: 'atMost',
      target: '0.20',
      stopAt: '0.40',
      sampleSize: 500,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Chest CT scans with two readings each', zh: '双人阅片的胸部CT' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 1200,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE', fastTrackRequested: true }),
  targetStage: 'refusedArt44',
  outcome: {
    en: 'No bid was admitted: one required subject has no State or local standard, and Art 44 opens that way neither to high-risk products nor where personal safety is touched.',
    zh: '无投标获准入：一项要求无国家或地方标准，而第四十四条既不适用于高风险产品，也不适用于涉及公民人身安全的领域。',
  },
};

const PRIMARY_TITLE = { en: 'Record prompts for township clinics', zh: '县域基层医疗机构病历质控辅助服务' };
const PRIMARY_BUDGET = yuan('79296674');

const primaryCare: DemonstrationCall = {
  key: 'primary-care-records',
  agency: 'health',
  modelledOn: {
    body: '中方县卫生健康局',
    source: 'public-notices',
    record: 'CN-HN-ZHONGFANG-2024, 县域医疗卫生机构能力建设采购项目（基层人工智能辅助诊疗）',
    url: 'https://cgwenjian.com/view/file/202412110001586843',
    fact: 'A county health bureau bought AI assistance for primary care; its budget, which was also the ceiling price, was CNY 792,966.74.',
  },
  originalLanguage: 'zh',
  title: PRIMARY_TITLE,
  description: {
    zh: '乡镇卫生院门诊病历缺项较多。拟采购服务在医生书写病历时提示缺失内容、用药禁忌核对项和对应指南条目，由医生自行判断。本项目不含诊断建议，不属于医疗器械；涉及可识别个人的健康信息，须完成个人信息保护影响评估。',
    en: 'Outpatient records of township clinics are often incomplete. We look for a service that, while the doctor writes, points to missing entries, to contraindications to be checked and to the guideline in question; the doctor judges. It suggests no diagnosis and is no medical device; it handles health information of identifiable persons, so a personal-information impact assessment is required.',
  },
  category: 'DECISION_SUPPORT',
  profile: 'cn-sz-open-tender',
  object: 'services',
  budget: PRIMARY_BUDGET,
  budgetFrom: 'notice',
  lots: wholeLot(PRIMARY_TITLE, PRIMARY_BUDGET),
  risk: risk(
    {
      Q01: ['HEALTH'],
      Q04: 'LIKELY',
      Q05: 'MONTHS',
      Q07: 'MODERATE',
      Q08: 'MODERATE',
      Q12: 'LT_10K',
      Q13: 'YES',
      Q15: 'SENSITIVE',
      Q16: 'YES',
      Q22: 'NOT_TESTED',
    },
    { raw: 30, level: 'MEDIUM' },
    ['M2'],
  ),
  requirements: requirements('aiManagement', 'informationSecurity', 'dataProtection'),
  criteria: criteria({ performance: '35', explanation: '20', integration: '15', service: '15' }),
  price: relativeToLowest('15'),
  ties: ORDER_87_TIES,
  stages: stages(['TRIAL', 45], ['PILOT', 120]),
  kpis: [
    {
      id: 'complete-records',
      name: { en: 'Records complete at closing', zh: '结诊时病历完整比例' },
      unit: { en: 'sampled records', zh: '抽样病历' },
      direction: 'atLeast',
      target: '0.92',
      stopAt: '0.75',
      sampleSize: 500,
    },
    {
      id: 'dismissed-prompts',
      name: { en: 'Prompts dismissed as wrong', zh: '被判定为错误而忽略的提示比例' },
      unit: { en: 'prompts', zh: '条提示' },
      direction: 'atMost',
      target: '0.10',
      stopAt: '0.25',
      sampleSize: 800,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'De-identified outpatient records of three clinics', zh: '三家卫生院去标识化门诊病历' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 8000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE', disclosure: 'MISSING' }),
  targetStage: 'awardedStandstill',
};

const RAIL_TITLE = { en: 'Finding defects of trackside assets in drone images', zh: '轨旁设施无人机影像缺陷识别' };
const RAIL_LOTS = wholeLot(RAIL_TITLE, yuan('360000000'));

const railImages: DemonstrationCall = {
  key: 'rail-asset-images',
  agency: 'transport',
  modelledOn: {
    body: 'ProRail B.V.',
    source: 'nl-tenderned',
    record: 'TenderNed 256534, 23 March 2022',
    url: 'https://www.tenderned.nl/tenderned-tap/aankondigingen/256534',
    fact: 'The Dutch rail manager consulted the market for a nationwide group of buyers of AI image recognition and drones.',
  },
  originalLanguage: 'en',
  title: RAIL_TITLE,
  description: {
    en: 'Fences, noise barriers, cable ducts and vegetation along the line are inspected on foot. We look for a product that marks likely defects in drone images, so that an inspector looks there first. Signals, switches and track geometry, on which safety depends, are outside its scope; faces and number plates are blurred before storage.',
    zh: '线路沿线围栏、声屏障、电缆槽和植被目前靠人工步行巡查。拟采购产品在无人机影像中标出疑似缺陷，供巡查员优先核实。信号、道岔和轨道几何等涉及行车安全的设施不在范围内；人脸和车牌在存储前模糊处理。',
  },
  category: 'INSPECTION',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('360000000'),
  budgetFrom: 'demonstration',
  lots: RAIL_LOTS,
  risk: risk({ Q08: 'MODERATE', Q12: 'LT_10K', Q16: 'YES' }, { raw: 10, level: 'LOW' }),
  requirements: requirements('aiManagement', 'algorithmSecurity', 'lifeCycle'),
  criteria: criteria({ performance: '35', integration: '15', explanation: '10', service: '10' }),
  price: fixedBounds('30', RAIL_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 30], ['TRIAL', 60], ['PILOT', 90]),
  kpis: [
    {
      id: 'defects-found',
      name: { en: 'Defects found of those known', zh: '已知缺陷检出比例' },
      unit: { en: 'known defects', zh: '已知缺陷' },
      direction: 'atLeast',
      target: '0.88',
      stopAt: '0.75',
      sampleSize: 350,
    },
    {
      id: 'wrong-marks',
      name: { en: 'Images with a wrong mark', zh: '出现误标的影像比例' },
      unit: { en: 'images', zh: '张影像' },
      direction: 'atMost',
      target: '0.06',
      stopAt: '0.20',
      sampleSize: 3000,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Drone images of 40 km of line, blurred', zh: '40公里线路无人机影像（已模糊处理）' },
      dataClass: 'CONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 24000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts(),
  targetStage: 'ranked',
};

const SEWER_TITLE = { en: 'Development of inflow forecasts for the sewer network', zh: '污水管网来水预测模型合作研发' };
const SEWER_BUDGET = yuan('240000000');

const sewerModels: DemonstrationCall = {
  key: 'sewer-inflow-models',
  agency: 'water',
  modelledOn: {
    body: 'Waterschapsbedrijf Limburg',
    source: 'nl-tenderned',
    record: 'TenderNed 181906, 2 December 2019 (pre-commercial procurement)',
    url: 'https://www.tenderned.nl/tenderned-tap/aankondigingen/181906',
    fact: 'A Dutch water board had AI models for the sewage water system of its province researched in stages, by several suppliers, before buying.',
  },
  originalLanguage: 'zh',
  title: SEWER_TITLE,
  description: {
    zh: '强降雨时污水厂来水难以预估。拟通过订购方式研发来水预测模型，为调度计划提供未来六小时的来水区间；模型不连接、不控制任何设备。研发成功后按约定数量首购。仅接受尚待研发的产品。',
    en: 'Inflow at the treatment works is hard to foresee in heavy rain. By order we have models developed that give planners a range for the next six hours; they are connected to nothing and control nothing. What succeeds is first bought at the agreed quantity. Only products still to be developed are accepted.',
  },
  category: 'DECISION_SUPPORT',
  profile: 'cn-cooperative-innovation',
  object: 'services',
  budget: SEWER_BUDGET,
  budgetFrom: 'demonstration',
  lots: wholeLot(SEWER_TITLE, SEWER_BUDGET),
  risk: risk({ Q16: 'YES', Q18: 'AGENCY', Q23: 'YES', Q25: 'FIRST_USE' }, { raw: 10, level: 'LOW' }),
  requirements: requirements('aiManagement', 'lifeCycle'),
  criteria: criteria({ development: '40', performance: '25', dataCare: '15' }),
  price: relativeToLowest('20'),
  ties: ORDER_87_TIES,
  stages: stages(['TEST', 60], ['TRIAL', 120]),
  kpis: [
    {
      id: 'near-forecasts',
      name: { en: 'Six-hour forecasts within 12 percent of the inflow', zh: '误差在来水12%以内的六小时预测比例' },
      unit: { en: 'forecasts', zh: '次预测' },
      direction: 'atLeast',
      target: '0.80',
      stopAt: '0.55',
      sampleSize: 200,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Five years of rain and inflow readings', zh: '五年雨量与来水监测数据' },
      dataClass: 'UNCONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 260000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts(),
  targetStage: 'evaluating',
};

const REDACTION_TITLE = { en: 'Proposals for redaction before disclosure', zh: '政府信息公开前的遮盖建议' };
const REDACTION_LOTS = wholeLot(REDACTION_TITLE, yuan('120000000'));

const redaction: DemonstrationCall = {
  key: 'disclosure-redaction',
  agency: 'records',
  modelledOn: {
    body: 'US Food and Drug Administration, CDER (FOIA redaction tool)',
    source: 'us-ai-use-cases-2025',
    record: 'row 2012, HHS/FDA/CDER, “FOIA REDACTION (FRED) TOOL”',
    fact: 'Staff redact documents asked for by the public and are behind; the tool draws boxes with the ground for each, and a person decides every one.',
  },
  originalLanguage: 'en',
  title: REDACTION_TITLE,
  description: {
    en: 'Citizens ask for documents, and clerks black out what the law protects, page by page. We look for a product that proposes boxes, each with its ground, on scanned and digital pages. A clerk accepts or rejects each; nothing leaves without a second reader.',
    zh: '公民申请公开文件，工作人员逐页遮盖依法保护的内容。拟采购产品在扫描件和电子页上提出遮盖框并注明依据，由工作人员逐一采纳或否决，未经第二人复核不得对外提供。',
  },
  category: 'DOCUMENT_WORK',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('120000000'),
  budgetFrom: 'demonstration',
  lots: REDACTION_LOTS,
  risk: risk({ Q07: 'MODERATE', Q12: 'LT_10K', Q15: 'GENERAL', Q16: 'YES' }, { raw: 12, level: 'LOW' }),
  requirements: requirements('aiManagement', 'dataProtection', 'ethicsByDesign'),
  criteria: criteria({ performance: '30', explanation: '20', dataCare: '15', service: '10' }),
  // Two offers lie below 85 % of the budget and are marked alike: only the draw can part them, and it waits for its secret.
  price: fixedBounds('25', REDACTION_LOTS, 85n),
  ties: ['DRAW'],
  drawSecret: 'demonstration draw of disclosure-redaction, 2026',
  stages: stages(['TEST', 30], ['TRIAL', 45], ['PILOT', 90]),
  kpis: [
    {
      id: 'passages-missed',
      name: { en: 'Protected passages missed', zh: '应遮盖而遗漏的比例' },
      unit: { en: 'protected passages', zh: '处受保护内容' },
      direction: 'atMost',
      target: '0.02',
      stopAt: '0.06',
      sampleSize: 900,
    },
    {
      id: 'productive-hours',
      name: { en: 'Clerk hours with 40 released pages or more', zh: '完成40页及以上的工时比例' },
      unit: { en: 'clerk hours', zh: '工时' },
      direction: 'atLeast',
      target: '0.80',
      stopAt: '0.50',
      sampleSize: 80,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Released documents, personal passages replaced', zh: '已公开文件（个人信息已替换）' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 3000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'pricesOpened',
};

const FORMS_TITLE = { en: 'Reading of yearly continuation forms', zh: '年度续领表格自动读取' };
const FORMS_LOTS = wholeLot(FORMS_TITLE, yuan('90000000'));

const benefitForms: DemonstrationCall = {
  key: 'benefit-form-reading',
  agency: 'social',
  modelledOn: {
    body: 'US Department of Labor, Office of Workers’ Compensation Programs',
    source: 'us-ai-use-cases-2025',
    record: 'DOL-13, “Automatic Document Processing”',
    fact: 'Tens of thousands of yearly forms are read only for ticked boxes; whatever is unreadable or reports a change goes to a person.',
  },
  originalLanguage: 'en',
  title: FORMS_TITLE,
  description: {
    en: 'Each year recipients return a form that mostly says “no change”. We look for a product that reads the boxes and records receipt. Every form that reports a change or cannot be read goes to a clerk; the product neither grants nor stops anything.',
    zh: '领取人每年交回的表格大多填写“无变化”。拟采购产品读取勾选项并登记收件；凡报告变化或无法识别的表格一律转人工，产品不作任何发放或停发决定。',
  },
  category: 'DOCUMENT_WORK',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('90000000'),
  budgetFrom: 'demonstration',
  lots: FORMS_LOTS,
  risk: risk({ Q01: ['BENEFITS'], Q02: 'PARTIAL', Q07: 'MODERATE', Q12: 'LT_10K', Q13: 'YES', Q15: 'GENERAL' }, { raw: 19, level: 'LOW' }),
  requirements: requirements('aiManagement', 'informationSecurity', 'biasTreatment'),
  criteria: criteria({ performance: '40', dataCare: '15', service: '15' }),
  price: fixedBounds('30', FORMS_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TRIAL', 30], ['PILOT', 90]),
  kpis: [
    {
      id: 'boxes-misread',
      name: { en: 'Boxes misread', zh: '勾选项误读比例' },
      unit: { en: 'checked boxes', zh: '核对的勾选项' },
      direction: 'atMost',
      target: '0.01',
      stopAt: '0.02',
      sampleSize: 2000,
    },
    {
      id: 'forms-to-clerk',
      name: { en: 'Forms sent to a clerk', zh: '转人工的表格比例' },
      unit: { en: 'forms', zh: '份表格' },
      direction: 'atMost',
      target: '0.15',
      stopAt: '0.40',
      sampleSize: 1000,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Blank and dummy-filled forms', zh: '空白及模拟填写的表格' },
      dataClass: 'UNCONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 600,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'pilotSuspended',
  outcome: {
    en: 'A reading passed the stop threshold: 2.8 % of the checked boxes were misread.',
    zh: '一次读数越过停止阈值：核对的勾选项中有2.8%误读。',
  },
  readings: [
    { kpi: 'boxes-misread', day: 20, numerator: '9', denominator: '2000' },
    { kpi: 'forms-to-clerk', day: 20, numerator: '131', denominator: '1000' },
    { kpi: 'boxes-misread', day: 48, numerator: '56', denominator: '2000' },
    { kpi: 'forms-to-clerk', day: 48, numerator: '162', denominator: '1000' },
  ],
};

const PLANNING_TITLE = { en: 'Checking planning applications for completeness', zh: '规划申请材料完整性核验' };
const PLANNING_LOTS = wholeLot(PLANNING_TITLE, yuan('65000000'));

const planningValidation: DemonstrationCall = {
  key: 'planning-validation',
  agency: 'ecology',
  modelledOn: {
    body: 'Leeds City Council',
    source: 'uk-atrs',
    record: '“Xylo Core”, 27 November 2025',
    url: 'https://www.gov.uk/algorithmic-transparency-records/leeds-city-council-xylo-core',
    fact: 'A council records an AI workspace that gives validation and planning officers more capacity.',
  },
  originalLanguage: 'en',
  title: PLANNING_TITLE,
  description: {
    en: 'Applications arrive without a drawing, a scale or a signature, and officers find out late. We look for a product that lists what is missing on the day of receipt and points to the page. Whether an application is accepted remains the officer’s act.',
    zh: '申请材料常缺图纸、比例尺或签名，工作人员往往较晚才发现。拟采购产品在收件当日列出缺项并指明页码；是否受理仍由工作人员决定。',
  },
  category: 'DOCUMENT_WORK',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('65000000'),
  budgetFrom: 'demonstration',
  lots: PLANNING_LOTS,
  risk: risk({ Q01: ['LICENSING'], Q12: 'LT_10K', Q15: 'GENERAL' }, { raw: 10, level: 'LOW' }),
  requirements: requirements('aiManagement', 'dataProtection', 'productSecurity'),
  criteria: criteria({ performance: '35', integration: '20', explanation: '15' }),
  price: fixedBounds('30', PLANNING_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 20], ['PILOT', 120]),
  kpis: [
    {
      id: 'missing-parts-found',
      name: { en: 'Missing parts found', zh: '缺项发现比例' },
      unit: { en: 'missing parts', zh: '处缺项' },
      direction: 'atLeast',
      target: '0.93',
      stopAt: '0.80',
      sampleSize: 300,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Decided applications with their correspondence', zh: '已办结申请及往来函件' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 2500,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'technicalOpened',
};

const HABITAT_LOTS: readonly Lot[] = [
  { key: 'lot-1', title: { en: 'Coast and wetland', zh: '海岸与湿地' }, budget: yuan('80000000') },
  { key: 'lot-2', title: { en: 'Hills and forest', zh: '丘陵与林地' }, budget: yuan('70000000') },
];

const habitatMapping: DemonstrationCall = {
  key: 'habitat-mapping',
  agency: 'ecology',
  modelledOn: {
    body: 'Natural England',
    source: 'uk-atrs',
    record: '“Living England”, 10 February 2025',
    url: 'https://www.gov.uk/algorithmic-transparency-records/natural-england-living-england',
    fact: 'Habitats of a whole country are mapped from satellite images, targeted field survey and machine learning.',
  },
  originalLanguage: 'en',
  title: { en: 'Habitat inspection by satellite images', zh: '基于卫星影像的生境巡查' },
  description: {
    en: 'Field teams can visit few places a year. We look for maps of habitats and of their changes, drawn from satellite images and checked by our field survey, in two lots by landscape. The maps tell the teams where to look.',
    zh: '外业队伍每年可到访的地点有限。拟采购由卫星影像制作、经外业核查的生境及其变化图，按地貌分两个标段，用于指导外业巡查选点。',
  },
  category: 'INSPECTION',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('150000000'),
  budgetFrom: 'demonstration',
  lots: HABITAT_LOTS,
  risk: risk({ Q16: 'YES', Q18: 'FOREIGN_OR_UNKNOWN' }, { raw: 8, level: 'LOW' }),
  requirements: requirements('aiManagement', 'lifeCycle'),
  criteria: criteria({ performance: '45', integration: '15', service: '10' }),
  price: fixedBounds('30', HABITAT_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 45], ['PILOT', 135]),
  kpis: [
    {
      id: 'class-agreement',
      name: { en: 'Field points with the right habitat class', zh: '外业点生境类别一致比例' },
      unit: { en: 'field points', zh: '个外业点' },
      direction: 'atLeast',
      target: '0.85',
      stopAt: '0.70',
      sampleSize: 450,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Field survey points with habitat class', zh: '带生境类别的外业调查点' },
      dataClass: 'UNCONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 9000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts(),
  targetStage: 'closed',
};

const DUPLICATES_TITLE = { en: 'Finding duplicate adverse event reports', zh: '药品不良事件重复报告挖掘' };
const DUPLICATES_LOTS = wholeLot(DUPLICATES_TITLE, yuan('100000000'));

const adverseEvents: DemonstrationCall = {
  key: 'adverse-event-duplicates',
  agency: 'health',
  modelledOn: {
    body: 'US Food and Drug Administration, CDER (InfoViP)',
    source: 'us-ai-use-cases-2025',
    record: 'row 1991, HHS/FDA/CDER, “Information Visualization Platform (InfoViP)”',
    fact: 'Safety reports on medicines are searched for duplicates, set on a time line and sorted by the quality of their information.',
  },
  originalLanguage: 'en',
  title: DUPLICATES_TITLE,
  description: {
    en: 'One event reported by a doctor, a patient and a maker counts three times. We look for a product that groups likely duplicates among de-identified reports and says why, so that reviewers merge them. No report is deleted by the product.',
    zh: '同一事件由医生、患者和企业分别上报会被重复计数。拟采购产品在去标识化报告中归并疑似重复项并说明理由，由审评人员确认合并；产品不删除任何报告。',
  },
  category: 'DATA_MINING',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('100000000'),
  budgetFrom: 'demonstration',
  lots: DUPLICATES_LOTS,
  risk: risk({ Q01: ['HEALTH'], Q12: 'LT_1M', Q15: 'GENERAL', Q16: 'YES' }, { raw: 13, level: 'LOW' }),
  requirements: requirements('aiManagement', 'deIdentification', 'healthInterface'),
  criteria: criteria({ performance: '40', explanation: '20', dataCare: '10' }),
  price: fixedBounds('30', DUPLICATES_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 30], ['TRIAL', 60], ['PILOT', 90]),
  kpis: [
    {
      id: 'pairs-right',
      name: { en: 'Proposed pairs that reviewers confirm', zh: '经确认的重复对比例' },
      unit: { en: 'proposed pairs', zh: '对疑似重复' },
      direction: 'atLeast',
      target: '0.90',
      stopAt: '0.70',
      sampleSize: 400,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'De-identified reports of two years', zh: '两年去标识化报告' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 45000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'open',
};

const BASE_TITLE = {
  en: 'Pilot base for AI in primary health care: data and software services',
  zh: '基层卫生人工智能应用中试基地数据与软件服务',
};
const BASE_BUDGET = yuan('44027400000');

const testBase: DemonstrationCall = {
  key: 'primary-health-test-base',
  agency: 'health',
  modelledOn: {
    body: '安徽省合数智医科技有限公司',
    source: 'public-notices',
    record: 'CN-AH-HSZY-2025, 国家人工智能应用中试基地（医疗领域基层卫生服务方向）项目软件服务',
    url: 'https://m.007swz.com/xinxi/cmiginc.html',
    fact: 'Software services for a national pilot base for AI in primary care were put to open tender with a budget of CNY 440,274,000.',
  },
  originalLanguage: 'zh',
  title: BASE_TITLE,
  description: {
    zh: '拟以合作创新方式研发中试基地的评测数据集、数据挖掘工具和评测软件，供各方在去标识化数据上检验基层卫生人工智能产品。基地不提供诊疗服务。仅接受尚待研发的产品，研发供应商不超过三家。',
    en: 'By cooperative innovation we have the test sets, data mining tools and assessment software of a pilot base developed, on which primary care AI products are examined with de-identified data. The base treats no one. Only products still to be developed are accepted, from at most three developers.',
  },
  category: 'DATA_MINING',
  profile: 'cn-cooperative-innovation',
  object: 'services',
  budget: BASE_BUDGET,
  budgetFrom: 'notice',
  lots: wholeLot(BASE_TITLE, BASE_BUDGET),
  risk: risk({ Q01: ['HEALTH'], Q12: 'LT_10K', Q15: 'GENERAL', Q16: 'YES', Q23: 'YES', Q25: 'FIRST_USE' }, { raw: 16, level: 'LOW' }),
  requirements: requirements('aiManagement', 'deIdentification', 'healthInterface', 'lifeCycle'),
  criteria: criteria({ development: '45', dataCare: '20', performance: '15' }),
  price: relativeToLowest('20'),
  ties: ORDER_87_TIES,
  stages: stages(['TEST', 90], ['TRIAL', 90]),
  kpis: [
    {
      id: 'repeatable-tests',
      name: { en: 'Assessments that give the same result twice', zh: '两次评测结果一致比例' },
      unit: { en: 'assessments', zh: '次评测' },
      direction: 'atLeast',
      target: '0.99',
      stopAt: '0.95',
      sampleSize: 200,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'De-identified primary care records', zh: '去标识化基层诊疗记录' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 300000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'inReview',
};

const ASSISTANT_TITLE = { en: 'Assistant for the rules and papers of a hospital group', zh: '医疗集团制度问答与公文辅助' };
const ASSISTANT_BUDGET = yuan('200000000');

const hospitalAssistant: DemonstrationCall = {
  key: 'hospital-group-assistant',
  agency: 'health',
  modelledOn: {
    body: '（医疗集团，名称隐去）',
    source: 'public-notices',
    record: 'CN-QLM-580740199, 集团信息化建设方案及报价征集',
    url: 'https://www.qianlima.com/bid-580740199.html',
    fact: 'A hospital group, its name masked by the publisher, sounded the market for a medical language model of ten billion parameters and more on domestic hardware; no budget was named.',
  },
  originalLanguage: 'zh',
  title: ASSISTANT_TITLE,
  description: {
    zh: '集团各院区员工查找制度、起草行政公文耗时较多。拟征集在院内部署的大模型方案，仅面向员工，回答制度问题并注明出处、起草行政公文初稿；不处理病历，不面向公众。',
    en: 'Staff of the group spend much time looking up rules and drafting papers. We look for a language model run on our own premises, for staff only, that answers questions about rules with the place cited and drafts administrative papers. It sees no patient records and does not speak to the public.',
  },
  category: 'DOCUMENT_WORK',
  profile: 'generic-open',
  object: 'services',
  budget: ASSISTANT_BUDGET,
  budgetFrom: 'demonstration',
  lots: wholeLot(ASSISTANT_TITLE, ASSISTANT_BUDGET),
  risk: risk({ Q12: 'LT_10K', Q16: 'YES', Q19: 'NO', Q21: 'YES', Q23: 'YES' }, { raw: 16, level: 'LOW' }),
  requirements: requirements('aiManagement', 'informationSecurity', 'productSecurity'),
  criteria: criteria({ performance: '35', dataCare: '20', service: '15' }),
  price: relativeToLowest('30'),
  ties: OPEN_TIES,
  stages: stages(['TEST', 30], ['PILOT', 120]),
  kpis: [
    {
      id: 'answers-with-place',
      name: { en: 'Answers whose cited place holds what they say', zh: '出处与答案相符的比例' },
      unit: { en: 'answers', zh: '条回答' },
      direction: 'atLeast',
      target: '0.95',
      stopAt: '0.85',
      sampleSize: 400,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Rules and model papers of the group', zh: '集团制度与公文范本' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 7000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts(),
  targetStage: 'needOnly',
};

const DRONES_TITLE = { en: 'Drone inspection of closed landfill sites', zh: '封场填埋场无人机巡检' };
const DRONES_LOTS = wholeLot(DRONES_TITLE, yuan('40000000'));

const siteDrones: DemonstrationCall = {
  key: 'remedy-site-drones',
  agency: 'ecology',
  modelledOn: {
    body: 'US Department of Energy, Office of Legacy Management',
    source: 'us-ai-use-cases-2025',
    record: 'DOE-539, “Drone Imagery Analysis”',
    fact: 'Old sites under care are inspected by drone, images joined by software and looked at by people, so that fewer people must walk there.',
  },
  originalLanguage: 'en',
  title: DRONES_TITLE,
  description: {
    en: 'Covers and drains of closed landfills are walked twice a year. We look for software that joins drone images into one picture and marks cracks, sinking and wet spots for an engineer. Flying is done by our own crews.',
    zh: '封场填埋场的覆盖层和排水沟每年步行巡查两次。拟采购软件将无人机影像拼接成图，标出裂缝、沉降和渗水处供工程师查看；飞行由本单位人员执行。',
  },
  category: 'INSPECTION',
  profile: 'generic-open',
  object: 'goods',
  budget: yuan('40000000'),
  budgetFrom: 'demonstration',
  lots: DRONES_LOTS,
  risk: risk({ Q08: 'MODERATE' }, { raw: 7, level: 'LOW' }),
  requirements: requirements('aiManagement', 'lifeCycle'),
  criteria: criteria({ performance: '40', integration: '15', service: '10' }),
  price: fixedBounds('35', DRONES_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 30], ['PILOT', 90]),
  kpis: [
    {
      id: 'damage-found',
      name: { en: 'Damage found of that seen on foot', zh: '相对步行巡查的损坏检出比例' },
      unit: { en: 'damaged places', zh: '处损坏' },
      direction: 'atLeast',
      target: '0.90',
      stopAt: '0.75',
      sampleSize: 120,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Drone images of two sites', zh: '两处场地无人机影像' },
      dataClass: 'UNCONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 3200,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts(),
  targetStage: 'draft',
};

const BLANK_TITLE = { en: 'Removal of blank pages from scanned records', zh: '档案扫描件空白页剔除' };
const BLANK_BUDGET = yuan('30000000');

const blankPages: DemonstrationCall = {
  key: 'blank-page-removal',
  agency: 'records',
  modelledOn: {
    body: 'US Department of the Interior, Bureau of Trust Funds Administration',
    source: 'us-ai-use-cases-2025',
    record: 'DOI-0002, “Trust Information Analysis and Reporting Tool”',
    fact: 'Both sides of every sheet are scanned, backs are mostly blank, and the doubled page count makes review slow and dear.',
  },
  originalLanguage: 'zh',
  title: BLANK_TITLE,
  description: {
    zh: '档案双面扫描，背面多为空白，页数翻倍，查阅和存储成本高。拟采购软件识别并标记空白页，批量剔除前由工作人员抽查确认；原始扫描件保留一年。',
    en: 'Records are scanned on both sides; most backs are blank, so pages, storage and reading time double. We look for software that marks blank pages; a clerk checks a sample before any batch is removed, and the raw scans are kept for a year.',
  },
  category: 'DOCUMENT_WORK',
  profile: 'cn-sz-open-tender',
  object: 'goods',
  budget: BLANK_BUDGET,
  budgetFrom: 'demonstration',
  lots: wholeLot(BLANK_TITLE, BLANK_BUDGET),
  risk: risk({ Q15: 'GENERAL', Q25: 'PROVEN' }, { raw: 6, level: 'LOW' }),
  requirements: requirements('aiManagement', 'informationSecurity'),
  criteria: criteria({ performance: '40', integration: '15', service: '10' }),
  price: relativeToLowest('35'),
  ties: ORDER_87_TIES,
  stages: stages(['TEST', 20], ['PILOT', 60]),
  kpis: [
    {
      id: 'written-pages-lost',
      name: { en: 'Written pages marked blank', zh: '误标为空白的有字页比例' },
      unit: { en: 'pages', zh: '页' },
      direction: 'atMost',
      target: '0.0001',
      stopAt: '0.001',
      sampleSize: 20000,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Scans of closed files, names masked', zh: '已结案卷扫描件（姓名已遮盖）' },
      dataClass: 'CONDITIONAL',
      environment: 'ENCLAVE',
      deIdentified: true,
      records: 20000,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'unsuccessful',
  outcome: {
    en: 'Fewer than three suppliers bid; the tender is void (Government Procurement Law, Art 36(1)).',
    zh: '投标供应商不足三家，予以废标（政府采购法第三十六条第一项）。',
  },
};

const NOTES_TITLE = { en: 'Notes of home visits from speech', zh: '入户走访语音记录整理' };
const NOTES_LOTS = wholeLot(NOTES_TITLE, yuan('50000000'));

const visitNotes: DemonstrationCall = {
  key: 'visit-notes',
  agency: 'social',
  modelledOn: {
    body: 'Hull City Council',
    source: 'public-notices',
    record: 'ocds-h6vhtk-06bb15, reference Joe/S2026',
    url: 'https://d3tenders.com/contract/?ocid=ocds-h6vhtk-06bb15',
    fact: 'A council bought AI notes for social care by direct award for two years; in the published record the only lot is cancelled.',
  },
  originalLanguage: 'en',
  title: NOTES_TITLE,
  description: {
    en: 'Visiting staff write up their talks in the evening. We look for a product that turns a recording, made with consent, into draft notes for the staff member to correct. The recording is deleted once the notes are signed; refusing to be recorded changes nothing for the person visited.',
    zh: '走访人员常在晚间补写谈话记录。拟采购产品将经同意的录音整理为记录初稿，由走访人员修改确认；签字后录音即删除，被走访人拒绝录音不受任何影响。',
  },
  category: 'DOCUMENT_WORK',
  profile: 'generic-open',
  object: 'services',
  budget: yuan('50000000'),
  budgetFrom: 'demonstration',
  lots: NOTES_LOTS,
  risk: risk({ Q07: 'MODERATE', Q13: 'YES', Q15: 'GENERAL', Q19: 'NO', Q21: 'YES' }, { raw: 18, level: 'LOW' }),
  requirements: requirements('aiManagement', 'dataProtection', 'ethicsByDesign'),
  criteria: criteria({ performance: '35', dataCare: '25', service: '10' }),
  price: fixedBounds('30', NOTES_LOTS),
  ties: OPEN_TIES,
  stages: stages(['TEST', 20], ['TRIAL', 30], ['PILOT', 90]),
  kpis: [
    {
      id: 'sentences-corrected',
      name: { en: 'Sentences that staff had to correct', zh: '需要人工更正的语句比例' },
      unit: { en: 'sentences', zh: '句' },
      direction: 'atMost',
      target: '0.08',
      stopAt: '0.20',
      sampleSize: 600,
    },
  ],
  dataOnOffer: [
    {
      dataset: { en: 'Played conversations with notes', zh: '模拟谈话及记录' },
      dataClass: 'UNCONDITIONAL',
      environment: 'DOWNLOAD',
      deIdentified: true,
      records: 90,
      trainingAllowed: false,
    },
  ],
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'cancelled',
  outcome: {
    en: 'The budget for the pilot was withdrawn before any bid arrived.',
    zh: '在收到投标之前，试点预算被取消。',
  },
};

/** The demonstration's procurements: each modelled on a real public need, each left in another state. */
export const CALLS: readonly DemonstrationCall[] = [
  readmissionMining,
  lungNodule,
  primaryCare,
  railImages,
  sewerModels,
  redaction,
  benefitForms,
  planningValidation,
  habitatMapping,
  adverseEvents,
  testBase,
  hospitalAssistant,
  siteDrones,
  blankPages,
  visitNotes,
];
