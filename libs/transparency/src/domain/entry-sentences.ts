import type { LocalisedText } from '@pilotage/kernel';

const SENTENCES: Readonly<Record<string, LocalisedText>> = {
  'organisation.register': { en: 'The organisation was registered.', zh: '组织已登记。' },
};

/** What an entry of the type says, for people. A type without a sentence is shown as its code, so that nothing is hidden. */
export const sentenceOf = (type: string): LocalisedText => SENTENCES[type] ?? { en: `Recorded: ${type}.`, zh: `已记录：${type}。` };

/** Whether the type has a sentence of its own. */
export const hasSentence = (type: string): boolean => Object.hasOwn(SENTENCES, type);
