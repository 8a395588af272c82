import type { LocalisedText } from '@pilotage/kernel';

/** Why the status of a statement is unknown. Codes are append-only. Source of the rules: W3C Bitstring Status List 1.0. */
export const STATUS_FAULTS = {
  EVIDENCE_STATUS_MALFORMED: {
    en: 'What it says of its status is malformed, or of another kind than a Bitstring Status List.',
    zh: '其状态信息格式错误，或不属于位串状态列表。',
  },
  EVIDENCE_STATUS_PURPOSE_UNKNOWN: {
    en: 'Its status has a purpose other than revocation, suspension, refresh and message.',
    zh: '其状态用途不是吊销、暂停、更新或消息。',
  },
  EVIDENCE_STATUS_SIZE: {
    en: 'Its status takes more than one bit; a revocation or suspension is one.',
    zh: '其状态占用多于一位；吊销或暂停仅为一位。',
  },
  EVIDENCE_STATUS_LIST_UNREACHABLE: {
    en: 'The status list could not be fetched from a public server in bounded time.',
    zh: '无法在限定时间内从公共服务器获取状态列表。',
  },
  EVIDENCE_STATUS_LIST_TOO_LARGE: { en: 'The status list is larger than is read.', zh: '状态列表超出可读取的大小。' },
  EVIDENCE_STATUS_LIST_MALFORMED: {
    en: 'The status list is no signed Bitstring Status List credential, or contradicts itself.',
    zh: '状态列表不是已签名的位串状态列表凭证，或自相矛盾。',
  },
  EVIDENCE_STATUS_LIST_UNSIGNED: {
    en: 'The signature of the status list does not hold under the registered key.',
    zh: '状态列表的签名无法用登记的密钥验证。',
  },
  EVIDENCE_STATUS_LIST_OF_ANOTHER: {
    en: 'The status list is of another issuer, or another list, than the statement names.',
    zh: '状态列表的签发机构或列表本身与声明所指不符。',
  },
  EVIDENCE_STATUS_LIST_PURPOSE: {
    en: 'The status list is for another purpose than the statement says.',
    zh: '状态列表的用途与声明所述不符。',
  },
  EVIDENCE_STATUS_LIST_NOT_VALID: { en: 'The status list is not valid at this time.', zh: '状态列表目前不在有效期内。' },
  EVIDENCE_STATUS_LIST_TOO_SHORT: {
    en: 'The status list has fewer than 131,072 entries: whoever asks for it would be known.',
    zh: '状态列表条目少于 131,072 个：查询者将可被识别。',
  },
  EVIDENCE_STATUS_LIST_HASTY: {
    en: 'The status list may be kept for less than a minute, so no decision could rest on it.',
    zh: '状态列表的有效存留时间不足一分钟，无法作为决定依据。',
  },
  EVIDENCE_STATUS_OUT_OF_RANGE: { en: 'The status list does not reach to its entry.', zh: '状态列表不包含其条目。' },
  EVIDENCE_STATUS_LIST_STALE: {
    en: 'What is kept of the status list is too old, and a newer one could not be had.',
    zh: '保存的状态列表已过时，且无法获取更新的列表。',
  },
} as const satisfies Record<string, LocalisedText>;
export type StatusFaultCode = keyof typeof STATUS_FAULTS;
