import { refusals } from '@pilotage/kernel';

export const identityRefusals = refusals({
  ORGANISATION_NOT_VERIFIED: {
    rule: {
      en: 'Only an organisation with an identifier that was verified in a public register publishes or bids.',
      zh: '只有其标识已在公共登记簿核验的组织方可公布或投标。',
    },
    source: {
      en: 'Government Procurement Law (2014) Art 22; Pilotage, decision 10',
      zh: '《政府采购法》（2014年）第22条；Pilotage，决定第10号',
    },
    message: {
      en: 'No identifier of this organisation is verified yet. The platform operator verifies it in the register.',
      zh: '该组织的标识尚未核验，请由平台运营方在登记机关核验。',
    },
  },
  IDENTIFIER_SCHEME_UNKNOWN: {
    rule: {
      en: 'An organisation is known by an identifier of a register that Pilotage knows.',
      zh: '组织以Pilotage所知登记簿的标识为人所知。',
    },
    source: { en: 'org-id.guide; GB 32100-2015; ISO 17442', zh: 'org-id.guide；GB 32100-2015；ISO 17442' },
    message: { en: 'That register is not known here. Known are: {schemes}.', zh: '未知的登记体系。已知：{schemes}。' },
  },
  IDENTIFIER_MALFORMED: {
    rule: { en: 'An identifier has the form of its register, its check digits included.', zh: '标识须符合其登记簿的格式，包括校验位。' },
    source: { en: 'GB 32100-2015; ISO 17442', zh: 'GB 32100-2015；ISO 17442' },
    message: {
      en: 'This is no identifier of the register {scheme}: check it for a typing error.',
      zh: '该标识不符合 {scheme} 的格式，请检查。',
    },
  },
  IDENTIFIER_ONLY_FOR_DEMONSTRATION: {
    rule: { en: 'Made-up identifiers are for demonstration organisations, and for nobody else.', zh: '虚构的标识只用于演示组织。' },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: {
      en: 'Identifiers of this register are made up; a real organisation needs a real one.',
      zh: '该体系的标识为虚构，真实组织须使用真实标识。',
    },
  },
  IDENTIFIER_TAKEN: {
    rule: { en: 'An identifier belongs to one organisation.', zh: '一个标识只属于一个组织。' },
    source: { en: 'OCDS 1.1, organization identifiers (org-id.guide)', zh: 'OCDS 1.1，组织标识（org-id.guide）' },
    message: { en: 'This identifier belongs to another organisation, or is verified already.', zh: '该标识属于其他组织或已核验。' },
  },
  CODE_NOT_VALID: {
    rule: {
      en: 'A one-time code is accepted once, before its end, and not after too many wrong ones.',
      zh: '一次性代码只接受一次，须在有效期内，且错误次数不得过多。',
    },
    source: { en: 'OWASP ASVS 5.0, 6.5 and 6.3.1', zh: 'OWASP ASVS 5.0，6.5和6.3.1' },
    message: { en: 'This code is not valid. Ask for a new one.', zh: '该代码无效，请索取新代码。' },
  },
  LAST_ADMINISTRATOR: {
    rule: { en: 'A vendor keeps at least one administrator.', zh: '供应商须至少保留一名管理员。' },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: {
      en: 'This is the last administrator of the vendor; name another one first.',
      zh: '这是该供应商最后一名管理员，请先指定他人。',
    },
  },
  ROLE_NOT_DELEGABLE: {
    rule: {
      en: 'Roles that are held in person, such as a vote or a seat on a panel, are not delegated.',
      zh: '由本人担任的角色，如表决权或评审组席位，不得委托。',
    },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: { en: 'The role {role} is held in person and cannot be delegated.', zh: '角色 {role} 须本人履行，不得委托。' },
  },
  ROLE_NOT_HELD: {
    rule: { en: 'One delegates what one holds oneself; a delegation is not passed on.', zh: '只能委托自己所具有的权限；委托不得再委托。' },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: { en: 'You do not hold the role {role} in this organisation yourself.', zh: '您本人在该组织中不担任角色 {role}。' },
  },
  DELEGATION_TERM_INVALID: {
    rule: {
      en: 'A delegation has an end, and does not last longer than policy allows.',
      zh: '委托有终止时间，且不得长于政策所允许的期限。',
    },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: {
      en: 'A delegation ends in the future, at most {days} days after it begins.',
      zh: '委托须有未来的截止日，且不超过起始后 {days} 天。',
    },
  },
  DELEGATE_NOT_ELIGIBLE: {
    rule: {
      en: 'Who stands in is another human of the same organisation, or of another agency, and never of a vendor for a public body.',
      zh: '代行者须为同一组织或另一机构的另一人，供应商人员不得代行公共机构的职责。',
    },
    source: {
      en: 'Pilotage, decision 10; Government Procurement Law (2014) Art 12',
      zh: 'Pilotage，决定第10号；《政府采购法》（2014年）第12条',
    },
    message: { en: 'This person cannot stand in for a member of this organisation.', zh: '该人员不能代理该组织成员。' },
  },
  ROLE_NEEDS_A_HUMAN: {
    rule: { en: 'A machine holds no role whose deeds a human must answer for.', zh: '机器不得担任须由人承担责任的角色。' },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: {
      en: 'The role {role} needs a human; a machine client cannot hold it here.',
      zh: '角色 {role} 须由自然人担任，机器客户端不得担任。',
    },
  },
  ACCOUNT_ALREADY_KNOWN: {
    rule: { en: 'An account belongs to one person or machine, for ever.', zh: '一个账户永久属于一人或一机器。' },
    source: { en: 'Pilotage, identity: issuer plus subject', zh: 'Pilotage，身份：签发者加主体' },
    message: { en: 'This account is known already.', zh: '该账户已登记。' },
  },
  HUMANS_ONLY: {
    rule: { en: 'A machine has no second account and is nobody’s second self.', zh: '机器没有第二账户，也不是任何人的第二身份。' },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: { en: 'This concerns humans; a machine client cannot take part in it.', zh: '此操作仅限自然人，机器客户端不得参与。' },
  },
  PERSONS_ALREADY_ONE: {
    rule: {
      en: 'Two accounts are found to be one human once; that is never undone.',
      zh: '两个账户被认定为同一人只认定一次，且不可撤销。',
    },
    source: { en: 'Pilotage, decision 10', zh: 'Pilotage，决定第10号' },
    message: { en: 'These are one person on record already.', zh: '记录中二者已为同一人。' },
  },
});
