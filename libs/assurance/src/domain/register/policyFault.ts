import { renderText, type LocalisedText, type TextParams } from '@pilotage/kernel';
import { POLICY_FAULT_SENTENCES, type PolicyFaultCode } from './policyFault.data.js';

/** What is wrong with a policy: the kind of fault, and the sentence that tells it. */
export interface PolicyFault {
  readonly code: PolicyFaultCode;
  readonly text: LocalisedText;
}

/** Everything that is wrong with a policy. Empty means sound. */
export type PolicyFaults = readonly PolicyFault[];

/** A fault by its sentence. Values that a document brought are shortened, so that a list of faults stays a list. */
export function policyFault(sentence: keyof typeof POLICY_FAULT_SENTENCES, params: TextParams = {}): PolicyFault {
  const { code, en, zh } = POLICY_FAULT_SENTENCES[sentence];
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shortened(value) : value]),
  );
  return { code, text: { en: renderText(en, shown), zh: renderText(zh, shown) } };
}

const LONGEST = 160;
/** A text that is quoted in a list of sentences: at most 160 characters of it. */
export const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text);

/** The fault where something is broken, or none. */
export const faultIf = (broken: boolean, ...said: Parameters<typeof policyFault>): PolicyFaults => (broken ? [policyFault(...said)] : []);

/** Codes that stand there more than once. */
export function repeated(what: string, codes: readonly string[]): PolicyFaults {
  const seen = new Set<string>();
  const twice = codes.filter((code) => seen.size === seen.add(code).size);
  return twice.map((code) => policyFault('twice', { what, code }));
}

/** A text that is not there in both languages. Chinese must have a Chinese character. */
export const textFaults = (what: string, text: LocalisedText): PolicyFaults => [
  ...faultIf(text.en.trim() === '', 'noEnglish', { what }),
  ...faultIf(!/\p{Script=Han}/u.test(text.zh), 'noChinese', { what }),
];

/** A value that is not one of the known ones. */
export const valueFaults = (at: string, value: string, known: readonly string[]): PolicyFaults =>
  faultIf(!known.includes(value), 'unknownValue', { at, value });

/** Refuses an unsound policy, listing every fault at once. Throws RangeError. */
export function requireSound(policy: { readonly id: string; readonly version: string }, faults: PolicyFaults): void {
  if (faults.length === 0) return;
  const listed = faults.map(({ text }) => text.en).join('; ');
  throw new RangeError(`policy ${policy.id} ${policy.version} is unsound: ${listed}`);
}
