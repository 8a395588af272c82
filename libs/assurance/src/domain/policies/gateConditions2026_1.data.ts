import type { GateCondition } from '../gatePolicy.js';

/** The conditions of version 2026.1, in the order in which they are reported. */
export const gateConditions2026_1: readonly GateCondition[] = [
  {
    code: 'PUBLISH_DISCLOSURE',
    kind: 'PRECEDENT',
    text: { en: 'Publish the disclosure before use and a plain explanation.', zh: '公布事前披露和通俗说明。' },
  },
  {
    code: 'POST_TRACKING',
    kind: 'CONTINUING',
    text: { en: 'Report indicators and incidents at the rate of the risk level.', zh: '按风险等级规定的频率报告指标和事件。' },
  },
  {
    code: 'RISK_WARNING_SYSTEM',
    kind: 'PRECEDENT',
    text: { en: 'Put thresholds, alarms and a stop rule in force.', zh: '建立阈值、报警和停止规则并投入运行。' },
  },
  {
    code: 'HUMAN_OVERRIDE',
    kind: 'CONTINUING',
    text: {
      en: 'A named human can stop the system, reverse its outputs and disregard them.',
      zh: '由指定人员可随时停止系统、撤回或不采纳其输出。',
    },
  },
  {
    code: 'INDEPENDENT_REPORT_90D',
    kind: 'SUBSEQUENT',
    text: {
      en: 'Hand in a report of an accredited body within 90 days; until then only the closed test is allowed.',
      zh: '90 日内提交获认可机构的报告；此前仅限封闭测试。',
    },
  },
  {
    code: 'EDITION_MIGRATION',
    kind: 'SUBSEQUENT',
    text: { en: 'Hand in a certificate to the current edition before the transition ends.', zh: '过渡期结束前提交现行版本的证书。' },
  },
  {
    code: 'FILE_ALGORITHM_10WD',
    kind: 'SUBSEQUENT',
    text: {
      en: 'File the algorithm within 10 working days of first providing the service.',
      zh: '自首次提供服务之日起 10 个工作日内完成算法备案。',
    },
  },
  { code: 'INSURANCE_IN_PLACE', kind: 'PRECEDENT', text: { en: 'Have liability cover in force.', zh: '责任保险已生效。' } },
  {
    code: 'TEST_STAGE_ONLY',
    kind: 'CONTINUING',
    text: { en: 'Stay in the closed test, without effect on real persons.', zh: '仅限封闭测试，不得影响真实个人。' },
  },
  {
    code: 'COMMITTEE_CONDITIONS',
    kind: 'PRECEDENT',
    text: { en: "Meet the conditions of the ethics committee's decision.", zh: '满足伦理委员会决定所附条件。' },
  },
  {
    code: 'TRACKING_REVIEW_12M',
    kind: 'CONTINUING',
    text: { en: "Undergo the committee's tracking review at least every 12 months.", zh: '至少每 12 个月接受一次委员会跟踪审查。' },
  },
  {
    code: 'EVIDENCE_UPKEEP',
    kind: 'CONTINUING',
    text: {
      en: 'Keep the evidence valid for the whole pilot: hand in the successor of what ends before it ends.',
      zh: '在整个试点期间保持证据有效：证据到期前提交后续证据。',
    },
  },
];

/** Which conditions a reason brings. */
export const reasonToConditions2026_1: Readonly<Record<string, readonly string[]>> = {
  DISCLOSURE_DUE: ['PUBLISH_DISCLOSURE'],
  MEDIUM_RISK_TRACKING: ['POST_TRACKING', 'HUMAN_OVERRIDE'],
  HIGH_RISK_APPROVED: ['POST_TRACKING', 'HUMAN_OVERRIDE', 'TRACKING_REVIEW_12M'],
  RISK_WARNING_DUE: ['RISK_WARNING_SYSTEM'],
  MEDIUM_RISK_GAP_APPROVED: ['TEST_STAGE_ONLY', 'POST_TRACKING', 'HUMAN_OVERRIDE', 'TRACKING_REVIEW_12M'],
  CARVE_OUT_APPROVED: ['HUMAN_OVERRIDE', 'TRACKING_REVIEW_12M'],
  INDEPENDENT_VERIFICATION_DUE: ['INDEPENDENT_REPORT_90D', 'TEST_STAGE_ONLY'],
  EDITION_TRANSITION: ['EDITION_MIGRATION'],
  ALGORITHM_FILING_DUE: ['FILE_ALGORITHM_10WD'],
  INSURANCE_DUE: ['INSURANCE_IN_PLACE'],
  EVIDENCE_ENDS_WITHIN_PERIOD: ['EVIDENCE_UPKEEP'],
};
