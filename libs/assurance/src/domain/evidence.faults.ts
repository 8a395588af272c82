import type { LocalisedText } from '@pilotage/kernel';
import { FORMAT_FAULTS } from './formats/formats.faults.js';
import { STATUS_FAULTS } from './status.faults.js';

/** Why a statement was rejected, or what is known against it. Codes are append-only; the order is the order in which they are reported. */
export const EVIDENCE_FAULTS = {
  EVIDENCE_TOO_LARGE: { en: 'The statement is larger than 64 kB.', zh: '声明文件超过 64 kB。' },
  EVIDENCE_NOT_A_JWS: {
    en: 'It is no signed statement: a compact JWS with the type vc+jwt is expected.',
    zh: '不是已签名的声明：应为类型为 vc+jwt 的紧凑 JWS。',
  },
  EVIDENCE_TYPE_WRONG: { en: 'The header does not say the type vc+jwt.', zh: '头部未标明类型 vc+jwt。' },
  EVIDENCE_ALGORITHM_NOT_ALLOWED: { en: 'The signature algorithm is neither ES256 nor EdDSA.', zh: '签名算法不是 ES256 或 EdDSA。' },
  EVIDENCE_NOT_A_CREDENTIAL: {
    en: 'The payload is no Verifiable Credential 2.0: context, type, issuer, subject or conformsTo are missing or malformed.',
    zh: '载荷不是可验证凭证 2.0：上下文、类型、签发机构、对象或 conformsTo 缺失或格式错误。',
  },
  EVIDENCE_CLAIMS_FOREIGN: {
    en: 'The payload carries JWT claims (vc, exp, nbf) that could contradict the credential.',
    zh: '载荷含有可能与凭证相矛盾的 JWT 声明（vc、exp、nbf）。',
  },
  EVIDENCE_SUBJECT_UNREADABLE: {
    en: 'The subject is not named by urn:sha256 and the digest of a model version.',
    zh: '对象未以 urn:sha256 加模型版本摘要的形式标明。',
  },
  EVIDENCE_PERIOD_UNREADABLE: { en: 'The period of validity is missing, malformed or empty.', zh: '有效期缺失、格式错误或为空。' },
  EVIDENCE_ISSUER_UNKNOWN: { en: 'The issuer is not on the register of trusted issuers.', zh: '签发机构未列入受信任签发机构名录。' },
  EVIDENCE_SIGNATURE_INVALID: {
    en: "The signature does not hold under the issuer's registered key.",
    zh: '签名无法用签发机构登记的密钥验证。',
  },
  EVIDENCE_STANDARD_UNKNOWN: { en: 'The standard that it names is not in the catalogue.', zh: '所列标准不在标准目录中。' },
  ...STATUS_FAULTS,
  ...FORMAT_FAULTS,
  EVIDENCE_DOCUMENT_DOES_NOT_HOLD: {
    en: 'Two persons read the document and the register, and found that it does not hold.',
    zh: '两人分别判读文件并查对登记簿，认定其不成立。',
  },
  EVIDENCE_KEY_COMPROMISED: {
    en: 'It was signed with a key of its issuer that somebody else may have had: such a key counts for nothing, whatever date it signed.',
    zh: '签名所用的签发机构密钥可能已泄露：该密钥签署的一切内容，无论日期，均不采信。',
  },
  EVIDENCE_KEY_UNKNOWN: {
    en: 'It names a key that the register of issuers does not have, or another key than the one that signed it.',
    zh: '所指明的密钥不在签发机构名录中，或与实际签名密钥不符。',
  },
  EVIDENCE_KEY_NOT_VALID_THEN: {
    en: 'The key that signed it did not sign for its issuer at the time at which it was signed.',
    zh: '签名时所用密钥当时不属签发机构的有效密钥。',
  },
} as const satisfies Record<string, LocalisedText>;
export type EvidenceFaultCode = keyof typeof EVIDENCE_FAULTS;

/** A fault with its sentence in both languages. */
export const faultText = (code: EvidenceFaultCode): { readonly code: EvidenceFaultCode; readonly text: LocalisedText } => ({
  code,
  text: EVIDENCE_FAULTS[code],
});
