import type { LocalisedText } from '@pilotage/kernel';

/** A fault of a document that a machine reads, with the rule behind it and where that rule stands. */
export interface FormatFault extends LocalisedText {
  readonly rule: string;
  readonly source: string;
}

const CDX = 'CycloneDX 1.6 (ECMA-424), JSON schema';
const IN_TOTO = 'in-toto Attestation Framework v1';
const OURS = 'Pilotage, evidence checked by machine (PROPOSAL)';

/** Faults of documents and notes on them. Codes are append-only; they are part of EVIDENCE_FAULTS. */
export const FORMAT_FAULTS = {
  EVIDENCE_DOCUMENT_TOO_LARGE: {
    en: 'The document is larger, deeper or fuller than is read: 1 MiB, 40 levels, 200,000 tokens.',
    zh: '文件超出可读取的范围：1 MiB、40 层、200,000 个词元。',
    rule: 'A document is read within bounds, so that one document never holds up the others.',
    source: OURS,
  },
  EVIDENCE_NOT_JSON: {
    en: 'It is no JSON document in UTF-8.',
    zh: '不是 UTF-8 编码的 JSON 文件。',
    rule: 'JSON is UTF-8 and well formed.',
    source: 'RFC 8259, 8.1',
  },
  EVIDENCE_JSON_AMBIGUOUS: {
    en: 'A name stands twice in one object, or a name is reserved: two readers could read two things.',
    zh: '同一对象中名称重复，或使用了保留名称：不同读者可能读出不同内容。',
    rule: 'What is signed must be read in one way: names are unique.',
    source: 'RFC 7493 (I-JSON), 2.3',
  },
  EVIDENCE_BOM_MALFORMED: {
    en: 'It is no CycloneDX bill of materials of version 1.6 or 1.7.',
    zh: '不是 CycloneDX 1.6 或 1.7 版物料清单。',
    rule: 'bomFormat, specVersion, serialNumber, version and the members that are read have the form of the schema.',
    source: CDX,
  },
  EVIDENCE_BOM_WITHOUT_MODEL: {
    en: 'The bill of materials names no machine-learning model with a model card.',
    zh: '物料清单未列出带有模型卡的机器学习模型。',
    rule: 'A bill of materials for AI has a component of type machine-learning-model with a modelCard.',
    source: CDX,
  },
  EVIDENCE_SUBJECT_OF_ANOTHER: {
    en: 'Nothing that it is about has the SHA-256 of the pinned version.',
    zh: '其所涉对象的 SHA-256 均与锁定版本不一致。',
    rule: 'Evidence is about the pinned version: its digest is among the digests of the subject.',
    source: 'governance, change control: version pinned by digest (PROPOSAL)',
  },
  EVIDENCE_SUBJECT_AMBIGUOUS: {
    en: 'It is about several artefacts, or about none by SHA-256; a piece of evidence is about one version.',
    zh: '其涉及多个制品，或未以 SHA-256 标明任何制品；一份证据对应一个版本。',
    rule: 'Evidence names one version by its digest; lodge one document for each.',
    source: OURS,
  },
  EVIDENCE_DECLARATION_MALFORMED: {
    en: 'Its declarations are malformed, or refer to something that is not in the document.',
    zh: '其声明格式错误，或引用了文件中不存在的内容。',
    rule: 'Attestations map requirements to claims, claims name their evidence, and every reference leads somewhere.',
    source: CDX,
  },
  EVIDENCE_DECLARATION_UNMET: {
    en: 'A requirement of the standard is not shown to be met in full.',
    zh: '标准的某项要求未被证明完全满足。',
    rule: 'Every requirement is attested with conformance 1, by claims whose evidence is there and has not expired.',
    source: `${CDX}; ${OURS}`,
  },
  EVIDENCE_DECLARATION_DISPUTED: {
    en: 'It names counter-evidence or counter-claims; people must weigh them, not a machine.',
    zh: '其中列有反证或反对主张，须由人员权衡，不能由机器判断。',
    rule: 'What speaks against a claim is weighed by two persons: lodge it as a document.',
    source: OURS,
  },
  EVIDENCE_DECLARATION_EXPIRED: {
    en: 'Evidence that its declarations rest on has expired.',
    zh: '其声明所依据的证据已过期。',
    rule: 'Evidence has an end (expires), and counts until then.',
    source: CDX,
  },
  EVIDENCE_DOCUMENT_UNSIGNED: {
    en: "No signature that is read here binds the whole document, so it is its author's own word.",
    zh: '没有可读取的签名约束整个文件，因此仅为作者自述。',
    rule: 'Without a signature by a registered issuer over the whole document (JSF, ES256 or Ed25519, nothing left out) it is self-declared.',
    source: `JSON Signature Format 0.82; ${OURS}`,
  },
  EVIDENCE_ENVELOPE_MALFORMED: {
    en: 'It is no signed envelope (DSSE) with an in-toto statement in it.',
    zh: '不是含 in-toto 声明的已签名信封（DSSE）。',
    rule: 'payload and signatures are base64, payloadType is application/vnd.in-toto+json or that of the predicate.',
    source: `DSSE 1.0; ${IN_TOTO}, envelope`,
  },
  EVIDENCE_STATEMENT_MALFORMED: {
    en: 'It is no in-toto Statement v1 with a predicate that is known here (test-result v0.1, SVR v0.2).',
    zh: '不是带有已知谓词（test-result v0.1、SVR v0.2）的 in-toto Statement v1。',
    rule: '_type, subject, predicateType and predicate have the form of the specification.',
    source: `${IN_TOTO}; predicates test-result v0.1, svr v0.2`,
  },
  EVIDENCE_TEST_FAILED: {
    en: 'The test was failed.',
    zh: '测试未通过。',
    rule: 'A test result proves conformity when it is PASSED, or WARNED with the warnings shown.',
    source: 'in-toto, test-result v0.1',
  },
  EVIDENCE_TEST_CONTRADICTS_ITSELF: {
    en: 'The result of the test and its lists of tests contradict each other.',
    zh: '测试结论与测试清单相互矛盾。',
    rule: 'A passed test names no failed or warned ones; a warned test names no failed ones; a test stands in one list.',
    source: 'in-toto, test-result v0.1',
  },
  EVIDENCE_TEST_WARNED: {
    en: 'The test was passed with warnings; they are shown.',
    zh: '测试通过但有警告，警告已列出。',
    rule: 'WARNED counts as passed, and is shown.',
    source: 'in-toto, test-result v0.1',
  },
  EVIDENCE_STANDARD_UNNAMED: {
    en: 'It does not name one standard of the catalogue, edition included, that it is about.',
    zh: '未明确指出目录中的一项标准（含版本）。',
    rule: 'A document is about one edition: by name and version in definitions.standards, or by the annotation conformsTo.',
    source: OURS,
  },
} as const satisfies Record<string, FormatFault>;
export type FormatFaultCode = keyof typeof FORMAT_FAULTS;
