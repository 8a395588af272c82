import type { FormatFaultCode } from './formats.faults.js';

/** The largest document that a machine reads, in bytes of UTF-8: bills of materials of one model are tens of kB, with declarations some hundreds. */
export const DOCUMENT_MAX_BYTES = 1024 * 1024;
/** A CycloneDX document nests about 15 deep; more than 40 is no document but an attack on the reader's stack. */
export const DOCUMENT_MAX_DEPTH = 40;
/** Names, values and marks between them: some 50,000 members; 1 MiB of the shortest would be ten times as many. */
export const DOCUMENT_MAX_TOKENS = 200_000;

/** A document as JSON, or why it is not read. */
export type BoundedJson = { readonly value: unknown } | { readonly fault: FormatFaultCode };

/** Names that code could mistake for something else than a member. */
const RESERVED: readonly string[] = ['__proto__'];
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/gsu;

/**
 * Reads JSON within bounds of size, depth and number, and only where it can be read in one way: no name twice in an object, none reserved.
 * Never throws. Source: RFC 8259; RFC 7493, 2.3.
 */
export function readBoundedJson(text: string): BoundedJson {
  if (text.length > DOCUMENT_MAX_BYTES || new TextEncoder().encode(text).length > DOCUMENT_MAX_BYTES) return tooLarge;
  // A lone surrogate is no text in UTF-8: two encoders would sign two things.
  if (!text.isWellFormed()) return notJson;
  // The form is looked at first, so that the look at names below can rely on it; the engine's reader needs no stack for depth.
  const parsed = parsedOf(text);
  if (!parsed) return notJson;
  const fault = faultOfTokens(text);
  return fault ? { fault } : parsed;
}

/** The text of bytes, or null where they are no UTF-8. A byte-order mark is no JSON and is left to be refused. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const tooLarge = { fault: 'EVIDENCE_DOCUMENT_TOO_LARGE' } as const;
const notJson = { fault: 'EVIDENCE_NOT_JSON' } as const;

function parsedOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** An open object with its names, or an open array. */
type Open = Set<string> | null;

function faultOfTokens(text: string): FormatFaultCode | null {
  const open: Open[] = [];
  let count = 0;
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    count += 1;
    if (count > DOCUMENT_MAX_TOKENS) return tooLarge.fault;
    const isName = token === ':';
    if (isName && !isNew(open.at(-1), last)) return 'EVIDENCE_JSON_AMBIGUOUS';
    follow(open, token);
    if (open.length > DOCUMENT_MAX_DEPTH) return tooLarge.fault;
    last = token;
  }
  return null;
}

function follow(open: Open[], token: string): void {
  if (token === '{') open.push(new Set());
  if (token === '[') open.push(null);
  if (token === '}' || token === ']') open.pop();
}

/** A name as it is meant, escapes read, is taken once. */
function isNew(names: Open | undefined, quoted: string): boolean {
  const name = JSON.parse(quoted) as string;
  if (!names || names.has(name) || RESERVED.includes(name)) return false;
  names.add(name);
  return true;
}
