import { refusals } from '@pilotage/kernel';

/** Ways in which the check of a document by two persons says no. */
export const documentCheckRefusals = refusals({
  DOCUMENT_CHECKER_NOT_AN_AGENCY: {
    rule: { en: 'A document is read by evidence verifiers of an agency.', zh: '文件由采购单位的证据核验人员判读。' },
    source: { en: 'Governance part 11, manual check with two people (PROPOSAL)', zh: '治理规则第11部分，两人人工核验（建议）' },
    message: {
      en: '{organisation} is no agency: name the agency whose verifiers are to read it.',
      zh: '{organisation} 不是采购单位：请指定由哪一采购单位的核验人员判读。',
    },
  },
  DOCUMENT_FILE_NOT_USABLE: {
    rule: { en: 'Only a file that was inspected and found clean becomes evidence.', zh: '只有经检查且未发现问题的文件方可作为证明材料。' },
    source: { en: 'OWASP ASVS 5.0 V5.4.3; Pilotage, evidence', zh: 'OWASP ASVS 5.0 V5.4.3；Pilotage，证明材料' },
    message: {
      en: 'The file {file} has not been inspected yet, or something was found against it.',
      zh: '文件 {file} 尚未检查完毕，或检查发现问题。',
    },
  },
  READING_AWAITS_ANOTHER: {
    rule: {
      en: 'Two different humans read a document; whoever read it last reads again only after another one has.',
      zh: '文件须由两名不同人员判读；最后判读者须待他人判读之后方可再次判读。',
    },
    source: { en: 'Governance part 11, manual check with two people (PROPOSAL)', zh: '治理规则第11部分，两人人工核验（建议）' },
    message: { en: 'The newest reading is your own: another person reads now.', zh: '最近一次判读由您作出：须由另一人判读。' },
  },
  READING_STANDARD_UNKNOWN: {
    rule: { en: 'A reading names one standard of the catalogue, edition included.', zh: '判读须指明目录中的一项标准（含版本）。' },
    source: { en: 'Standards catalogue', zh: '标准目录' },
    message: { en: 'The catalogue has no standard {standard}.', zh: '标准目录中没有 {standard}。' },
  },
  READING_PERIOD_EMPTY: {
    rule: { en: 'A validity ends after it begins.', zh: '有效期的截止须晚于起始。' },
    source: { en: 'Governance part 4, evidence status', zh: '治理规则第4部分，证明材料状态' },
    message: {
      en: 'The validity that you read ends at {validUntil} and begins at {validFrom}.',
      zh: '您判读的有效期起始为 {validFrom}，截止为 {validUntil}。',
    },
  },
});
