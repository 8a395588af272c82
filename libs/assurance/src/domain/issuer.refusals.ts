import { refusals } from '@pilotage/kernel';

const TWO_PERSONS = {
  en: 'Pilotage, register checked by two persons (PROPOSAL, trust chain of a certificate)',
  zh: 'Pilotage，名录须经两人核对（建议，证书信任链）',
};

export const issuerRefusals = refusals({
  ISSUER_ALREADY_REGISTERED: {
    rule: { en: 'An issuer is known by its identifier, once.', zh: '出具机构以其标识登记，且只登记一次。' },
    source: { en: 'W3C Verifiable Credentials 2.0, issuer', zh: 'W3C 可验证凭证2.0，签发者' },
    message: {
      en: 'An issuer with the identifier {identifier} is already registered, or proposed.',
      zh: '标识为 {identifier} 的签发机构已登记或已提出登记。',
    },
  },
  ISSUER_KEY_UNUSABLE: {
    rule: {
      en: 'An issuer is registered with a public key that can verify its signatures.',
      zh: '登记出具机构时须提供能够验证其签名的公钥。',
    },
    source: { en: 'RFC 7518 6.2, RFC 8037 2; algorithms ES256 and EdDSA', zh: 'RFC 7518 6.2，RFC 8037 2；算法ES256和EdDSA' },
    message: { en: 'The key is no public key for {algorithm}.', zh: '该密钥不是可用于 {algorithm} 的公钥。' },
  },
  ISSUER_KEY_KNOWN: {
    rule: {
      en: 'A key, and the name of a key, stand once on the register of an issuer; one that was compromised is never entered again, under any issuer.',
      zh: '同一签发机构的密钥及其名称只登记一次；已泄露的密钥不得再登记于任何签发机构。',
    },
    source: {
      en: 'RFC 7517 4.5, kid; NIST SP 800-57 Part 1, compromised keys',
      zh: 'RFC 7517 4.5，kid；NIST SP 800-57 第1部分，泄露的密钥',
    },
    message: { en: 'This key, or a key of this name, stands on the register already.', zh: '该密钥或同名密钥已在名录中。' },
  },
  ISSUER_KEY_ENDED: {
    rule: {
      en: 'The end of a key is recorded once; one that has ended in good order may still turn out to be compromised.',
      zh: '密钥的终止只记录一次；正常终止的密钥其后仍可能被认定泄露。',
    },
    source: { en: 'RFC 5280 5.3.1, reasons of a revocation', zh: 'RFC 5280 5.3.1，吊销原因' },
    message: { en: 'The end of this key is recorded already.', zh: '该密钥的终止已有记录。' },
  },
  ISSUER_STANDARD_UNKNOWN: {
    rule: { en: 'An accreditation covers standards of the catalogue.', zh: '认可范围须为标准目录所列的标准。' },
    source: { en: 'Standards catalogue; accreditation scope (ISO/IEC 17011)', zh: '标准目录；认可范围（ISO/IEC 17011）' },
    message: { en: 'The catalogue has no standard {standard}.', zh: '标准目录中没有 {standard}。' },
  },
  ISSUER_PERIOD_EMPTY: {
    rule: { en: 'Whatever stands on the register ends after it begins.', zh: '名录所载各项的终止时间须晚于起始时间。' },
    source: { en: 'Pilotage, principle: fail closed', zh: 'Pilotage，原则：缺失即拒绝' },
    message: { en: 'The period from {from} until {until} is empty.', zh: '自 {from} 至 {until} 的期间为空。' },
  },
  ISSUER_INSTANT_AHEAD: {
    rule: {
      en: 'What a register has found is recorded from the day on which it happened, not ahead of it.',
      zh: '登记簿查明的事项自发生之日起记录，不得预先记录。',
    },
    source: { en: 'Pilotage, principle: one clock', zh: 'Pilotage，原则：统一时钟' },
    message: { en: '{at} has not come yet.', zh: '{at} 尚未到来。' },
  },
  ISSUER_NOT_CONFIRMED: {
    rule: {
      en: 'Keys, accreditations and status issuers are entered for an issuer that two persons have confirmed.',
      zh: '密钥、认可和状态签发者只能为已经两人确认的签发机构登记。',
    },
    source: TWO_PERSONS,
    message: { en: 'The issuer {identifier} has not been confirmed.', zh: '签发机构 {identifier} 尚未确认。' },
  },
  SAME_EDITOR_CONFIRMS_ISSUER: {
    rule: {
      en: 'What makes the register of issuers trust more is confirmed by another policy editor than the one who proposed it.',
      zh: '扩大签发机构名录信任范围的事项，须由提出者以外的另一名政策编辑确认。',
    },
    source: TWO_PERSONS,
    message: {
      en: 'You proposed this entry yourself: another policy editor confirms it.',
      zh: '该事项由您本人提出：须由另一名政策编辑确认。',
    },
  },
  ACCREDITATION_RESTRICTED: {
    rule: {
      en: 'A restriction of an accreditation takes something away; what is over already is not restricted again. Trust comes back by a new accreditation that two persons confirm.',
      zh: '对认可的限制须有所减损；已失效的不再限制。恢复信任须登记新的认可并经两人确认。',
    },
    source: {
      en: 'Trust chain of a certificate (ISO/IEC 17011, suspension and withdrawal)',
      zh: '证书信任链（ISO/IEC 17011，暂停与撤销）',
    },
    message: { en: 'This accreditation has ended by {at} in this way or a graver one.', zh: '该认可截至 {at} 已以相同或更重的方式终止。' },
  },
});
