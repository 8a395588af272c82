import { refusal, workflow, type Refusal } from '@pilotage/kernel';
import type { RiskClassification } from './index.js';
import { assuranceRefusals } from './assurance.refusals.js';
import { riskRefusals } from './risk.refusals.js';

/** The life of a risk assessment. Its answers never change: a new version supersedes, never edits. */
export type RiskAssessmentState = 'drafted' | 'confirmed' | 'superseded';

/** What a confirmation is judged by. */
export interface ConfirmationFacts {
  readonly draftedBy: string;
  /** Everyone whose deeds count as those of the person who confirms. */
  readonly confirmers: readonly string[];
  readonly draftedUnder: string;
  readonly inForce: string;
  /** Measures that the draft counted and whose proof no longer stands. */
  readonly lapsed: readonly string[];
  /** The answers classified again by the version that is in force. */
  readonly classification: Pick<RiskClassification, 'level' | 'missing' | 'unknown'>;
}

const fourEyes = {
  sentence: 'another officer confirms than the one who answered',
  check: ({ draftedBy, confirmers }: ConfirmationFacts): Refusal | null =>
    confirmers.includes(draftedBy) ? refusal(assuranceRefusals.SAME_OFFICER_CONFIRMS) : null,
};

const samePolicy = {
  sentence: 'the policy version of the draft is still in force',
  check: ({ draftedUnder, inForce }: ConfirmationFacts): Refusal | null =>
    draftedUnder === inForce ? null : refusal(assuranceRefusals.RISK_POLICY_CHANGED, { drafted: draftedUnder, inForce }),
};

const proofsStand = {
  sentence: 'every measure that the draft counted is still proven',
  check: ({ lapsed }: ConfirmationFacts): Refusal | null =>
    lapsed.length === 0 ? null : refusal(riskRefusals.RISK_MITIGATION_LAPSED, { items: lapsed.join(', ') }),
};

// A prohibited use is settled however many questions are open: its level is final.
const everythingAnswered = {
  sentence: 'every question, trigger and flag is answered, or the use is prohibited',
  check: ({ classification }: ConfirmationFacts): Refusal | null => {
    if (classification.level !== 'UNCLASSIFIED') return null;
    const missing = [...classification.missing, ...classification.unknown].join(', ');
    return refusal(assuranceRefusals.RISK_QUESTIONS_OPEN, { missing });
  },
};

export const riskAssessmentLife = workflow<RiskAssessmentState, 'confirm' | 'supersede', ConfirmationFacts | null>({
  name: 'riskAssessment',
  states: ['drafted', 'confirmed', 'superseded'],
  initial: 'drafted',
  final: ['superseded'],
  moves: {
    confirm: {
      from: ['drafted'],
      to: 'confirmed',
      by: 'confirmRiskAssessment',
      when: [fourEyes, samePolicy, proofsStand, everythingAnswered].map(({ sentence, check }) => ({
        sentence,
        check: (facts: ConfirmationFacts | null) => (facts ? check(facts) : null),
      })),
    },
    supersede: { from: ['drafted', 'confirmed'], to: 'superseded', by: 'draftRiskAssessment' },
  },
});
