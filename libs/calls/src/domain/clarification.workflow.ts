import { refusal, refusals, workflow, type Instant, type Rule } from '@pilotage/kernel';

export const clarificationRefusals = refusals({
  QUESTIONS_CLOSED: {
    rule: {
      en: 'Questions are asked while the call is open and before the time that the call names, so that answers come in time for every bid.',
      zh: '提问须在采购邀请开放期间并在其载明的时间之前提出，以便答复及时惠及每份投标。',
    },
    source: { en: 'Profile of the call: questionsCloseBefore', zh: '采购邀请的程序规则：提问截止' },
    message: {
      en: 'Questions on this call closed at {until}; it is now {now} by the clock of the database.',
      zh: '本采购的提问已于 {until} 截止；数据库时钟现为 {now}。',
    },
  },
  ANSWER_AFTER_DEADLINE: {
    rule: {
      en: 'A question is answered before the deadline for bids; later the answer could help no one.',
      zh: '问题须在投标截止时间之前答复；逾期的答复对任何人均无帮助。',
    },
    source: {
      en: 'Profile of the call: answersWithin; Implementing Regulations of the Government Procurement Law Art 31',
      zh: '采购邀请的程序规则：答复期限；《政府采购法实施条例》第31条',
    },
    message: { en: 'Bids closed at {closesAt}; an answer is too late.', zh: '投标已于 {closesAt} 截止，答复为时已晚。' },
  },
  ASKER_NOT_A_VENDOR: {
    rule: { en: 'Questions on a call come from vendors.', zh: '对采购邀请的提问由供应商提出。' },
    source: { en: 'Government Procurement Law Art 51', zh: '《政府采购法》第51条' },
    message: { en: 'The organisation is not a vendor.', zh: '该组织不是供应商。' },
  },
});

export const CLARIFICATION_STATES = ['asked', 'answered'] as const;
export type ClarificationState = (typeof CLARIFICATION_STATES)[number];

interface AnswerFacts {
  readonly now: Instant;
  readonly closesAt: Instant;
}

const beforeTheDeadline: Rule<AnswerFacts> = {
  sentence: 'The deadline for bids has not passed.',
  check: ({ now, closesAt }) => (now < closesAt ? null : refusal(clarificationRefusals.ANSWER_AFTER_DEADLINE, { closesAt })),
};

/** The life of a question: asked by one vendor, answered to all. */
export const clarificationWorkflow = workflow<ClarificationState, 'answer', AnswerFacts>({
  name: 'clarification',
  states: CLARIFICATION_STATES,
  initial: 'asked',
  final: ['answered'],
  moves: { answer: { from: ['asked'], to: 'answered', by: 'answerQuestion', when: [beforeTheDeadline] } },
});
