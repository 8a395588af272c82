import { refusals } from '@pilotage/kernel';

export const modelCardRefusals = refusals({
  MODEL_CARD_SAID_BEFORE: {
    rule: {
      en: 'A revision of a model card says something new; every earlier one is kept, and none is changed.',
      zh: '模型卡的新修订须有新内容；先前各修订均予保留，不得更改。',
    },
    source: {
      en: 'Pilotage, vendors’ evidence: FactSheet or model card, pinned by digest (PROPOSAL)',
      zh: 'Pilotage，供应商证据：以摘要固定的事实说明书或模型卡（建议）',
    },
    message: {
      en: 'Revision {revision} of this version’s card has the same content.',
      zh: '该版本模型卡的第 {revision} 次修订内容相同。',
    },
  },
  MODEL_CARD_LANGUAGE_TWICE: {
    rule: { en: 'A model card names each language once.', zh: '模型卡中每种语言只列一次。' },
    source: { en: 'BCP 47 (RFC 5646), 2.1; Pilotage, model cards', zh: 'BCP 47（RFC 5646），第2.1节；Pilotage，模型卡' },
    message: { en: 'A language stands twice in the card.', zh: '模型卡中有语言重复列出。' },
  },
});
