import { instant } from '@pilotage/kernel';
import type { RiskPolicy, RiskTrigger } from '../riskPolicy.js';
import { riskQuestions2026_1 } from './riskQuestions2026_1.data.js';

const triggers: readonly RiskTrigger[] = [
  {
    id: 'P1',
    floor: 'PROHIBITED',
    text: { en: 'It endangers national security or the public interest.', zh: '危害国家安全或者社会公共利益。' },
    source: 'Shenzhen AI Regulation Art 72(2)(1)',
    basis: 'LAW',
  },
  {
    id: 'P2',
    floor: 'PROHIBITED',
    text: { en: 'By design it infringes privacy or personal-information rights.', zh: '在设计上侵害隐私或个人信息权益。' },
    source: 'Shenzhen AI Regulation Art 72(2)(2)',
    basis: 'LAW',
  },
  {
    id: 'P3',
    floor: 'PROHIBITED',
    text: { en: 'By design it endangers physical or mental health.', zh: '在设计上危害身心健康。' },
    source: 'Shenzhen AI Regulation Art 72(2)(3)',
    basis: 'LAW',
  },
  {
    id: 'P4',
    floor: 'PROHIBITED',
    text: {
      en: 'It discriminates by race, sex, nationality, ethnicity or religion.',
      zh: '因种族、性别、国籍、民族、宗教信仰等实施歧视。',
    },
    source: 'Shenzhen AI Regulation Art 72(2)(4)',
    basis: 'LAW',
  },
  {
    id: 'P5',
    floor: 'PROHIBITED',
    text: { en: 'It discriminates in price or deceives consumers by profiling.', zh: '利用用户画像实施价格歧视或消费欺诈。' },
    source: 'Shenzhen AI Regulation Art 72(2)(5)',
    basis: 'LAW',
  },
  {
    id: 'P6',
    floor: 'PROHIBITED',
    text: { en: 'It uses deep synthesis for forbidden acts.', zh: '利用深度合成实施法律禁止的行为。' },
    source: 'Shenzhen AI Regulation Art 72(2)(6)',
    basis: 'LAW',
  },
  {
    id: 'P7',
    floor: 'PROHIBITED',
    text: {
      en: 'Social scoring; untargeted collection of face images; emotion inference at work or school (other than medical or safety use); crime prediction by profiling alone; manipulation or exploitation of vulnerability.',
      zh: '社会评分；无差别抓取人脸图像；在工作场所或学校推断情绪（医疗、安全用途除外）；仅凭画像预测犯罪；操纵或利用弱势处境。',
    },
    source: 'EU AI Act Art 5(1)(a)-(g)',
    basis: 'PROPOSAL',
  },
  {
    id: 'H1',
    floor: 'HIGH',
    text: {
      en: 'Class III medical-device software, or AI decision support whose algorithm is immature.',
      zh: '第三类医疗器械软件，或算法成熟度低的人工智能辅助决策。',
    },
    source: 'Medical Device Regulation Art 6; NMPA 2021 No.47',
    basis: 'LAW-DERIVED',
  },
  {
    id: 'H2',
    floor: 'HIGH',
    text: { en: 'Automated driving on public roads at level 3 or above.', zh: '公共道路上 3 级及以上的自动驾驶。' },
    source: 'Shenzhen ICV Regulation Art 3',
    basis: 'LAW-DERIVED',
  },
  {
    id: 'H3',
    floor: 'HIGH',
    text: {
      en: 'Remote biometric identification, biometric categorisation or emotion recognition.',
      zh: '远程生物识别、生物特征分类或情绪识别。',
    },
    source: 'EU AI Act Annex III 1; PIPL Art 26',
    basis: 'PROPOSAL',
  },
  {
    id: 'H4',
    floor: 'HIGH',
    text: { en: 'Safety component of critical infrastructure.', zh: '关键基础设施的安全部件。' },
    source: 'EU AI Act Annex III 2',
    basis: 'PROPOSAL',
  },
  {
    id: 'H5',
    floor: 'HIGH',
    text: {
      en: 'It decides without a human (Q02) and its effect on rights (Q06) or economic interests (Q09) is high or more.',
      zh: '无人参与即作出决定（Q02），且对权利（Q06）或经济利益（Q09）的影响大或非常大。',
    },
    source: 'PIPL Art 24(3); AIA',
    basis: 'PROPOSAL',
    derivedFrom: {
      all: [
        { question: 'Q02', in: ['FULL'] },
        {
          any: [
            { question: 'Q06', in: ['HIGH', 'VERY_HIGH'] },
            { question: 'Q09', in: ['HIGH', 'VERY_HIGH'] },
          ],
        },
      ],
    },
  },
  {
    id: 'H6',
    floor: 'HIGH',
    text: {
      en: 'It materially influences benefit eligibility, recruitment or dismissal, admission or grading, credit, emergency triage, law enforcement, migration or justice.',
      zh: '对福利资格、招聘或解聘、招生或评分、信贷、急救分诊、执法、移民或司法有实质影响。',
    },
    source: 'EU AI Act Annex III 3-8 and Art 6(3)',
    basis: 'PROPOSAL',
  },
  {
    id: 'H7',
    floor: 'HIGH',
    text: {
      en: 'Highly autonomous decision system where safety or health is at risk, or a model able to mobilise public opinion.',
      zh: '涉及安全、健康风险的高度自主决策系统，或具有舆论动员能力的模型。',
    },
    source: 'Ethics Review Measures 2023, list of expert re-review',
    basis: 'LAW-DERIVED',
  },
  {
    id: 'M1',
    floor: 'MEDIUM',
    text: { en: 'Class II medical-device software.', zh: '第二类医疗器械软件。' },
    source: 'Medical Device Regulation Art 6',
    basis: 'LAW-DERIVED',
  },
  {
    id: 'M2',
    floor: 'MEDIUM',
    text: { en: 'It processes sensitive personal information of identifiable persons (Q15).', zh: '处理可识别个人的敏感个人信息（Q15）。' },
    source: 'PIPL Art 28, 55',
    basis: 'PROPOSAL',
    derivedFrom: { question: 'Q15', in: ['SENSITIVE', 'BIOMETRIC_OR_MINORS'] },
  },
  {
    id: 'M3',
    floor: 'MEDIUM',
    text: { en: 'Generative output reaches the public.', zh: '生成内容面向公众。' },
    source: 'GenAI interim measures',
    basis: 'PROPOSAL',
  },
  {
    id: 'M4',
    floor: 'MEDIUM',
    text: { en: 'Workers are monitored or scored, or jobs are cut (Q10).', zh: '对劳动者进行监控或评分，或裁减岗位（Q10）。' },
    source: 'Shenzhen AI Regulation Art 65(3)',
    basis: 'PROPOSAL',
    derivedFrom: { question: 'Q10', in: ['HEADCOUNT_OR_CONTROL'] },
  },
];

