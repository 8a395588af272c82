import type { LocalisedText } from '@pilotage/kernel';

/** The kinds of differences between two versions of a policy. Append-only. */
export const POLICY_CHANGE_CODES = {
  SUBJECT_ADDED: 'A subject is new.',
  SUBJECT_WITHDRAWN: 'A subject is no longer there.',
  SUBJECT_RENAMED: 'A subject has another name.',
  STANDARD_ADDED: 'An edition of a standard is new.',
  STANDARD_WITHDRAWN: 'An edition of a standard is no longer listed.',
  EDITION_CHANGED: 'Another edition replaces it, or none any more.',
  LEVEL_CHANGED: 'It stands elsewhere for Chinese law, or is mandatory or no longer.',
  ADOPTION_CHANGED: 'It adopts another standard, or otherwise.',
  DATES_CHANGED: 'Its first day or the end of its transition is another.',
  SUBJECT_CHANGED: 'It counts for another subject.',
  CATEGORIES_CHANGED: 'It is written for other categories of use.',
  DETAILS_CHANGED: 'Its title, publisher, source or another particular is another.',
  ROW_ADDED: 'A row is new.',
  ROW_WITHDRAWN: 'A row is no longer there.',
  ORDER_CHANGED: 'Rows stand in another order.',
  VALUE_CHANGED: 'A text, figure or code is another.',
} as const;
export type PolicyChangeCode = keyof typeof POLICY_CHANGE_CODES;

type Sentence = LocalisedText & { readonly code: PolicyChangeCode };
const said = (code: PolicyChangeCode, en: string, zh: string): Sentence => ({ code, en, zh });

/** Every sentence that a difference can be told by. */
export const POLICY_CHANGE_SENTENCES = {
  subjectAdded: said('SUBJECT_ADDED', 'subject {what} is new: {after}', '新增主题 {what}：{after}'),
  subjectWithdrawn: said('SUBJECT_WITHDRAWN', 'subject {what} is withdrawn: {before}', '删除主题 {what}：{before}'),
  subjectRenamed: said(
    'SUBJECT_RENAMED',
    'subject {what} was named {before} and is now {after}',
    '主题 {what} 的名称由 {before} 改为 {after}',
  ),
  added: said('STANDARD_ADDED', '{what} is new: {level}, for {subject}', '新增 {what}：{level}，主题 {subject}'),
  withdrawn: said('STANDARD_WITHDRAWN', '{what} is withdrawn: {level}, for {subject}', '删除 {what}：{level}，主题 {subject}'),
  replaced: said('EDITION_CHANGED', '{what} is now replaced by {after}', '{what} 改由 {after} 代替'),
  replacedOtherwise: said(
    'EDITION_CHANGED',
    '{what} is replaced by {after} instead of {before}',
    '代替 {what} 的标准由 {before} 改为 {after}',
  ),
  notReplaced: said('EDITION_CHANGED', '{what} is no longer replaced by {before}', '{what} 不再由 {before} 代替'),
  level: said('LEVEL_CHANGED', 'the level of {what} was {before} and is now {after}', '{what} 的层级由 {before} 改为 {after}'),
  adoption: said('ADOPTION_CHANGED', 'the adoption by {what} was {before} and is now {after}', '{what} 的采用关系由 {before} 改为 {after}'),
  effective: said('DATES_CHANGED', 'the first day of {what} was {before} and is now {after}', '{what} 的实施日期由 {before} 改为 {after}'),
  transitionUntil: said(
    'DATES_CHANGED',
    'the last day of transition of {what} was {before} and is now {after}',
    '{what} 的过渡期截止日由 {before} 改为 {after}',
  ),
  subject: said('SUBJECT_CHANGED', 'the subject of {what} was {before} and is now {after}', '{what} 的主题由 {before} 改为 {after}'),
  categories: said(
    'CATEGORIES_CHANGED',
    'the categories of {what} were {before} and are now {after}',
    '{what} 适用的类别由 {before} 改为 {after}',
  ),
  detail: said('DETAILS_CHANGED', '{part} of {what} was {before} and is now {after}', '{what} 的{part}由 {before} 改为 {after}'),

  rowAdded: said('ROW_ADDED', '{at} is new: {after}', '新增 {at}：{after}'),
  rowWithdrawn: said('ROW_WITHDRAWN', '{at} is withdrawn: {before}', '删除 {at}：{before}'),
  order: said('ORDER_CHANGED', '{at} stand in another order: {after}', '{at} 的顺序改为：{after}'),
  value: said('VALUE_CHANGED', '{at}: was {before}, is now {after}', '{at} 由 {before} 改为 {after}'),
} as const satisfies Record<string, Sentence>;

