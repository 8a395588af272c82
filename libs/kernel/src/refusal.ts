import type { Json } from './canonical.js';

/** The languages in which the product speaks. */
export type Language = 'en' | 'zh';
/** One sentence in every language. `{name}` stands for a parameter. */
export type LocalisedText = Readonly<Record<Language, string>>;
/** What a sentence is filled with; a parameter that is itself said in words has them in every language. */
export type RefusalParams = Readonly<Record<string, string | number | LocalisedText>>;
/** What a text in one language is filled with. */
export type TextParams = Readonly<Record<string, string | number>>;

/** A way in which the rules can say no. Codes are append-only: a published code keeps its meaning for ever. */
export interface RefusalDefinition<Code extends string = string> {
  readonly code: Code;
  /** The rule in one sentence, as an officer would quote it. */
  readonly rule: LocalisedText;
  /** The law, policy or document that the rule comes from. */
  readonly source: LocalisedText;
  /** What is said to the person, with `{parameters}`. */
  readonly message: LocalisedText;
}

/** A no that is a value: which rule, and the facts it met. Rendered per language at the edge. */
export interface Refusal {
  readonly definition: RefusalDefinition;
  readonly params: RefusalParams;
}

/** Thrown by `refuse` inside a use case and caught once by its shell: the transaction is rolled back, nothing is lost. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(renderRefusal(refusal).en);
    this.name = 'Refused';
  }
}

/** Declares refusals, keyed by their code. */
export function refusals<const T extends Record<string, Omit<RefusalDefinition, 'code'>>>(
  table: T,
): { readonly [C in keyof T & string]: RefusalDefinition<C> } {
  const entries = Object.entries(table).map(([code, rest]) => [code, { code, ...rest }]);
  return Object.fromEntries(entries) as { readonly [C in keyof T & string]: RefusalDefinition<C> };
}

/** The refusal as a value, for domain rules that return it. */
export const refusal = (definition: RefusalDefinition, params: RefusalParams = {}): Refusal => ({ definition, params });

/** Says no: ends the use case with this refusal. */
export function refuse(definition: RefusalDefinition, params: RefusalParams = {}): never {
  throw new Refused(refusal(definition, params));
}

/** Says no when the rule returned a refusal. */
export function refuseIf(said: Refusal | null | undefined): void {
  if (said) throw new Refused(said);
}

/** Fills `{name}` from the parameters; an unknown name stays visible, so that a fault in a text shows. */
export const renderText = (text: string, params: TextParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));

/** The refusal's sentence in every language. */
export const renderRefusal = ({ definition, params }: Refusal): LocalisedText => ({
  en: renderText(definition.message.en, inLanguage(params, 'en')),
  zh: renderText(definition.message.zh, inLanguage(params, 'zh')),
});

const inLanguage = (params: RefusalParams, language: Language): TextParams =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]));

/** How a refusal is stored: code and parameters, so that a later text can be rendered from it. */
export const refusalJson = ({ definition, params }: Refusal): Json => ({ code: definition.code, params: { ...params } });
