import { refusals } from '@pilotage/kernel';

const SOURCE = { en: 'Pilotage, evidence of others (proposal)', zh: 'Pilotage，他方证据（建议）' };

/** Why a piece is not withdrawn, or a word about it not given or not ended. */
export const evidenceOfOthersRefusals = refusals({
  EVIDENCE_WITHDRAWN: {
    rule: {
      en: 'A piece that its owner withdrew is offered and authorised no more until it is lodged anew.',
      zh: '所有人已撤回的证据在重新提交之前不得再提供，也不得再授权。',
    },
    source: SOURCE,
    message: { en: 'The piece was withdrawn at {at}. Lodge it anew first.', zh: '该证据已于 {at} 撤回。请先重新提交。' },
  },
  EVIDENCE_PARTNER_NOT_A_VENDOR: {
    rule: { en: 'Evidence is authorised to another vendor, which may lead a bid.', zh: '证据只能授权给可牵头投标的另一供应商。' },
    source: SOURCE,
    message: { en: 'The organisation is no vendor other than yourself.', zh: '该组织不是贵方以外的供应商。' },
  },
  EVIDENCE_SUBJECTS_OF_SUBCONTRACTOR: {
    rule: {
      en: 'A subcontractor’s evidence counts for the subjects that it does: they are named from the catalogue, and for the other roles none is.',
      zh: '分包商的证据只就其承担的主题有效：须从标准目录中指明主题；其他角色不指明主题。',
    },
    source: SOURCE,
    message: {
      en: 'Name subjects of the catalogue for a subcontractor, and none for another role.',
      zh: '分包商须指明目录中的主题，其他角色不得指明主题。',
    },
  },
  EVIDENCE_AUTHORISATION_END_PAST: {
    rule: { en: 'An authorisation ends after it is given.', zh: '授权的终止时间须晚于授权时间。' },
    source: SOURCE,
    message: { en: 'The end {endsAt} is not in the future.', zh: '终止时间 {endsAt} 不在将来。' },
  },
  EVIDENCE_AUTHORISED_ALREADY: {
    rule: {
      en: 'An organisation has one authorisation in force for a piece; another one follows its end.',
      zh: '同一组织对同一证据只有一项有效授权；须待其终止后方可另行授权。',
    },
    source: SOURCE,
    message: {
      en: 'The authorisation {authorisation} is in force. End it first.',
      zh: '授权 {authorisation} 仍然有效。请先终止。',
    },
  },
  EVIDENCE_AUTHORISATION_ENDED: {
    rule: { en: 'An authorisation is ended once.', zh: '授权只终止一次。' },
    source: SOURCE,
    message: { en: 'The authorisation was ended already.', zh: '该授权已终止。' },
  },
});
