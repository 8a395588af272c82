import { refusals } from '@pilotage/kernel';

export const identityRefusals = refusals({
  ORGANISATION_NOT_VERIFIED: {
    rule: 'Only an organisation with an identifier that was verified in a public register publishes or bids.',
    source: 'Government Procurement Law (2014) Art 22; Pilotage, decision 10',
    message: {
      en: 'No identifier of this organisation is verified yet. The platform operator verifies it in the register.',
      zh: '该组织的标识尚未核验，请由平台运营方在登记机关核验。',
    },
  },
  IDENTIFIER_SCHEME_UNKNOWN: {
    rule: 'An organisation is known by an identifier of a register that Pilotage knows.',
    source: 'org-id.guide; GB 32100-2015; ISO 17442',
    message: { en: 'That register is not known here. Known are: {schemes}.', zh: '未知的登记体系。已知：{schemes}。' },
  },
  IDENTIFIER_MALFORMED: {
    rule: 'An identifier has the form of its register, its check digits included.',
    source: 'GB 32100-2015; ISO 17442',
    message: {
      en: 'This is no identifier of the register {scheme}: check it for a typing error.',
      zh: '该标识不符合 {scheme} 的格式，请检查。',
    },
  },
  IDENTIFIER_ONLY_FOR_DEMONSTRATION: {
    rule: 'Made-up identifiers are for demonstration organisations, and for nobody else.',
    source: 'Pilotage, decision 10',
    message: {
      en: 'Identifiers of this register are made up; a real organisation needs a real one.',
      zh: '该体系的标识为虚构，真实组织须使用真实标识。',
    },
  },
  IDENTIFIER_TAKEN: {
    rule: 'An identifier belongs to one organisation.',
    source: 'OCDS 1.1, organization identifiers (org-id.guide)',
    message: { en: 'This identifier belongs to another organisation, or is verified already.', zh: '该标识属于其他组织或已核验。' },
  },
  CODE_NOT_VALID: {
    rule: 'A one-time code is accepted once, before its end, and not after too many wrong ones.',
    source: 'OWASP ASVS 5.0, 6.5 and 6.3.1',
    message: { en: 'This code is not valid. Ask for a new one.', zh: '该代码无效，请索取新代码。' },
  },
  LAST_ADMINISTRATOR: {
    rule: 'A vendor keeps at least one administrator.',
    source: 'Pilotage, decision 10',
    message: {
      en: 'This is the last administrator of the vendor; name another one first.',
      zh: '这是该供应商最后一名管理员，请先指定他人。',
    },
  },
  ROLE_NOT_DELEGABLE: {
    rule: 'Roles that are held in person, such as a vote or a seat on a panel, are not delegated.',
    source: 'Pilotage, decision 10',
    message: { en: 'The role {role} is held in person and cannot be delegated.', zh: '角色 {role} 须本人履行，不得委托。' },
  },
  ROLE_NOT_HELD: {
    rule: 'One delegates what one holds oneself; a delegation is not passed on.',
    source: 'Pilotage, decision 10',
    message: { en: 'You do not hold the role {role} in this organisation yourself.', zh: '您本人在该组织中不担任角色 {role}。' },
  },
  DELEGATION_TERM_INVALID: {
    rule: 'A delegation has an end, and does not last longer than policy allows.',
    source: 'Pilotage, decision 10',
    message: {
      en: 'A delegation ends in the future, at most {days} days after it begins.',
      zh: '委托须有未来的截止日，且不超过起始后 {days} 天。',
    },
  },
  DELEGATE_NOT_ELIGIBLE: {
    rule: 'Who stands in is another human of the same organisation, or of another agency, and never of a vendor for a public body.',
    source: 'Pilotage, decision 10; Government Procurement Law (2014) Art 12',
    message: { en: 'This person cannot stand in for a member of this organisation.', zh: '该人员不能代理该组织成员。' },
  },
  ROLE_NEEDS_A_HUMAN: {
    rule: 'A machine holds no role whose deeds a human must answer for.',
    source: 'Pilotage, decision 10',
    message: {
      en: 'The role {role} needs a human; a machine client cannot hold it here.',
      zh: '角色 {role} 须由自然人担任，机器客户端不得担任。',
    },
  },
  ACCOUNT_ALREADY_KNOWN: {
    rule: 'An account belongs to one person or machine, for ever.',
    source: 'Pilotage, identity: issuer plus subject',
    message: { en: 'This account is known already.', zh: '该账户已登记。' },
  },
  HUMANS_ONLY: {
    rule: 'A machine has no second account and is nobody’s second self.',
    source: 'Pilotage, decision 10',
    message: { en: 'This concerns humans; a machine client cannot take part in it.', zh: '此操作仅限自然人，机器客户端不得参与。' },
  },
  PERSONS_ALREADY_ONE: {
    rule: 'Two accounts are found to be one human once; that is never undone.',
    source: 'Pilotage, decision 10',
    message: { en: 'These are one person on record already.', zh: '记录中二者已为同一人。' },
  },
});
