import type { SentenceRow } from './procurement-sentences.data.js';

/** Sentences about the register of issuers. */
export const ISSUER_SENTENCES: readonly SentenceRow[] = [
  ['issuer.register', 'An issuer of evidence was entered in the register.', '证明签发机构已录入名录。'],
  ['issuerEntry.propose', 'An entry in the register of issuers was proposed.', '已提出签发机构名录事项。'],
  ['issuerEntry.confirm', 'Another person confirmed the entry in the register of issuers.', '另一人已确认签发机构名录事项。'],
  ['issuerEntry.reject', 'The entry in the register of issuers was rejected.', '签发机构名录事项已被否决。'],
  ['issuerKey.propose', 'A key of an issuer was proposed.', '已提出签发机构密钥。'],
  ['issuerKey.end', 'The end of a key of an issuer was recorded.', '已记录签发机构密钥的终止。'],
  ['accreditation.propose', 'An accreditation of an issuer was proposed.', '已提出签发机构的认可。'],
  ['accreditation.confirm', 'An accreditation of an issuer counts from now on.', '签发机构的认可开始采信。'],
  ['accreditation.restrict', 'An accreditation of an issuer ended, was suspended or was withdrawn.', '签发机构的认可已终止、暂停或撤销。'],
  ['accreditation.turn', 'An accreditation of an issuer began or ceased to hold by its dates.', '签发机构的认可因到期或届时发生变化。'],
  ['statusList.distrust', 'Who signs a status list has changed: it is fetched anew.', '状态列表的签署方发生变化，须重新获取。'],
];
