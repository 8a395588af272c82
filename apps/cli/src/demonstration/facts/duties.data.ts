import type { LocalisedText } from '@pilotage/kernel';

/** A section of the ex-ante impact assessment with its one finding, or why it does not apply. */
export interface MadeSection {
  readonly section: string;
  readonly summary: LocalisedText;
  readonly claim: LocalisedText;
  readonly measure: LocalisedText;
  /** 0 (none, excluded) to 4 (worst, expected), each. */
  readonly severity: number;
  readonly likelihood: number;
}

/** What the agency found about reading chest CT with a product, section by section. MADE UP: no agency wrote it and no study stands behind it. */
export const MADE_SECTIONS: readonly MadeSection[] = [
  {
    section: 'use',
    summary: {
      en: 'The product marks suspected nodules; a radiologist reads every scan and signs.',
      zh: '产品标出疑似结节，每例影像均由放射科医师阅片并签署。',
    },
    claim: { en: 'A nodule that is not marked may be read late.', zh: '未被标出的结节可能被延迟发现。' },
    measure: { en: 'Scans without a mark are read within the usual time all the same.', zh: '未标记影像仍按常规时限阅片。' },
    severity: 4,
    likelihood: 2,
  },
  {
    section: 'dataProtection',
    summary: {
      en: 'Scans are de-identified and stay in the enclave of the agency.',
      zh: '影像经去标识化处理，不离开采购人的安全环境。',
    },
    claim: { en: 'Rare findings could point to a person.', zh: '罕见征象可能指向特定个人。' },
    measure: { en: 'A second person tests a sample for identifiers left.', zh: '由第二人抽样检查残留标识符。' },
    severity: 3,
    likelihood: 1,
  },
  {
    section: 'employment',
    summary: { en: 'Work is sorted differently; no post is given up.', zh: '工作次序改变，不减少岗位。' },
    claim: { en: 'Readers could be measured against the product.', zh: '医师可能被以产品为标准考核。' },
    measure: { en: 'Figures of the pilot are not used to judge staff.', zh: '试点数据不用于人员考核。' },
    severity: 2,
    likelihood: 2,
  },
  {
    section: 'social',
    summary: {
      en: 'People of all districts are scanned alike; groups are counted apart.',
      zh: '各区居民同等受检，结果按人群分别统计。',
    },
    claim: { en: 'Groups that are rare in training data may be served worse.', zh: '训练数据中较少的人群可能效果较差。' },
    measure: { en: 'Sensitivity is reported by age and sex before the next stage.', zh: '进入下一阶段前按年龄和性别报告灵敏度。' },
    severity: 3,
    likelihood: 2,
  },
  {
    section: 'safetySecurity',
    summary: { en: 'The system only reads images; it steers no device.', zh: '系统仅读取影像，不控制任何设备。' },
    claim: { en: 'An outage stops the sorting by urgency.', zh: '系统中断将使紧急排序停止。' },
    measure: { en: 'The list falls back to the order of arrival.', zh: '中断时按到检次序处理。' },
    severity: 3,
    likelihood: 1,
  },
  {
    section: 'oversight',
    summary: { en: 'A radiologist can set every mark aside and says why.', zh: '放射科医师可否定任一标记并说明理由。' },
    claim: { en: 'Readers may come to rely on the marks.', zh: '医师可能过度依赖标记。' },
    measure: { en: 'One scan in twenty is read without marks.', zh: '每二十例中有一例在无标记条件下阅片。' },
    severity: 3,
    likelihood: 2,
  },
  {
    section: 'remedies',
    summary: { en: 'Whoever was scanned can ask for a reading by two people.', zh: '受检者可要求由两名医师复核。' },
    claim: { en: 'People may not know that a product took part.', zh: '受检者可能不知悉产品参与。' },
    measure: { en: 'The report says so and names the office to turn to.', zh: '报告中注明并告知受理部门。' },
    severity: 2,
    likelihood: 2,
  },
  {
    section: 'environment',
    summary: { en: 'One server more runs by day.', zh: '日间增加一台服务器运行。' },
    claim: { en: 'It uses as much power as a small office.', zh: '耗电约相当于一间小型办公室。' },
    measure: { en: 'It is switched off at night.', zh: '夜间关闭。' },
    severity: 1,
    likelihood: 3,
  },
  {
    section: 'residualRisk',
    summary: { en: 'What is left is borne by reading every scan as before.', zh: '剩余风险由逐例阅片承担。' },
    claim: { en: 'A wrong urgency can remain unseen for a day.', zh: '错误的紧急程度可能一天内未被发现。' },
    measure: { en: 'The list of the day is looked through each evening.', zh: '每晚复核当日列表。' },
    severity: 3,
    likelihood: 1,
  },
];

/** The warning that the agency publishes. MADE UP. */
export const MADE_WARNING: LocalisedText = {
  en: 'The product can miss small nodules and can mark vessels as nodules. It replaces no reading.',
  zh: '产品可能漏检小结节，也可能将血管误标为结节，不能替代阅片。',
};

/** The disclosure of the use. MADE UP. */
export const MADE_DISCLOSURE: Readonly<Record<string, LocalisedText>> = {
  name: { en: 'Lung nodule triage on chest CT', zh: '胸部CT肺结节分诊' },
  purpose: { en: 'Finds suspected nodules and sorts scans by urgency.', zh: '检出疑似结节并按紧急程度排序。' },
  owner: { en: 'Office of radiology', zh: '放射科' },
  humanRole: { en: 'A radiologist reviews every scan and signs.', zh: '放射科医师逐例复核并签署。' },
  data: { en: 'De-identified chest CT scans.', zh: '去标识化的胸部CT影像。' },
  contact: { en: 'Office of quality', zh: '质量管理部门' },
  explanation: {
    en: 'It compares an image with many that were read before, and marks what looks alike.',
    zh: '将影像与大量既往阅片结果比对，标出相似之处。',
  },
};

/** What the committee of the demonstration asks for and why. MADE UP. */
export const MADE_APPROVAL = {
  conditions: [
    {
      kind: 'PRECEDENT',
      text: {
        en: 'Radiologists of the agency are trained on the product before it is used.',
        zh: '使用前对采购人的放射科医师进行产品培训。',
      },
    },
    {
      kind: 'CONTINUING',
      text: {
        en: 'One scan in twenty is read without marks as long as the pilot runs.',
        zh: '试点期间每二十例中有一例在无标记条件下阅片。',
      },
    },
  ],
  statement: {
    en: 'A radiologist signs every reading, and what can be missed is told beforehand; the use is bounded and watched.',
    zh: '每份结论均由放射科医师签署，漏检风险已事先告知，使用范围有限并受监督。',
  },
} as const;
