import { refusal, refusals, workflow, type Instant, type Rule } from '@pilotage/kernel';

export const clarificationRefusals = refusals({
  QUESTIONS_CLOSED: {
    rule: 'Questions are asked while the call is open and before the time that the call names, so that answers come in time for every bid.',
    source: 'Profile of the call: questionsCloseBefore',
    message: {
      en: 'Questions on this call closed at {until}; it is now {now} by the clock of the database.',
      zh: '本采购的提问已于 {until} 截止；数据库时钟现为 {now}。',
    },
  },
  ANSWER_AFTER_DEADLINE: {
    rule: 'A question is answered before the deadline for bids; later the answer could help no one.',
    source: 'Profile of the call: answersWithin; Implementing Regulations of the Government Procurement Law Art 31',
    message: { en: 'Bids closed at {closesAt}; an answer is too late.', zh: '投标已于 {closesAt} 截止，答复为时已晚。' },
  },
  ASKER_NOT_A_VENDOR: {
    rule: 'Questions on a call come from vendors.',
    source: 'Government Procurement Law Art 51',
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
