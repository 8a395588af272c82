import type { LocalisedText } from '@pilotage/kernel';

/** A fault of a document that a machine reads, with the rule behind it and where that rule stands. */
export interface FormatFault extends LocalisedText {
  readonly rule: LocalisedText;
  readonly source: LocalisedText;
}

const CDX = { en: 'CycloneDX 1.6 (ECMA-424), JSON schema', zh: 'CycloneDX 1.6（ECMA-424），JSON 模式' };
const OURS = { en: 'Pilotage, evidence checked by machine (PROPOSAL)', zh: 'Pilotage，机器核验的证据（建议）' };

/** Faults of documents and notes on them. Codes are append-only; they are part of EVIDENCE_FAULTS. */
export const FORMAT_FAULTS = {
  EVIDENCE_DOCUMENT_TOO_LARGE: {
    en: 'The document is larger, deeper or fuller than is read: 1 MiB, 40 levels, 200,000 tokens.',
    zh: '文件超出可读取的范围：1 MiB、40 层、200,000 个词元。',
    rule: {
      en: 'A document is read within bounds, so that one document never holds up the others.',
      zh: '文件在限度内读取，使一份文件不致妨碍其他文件。',
    },
    source: OURS,
  },
  EVIDENCE_NOT_JSON: {
    en: 'It is no JSON document in UTF-8.',
    zh: '不是 UTF-8 编码的 JSON 文件。',
    rule: { en: 'JSON is UTF-8 and well formed.', zh: 'JSON须为UTF-8编码且格式正确。' },
    source: { en: 'RFC 8259, 8.1', zh: 'RFC 8259，8.1' },
  },
  EVIDENCE_JSON_AMBIGUOUS: {
    en: 'A name stands twice in one object, or a name is reserved: two readers could read two things.',
    zh: '同一对象中名称重复，或使用了保留名称：不同读者可能读出不同内容。',
    rule: { en: 'What is signed must be read in one way: names are unique.', zh: '所签内容只能有一种读法：名称不得重复。' },
    source: { en: 'RFC 7493 (I-JSON), 2.3', zh: 'RFC 7493（I-JSON），2.3' },
  },
  EVIDENCE_BOM_MALFORMED: {
    en: 'It is no CycloneDX bill of materials of version 1.6 or 1.7.',
    zh: '不是 CycloneDX 1.6 或 1.7 版物料清单。',
    rule: {
      en: 'bomFormat, specVersion, serialNumber, version and the members that are read have the form of the schema.',
      zh: 'bomFormat、specVersion、serialNumber、version及所读取的成员须符合模式的格式。',
    },
    source: CDX,
  },
  EVIDENCE_BOM_WITHOUT_MODEL: {
    en: 'The bill of materials names no machine-learning model with a model card.',
    zh: '物料清单未列出带有模型卡的机器学习模型。',
    rule: {
      en: 'A bill of materials for AI has a component of type machine-learning-model with a modelCard.',
      zh: '人工智能物料清单须有带modelCard的machine-learning-model类型组件。',
    },
    source: CDX,
  },
  EVIDENCE_SUBJECT_OF_ANOTHER: {
    en: 'Nothing that it is about has the SHA-256 of the pinned version.',
    zh: '其所涉对象的 SHA-256 均与锁定版本不一致。',
    rule: {
      en: 'Evidence is about the pinned version: its digest is among the digests of the subject.',
      zh: '证据须针对固定版本：其摘要须在对象的摘要之中。',
    },
    source: { en: 'Pilotage, change control: version pinned by digest (PROPOSAL)', zh: 'Pilotage，变更控制：版本以摘要固定（建议）' },
  },
  EVIDENCE_SUBJECT_AMBIGUOUS: {
    en: 'It is about several artefacts, or about none by SHA-256; a piece of evidence is about one version.',
    zh: '其涉及多个制品，或未以 SHA-256 标明任何制品；一份证据对应一个版本。',
    rule: {
      en: 'Evidence names one version by its digest; lodge one document for each.',
      zh: '证据以摘要指明一个版本；每个版本提交一份文件。',
    },
    source: OURS,
  },
  EVIDENCE_DECLARATION_MALFORMED: {
    en: 'Its declarations are malformed, or refer to something that is not in the document.',
    zh: '其声明格式错误，或引用了文件中不存在的内容。',
    rule: {
      en: 'Attestations map requirements to claims, claims name their evidence, and every reference leads somewhere.',
      zh: '证明将要求对应到主张，主张载明其证据，且每个引用均有所指。',
    },
    source: CDX,
  },
  EVIDENCE_DECLARATION_UNMET: {
    en: 'A requirement of the standard is not shown to be met in full.',
    zh: '标准的某项要求未被证明完全满足。',
    rule: {
      en: 'Every requirement is attested with conformance 1, by claims whose evidence is there and has not expired.',
      zh: '每项要求均须以符合度1得到证明，且其主张的证据存在并未过期。',
    },
    source: {
      en: 'CycloneDX 1.6 (ECMA-424), JSON schema; Pilotage, evidence checked by machine (PROPOSAL)',
      zh: 'CycloneDX 1.6（ECMA-424），JSON 模式；Pilotage，机器核验的证据（建议）',
    },
  },
  EVIDENCE_DECLARATION_DISPUTED: {
    en: 'It names counter-evidence or counter-claims; people must weigh them, not a machine.',
    zh: '其中列有反证或反对主张，须由人员权衡，不能由机器判断。',
    rule: {
      en: 'What speaks against a claim is weighed by two persons: lodge it as a document.',
      zh: '不利于主张的内容由两人衡量：请作为文件提交。',
    },
    source: OURS,
  },
  EVIDENCE_DECLARATION_EXPIRED: {
    en: 'Evidence that its declarations rest on has expired.',
    zh: '其声明所依据的证据已过期。',
    rule: { en: 'Evidence has an end (expires), and counts until then.', zh: '证据须有终止时间（expires），并在此之前有效。' },
    source: CDX,
  },
  EVIDENCE_DOCUMENT_UNSIGNED: {
    en: "No signature that is read here binds the whole document, so it is its author's own word.",
    zh: '没有可读取的签名约束整个文件，因此仅为作者自述。',
    rule: {
      en: 'Without a signature by a registered issuer over the whole document (JSF, ES256 or Ed25519, nothing left out) it is self-declared.',
      zh: '没有登记出具机构对整份文件的签名（JSF、ES256或Ed25519，无遗漏）的，为自我声明。',
    },
    source: {
      en: 'JSON Signature Format 0.82; Pilotage, evidence checked by machine (PROPOSAL)',
      zh: 'JSON Signature Format 0.82；Pilotage，机器核验的证据（建议）',
    },
  },
  EVIDENCE_ENVELOPE_MALFORMED: {
    en: 'It is no signed envelope (DSSE) with an in-toto statement in it.',
    zh: '不是含 in-toto 声明的已签名信封（DSSE）。',
    rule: {
      en: 'payload and signatures are base64, payloadType is application/vnd.in-toto+json or that of the predicate.',
      zh: 'payload和signatures须为base64，payloadType须为application/vnd.in-toto+json或谓词的类型。',
    },
    source: { en: 'DSSE 1.0; in-toto Attestation Framework v1, envelope', zh: 'DSSE 1.0；in-toto Attestation Framework v1，信封' },
  },
  EVIDENCE_STATEMENT_MALFORMED: {
    en: 'It is no in-toto Statement v1 with a predicate that is known here (test-result v0.1, SVR v0.2).',
    zh: '不是带有已知谓词（test-result v0.1、SVR v0.2）的 in-toto Statement v1。',
    rule: {
      en: '_type, subject, predicateType and predicate have the form of the specification.',
      zh: '_type、subject、predicateType和predicate须符合规范的格式。',
    },
    source: {
      en: 'in-toto Attestation Framework v1; predicates test-result v0.1, svr v0.2',
      zh: 'in-toto Attestation Framework v1；谓词 test-result v0.1、svr v0.2',
    },
  },
  EVIDENCE_TEST_FAILED: {
    en: 'The test was failed.',
    zh: '测试未通过。',
    rule: {
      en: 'A test result proves conformity when it is PASSED, or WARNED with the warnings shown.',
      zh: '测试结果为PASSED，或为WARNED并展示警告时，方证明符合。',
    },
    source: { en: 'in-toto, test-result v0.1', zh: 'in-toto，test-result v0.1' },
  },
  EVIDENCE_TEST_CONTRADICTS_ITSELF: {
    en: 'The result of the test and its lists of tests contradict each other.',
    zh: '测试结论与测试清单相互矛盾。',
    rule: {
      en: 'A passed test names no failed or warned ones; a warned test names no failed ones; a test stands in one list.',
      zh: '通过的测试不得列有失败或警告项；警告的测试不得列有失败项；一项测试只列一次。',
    },
    source: { en: 'in-toto, test-result v0.1', zh: 'in-toto，test-result v0.1' },
  },
  EVIDENCE_TEST_WARNED: {
    en: 'The test was passed with warnings; they are shown.',
    zh: '测试通过但有警告，警告已列出。',
    rule: { en: 'WARNED counts as passed, and is shown.', zh: 'WARNED计为通过，并予展示。' },
    source: { en: 'in-toto, test-result v0.1', zh: 'in-toto，test-result v0.1' },
  },
  EVIDENCE_STANDARD_UNNAMED: {
    en: 'It does not name one standard of the catalogue, edition included, that it is about.',
    zh: '未明确指出目录中的一项标准（含版本）。',
    rule: {
      en: 'A document is about one edition: by name and version in definitions.standards, or by the annotation conformsTo.',
      zh: '一份文件针对一个版次：以definitions.standards中的名称和版本，或以注释conformsTo载明。',
    },
    source: OURS,
  },
  EVIDENCE_DIGEST_CHANGED: {
    en: 'What is kept is not what was lodged: its SHA-256 is another one.',
    zh: '所存内容与提交内容不符：其 SHA-256 不同。',
    rule: {
      en: 'Evidence is pinned by the digest of what was lodged, which is compared again at every check.',
      zh: '证据以提交内容的摘要固定，每次核验均重新比对。',
    },
    source: OURS,
  },
  EVIDENCE_KIND_DIFFERS: {
    en: 'It was lodged as another kind of evidence than its signed content says.',
    zh: '提交时声明的证据种类与其签名内容所示不一致。',
    rule: {
      en: 'The signed content decides the kind: the type of a credential, the predicate of an in-toto statement, the declarations of a bill of materials.',
      zh: '证据种类以签名内容为准：凭证的类型、in-toto声明的谓词、物料清单中的声明。',
    },
    source: {
      en: 'W3C Verifiable Credentials Data Model 2.0, 4.5; Pilotage, evidence checked by machine (PROPOSAL)',
      zh: 'W3C可验证凭证数据模型2.0，第4.5节；Pilotage，机器核验的证据（建议）',
    },
  },
} as const satisfies Record<string, FormatFault>;
export type FormatFaultCode = keyof typeof FORMAT_FAULTS;
