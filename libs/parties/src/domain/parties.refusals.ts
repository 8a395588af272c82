import { refusals } from '@pilotage/kernel';

export const partiesRefusals = refusals({
  ORGANISATION_ALREADY_REGISTERED: {
    rule: 'An organisation is known by the scheme and id of a public register, once.',
    source: 'OCDS 1.1, organization identifiers (org-id.guide)',
    message: {
      en: 'An organisation with the identifier {scheme} {identifier} is already registered.',
      zh: '标识 {scheme} {identifier} 的组织已登记。',
    },
  },
  PERSON_ALREADY_MEMBER: {
    rule: 'A person is a member of an organisation once; roles are changed, not doubled.',
    source: 'Pilotage, identity: issuer plus subject',
    message: { en: 'This person is already a member of the organisation.', zh: '该人员已是该组织成员。' },
  },
  ROLE_NOT_OF_THIS_KIND: {
    rule: 'A role belongs to the kind of organisation that it serves in.',
    source: 'Pilotage, roles',
    message: { en: 'The role {role} does not exist in an organisation of kind {kind}.', zh: '{kind} 类组织中不存在角色 {role}。' },
  },
  NOT_A_VENDOR: {
    rule: 'Only vendors form party groups and offer products.',
    source: 'Government Procurement Law (2014) Art 24; Pilotage, parties',
    message: { en: 'The organisation is not a vendor.', zh: '该组织不是供应商。' },
  },
  MEMBER_TWICE_IN_GROUP: {
    rule: 'An organisation stands once in a party group.',
    source: 'Government Procurement Law (2014) Art 24',
    message: { en: 'An organisation is named twice in the group.', zh: '同一组织在联合体中重复出现。' },
  },
  MODEL_VERSION_EXISTS: {
    rule: 'A model version is pinned by its digest; a name or digest is not given twice.',
    source: 'governance, change control: version pinned by digest',
    message: { en: 'This product already has that version or that digest.', zh: '该产品已有此版本号或此摘要。' },
  },
  MEMBERSHIP_ENDED_BEFORE: {
    rule: 'A membership ends once; who was removed can be made a member again.',
    source: 'Pilotage, identity: issuer plus subject',
    message: { en: 'This membership has ended already.', zh: '该成员资格已终止。' },
  },
  EXCLUSION_WITHOUT_DURATION: {
    rule: 'An exclusion ends after it begins, or not at all.',
    source: 'Government Procurement Law (2014) Art 22; Pilotage, exclusion register',
    message: {
      en: 'The exclusion would end at {until}, before it begins at {from}.',
      zh: '排除期限于 {until} 终止，早于开始时间 {from}。',
    },
  },
  EXCLUSION_OVER: {
    rule: 'Only an exclusion that has not ended can be lifted.',
    source: 'Government Procurement Law (2014) Art 22; Pilotage, exclusion register',
    message: { en: 'This exclusion ended at {until}.', zh: '该排除已于 {until} 终止。' },
  },
});
