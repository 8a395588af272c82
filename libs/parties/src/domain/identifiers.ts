import { refusal, type Refusal } from '@pilotage/kernel';
import { identityRefusals } from './identity.refusals.js';

/** A register of organisations whose identifiers are taken. */
interface Scheme {
  /** Whether the text has the form of an identifier of the register, its check digits included. It says nothing about existence. */
  readonly isWellFormed: (identifier: string) => boolean;
  /** Identifiers that are made up: for demonstration organisations, and only for them. */
  readonly demonstration?: true;
}

/** Characters of a unified social credit code in the order of their values: no I, O, S, V, Z (GB 32100-2015). */
const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 18 characters: authority, kind, six digits of the division, nine of the body, check. */
const USCC_FORM = /^[1-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The last character makes the sum of values, weighted by powers of 3, divisible by 31 (GB 32100-2015). */
function isUscc(code: string): boolean {
  if (!USCC_FORM.test(code)) return false;
  const values = [...code].map((character) => USCC_CHARACTERS.indexOf(character));
  const weights = values.map((_, place) => 3 ** place % 31);
  const sum = values.slice(0, 17).reduce((total, value, place) => total + value * (weights[place] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/** 18 characters and two check digits by ISO 7064 MOD 97-10 (ISO 17442). */
function isLei(code: string): boolean {
  if (!/^[0-9A-Z]{18}\d{2}$/.test(code)) return false;
  const remainder = [...code].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return remainder === 1;
}

const matches =
  (form: RegExp): Scheme['isWellFormed'] =>
  (identifier) =>
    form.test(identifier);

const ANY_KEY = matches(/^[\w.-]{1,80}$/);

/** Registers by code. The codes are those of org-id.guide; it lists none for China's unified social credit code, so that one is ours. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  'CN-USCC': { isWellFormed: isUscc },
  'XI-LEI': { isWellFormed: isLei },
  'GB-COH': { isWellFormed: matches(/^([A-Z]{2}\d{6}|\d{8})$/) },
  'HK-CR': { isWellFormed: matches(/^\d{7,8}$/) },
  'X-DEMONSTRATION': { isWellFormed: ANY_KEY, demonstration: true },
};

/** Codes of the registers, for descriptions. */
export const SCHEME_CODES: readonly string[] = Object.keys(SCHEMES);

/** The first rule that says no to an identifier, or null. */
export function identifierObjection(of: {
  readonly scheme: string;
  readonly identifier: string;
  readonly demonstration: boolean;
}): Refusal | null {
  const known = Object.hasOwn(SCHEMES, of.scheme) ? SCHEMES[of.scheme] : undefined;
  if (!known) return refusal(identityRefusals.IDENTIFIER_SCHEME_UNKNOWN, { schemes: SCHEME_CODES.join(', ') });
  if (known.demonstration && !of.demonstration) return refusal(identityRefusals.IDENTIFIER_ONLY_FOR_DEMONSTRATION);
  return known.isWellFormed(of.identifier) ? null : refusal(identityRefusals.IDENTIFIER_MALFORMED, { scheme: of.scheme });
}
