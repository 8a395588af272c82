import { refusals } from '@pilotage/kernel';
import { priceOpeningRefusals } from './price-opening.refusals.js';

const PROFILE = {
  en: 'Profile of the call: panel (Order 87 Art 47 for the Shenzhen tender)',
  zh: '采购邀请的程序规则：评审组（深圳公开招标适用《政府采购货物和服务招标投标管理办法》（财政部令第87号）第47条）',
};

/** Ways in which the rules of panel and marks say no. */
const panelAndMarks = refusals({
  PANEL_ALREADY_APPOINTED: {
    rule: { en: 'A lot has one panel.', zh: '一个标段只有一个评审组。' },
    source: PROFILE,
    message: {
      en: 'The panel of this lot is appointed already; vacant seats are filled one by one.',
      zh: '本标段评审小组已组成；空缺席位逐一补充。',
    },
  },
  PANEL_NOT_DUE: {
    rule: { en: 'A panel is appointed after the deadline and before the evaluation.', zh: '评审组在截止时间之后、评审之前任命。' },
    source: {
      en: 'Order 87 Art 45-47; Pilotage, evaluation',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第45至47条；Pilotage，评审',
    },
    message: {
      en: 'The lot is {state}; a panel is appointed when it is closed or technically opened.',
      zh: '标段状态为 {state}；仅在截止后、评审前组建评审小组。',
    },
  },
  PANEL_TOO_SMALL: {
    rule: { en: 'A panel has at least as many members as the profile asks.', zh: '评审组成员数不得少于程序规则的要求。' },
    source: PROFILE,
    message: {
      en: 'The panel has {size} members; the profile asks for {minimum} at least.',
      zh: '评审小组为 {size} 人；程序方案要求至少 {minimum} 人。',
    },
  },
  PANEL_SIZE_EVEN: {
    rule: { en: 'Where the profile says so, a panel has an odd number of members.', zh: '程序规则如此规定的，评审组成员须为单数。' },
    source: PROFILE,
    message: { en: 'The panel has {size} members; the profile asks for an odd number.', zh: '评审小组为 {size} 人；程序方案要求为单数。' },
  },
  PANEL_SIZE_DIFFERS: {
    rule: {
      en: 'Where members are appointed, all who are named are members; where they are drawn, more are named than seats.',
      zh: '任命成员的，所有被提名者均为成员；抽取成员的，被提名者须多于席位。',
    },
    source: PROFILE,
    message: {
      en: '{named} persons are named for {size} seats; this profile says that members are {selection}.',
      zh: '为 {size} 个席位提名 {named} 人；程序方案规定成员的产生方式为 {selection}。',
    },
  },
  PANEL_EXPERTS_TOO_FEW: {
    rule: { en: 'The share of experts is at least that of the profile.', zh: '专家比例不得低于程序规则所定比例。' },
    source: PROFILE,
    message: {
      en: '{experts} of {size} members are experts; the profile asks for {needed}.',
      zh: '{size} 名成员中有 {experts} 名专家；程序方案要求 {needed} 名。',
    },
  },
  PANEL_FIELDS_MISSING: {
    rule: { en: 'The experts cover the fields of knowledge that the profile names.', zh: '专家须覆盖程序规则所列的知识领域。' },
    source: PROFILE,
    message: { en: 'No expert covers: {fields}.', zh: '缺少以下领域的专家：{fields}。' },
  },
  PANEL_CHAIR_INVALID: {
    rule: {
      en: 'One member leads the panel: named where members are appointed, first drawn where they are drawn.',
      zh: '一名成员主持评审组：任命的为指定者，抽取的为首位抽中者。',
    },
    source: PROFILE,
    message: {
      en: 'The chair must be one of the members, named where the panel is appointed and left out where it is drawn.',
      zh: '组长须为成员之一：指定产生的须指明，抽取产生的不得指明。',
    },
  },
  PANEL_MEMBER_TWICE: {
    rule: {
      en: 'A person has one seat, and one who has left the panel does not come back.',
      zh: '一人只有一个席位，离开评审组者不再返回。',
    },
    source: PROFILE,
    message: { en: 'A person is named twice, or was on this panel before.', zh: '同一人员重复提名，或曾为本小组成员。' },
  },
  PANEL_MEMBER_NOT_EVALUATOR: {
    rule: { en: 'Members of a panel hold the role evaluator in the agency.', zh: '评审组成员须在该机构具有评审员角色。' },
    source: { en: 'Pilotage, roles', zh: 'Pilotage，角色' },
    message: {
      en: '{persons} of the persons named do not hold the role evaluator in the agency.',
      zh: '被提名人员中有 {persons} 人在采购单位不具有评审专家角色。',
    },
  },
  PANEL_MEMBER_OF_VENDOR: {
    rule: { en: 'Nobody who belongs to a vendor marks bids.', zh: '供应商所属人员不得对投标评分。' },
    source: { en: 'Government Procurement Law Art 12; Pilotage, panels', zh: '《政府采购法》第12条；Pilotage，评审组' },
    message: { en: '{persons} of the persons named belong to a vendor.', zh: '被提名人员中有 {persons} 人隶属供应商。' },
  },
  PANEL_MEMBER_SEES_NAMES: {
    rule: {
      en: 'Who marks blind holds no role of the agency that shows names or prices beside bids.',
      zh: '盲评者不得在该机构担任可见名称或价格的角色。',
    },
    source: {
      en: 'Shenzhen Procurement Regulation Art 41 (independent judgement); Pilotage, blindness',
      zh: '《深圳经济特区政府采购条例》第41条（独立评审）；Pilotage，盲评',
    },
    message: {
      en: '{persons} of the persons named hold a role that sees whose bid is whose.',
      zh: '被提名人员中有 {persons} 人具有可查看投标人身份的角色。',
    },
  },
  PANEL_HAS_NO_VACANCY: {
    rule: { en: 'A member is added only for one who has left.', zh: '只有成员离开时方可增补一名成员。' },
    source: PROFILE,
    message: { en: 'Every seat of the panel is taken.', zh: '评审小组无空缺席位。' },
  },
  PANEL_INCOMPLETE: {
    rule: { en: 'Marking starts and ends with every seat of the panel taken.', zh: '评分自始至终须评审组席位齐全。' },
    source: PROFILE,
    message: { en: '{members} of {seats} seats are taken.', zh: '{seats} 个席位中已有 {members} 人。' },
  },
  DECLARATION_NOT_DUE: {
    rule: {
      en: 'Conflicts of interest are declared on the list of tenderers: after the opening, before marks are locked.',
      zh: '利益冲突须依据投标人名单申报：开启之后、分数锁定之前。',
    },
    source: { en: 'Government Procurement Law Art 12; Pilotage, panels', zh: '《政府采购法》第12条；Pilotage，评审组' },
    message: {
      en: 'Interests are declared after the technical opening and before marks are locked.',
      zh: '利益冲突应在技术开启后、评分锁定前申报。',
    },
  },
  DECLARATIONS_MISSING: {
    rule: {
      en: 'No paper is shown before every member has declared that there is no conflict of interest.',
      zh: '每名成员均声明无利益冲突之前，不得出示任何文件。',
    },
    source: { en: 'Government Procurement Law Art 12; Pilotage, panels', zh: '《政府采购法》第12条；Pilotage，评审组' },
    message: { en: '{missing} members have not declared.', zh: '尚有 {missing} 名成员未申报。' },
  },
  BIDS_NOT_DECIDED: {
    rule: {
      en: 'Only bids that the gate has admitted are marked, and marking waits until it has decided all.',
      zh: '只有准入关口已准入的投标方可评分，且须待全部投标均已决定。',
    },
    source: { en: 'Pilotage, life of the gate decision', zh: 'Pilotage，准入决定的生命周期' },
    message: { en: '{bids} bids are undecided, or none is admitted.', zh: '尚有 {bids} 份投标未作准入决定，或无投标获准入。' },
  },
  BID_STILL_REFERRED: {
    rule: {
      en: 'Marks are not locked while a bid of the lot waits for the ethics committee.',
      zh: '标段有投标等待伦理委员会时，分数不得锁定。',
    },
    source: { en: 'Pilotage, life of the bid', zh: 'Pilotage，投标的生命周期' },
    message: { en: '{bids} bids wait for the ethics committee.', zh: '{bids} 份投标正待伦理委员会决定。' },
  },
  EVALUATORS_TOO_FEW: {
    rule: {
      en: 'Marks are locked when as many evaluators as the profile asks, two at least, have marked everything.',
      zh: '达到程序规则所要求人数且至少两名评审员完成全部评分时，方可锁定分数。',
    },
    source: PROFILE,
    message: {
      en: '{complete} evaluators have marked everything; {needed} are needed.',
      zh: '{complete} 名评委已完成评分；须有 {needed} 名。',
    },
  },
  MARKS_INCOMPLETE: {
    rule: {
      en: 'Every evaluator marks every bid on every criterion; a missing mark is never taken as zero.',
      zh: '每名评审员须就每项标准对每份投标评分；缺失的分数绝不作零分处理。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: '{missing} marks are missing.', zh: '尚缺 {missing} 个评分。' },
  },
  MODERATION_NOT_ALLOWED: {
    rule: {
      en: 'Spreads are moderated only where the profile allows it and marks spread beyond the tolerance set in advance.',
      zh: '只有程序规则允许且分数差距超出事先设定的容差时，方可调和差距。',
    },
    source: {
      en: 'Shenzhen Procurement Regulation Art 41, 44; profile of the call: moderation',
      zh: '《深圳经济特区政府采购条例》第41、44条；采购邀请的程序规则：调和',
    },
    message: { en: 'There is nothing to moderate under this profile.', zh: '本程序方案下无可协调的分差。' },
  },
  SPREADS_NOT_SETTLED: {
    rule: {
      en: 'Where moderation is allowed, the chair settles every spread beyond the tolerance with a reason before marks are locked.',
      zh: '允许调和的，主席须在锁定分数之前以理由处理每一超出容差的差距。',
    },
    source: { en: 'Profile of the call: moderation', zh: '采购邀请的程序规则：调和' },
    message: { en: '{spreads} spreads beyond the tolerance are not settled.', zh: '尚有 {spreads} 处超出容差的分差未处理。' },
  },
  SPREAD_NOT_OPEN: {
    rule: { en: 'The chair settles a spread that is beyond the tolerance, once.', zh: '主席对超出容差的差距处理一次。' },
    source: { en: 'Profile of the call: moderation', zh: '采购邀请的程序规则：调和' },
    message: {
      en: 'The marks of paper {letter} on this criterion have no open spread beyond the tolerance.',
      zh: '试卷 {letter} 在该评审因素上没有待处理的超差。',
    },
  },
  PAPER_UNKNOWN: {
    rule: {
      en: 'An evaluator marks the papers under the letters that were given to this evaluator.',
      zh: '评审员按分配给自己的代号对文件评分。',
    },
    source: { en: 'Pilotage, blindness', zh: 'Pilotage，盲评' },
    message: { en: 'You have no paper {letter}.', zh: '您没有编号为 {letter} 的试卷。' },
  },
  MARK_CRITERION_UNKNOWN: {
    rule: { en: 'Criteria that were not published are not marked.', zh: '未公布的标准不评分。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 34', zh: '《政府采购法实施条例》第34条' },
    message: { en: 'The lot has no criterion "{criterion}".', zh: '本标段没有评审因素“{criterion}”。' },
  },
  MARK_ABOVE_MAXIMUM: {
    rule: { en: 'A mark lies between zero and the maximum of its criterion.', zh: '分数在零与该项标准满分之间。' },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: 'The mark {mark} is above the maximum of {maximum}.', zh: '评分 {mark} 超过最高分 {maximum}。' },
  },
  MARK_OUTSIDE_MODERATION: {
    rule: {
      en: 'While spreads are moderated, only marks that spread beyond the tolerance may be reconsidered.',
      zh: '调和差距期间，只有差距超出容差的分数可以重新考虑。',
    },
    source: { en: 'Profile of the call: moderation', zh: '采购邀请的程序规则：调和' },
    message: {
      en: 'The marks of paper {letter} on this criterion are not in moderation.',
      zh: '试卷 {letter} 在该评审因素上的评分不在协调范围内。',
    },
  },
});

/** Ways in which the rules of evaluation say no. */
export const evaluationRefusals = { ...panelAndMarks, ...priceOpeningRefusals };