/** Where a standard stands for Chinese law, in words. */
export const LEVEL_WORDS: Readonly<Record<string, LocalisedText>> = {
  INTERNATIONAL: { en: 'international', zh: '国际标准' },
  NATIONAL: { en: 'national', zh: '国家标准' },
  LOCAL: { en: 'local', zh: '地方标准' },
  FOREIGN: { en: 'foreign', zh: '国外标准' },
  INDUSTRY: { en: 'industry', zh: '行业标准' },
  MANDATORY: { en: 'mandatory', zh: '强制性' },
};
export const ADOPTION_WORDS: Readonly<Record<string, LocalisedText>> = {
  IDT: { en: 'identical to', zh: '等同采用' },
  MOD: { en: 'modified from', zh: '修改采用' },
};

const part = (en: string, zh: string): LocalisedText => ({ en, zh });

/** Members of policies, in words. */
export const PART_WORDS: Readonly<Record<string, LocalisedText>> = {
  title: part('the title', '名称'),
  body: part('the publisher', '发布机构'),
  jurisdiction: part('the jurisdiction', '法域'),
  year: part('the year', '年份'),
  certifiable: part('whether it can be certified', '可否认证'),
  assessment: part('the assessment', '评定方式'),
  source: part('the source', '依据'),
  reasons: part('reasons', '理由'),
  conditions: part('conditions', '条件'),
  reasonToConditions: part('conditions by reason', '理由对应的条件'),
  routes: part('routes', '路径'),
  caseRows: part('rows on cases', '案件规则行'),
  subjectRows: part('rows on subjects', '主题规则行'),
  pieceRows: part('rows on evidence', '证据规则行'),
  admissibleRows: part('rows that admit', '准入规则行'),
  addedConditions: part('added conditions', '附加条件'),
  noPiece: part('a subject without evidence', '无证据的主题'),
  decision: part('the decision', '决定'),
  remediable: part('whether it can be remedied', '能否补正'),
  basis: part('the basis', '依据性质'),
  message: part('the finding', '认定'),
  rule: part('the rule', '规则'),
  kind: part('the kind', '种类'),
  when: part('the facts', '适用事实'),
  reason: part('the reason', '理由'),
  status: part('the status', '状态'),
  level: part('the level', '层级'),
  maxPoints: part('the most points', '最高分值'),
  sections: part('sections', '部分'),
  questions: part('questions', '问题'),
  section: part('the section', '部分'),
  text: part('the text', '文本'),
  type: part('the type', '类型'),
  options: part('answers', '选项'),
  points: part('the points', '分值'),
  label: part('the label', '标签'),
  exclusive: part('whether it excludes the others', '是否排他'),
  cap: part('the cap', '上限'),
  product: part('whether the product decides', '是否取决于产品'),
  triggers: part('triggers', '触发条件'),
  floor: part('the floor', '下限'),
  derivedFrom: part('the answers that it follows from', '所依据的答案'),
  carveOut: part('carve-outs', '排除领域'),
  flags: part('flags', '标记'),
  test: part('the test', '判断标准'),
  bands: part('bands', '档次'),
  bandsSource: part('the source of the bands', '档次的依据'),
  min: part('the least', '下限值'),
  max: part('the most', '上限值'),
  mitigation: part('mitigation', '缓解措施'),
  items: part('measures', '措施'),
  thresholdPercent: part('the threshold in percent', '门槛百分比'),
  deductionPercent: part('the deduction in percent', '扣减百分比'),
  reclassifyOn: part('events of reclassification', '重新分级的事由'),
  reclassifyAfterMonths: part('months until reclassification', '重新分级的月数'),
  en: part('in English', '英文'),
  zh: part('in Chinese', '中文'),
};
