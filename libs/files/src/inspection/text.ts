import type { Finding } from '../domain/index.js';
import type { Source } from './source.js';

/** Controls that text does not hold: tab, line feed, form feed and carriage return excepted. */
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** How pages, programs and documents begin that are text, too; and what reads a document that begins within the first kilobyte. */
const MARKUP = /^[\s\ufeff]*(?:<[!?a-z]|#!|%!PS|\{\\rtf|mime-version:|content-type:)|%PDF-|<script|<html|<svg|<\?php/i;
const BEGINNING = 1024;

const found = (code: Finding['code']): readonly Finding[] => [{ code }];

/** Text is UTF-8 from end to end, without control characters, and is not the beginning of something that is run or rendered. */
export async function inspectText(source: Source): Promise<readonly Finding[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let beginning = '';
  try {
    for await (const piece of await source.read()) {
      const text = decoder.decode(piece, { stream: true });
      if (CONTROLS.test(text)) return found('TEXT_NOT_UTF8');
      if (beginning.length < BEGINNING) beginning = (beginning + text).slice(0, BEGINNING);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return found('TEXT_NOT_UTF8');
    throw error;
  }
  return MARKUP.test(beginning) ? found('TEXT_IS_MARKUP') : [];
}

/** JSON in UTF-8. */
export function inspectJson(bytes: Buffer): readonly Finding[] {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return [];
  } catch {
    return found('JSON_MALFORMED');
  }
}