/**
 * Risk classification, version 2026.1. The levels are our proposal: Shenzhen AI Regulation Art 66(3) leaves them to a city measure, and none was found.
 * Source of the figures: Canada's algorithmic impact assessment (bands at 25 and 50 % of the maximum, 15 % deduction from 80 % mitigation).
 */
export const riskPolicy2026_1: RiskPolicy = {
  id: 'risk-classification',
  version: '2026.1',
  validFrom: instant('2026-01-01T00:00:00+08:00'),
  jurisdiction: 'CN-4403',
  status: {
    en: 'Proposal: the city has not published the grading measure that Art 66(3) announces.',
    zh: '建议稿：第六十六条第三款所称的分级办法尚未由市政府公布。',
  },
  maxPoints: 100,
  sections: [
    { code: 'purpose', text: { en: 'Purpose', zh: '用途' } },
    { code: 'decision', text: { en: 'Decision', zh: '决策' } },
    { code: 'impact', text: { en: 'Effects', zh: '影响' } },
    { code: 'scale', text: { en: 'Scale', zh: '规模' } },
    { code: 'data', text: { en: 'Data', zh: '数据' } },
    { code: 'technology', text: { en: 'Technology', zh: '技术' } },
  ],
  questions: riskQuestions2026_1,
  triggers,
  carveOut: {
    flags: [
      {
        id: 'NATIONAL_SECURITY',
        label: { en: 'National security', zh: '国家安全' },
        test: {
          en: 'State security, defence, control of critical infrastructure, or important data.',
          zh: '国家安全、国防、关键基础设施控制或重要数据。',
        },
      },
      {
        id: 'PUBLIC_INTEREST',
        label: { en: 'Public interest', zh: '社会公共利益' },
        test: {
          en: 'Coercive or rationing public power over the public at large: policing, courts, denial of benefits, emergency dispatch, elections.',
          zh: '对不特定公众行使强制性或分配性公权力：治安、司法、拒绝福利、应急调度、选举。',
        },
      },
      {
        id: 'PERSONAL_SAFETY',
        label: { en: 'Personal safety', zh: '公民人身安全' },
        test: {
          en: 'A failure can directly injure a person: vehicles, machinery, diagnosis or therapy.',
          zh: '失灵可直接伤害人身：车辆、机械、诊断或治疗。',
        },
      },
    ],
    source: 'Shenzhen AI Regulation Art 44, opening words',
    basis: 'LAW',
  },
  bands: [
    { level: 'LOW', min: 0, max: 25 },
    { level: 'MEDIUM', min: 26, max: 50 },
    { level: 'HIGH', min: 51, max: 100 },
  ],
  bandsSource: 'Canada AIA levels I (LOW), II (MEDIUM), III and IV (HIGH), as shares of the maximum',
  mitigation: {
    items: [
      { id: 'MT01', text: { en: 'Impact assessment completed and published', zh: '影响评估已完成并公布' }, points: 4 },
      { id: 'MT02', text: { en: 'Personal-information impact assessment', zh: '个人信息保护影响评估已完成' }, points: 4 },
      { id: 'MT03', text: { en: 'Independent performance test report', zh: '具有独立的性能测试报告' }, points: 5 },
      { id: 'MT04', text: { en: 'Bias test over affected groups, documented', zh: '对受影响群体的偏差测试有记录' }, points: 4 },
      { id: 'MT05', text: { en: 'Human override with logging', zh: '人工可否决并留有日志' }, points: 4 },
      { id: 'MT06', text: { en: 'Audit trail with model version per output', zh: '审计轨迹记录每项输出的模型版本' }, points: 4 },
      { id: 'MT07', text: { en: 'Reasons can be produced per case', zh: '可逐案说明理由' }, points: 3 },
      { id: 'MT08', text: { en: 'Appeal and complaint channel', zh: '设有申诉与投诉渠道' }, points: 3 },
      { id: 'MT09', text: { en: 'Drift monitoring with alarm thresholds', zh: '漂移监测设有报警阈值' }, points: 4 },
      { id: 'MT10', text: { en: 'Incident plan exercised', zh: '事件预案经过演练' }, points: 3 },
      { id: 'MT11', text: { en: 'Staff trained incl. automation bias', zh: '人员经过培训（含自动化偏见）' }, points: 2 },
      { id: 'MT12', text: { en: 'Affected people consulted', zh: '已征求受影响人群意见' }, points: 3 },
      { id: 'MT13', text: { en: 'De-identification verified', zh: '去标识化已验证' }, points: 3 },
      { id: 'MT14', text: { en: 'Rollback and non-AI fallback tested', zh: '回滚与非人工智能备用方案已测试' }, points: 4 },
    ],
    max: 50,
    thresholdPercent: 80,
    deductionPercent: 15,
    source: 'Canada AIA: deduction from four fifths of the mitigation points; here only verified evidence counts',
  },
  reclassifyOn: [
    { code: 'MODEL_OR_PURPOSE_CHANGED', text: { en: 'The model or the intended purpose changed.', zh: '模型或预期用途改变。' } },
    {
      code: 'SCOPE_GREW',
      text: { en: 'The pilot grew past the declared number of persons (Q12).', zh: '试点规模超出申报的人数档（Q12）。' },
    },
    { code: 'SERIOUS_INCIDENT', text: { en: 'A serious incident happened.', zh: '发生严重事件。' } },
    { code: 'POLICY_CHANGED', text: { en: 'A new version of this policy came into force.', zh: '本政策新版本生效。' } },
    { code: 'TOO_OLD', text: { en: 'The classification is twelve months old.', zh: '分级已满十二个月。' } },
    // Ours: only verified evidence counts, so a level that counted a proof stands on it.
    {
      code: 'MITIGATION_LAPSED',
      text: { en: 'The proof of a measure that was counted was withdrawn or has expired.', zh: '已计分缓解措施的证明被撤回或已到期。' },
    },
  ],
  reclassifyAfterMonths: 12,
};
