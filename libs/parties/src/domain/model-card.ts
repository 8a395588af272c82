import { digestOf, type LocalisedText } from '@pilotage/kernel';

/** What a vendor says of a model version: its FactSheet. It is the vendor's own word. Source: governance part 11, vendor evidence pack. */
export interface ModelCardContent {
  readonly purpose: LocalisedText;
  readonly trainingData: LocalisedText;
  readonly evaluation: LocalisedText;
  readonly limits: LocalisedText;
  readonly risks: LocalisedText;
  /** Languages that the model works in, each once, as BCP 47 writes them. */
  readonly languages: readonly string[];
  readonly contact: LocalisedText;
}

/** Characters of each section in each language: two printed pages; whoever needs more refers to a report. */
export const MODEL_CARD_SECTION_MAX = 4_000;
/** More than any register of language models lists for one of them. */
export const MODEL_CARD_LANGUAGES_MAX = 100;
/** A language, with script and region where they matter: `zh-Hans`, `en`. Source: BCP 47 (RFC 5646), 2.1, without extensions. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** SHA-256 of the card's canonical JSON: the same content is the same card, however its members are ordered. */
export const modelCardDigest = ({ purpose, trainingData, evaluation, limits, risks, languages, contact }: ModelCardContent): string =>
  digestOf({
    ...{ purpose: textOf(purpose), trainingData: textOf(trainingData), evaluation: textOf(evaluation), limits: textOf(limits) },
    ...{ risks: textOf(risks), languages: [...languages], contact: textOf(contact) },
  });

const textOf = ({ en, zh }: LocalisedText): { readonly en: string; readonly zh: string } => ({ en, zh });
