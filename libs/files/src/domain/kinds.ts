/** How the content of a kind is looked at. */
export type ContentRule = 'pdf' | 'png' | 'jpeg' | 'text' | 'json' | 'zip' | 'office';

/** A kind of file that is taken. */
export interface FileKind {
  readonly mediaType: string;
  /** The endings that a name of the kind may have; the first is given to a name that has none of them. */
  readonly endings: readonly string[];
  readonly rule: ContentRule;
  /** The largest size in bytes. */
  readonly maxBytes: number;
  /** Why this size. */
  readonly reason: string;
}

const MIB = 1024 * 1024;
const LOOKED_AT_WHOLE = 'It is looked at as a whole in memory, beside others, on a small machine.';
const LOOKED_AT_AS_IT_COMES = 'It is looked at as it comes; the limit keeps one vendor from filling the store.';

/** The kinds that are taken: documents, pictures, tables and archives of a bid. Nothing that runs. Others are added here, each with the rule that looks at it. */
export const FILE_KINDS: readonly FileKind[] = [
  { mediaType: 'application/pdf', endings: ['.pdf'], rule: 'pdf', maxBytes: 64 * MIB, reason: LOOKED_AT_WHOLE },
  { mediaType: 'image/png', endings: ['.png'], rule: 'png', maxBytes: 32 * MIB, reason: LOOKED_AT_WHOLE },
  { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'], rule: 'jpeg', maxBytes: 32 * MIB, reason: LOOKED_AT_WHOLE },
  { mediaType: 'text/plain', endings: ['.txt', '.md'], rule: 'text', maxBytes: 64 * MIB, reason: LOOKED_AT_AS_IT_COMES },
  { mediaType: 'text/csv', endings: ['.csv'], rule: 'text', maxBytes: 256 * MIB, reason: LOOKED_AT_AS_IT_COMES },
  { mediaType: 'application/json', endings: ['.json'], rule: 'json', maxBytes: 16 * MIB, reason: 'It is parsed as a whole in memory.' },
  { mediaType: 'application/zip', endings: ['.zip'], rule: 'zip', maxBytes: 256 * MIB, reason: LOOKED_AT_AS_IT_COMES },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['.docx'],
    rule: 'office',
    maxBytes: 64 * MIB,
    reason: LOOKED_AT_AS_IT_COMES,
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['.xlsx'],
    rule: 'office',
    maxBytes: 64 * MIB,
    reason: LOOKED_AT_AS_IT_COMES,
  },
];

/** The largest file of any kind, in bytes. */
export const MAX_FILE_BYTES = Math.max(...FILE_KINDS.map(({ maxBytes }) => maxBytes));

/** The kind of a media type, or null when it is not taken. */
export const kindOfMediaType = (mediaType: string): FileKind | null => FILE_KINDS.find((kind) => kind.mediaType === mediaType) ?? null;
