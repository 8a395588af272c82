import { refusals } from '@pilotage/kernel';

const TWO_PEOPLE = {
  en: 'Governance part 11, manual check with two people (PROPOSAL)',
  zh: '治理规则第11部分，两人人工核验（建议）',
};

/** Ways in which a finding about the status of evidence, which takes two persons, says no. */
export const evidenceFindingRefusals = refusals({
  EVIDENCE_FINDING_OPEN: {
    rule: {
      en: 'One finding about a piece is decided before another one is recorded.',
      zh: '同一证明材料的一项认定须先行处理，方可记录另一项。',
    },
    source: TWO_PEOPLE,
    message: {
      en: 'A finding about this piece, {finding}, awaits its second person: confirm or reject it first.',
      zh: '该证明材料的认定（{finding}）尚待第二人处理：请先予确认或否决。',
    },
  },
  SAME_PERSON_DECIDES_FINDING: {
    rule: {
      en: 'A revocation, and the end of a suspension, takes two different humans: whoever recorded it neither confirms nor rejects it.',
      zh: '撤销认定及解除暂停认定须由两名不同人员作出：记录者不得自行确认或否决。',
    },
    source: TWO_PEOPLE,
    message: { en: 'You recorded this finding yourself: another verifier decides.', zh: '该认定由您记录：须由其他核验人员处理。' },
  },
  EVIDENCE_FINDING_BY_VENDOR: {
    rule: {
      en: 'Nobody decides on a finding who serves a vendor that relies on the piece, or served it within three years, under any account.',
      zh: '现服务于或三年内曾服务于依赖该证明材料的供应商者（不论以何账户），不得处理有关认定。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 9 (LAW-DERIVED); Governance part 11 (PROPOSAL)',
      zh: '《政府采购法实施条例》第9条（据法推导）；治理规则第11部分（建议）',
    },
    message: {
      en: 'You serve a vendor of this piece, or served it within three years: another verifier decides.',
      zh: '您现服务于或三年内曾服务于该证明材料的供应商：须由其他核验人员处理。',
    },
  },
});
