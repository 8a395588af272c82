import { canonicalJson, renderText, type Json, type LocalisedText } from '@pilotage/kernel';
import { PART_WORDS, POLICY_CHANGE_SENTENCES, type PolicyChangeCode } from './policyChange.data.js';
import { shortened } from './policyFault.js';

/** One difference between two versions of a policy. */
export interface PolicyChange {
  readonly code: PolicyChangeCode;
  /** What differs: the designation of a standard, the code of a subject, or the path of a row or value. */
  readonly what: string;
  readonly text: LocalisedText;
}

type Params = Readonly<Record<string, string | LocalisedText>>;

/** A difference by its sentence; what is quoted is shortened. */
export function policyChange(sentence: keyof typeof POLICY_CHANGE_SENTENCES, what: string, params: Params = {}): PolicyChange {
  const { code, en, zh } = POLICY_CHANGE_SENTENCES[sentence];
  const inLanguage = (language: 'en' | 'zh') =>
    Object.fromEntries(
      Object.entries({ what, ...params }).map(([name, value]) => [name, shortened(typeof value === 'string' ? value : value[language])]),
    );
  return { code, what, text: { en: renderText(en, inLanguage('en')), zh: renderText(zh, inLanguage('zh')) } };
}

/** What a member is called in both languages; a code is called itself. */
export const partWord = (name: string): LocalisedText => PART_WORDS[name] ?? { en: name, zh: name };

const NOTHING: LocalisedText = { en: 'none', zh: '无' };
const YES: LocalisedText = { en: 'yes', zh: '是' };
const NO: LocalisedText = { en: 'no', zh: '否' };

const isTexts = (value: Json): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isLocalised = (value: Json): value is { readonly en: string; readonly zh: string } =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** A value as it is quoted. */
export function quoted(value: Json | undefined): LocalisedText {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'string') return { en: `"${value}"`, zh: `“${value}”` };
  if (isTexts(value)) return value.length === 0 ? NOTHING : { en: value.join(', '), zh: value.join('、') };
  if (isLocalised(value)) return { en: `"${value.en}"`, zh: `“${value.zh}”` };
  const json = canonicalJson(value);
  return { en: json, zh: json };
}
