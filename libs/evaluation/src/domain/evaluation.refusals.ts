import { refusals } from '@pilotage/kernel';
import { priceOpeningRefusals } from './price-opening.refusals.js';

const PROFILE = 'Profile of the call: panel (Order 87 Art 47 for the Shenzhen tender)';

/** Ways in which the rules of panel and marks say no. */
const panelAndMarks = refusals({
  PANEL_ALREADY_APPOINTED: {
    rule: 'A lot has one panel.',
    source: PROFILE,
    message: {
      en: 'The panel of this lot is appointed already; vacant seats are filled one by one.',
      zh: '本标段评审小组已组成；空缺席位逐一补充。',
    },
  },
  PANEL_NOT_DUE: {
    rule: 'A panel is appointed after the deadline and before the evaluation.',
    source: 'Order 87 Art 45-47; Pilotage, evaluation',
    message: {
      en: 'The lot is {state}; a panel is appointed when it is closed or technically opened.',
      zh: '标段状态为 {state}；仅在截止后、评审前组建评审小组。',
    },
  },
  PANEL_TOO_SMALL: {
    rule: 'A panel has at least as many members as the profile asks.',
    source: PROFILE,
    message: {
      en: 'The panel has {size} members; the profile asks for {minimum} at least.',
      zh: '评审小组为 {size} 人；程序方案要求至少 {minimum} 人。',
    },
  },
  PANEL_SIZE_EVEN: {
    rule: 'Where the profile says so, a panel has an odd number of members.',
    source: PROFILE,
    message: { en: 'The panel has {size} members; the profile asks for an odd number.', zh: '评审小组为 {size} 人；程序方案要求为单数。' },
  },
  PANEL_SIZE_DIFFERS: {
    rule: 'Where members are appointed, all who are named are members; where they are drawn, more are named than seats.',
    source: PROFILE,
    message: {
      en: '{named} persons are named for {size} seats; this profile says that members are {selection}.',
      zh: '为 {size} 个席位提名 {named} 人；程序方案规定成员的产生方式为 {selection}。',
    },
  },
  PANEL_EXPERTS_TOO_FEW: {
    rule: 'The share of experts is at least that of the profile.',
    source: PROFILE,
    message: {
      en: '{experts} of {size} members are experts; the profile asks for {needed}.',
      zh: '{size} 名成员中有 {experts} 名专家；程序方案要求 {needed} 名。',
    },
  },
  PANEL_FIELDS_MISSING: {
    rule: 'The experts cover the fields of knowledge that the profile names.',
    source: PROFILE,
    message: { en: 'No expert covers: {fields}.', zh: '缺少以下领域的专家：{fields}。' },
  },
  PANEL_CHAIR_INVALID: {
    rule: 'One member leads the panel: named where members are appointed, first drawn where they are drawn.',
    source: PROFILE,
    message: {
      en: 'The chair must be one of the members, named where the panel is appointed and left out where it is drawn.',
      zh: '组长须为成员之一：指定产生的须指明，抽取产生的不得指明。',
    },
  },
  PANEL_MEMBER_TWICE: {
    rule: 'A person has one seat, and one who has left the panel does not come back.',
    source: PROFILE,
    message: { en: 'A person is named twice, or was on this panel before.', zh: '同一人员重复提名，或曾为本小组成员。' },
  },
  PANEL_MEMBER_NOT_EVALUATOR: {
    rule: 'Members of a panel hold the role evaluator in the agency.',
    source: 'Pilotage, roles',
    message: {
      en: '{persons} of the persons named do not hold the role evaluator in the agency.',
      zh: '被提名人员中有 {persons} 人在采购单位不具有评审专家角色。',
    },
  },
  PANEL_MEMBER_OF_VENDOR: {
    rule: 'Nobody who belongs to a vendor marks bids.',
    source: 'Government Procurement Law Art 12; issue 5, panels',
    message: { en: '{persons} of the persons named belong to a vendor.', zh: '被提名人员中有 {persons} 人隶属供应商。' },
  },
  PANEL_MEMBER_SEES_NAMES: {
    rule: 'Who marks blind holds no role of the agency that shows names or prices beside bids.',
    source: 'Shenzhen Procurement Regulation Art 41 (independent judgement); Pilotage, blindness',
    message: {
      en: '{persons} of the persons named hold a role that sees whose bid is whose.',
      zh: '被提名人员中有 {persons} 人具有可查看投标人身份的角色。',
    },
  },
  PANEL_HAS_NO_VACANCY: {
    rule: 'A member is added only for one who has left.',
    source: PROFILE,
    message: { en: 'Every seat of the panel is taken.', zh: '评审小组无空缺席位。' },
  },
  PANEL_INCOMPLETE: {
    rule: 'Marking starts and ends with every seat of the panel taken.',
    source: PROFILE,
    message: { en: '{members} of {seats} seats are taken.', zh: '{seats} 个席位中已有 {members} 人。' },
  },
  DECLARATION_NOT_DUE: {
    rule: 'Conflicts of interest are declared on the list of tenderers: after the opening, before marks are locked.',
    source: 'Government Procurement Law Art 12; issue 5, panels',
    message: {
      en: 'Interests are declared after the technical opening and before marks are locked.',
      zh: '利益冲突应在技术开启后、评分锁定前申报。',
    },
  },
  DECLARATIONS_MISSING: {
    rule: 'No paper is shown before every member has declared that there is no conflict of interest.',
    source: 'Government Procurement Law Art 12; issue 5, panels',
    message: { en: '{missing} members have not declared.', zh: '尚有 {missing} 名成员未申报。' },
  },
  BIDS_NOT_DECIDED: {
    rule: 'Only bids that the gate has admitted are marked, and marking waits until it has decided all.',
    source: 'DESIGN part 5, gate decision',
    message: { en: '{bids} bids are undecided, or none is admitted.', zh: '尚有 {bids} 份投标未作准入决定，或无投标获准入。' },
  },
  BID_STILL_REFERRED: {
    rule: 'Marks are not locked while a bid of the lot waits for the ethics committee.',
    source: 'DESIGN part 5, bid',
    message: { en: '{bids} bids wait for the ethics committee.', zh: '{bids} 份投标正待伦理委员会决定。' },
  },
  EVALUATORS_TOO_FEW: {
    rule: 'Marks are locked when as many evaluators as the profile asks, two at least, have marked everything.',
    source: PROFILE,
    message: {
      en: '{complete} evaluators have marked everything; {needed} are needed.',
      zh: '{complete} 名评委已完成评分；须有 {needed} 名。',
    },
  },
  MARKS_INCOMPLETE: {
    rule: 'Every evaluator marks every bid on every criterion; a missing mark is never taken as zero.',
    source: 'Pilotage rules of scoring',
    message: { en: '{missing} marks are missing.', zh: '尚缺 {missing} 个评分。' },
  },
  MODERATION_NOT_ALLOWED: {
    rule: 'Spreads are moderated only where the profile allows it and marks spread beyond the tolerance set in advance.',
    source: 'Shenzhen Procurement Regulation Art 41, 44; profile of the call: moderation',
    message: { en: 'There is nothing to moderate under this profile.', zh: '本程序方案下无可协调的分差。' },
  },
  SPREADS_NOT_SETTLED: {
    rule: 'Where moderation is allowed, the chair settles every spread beyond the tolerance with a reason before marks are locked.',
    source: 'Profile of the call: moderation',
    message: { en: '{spreads} spreads beyond the tolerance are not settled.', zh: '尚有 {spreads} 处超出容差的分差未处理。' },
  },
  SPREAD_NOT_OPEN: {
    rule: 'The chair settles a spread that is beyond the tolerance, once.',
    source: 'Profile of the call: moderation',
    message: {
      en: 'The marks of paper {letter} on this criterion have no open spread beyond the tolerance.',
      zh: '试卷 {letter} 在该评审因素上没有待处理的超差。',
    },
  },
  PAPER_UNKNOWN: {
    rule: 'An evaluator marks the papers under the letters that were given to this evaluator.',
    source: 'Pilotage, blindness',
    message: { en: 'You have no paper {letter}.', zh: '您没有编号为 {letter} 的试卷。' },
  },
  MARK_CRITERION_UNKNOWN: {
    rule: 'Criteria that were not published are not marked.',
    source: 'Implementing Regulations of the Government Procurement Law Art 34',
    message: { en: 'The lot has no criterion "{criterion}".', zh: '本标段没有评审因素“{criterion}”。' },
  },
  MARK_ABOVE_MAXIMUM: {
    rule: 'A mark lies between zero and the maximum of its criterion.',
    source: 'Pilotage rules of scoring',
    message: { en: 'The mark {mark} is above the maximum of {maximum}.', zh: '评分 {mark} 超过最高分 {maximum}。' },
  },
  MARK_OUTSIDE_MODERATION: {
    rule: 'While spreads are moderated, only marks that spread beyond the tolerance may be reconsidered.',
    source: 'Profile of the call: moderation',
    message: {
      en: 'The marks of paper {letter} on this criterion are not in moderation.',
      zh: '试卷 {letter} 在该评审因素上的评分不在协调范围内。',
    },
  },
});

/** Ways in which the rules of evaluation say no. */
export const evaluationRefusals = { ...panelAndMarks, ...priceOpeningRefusals };
