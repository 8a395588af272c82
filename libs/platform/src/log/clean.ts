/** Control characters (C0, DEL, C1 with its ANSI introducer), line separators, and marks that turn the direction of writing. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text in one line that no terminal obeys, cut to so many characters. */
export const oneLine = (text: string, length: number): string => text.slice(0, length).toWellFormed().replace(UNPRINTABLE, escaped);

/** Stands for a value that was taken out. */
const LEFT = '‹…›';

/**
 * What may stand in a sentence of ours, or of a library, in place of a value that somebody sent: quoted text, addresses of e-mail,
 * long runs without a space (tokens, keys, digests), amounts. Our own identifiers stay: they tell nothing of their object.
 */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/"[^"]*"|(?<!\w)'[^']*'|`[^`]*`|“[^”]*”/g, LEFT],
  // A quotation that somebody cut short.
  [/(?:["`“]|(?<!\w)').*$/s, LEFT],
  [/=\([^)]*\)/g, `=${LEFT}`],
  [/[^\s@<>]+@[^\s@<>]+/g, LEFT],
  [/\b(?![a-z]{3}_[0-9a-f]{32}\b)[\w+/=.-]{24,}/g, LEFT],
  [/\d[\d,.\u00a0]{3,}\d?/g, '#'],
];

/** A sentence without the values in it. */
export const withoutValues = (text: string): string =>
  VALUES.reduce((said, [found, left]) => said.replace(found, left), text.slice(0, LONGEST));

/** Beyond this a message is somebody's input. */
const LONGEST = 1000;
