import { refusals } from '@pilotage/kernel';

export const partiesRefusals = refusals({
  ORGANISATION_ALREADY_REGISTERED: {
    rule: {
      en: 'An organisation is known by the scheme and id of a public register, once.',
      zh: '组织以公共登记簿的体系和编号登记，且只登记一次。',
    },
    source: { en: 'OCDS 1.1, organization identifiers (org-id.guide)', zh: 'OCDS 1.1，组织标识（org-id.guide）' },
    message: {
      en: 'An organisation with the identifier {scheme} {identifier} is already registered.',
      zh: '标识 {scheme} {identifier} 的组织已登记。',
    },
  },
  PERSON_ALREADY_MEMBER: {
    rule: {
      en: 'A person is a member of an organisation once; roles are changed, not doubled.',
      zh: '一人在一个组织只有一个成员资格；角色可以变更，不可重复。',
    },
    source: { en: 'Pilotage, identity: issuer plus subject', zh: 'Pilotage，身份：签发者加主体' },
    message: { en: 'This person is already a member of the organisation.', zh: '该人员已是该组织成员。' },
  },
  ROLE_NOT_OF_THIS_KIND: {
    rule: { en: 'A role belongs to the kind of organisation that it serves in.', zh: '角色属于其所服务的组织类别。' },
    source: { en: 'Pilotage, roles', zh: 'Pilotage，角色' },
    message: { en: 'The role {role} does not exist in an organisation of kind {kind}.', zh: '{kind} 类组织中不存在角色 {role}。' },
  },
  NOT_A_VENDOR: {
    rule: { en: 'Only vendors form party groups and offer products.', zh: '只有供应商组成联合体并提供产品。' },
    source: { en: 'Government Procurement Law (2014) Art 24; Pilotage, parties', zh: '《政府采购法》（2014年）第24条；Pilotage，当事方' },
    message: { en: 'The organisation is not a vendor.', zh: '该组织不是供应商。' },
  },
  MEMBER_TWICE_IN_GROUP: {
    rule: { en: 'An organisation stands once in a party group.', zh: '一个组织在联合体中只出现一次。' },
    source: { en: 'Government Procurement Law (2014) Art 24', zh: '《政府采购法》（2014年）第24条' },
    message: { en: 'An organisation is named twice in the group.', zh: '同一组织在联合体中重复出现。' },
  },
  MODEL_VERSION_EXISTS: {
    rule: {
      en: 'A model version is pinned by its digest; a name or digest is not given twice.',
      zh: '模型版本以其摘要固定；名称或摘要不得重复使用。',
    },
    source: { en: 'Pilotage, change control: version pinned by digest', zh: 'Pilotage，变更控制：版本以摘要固定' },
    message: { en: 'This product already has that version or that digest.', zh: '该产品已有此版本号或此摘要。' },
  },
  MEMBERSHIP_ENDED_BEFORE: {
    rule: {
      en: 'A membership ends once; who was removed can be made a member again.',
      zh: '成员资格只终止一次；被移除者可以再次成为成员。',
    },
    source: { en: 'Pilotage, identity: issuer plus subject', zh: 'Pilotage，身份：签发者加主体' },
    message: { en: 'This membership has ended already.', zh: '该成员资格已终止。' },
  },
  EXCLUSION_WITHOUT_DURATION: {
    rule: { en: 'An exclusion ends after it begins, or not at all.', zh: '排除期限的终止须晚于其开始，或不设终止。' },
    source: {
      en: 'Government Procurement Law (2014) Art 22; Pilotage, exclusion register',
      zh: '《政府采购法》（2014年）第22条；Pilotage，排除名单',
    },
    message: {
      en: 'The exclusion would end at {until}, before it begins at {from}.',
      zh: '排除期限于 {until} 终止，早于开始时间 {from}。',
    },
  },
  EXCLUSION_OVER: {
    rule: { en: 'Only an exclusion that has not ended can be lifted.', zh: '只有尚未终止的排除方可撤销。' },
    source: {
      en: 'Government Procurement Law (2014) Art 22; Pilotage, exclusion register',
      zh: '《政府采购法》（2014年）第22条；Pilotage，排除名单',
    },
    message: { en: 'This exclusion ended at {until}.', zh: '该排除已于 {until} 终止。' },
  },
});
