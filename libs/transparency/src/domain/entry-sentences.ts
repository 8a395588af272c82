import type { LocalisedText } from '@pilotage/kernel';
import { EVIDENCE_SENTENCES } from './evidence-sentences.data.js';
import { ISSUER_SENTENCES } from './issuer-sentences.data.js';
import { PROCUREMENT_SENTENCES } from './procurement-sentences.data.js';
import { SURROUNDING_SENTENCES } from './surrounding-sentences.data.js';

const SENTENCES: ReadonlyMap<string, LocalisedText> = new Map(
  [...PROCUREMENT_SENTENCES, ...SURROUNDING_SENTENCES, ...EVIDENCE_SENTENCES, ...ISSUER_SENTENCES].map(([type, en, zh]) => [
    type,
    { en, zh },
  ]),
);

/** What an entry of the type says, for people. A type without a sentence is shown as its code, so that nothing is hidden. */
export const sentenceOf = (type: string): LocalisedText => SENTENCES.get(type) ?? { en: `Recorded: ${type}.`, zh: `已记录：${type}。` };

/** Whether the type has a sentence of its own. */
export const hasSentence = (type: string): boolean => SENTENCES.has(type);
