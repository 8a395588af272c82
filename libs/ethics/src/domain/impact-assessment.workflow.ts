import { refusal, workflow, type Rule } from '@pilotage/kernel';
import { dutyRefusals } from './duties.refusals.js';
import { missingSections } from './impact-assessment.rules.js';
import { namesOf, type AssessedSection, type ImpactPolicy } from './impact-sections.js';

/** The life of one version of an impact assessment. */
export const IMPACT_ASSESSMENT_STATES = ['draft', 'submitted', 'complete', 'superseded'] as const;
export type ImpactAssessmentState = (typeof IMPACT_ASSESSMENT_STATES)[number];

/** What a version is judged by, and who confirms what whom wrote. */
export interface AssessmentFacts {
  readonly policy: ImpactPolicy;
  readonly level: string;
  readonly sections: readonly AssessedSection[];
  /** Who wrote and who submitted it. */
  readonly authors: readonly (string | null)[];
  /** Everybody whose deeds count as the confirming officer's. */
  readonly confirmers: readonly string[];
}

const WHOLE: Rule<AssessmentFacts | null> = {
  sentence: 'every section that the confirmed level asks for says something, or why it does not apply',
  check(facts) {
    const missing = facts ? missingSections(facts.policy, facts.level, facts.sections) : [];
    if (!facts || missing.length === 0) return null;
    return refusal(dutyRefusals.IMPACT_ASSESSMENT_INCOMPLETE, { level: facts.level, sections: namesOf(missing) });
  },
};

const BY_ANOTHER: Rule<AssessmentFacts | null> = {
  sentence: 'another officer confirms than the one who wrote or submitted it',
  check: (facts) =>
    facts?.authors.some((author) => author !== null && facts.confirmers.includes(author))
      ? refusal(dutyRefusals.SAME_OFFICER_CONFIRMS_IMPACT)
      : null,
};

export const impactAssessmentLife = workflow<ImpactAssessmentState, 'submit' | 'confirm' | 'supersede', AssessmentFacts | null>({
  name: 'impactAssessment',
  states: IMPACT_ASSESSMENT_STATES,
  initial: 'draft',
  final: ['superseded'],
  moves: {
    submit: { from: ['draft'], to: 'submitted', by: 'submitImpactAssessment', when: [WHOLE] },
    confirm: { from: ['submitted'], to: 'complete', by: 'confirmImpactAssessment', when: [BY_ANOTHER, WHOLE] },
    supersede: {
      from: ['draft', 'submitted', 'complete'],
      to: 'superseded',
      by: 'draftImpactAssessment, confirmImpactAssessment',
    },
  },
});
