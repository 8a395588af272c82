import { refusals } from '@pilotage/kernel';

const SZ44 = { en: 'Shenzhen AI Regulation Art 44', zh: '《深圳经济特区人工智能产业促进条例》第44条' };
const SUSPENSION = {
  en: 'Pilotage, suspension and resumption of pilots (Shenzhen AI Regulation Art 66)',
  zh: 'Pilotage，试点的中止与恢复（《深圳经济特区人工智能产业促进条例》第66条）',
};
const REG45 = { en: 'Implementing Regulations of the Government Procurement Law Art 45', zh: '《政府采购法实施条例》第45条' };

/** Ways in which the rules of pilot contracts say no. */
export const pilotsRefusals = refusals({
  PILOT_SIGNED_ALREADY: {
    rule: { en: 'Each of the three signatures of a contract is given once.', zh: '合同的三项签名各签一次。' },
    source: { en: 'Government Procurement Law Art 43 (written contract)', zh: '《政府采购法》第43条（书面合同）' },
    message: { en: 'This contract already has your signature as {capacity}.', zh: '该合同已有以“{capacity}”身份作出的签字。' },
  },
  SAME_PERSON_SIGNS_TWICE: {
    rule: {
      en: 'The approver and the pilot manager who sign for the agency are two persons.',
      zh: '代表机构签署的批准人与试点经理须为两人。',
    },
    source: { en: 'Pilotage, four eyes on the contract', zh: 'Pilotage，合同双人原则' },
    message: {
      en: 'You have signed for the agency already: another person gives the second signature.',
      zh: '您已代表采购人签字：第二个签字须由他人作出。',
    },
  },
  SIGNER_HANDLED_CALL: {
    rule: { en: 'Who handled the call does not sign its contract.', zh: '经办采购邀请者不得签署其合同。' },
    source: {
      en: 'Procedure profile, four eyes: signContract other than the handling officer',
      zh: '程序规则，双人原则：签约人不得为经办人',
    },
    message: {
      en: 'You handled this procurement: another person signs the contract for the agency.',
      zh: '该采购由您经办：合同须由他人代表采购人签署。',
    },
  },
  ACCEPTANCE_BY_HANDLING_OFFICER: {
    rule: { en: 'Who handled the call does not accept what is delivered under it.', zh: '经办采购邀请者不得验收其项下的交付。' },
    source: {
      en: 'Procedure profile, four eyes: acceptDelivery other than the handling officer',
      zh: '程序规则，双人原则：验收人不得为经办人',
    },
    message: { en: 'You handled this procurement: another person accepts the milestone.', zh: '该采购由您经办：里程碑须由他人验收。' },
  },
  PILOT_SIGNATURES_MISSING: {
    rule: {
      en: 'A contract is signed when the approver, the pilot manager and the vendor have all signed.',
      zh: '批准人、试点经理和供应商均已签署时，合同方为签订。',
    },
    source: { en: 'Pilotage, four eyes on the contract', zh: 'Pilotage，合同双人原则' },
    message: { en: 'These signatures are still missing: {missing}.', zh: '尚缺以下签字：{missing}。' },
  },
  STAGE_NOT_NEXT: {
    rule: {
      en: 'A pilot goes through the stages that its call lists, in their order, none skipped.',
      zh: '试点须依采购邀请所列阶段依次进行，不得跳过。',
    },
    source: SZ44,
    message: { en: 'The next stage of this pilot is {next}, not {asked}.', zh: '本试点的下一阶段是 {next}，而非 {asked}。' },
  },
  STAGE_CONDITIONS_OPEN: {
    rule: {
      en: 'A stage starts when every condition precedent is met and confirmed; those that the gate adds for the stage count.',
      zh: '每项先决条件均已满足并确认时，阶段方可开始；准入关口为该阶段新增的条件亦计入。',
    },
    source: { en: 'Admission gate policy: conditions PRECEDENT', zh: '准入政策：先决条件' },
    message: { en: 'These conditions precedent are not met: {conditions}.', zh: '以下先决条件尚未满足：{conditions}。' },
  },
  GATE_REFUSES_STAGE: {
    rule: {
      en: 'The admission gate decides again, on fresh facts, for each stage and before each resumption; without an admission nothing starts.',
      zh: '每个阶段以及每次恢复之前，准入关口均依据最新事实重新决定；未获准入即不得开始。',
    },
    source: {
      en: 'Shenzhen AI Regulation Art 44 and 66; Pilotage, life of the pilot',
      zh: '《深圳经济特区人工智能产业促进条例》第44、66条；Pilotage，试点的生命周期',
    },
    message: {
      en: 'The gate says {decision} for the stage {stage}: {reasons}.',
      zh: '准入审查对 {stage} 阶段的决定为 {decision}：{reasons}。',
    },
  },
  CONDITION_NOT_REPORTABLE: {
    rule: { en: 'A continuing condition holds all the time; it is not ticked off.', zh: '持续性条件须始终满足；不得勾销。' },
    source: { en: 'Admission gate policy: conditions CONTINUING', zh: '准入政策：持续性条件' },
    message: {
      en: 'The condition {code} holds for the whole pilot and cannot be reported as met.',
      zh: '条件 {code} 在整个试点期间持续有效，不能报告为已满足。',
    },
  },
  MILESTONE_NOT_STARTED: {
    rule: {
      en: 'Milestones are reported after the first stage has started, from which their days count.',
      zh: '里程碑在首个阶段开始后报告，其日数自该时起算。',
    },
    source: REG45,
    message: { en: 'The pilot has not started yet: it is {state}.', zh: '试点尚未启动，当前状态为 {state}。' },
  },
  KPI_UNKNOWN: {
    rule: { en: 'Readings are taken of the KPIs that the contract lists.', zh: '读数须针对合同所列的关键绩效指标。' },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 34; the call',
      zh: '《政府采购法实施条例》第34条；采购邀请',
    },
    message: { en: 'The contract lists no KPI {kpi}; it lists {known}.', zh: '合同未列指标 {kpi}；合同所列指标为 {known}。' },
  },
  READING_NOT_IN_USE: {
    rule: { en: 'KPIs are read from the start of the first stage until the verdict.', zh: '关键绩效指标自首个阶段开始至结论期间读取。' },
    source: {
      en: 'Pilotage, monitoring (Shenzhen AI Regulation Art 66(2))',
      zh: 'Pilotage，监测（《深圳经济特区人工智能产业促进条例》第66条第2款）',
    },
    message: { en: 'No reading can be recorded while the pilot is {state}.', zh: '试点状态为 {state} 时不能记录指标读数。' },
  },
  READING_IMPOSSIBLE: {
    rule: { en: 'A share has at least one case, and no more successes than cases.', zh: '比例须至少有一个案例，且成功数不得多于案例数。' },
    source: { en: 'Definition of a proportion', zh: '比例的定义' },
    message: { en: '{successes} successes out of {cases} cases is no share.', zh: '{cases} 例中 {successes} 例成功不构成比例。' },
  },
  READING_WINDOW_WRONG: {
    rule: {
      en: 'A reading covers a window that lies between the start of the first stage and now.',
      zh: '读数所覆盖的时段须在首个阶段开始与当前之间。',
    },
    source: {
      en: 'Pilotage, monitoring: each reading has value, cases, window, digest of its data and model version',
      zh: 'Pilotage，监测：每次读数载明数值、案例、时段、数据摘要和模型版本',
    },
    message: {
      en: 'The window must begin before it ends and lie between {startsAt} and {now}.',
      zh: '观测窗口须先始后终，并位于 {startsAt} 与 {now} 之间。',
    },
  },
  READING_OF_OTHER_MODEL: {
    rule: {
      en: 'A reading is about the model version that the contract pins by its digest; another version is a change request.',
      zh: '读数须针对合同以摘要固定的模型版本；其他版本属于变更申请。',
    },
    source: { en: 'Pilotage, change control', zh: 'Pilotage，变更控制' },
    message: {
      en: 'The contract pins the model {pinned}; this reading is about another one.',
      zh: '合同锁定的模型摘要为 {pinned}；该读数对应其他模型。',
    },
  },
  INCIDENT_AWARE_IN_FUTURE: {
    rule: { en: 'An incident is reported after someone became aware of it.', zh: '事件须在有人知悉之后报告。' },
    source: {
      en: 'Pilotage, incidents: clocks start with awareness (EU AI Act Art 73)',
      zh: 'Pilotage，事件：自知悉起算（欧盟《人工智能法》第73条）',
    },
    message: {
      en: 'It is {now} by the clock of the database; nobody can have become aware later.',
      zh: '数据库时钟现为 {now}；知悉时间不能晚于此刻。',
    },
  },
  SERIOUS_INCIDENT_OPEN: {
    rule: {
      en: 'A pilot is not resumed and not scaled up while a serious incident is open.',
      zh: '有未结严重事件时，试点不得恢复或推广。',
    },
    source: SUSPENSION,
    message: { en: '{count} serious incident(s) are still open.', zh: '仍有 {count} 起严重事件未结。' },
  },
  CONDITION_STILL_MISSED: {
    rule: { en: 'A pilot is not resumed and not scaled up while a condition is missed.', zh: '有逾期未满足的条件时，试点不得恢复或推广。' },
    source: SUSPENSION,
    message: { en: 'These conditions were missed and are not met yet: {conditions}.', zh: '以下条件已逾期且尚未满足：{conditions}。' },
  },
  RESUMES_TO_ITS_STAGE: {
    rule: { en: 'A suspended pilot resumes in the stage in which it was suspended.', zh: '中止的试点在其被中止的阶段恢复。' },
    source: SUSPENSION,
    message: { en: 'This pilot was suspended in the stage {stage}.', zh: '本试点在 {stage} 阶段被中止。' },
  },
  PILOT_TERM_OVER: {
    rule: {
      en: 'A pilot runs no longer than its term; after it only an evaluation, and one extension, can follow.',
      zh: '试点不得超过其期限；期满后只能评估和延长一次。',
    },
    source: {
      en: 'Pilotage, term of pilots: at most 6 months, extended once (EU AI Act Art 60(4)(f))',
      zh: 'Pilotage，试点期限：最长6个月，可延长一次（欧盟《人工智能法》第60条第4款(f)）',
    },
    message: { en: 'The term ended at {endsAt}; it is {now}.', zh: '试点期限已于 {endsAt} 届满；现为 {now}。' },
  },
  PILOT_TERM_RUNS: {
    rule: { en: 'A pilot is closed by the clock only at the end of its term.', zh: '试点只有在期限届满时方由时钟关闭。' },
    source: {
      en: 'Pilotage, term of pilots: at most 6 months, extended once (EU AI Act Art 60(4)(f))',
      zh: 'Pilotage，试点期限：最长6个月，可延长一次（欧盟《人工智能法》第60条第4款(f)）',
    },
    message: { en: 'The term ends at {endsAt}; it is {now}.', zh: '试点期限于 {endsAt} 届满；现为 {now}。' },
  },
  PILOT_EXTENDED_BEFORE: {
    rule: { en: 'A pilot is extended once.', zh: '试点只延长一次。' },
    source: {
      en: 'Pilotage, term of pilots: at most 6 months, extended once (EU AI Act Art 60(4)(f))',
      zh: 'Pilotage，试点期限：最长6个月，可延长一次（欧盟《人工智能法》第60条第4款(f)）',
    },
    message: { en: 'This pilot has been extended already.', zh: '本试点已延长过一次。' },
  },
  RISK_LEVEL_RAISED: {
    rule: {
      en: 'A pilot keeps its level until a new classification is decided; a graver one suspends the next stage change until an approver has taken the pilot over to it.',
      zh: '试点在新的分级决定之前保持其等级；更严的等级使下一阶段变更中止，直至批准人将试点转入该等级。',
    },
    source: {
      en: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
      zh: '风险政策：重新分级（Pilotage；《深圳经济特区人工智能产业促进条例》第66条）',
    },
    message: {
      en: 'The contract is made for the level {agreed}; {holds} holds now. An approver decides whether the pilot goes on at that level.',
      zh: '本合同依据的等级为 {agreed}，现行等级为 {holds}。须由批准人决定试点是否按现行等级继续。',
    },
  },
  RISK_LEVEL_NOT_RAISED: {
    rule: {
      en: 'A pilot is taken over to another level only when a graver one holds.',
      zh: '只有存在更严的等级时，试点方可转入另一等级。',
    },
    source: {
      en: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
      zh: '风险政策：重新分级（Pilotage；《深圳经济特区人工智能产业促进条例》第66条）',
    },
    message: { en: 'The level {agreed} of the contract still holds.', zh: '合同依据的等级 {agreed} 仍然有效。' },
  },
  SCALE_UP_KPIS_NOT_MET: {
    rule: {
      en: 'A pilot is scaled up only when the latest reading of every KPI passes.',
      zh: '只有每项关键绩效指标的最新读数均合格，试点方可推广。',
    },
    source: {
      en: 'Pilotage, verdict (Shenzhen AI Regulation Art 66); Pilotage, lives of objects',
      zh: 'Pilotage，结论（《深圳经济特区人工智能产业促进条例》第66条）；Pilotage，对象的生命周期',
    },
    message: { en: 'These KPIs do not pass: {kpis}.', zh: '以下指标未达标：{kpis}。' },
  },
  SCALE_UP_STAGES_OPEN: {
    rule: { en: 'A pilot is scaled up only after the last stage that its call lists.', zh: '试点只有在采购邀请所列最后阶段之后方可推广。' },
    source: SZ44,
    message: { en: 'The stage {stage} has not been run.', zh: '尚未进行 {stage} 阶段。' },
  },
});
