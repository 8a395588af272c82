import { refusals } from '@pilotage/kernel';

const SZ44 = 'Shenzhen AI Regulation Art 44';
const SUSPENSION = 'Pilotage, suspension and resumption of pilots (Shenzhen AI Regulation Art 66)';
const REG45 = 'Regulation on the Implementation of the Government Procurement Law Art 45';

/** Ways in which the rules of pilot contracts say no. */
export const pilotsRefusals = refusals({
  PILOT_SIGNED_ALREADY: {
    rule: 'Each of the three signatures of a contract is given once.',
    source: 'Government Procurement Law Art 43 (written contract)',
    message: { en: 'This contract already has your signature as {capacity}.', zh: '该合同已有以“{capacity}”身份作出的签字。' },
  },
  SAME_PERSON_SIGNS_TWICE: {
    rule: 'The approver and the pilot manager who sign for the agency are two persons.',
    source: 'Pilotage, four eyes on the contract (DESIGN part 5)',
    message: {
      en: 'You have signed for the agency already: another person gives the second signature.',
      zh: '您已代表采购人签字：第二个签字须由他人作出。',
    },
  },
  SIGNER_HANDLED_CALL: {
    rule: 'Who handled the call does not sign its contract.',
    source: 'Procedure profile, four eyes: signContract other than the handling officer',
    message: {
      en: 'You handled this procurement: another person signs the contract for the agency.',
      zh: '该采购由您经办：合同须由他人代表采购人签署。',
    },
  },
  ACCEPTANCE_BY_HANDLING_OFFICER: {
    rule: 'Who handled the call does not accept what is delivered under it.',
    source: 'Procedure profile, four eyes: acceptDelivery other than the handling officer',
    message: { en: 'You handled this procurement: another person accepts the milestone.', zh: '该采购由您经办：里程碑须由他人验收。' },
  },
  PILOT_SIGNATURES_MISSING: {
    rule: 'A contract is signed when the approver, the pilot manager and the vendor have all signed.',
    source: 'Pilotage, four eyes on the contract (DESIGN part 5)',
    message: { en: 'These signatures are still missing: {missing}.', zh: '尚缺以下签字：{missing}。' },
  },
  STAGE_NOT_NEXT: {
    rule: 'A pilot goes through the stages that its call lists, in their order, none skipped.',
    source: SZ44,
    message: { en: 'The next stage of this pilot is {next}, not {asked}.', zh: '本试点的下一阶段是 {next}，而非 {asked}。' },
  },
  STAGE_CONDITIONS_OPEN: {
    rule: 'A stage starts when every condition precedent is met and confirmed; those that the gate adds for the stage count.',
    source: 'Admission gate policy: conditions PRECEDENT',
    message: { en: 'These conditions precedent are not met: {conditions}.', zh: '以下先决条件尚未满足：{conditions}。' },
  },
  GATE_REFUSES_STAGE: {
    rule: 'The admission gate decides again, on fresh facts, for each stage and before each resumption; without an admission nothing starts.',
    source: `${SZ44} and 66; DESIGN part 5, pilot`,
    message: {
      en: 'The gate says {decision} for the stage {stage}: {reasons}.',
      zh: '准入审查对 {stage} 阶段的决定为 {decision}：{reasons}。',
    },
  },
  CONDITION_NOT_REPORTABLE: {
    rule: 'A continuing condition holds all the time; it is not ticked off.',
    source: 'Admission gate policy: conditions CONTINUING',
    message: {
      en: 'The condition {code} holds for the whole pilot and cannot be reported as met.',
      zh: '条件 {code} 在整个试点期间持续有效，不能报告为已满足。',
    },
  },
  MILESTONE_NOT_STARTED: {
    rule: 'Milestones are reported after the first stage has started, from which their days count.',
    source: REG45,
    message: { en: 'The pilot has not started yet: it is {state}.', zh: '试点尚未启动，当前状态为 {state}。' },
  },
  KPI_UNKNOWN: {
    rule: 'Readings are taken of the KPIs that the contract lists.',
    source: 'Implementing Regulations Art 34; the call',
    message: { en: 'The contract lists no KPI {kpi}; it lists {known}.', zh: '合同未列指标 {kpi}；合同所列指标为 {known}。' },
  },
  READING_NOT_IN_USE: {
    rule: 'KPIs are read from the start of the first stage until the verdict.',
    source: 'Pilotage, monitoring (Shenzhen AI Regulation Art 66(2))',
    message: { en: 'No reading can be recorded while the pilot is {state}.', zh: '试点状态为 {state} 时不能记录指标读数。' },
  },
  READING_IMPOSSIBLE: {
    rule: 'A share has at least one case, and no more successes than cases.',
    source: 'Definition of a proportion',
    message: { en: '{successes} successes out of {cases} cases is no share.', zh: '{cases} 例中 {successes} 例成功不构成比例。' },
  },
  READING_WINDOW_WRONG: {
    rule: 'A reading covers a window that lies between the start of the first stage and now.',
    source: 'Pilotage, monitoring: each reading has value, cases, window, digest of its data and model version',
    message: {
      en: 'The window must begin before it ends and lie between {startsAt} and {now}.',
      zh: '观测窗口须先始后终，并位于 {startsAt} 与 {now} 之间。',
    },
  },
  READING_OF_OTHER_MODEL: {
    rule: 'A reading is about the model version that the contract pins by its digest; another version is a change request.',
    source: 'Pilotage, change control',
    message: {
      en: 'The contract pins the model {pinned}; this reading is about another one.',
      zh: '合同锁定的模型摘要为 {pinned}；该读数对应其他模型。',
    },
  },
  INCIDENT_AWARE_IN_FUTURE: {
    rule: 'An incident is reported after someone became aware of it.',
    source: 'Pilotage, incidents: clocks start with awareness (EU AI Act Art 73)',
    message: {
      en: 'It is {now} by the clock of the database; nobody can have become aware later.',
      zh: '数据库时钟现为 {now}；知悉时间不能晚于此刻。',
    },
  },
  SERIOUS_INCIDENT_OPEN: {
    rule: 'A pilot is not resumed and not scaled up while a serious incident is open.',
    source: SUSPENSION,
    message: { en: '{count} serious incident(s) are still open.', zh: '仍有 {count} 起严重事件未结。' },
  },
  CONDITION_STILL_MISSED: {
    rule: 'A pilot is not resumed and not scaled up while a condition is missed.',
    source: SUSPENSION,
    message: { en: 'These conditions were missed and are not met yet: {conditions}.', zh: '以下条件已逾期且尚未满足：{conditions}。' },
  },
  RESUMES_TO_ITS_STAGE: {
    rule: 'A suspended pilot resumes in the stage in which it was suspended.',
    source: SUSPENSION,
    message: { en: 'This pilot was suspended in the stage {stage}.', zh: '本试点在 {stage} 阶段被中止。' },
  },
  PILOT_TERM_OVER: {
    rule: 'A pilot runs no longer than its term; after it only an evaluation, and one extension, can follow.',
    source: 'Pilotage, term of pilots: at most 6 months, extended once (EU AI Act Art 60(4)(f))',
    message: { en: 'The term ended at {endsAt}; it is {now}.', zh: '试点期限已于 {endsAt} 届满；现为 {now}。' },
  },
  PILOT_TERM_RUNS: {
    rule: 'A pilot is closed by the clock only at the end of its term.',
    source: 'Pilotage, term of pilots: at most 6 months, extended once (EU AI Act Art 60(4)(f))',
    message: { en: 'The term ends at {endsAt}; it is {now}.', zh: '试点期限于 {endsAt} 届满；现为 {now}。' },
  },
  PILOT_EXTENDED_BEFORE: {
    rule: 'A pilot is extended once.',
    source: 'Pilotage, term of pilots: at most 6 months, extended once (EU AI Act Art 60(4)(f))',
    message: { en: 'This pilot has been extended already.', zh: '本试点已延长过一次。' },
  },
  RISK_LEVEL_RAISED: {
    rule: 'A pilot keeps its level until a new classification is decided; a graver one suspends the next stage change until an approver has taken the pilot over to it.',
    source: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
    message: {
      en: 'The contract is made for the level {agreed}; {holds} holds now. An approver decides whether the pilot goes on at that level.',
      zh: '本合同依据的等级为 {agreed}，现行等级为 {holds}。须由批准人决定试点是否按现行等级继续。',
    },
  },
  RISK_LEVEL_NOT_RAISED: {
    rule: 'A pilot is taken over to another level only when a graver one holds.',
    source: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
    message: { en: 'The level {agreed} of the contract still holds.', zh: '合同依据的等级 {agreed} 仍然有效。' },
  },
  SCALE_UP_KPIS_NOT_MET: {
    rule: 'A pilot is scaled up only when the latest reading of every KPI passes.',
    source: 'Pilotage, verdict (Shenzhen AI Regulation Art 66); DESIGN part 5',
    message: { en: 'These KPIs do not pass: {kpis}.', zh: '以下指标未达标：{kpis}。' },
  },
  SCALE_UP_STAGES_OPEN: {
    rule: 'A pilot is scaled up only after the last stage that its call lists.',
    source: SZ44,
    message: { en: 'The stage {stage} has not been run.', zh: '尚未进行 {stage} 阶段。' },
  },
});
