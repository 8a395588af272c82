import type { LocalisedText } from '@pilotage/kernel';

/** What the inspection of a file can find against it. Codes are append-only. */
export const FILE_FINDINGS = {
  TYPE_NOT_AS_DECLARED: { en: 'The content is not of the type that was declared.', zh: '文件内容与申报的类型不符。' },
  TEXT_NOT_UTF8: { en: 'The text is not UTF-8, or holds control characters.', zh: '文本不是 UTF-8 编码，或含有控制字符。' },
  TEXT_IS_MARKUP: { en: 'The text is the beginning of a page or a program.', zh: '文本以网页或程序代码开头。' },
  JSON_MALFORMED: { en: 'The content is not JSON.', zh: '内容不是有效的 JSON。' },
  FILE_GOES_ON: { en: 'Something else follows, or precedes, what the type says.', zh: '文件首尾附有其他内容。' },
  PDF_ACTIVE: { en: 'The document can do more than be read: {what}.', zh: '文档含有可执行的内容：{what}。' },
  PDF_ENCRYPTED: { en: 'The document is encrypted, so nobody can look into it.', zh: '文档已加密，无法检查。' },
  PDF_UNREADABLE: { en: 'Parts of the document cannot be looked into.', zh: '文档部分内容无法检查。' },
  ARCHIVE_UNREADABLE: { en: 'The archive is malformed.', zh: '压缩包格式错误。' },
  ARCHIVE_TOO_MANY_ENTRIES: { en: 'The archive has too many entries.', zh: '压缩包内的条目过多。' },
  ARCHIVE_TOO_LARGE: { en: 'The archive unpacks to too much.', zh: '压缩包解压后体积过大。' },
  ARCHIVE_RATIO: { en: 'An entry of the archive unpacks to far more than it is packed.', zh: '压缩包内条目的压缩比异常。' },
  ARCHIVE_NESTED: { en: 'There is an archive within the archive.', zh: '压缩包内含有压缩包。' },
  ARCHIVE_ENTRY_NAME: { en: 'An entry of the archive has a name that leads elsewhere.', zh: '压缩包内条目的名称指向其他路径。' },
  ARCHIVE_ENTRY_TWICE: { en: 'Entries of the archive share a name or a place.', zh: '压缩包内的条目重名或重叠。' },
  ARCHIVE_ENCRYPTED: { en: 'An entry of the archive is encrypted, so nobody can look into it.', zh: '压缩包内的条目已加密，无法检查。' },
  ARCHIVE_PROGRAM: { en: 'An entry of the archive is a program or a script.', zh: '压缩包内含有程序或脚本。' },
  OFFICE_MACROS: { en: 'The document holds macros, active controls or embedded objects.', zh: '文档含有宏、控件或嵌入对象。' },
  OFFICE_EXTERNAL: { en: 'The document fetches parts from elsewhere.', zh: '文档会从外部加载内容。' },
  INSPECTION_LIMIT: {
    en: 'The file could not be looked into within the limits of time and memory.',
    zh: '无法在时间和内存限制内完成检查。',
  },
  INFECTED: { en: 'The virus scanner found something: {what}.', zh: '病毒扫描发现：{what}。' },
} as const satisfies Record<string, LocalisedText>;
export type FindingCode = keyof typeof FILE_FINDINGS;

/** A finding: its code, and for some what was found, in letters of our own list. */
export interface Finding {
  readonly code: FindingCode;
  readonly what?: string;
}

/** What the virus scanner said. Everything but `clean` and the open `notScanned` keeps a file unusable. */
export const SCAN_RESULTS = ['notScanned', 'clean', 'infected', 'couldNotScan', 'tooBigToScan'] as const;
export type ScanResult = (typeof SCAN_RESULTS)[number];

/** What an inspection came to. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly scan: ScanResult;
}

/** The move that a verdict asks for: a finding rejects; a scan that was wanted and did not come about is waited for; else the file is usable. */
export function moveOf({ findings, scan }: Verdict): 'reject' | 'postpone' | 'accept' {
  if (findings.length > 0 || scan === 'infected') return 'reject';
  return scan === 'clean' || scan === 'notScanned' ? 'accept' : 'postpone';
}
