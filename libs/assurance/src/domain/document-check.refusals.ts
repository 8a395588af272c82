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
  READER_SERVES_THE_OWNER: {
    rule: {
      en: 'Nobody reads a document for an agency who serves the vendor that lodged it, or served it within three years, under any account.',
      zh: '现服务于或三年内曾服务于提交文件的供应商者（不论以何账户），不得为采购单位判读该文件。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 9 (LAW-DERIVED); Governance part 11 (PROPOSAL)',
      zh: '《政府采购法实施条例》第9条（据法推导）；治理规则第11部分（建议）',
    },
    message: {
      en: 'You serve the vendor of this document, or served it within three years: another verifier reads it.',
      zh: '您现服务于或三年内曾服务于该文件的供应商：须由其他核验人员判读。',
    },
  },
  READING_SAYS_ONE_THING: {
    rule: {
      en: 'A document states conformity to one edition of one standard, or it is one permit with its holder; never both.',
      zh: '文件或证明符合一项标准的一个版本，或为一项载明持有人的许可；不得兼为二者。',
    },
    source: { en: 'Pilotage, lives of objects: evidence and its use', zh: 'Pilotage，对象的生命周期：证据及其使用' },
    message: {
      en: 'Name either the standard with its edition, or the permit with its holder.',
      zh: '请指明标准及其版本，或许可及其持有人，二者择一。',
    },
  },
  READING_NOT_OF_KIND: {
    rule: {
      en: 'A permit is read in what was lodged as a permit or as a registration, and what was lodged as a permit is read as one.',
      zh: '许可须在作为许可或登记提交的文件中判读；作为许可提交的文件须按许可判读。',
    },
    source: { en: 'Governance part 4, row 4; Pilotage, kinds of evidence', zh: '治理规则第4部分第4行；Pilotage，证明材料的种类' },
    message: {
      en: 'The document was lodged as {kind} and is another thing. Conclude that it does not hold: its vendor may lodge it again as what it is.',
      zh: '该文件是作为 {kind} 提交的，实为他物。请认定其不成立，供应商可按其实际种类重新提交。',
    },
  },
  READING_PERMIT_OF_ANOTHER_REGISTER: {
    rule: {
      en: 'A permit is read in a register that gives it; a clearance of another country is no registration in China.',
      zh: '许可须在授予该许可的登记簿中判读；他国的许可不等同于中国的注册。',
    },
    source: {
      en: 'Regulation on the Supervision and Administration of Medical Devices (2021); Governance part 4, row 4',
      zh: '《医疗器械监督管理条例》（2021年）；治理规则第4部分第4行',
    },
    message: {
      en: 'The register {scheme} does not give the permit {permit}.',
      zh: '登记簿 {scheme} 不授予许可 {permit}。',
    },
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
