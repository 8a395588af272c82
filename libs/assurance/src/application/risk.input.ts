import { input } from '@pilotage/platform';
import type { RiskAnswers, RiskPolicy } from '../domain/index.js';

const code = (description: string) => input.text(60, description);

const answer = input.object('RiskAnswerInput', 'An answer to a question of the risk policy.', {
  questionId: code('The question, such as Q01.'),
  codes: input.list(code('Code of an option.'), 1, 20, 'The chosen options; one where the question takes one.'),
});

const tick = input.object('RiskTickInput', 'A yes or a no.', {
  id: code('The trigger, such as H1, or the flag, such as PERSONAL_SAFETY.'),
  holds: input.flag('Whether it holds.'),
});

/** What the risk policy asks: answers, and a yes or no to each trigger and flag. */
export const riskInput = {
  answers: input.list(answer, 0, 60, 'Answers.'),
  triggers: input.list(tick, 0, 60, 'Triggers.'),
  carveOut: input.list(tick, 0, 10, 'Areas that Art 44 keeps out of its permission.'),
};

type Answers = readonly { readonly questionId: string; readonly codes: readonly string[] }[];
type Ticks = readonly { readonly id: string; readonly holds: boolean }[];

/** A question that takes one option has it bare; two options for it stay a list, which the policy reads as unanswered. */
export function riskAnswersOf(policy: RiskPolicy, given: Answers): RiskAnswers {
  const several = policy.questions.filter(({ type }) => type === 'multi').map(({ id }) => id);
  const entries = given.map(({ questionId, codes }) => {
    const [first = '', ...more] = codes;
    return [questionId, several.includes(questionId) || more.length > 0 ? codes : first] as const;
  });
  return Object.fromEntries(entries);
}

/** Each trigger or flag with what was said to it. Said yes and no, it is a yes. */
export const riskTicksOf = (given: Ticks): Readonly<Record<string, boolean>> =>
  Object.fromEntries(given.map(({ id }) => [id, given.some((each) => each.id === id && each.holds)]));
