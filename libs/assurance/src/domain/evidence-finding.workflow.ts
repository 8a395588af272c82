import { refusal, workflow, type Refusal, type Rule } from '@pilotage/kernel';
import { evidenceFindingRefusals } from './evidence-finding.refusals.js';

/** The findings that take two persons: a revocation is final, and the end of a suspension lets a product be relied on again. */
export const TWO_PERSON_FINDINGS = ['revoke', 'reinstate'] as const;
export type TwoPersonFinding = (typeof TWO_PERSON_FINDINGS)[number];

export const EVIDENCE_FINDING_STATES = ['open', 'confirmed', 'rejected'] as const;
export type EvidenceFindingState = (typeof EVIDENCE_FINDING_STATES)[number];

/** What the second person is judged by. */
export interface SecondPerson {
  readonly recordedBy: string;
  /** Everyone whose deeds count as those of whoever decides. */
  readonly selves: readonly string[];
  /** Everyone who serves a vendor of the piece, or did within the time that counts. */
  readonly serving: readonly string[];
}

const ANOTHER: Rule<SecondPerson> = {
  sentence: 'another human decides than the one who recorded it',
  check: ({ recordedBy, selves }): Refusal | null =>
    selves.includes(recordedBy) ? refusal(evidenceFindingRefusals.SAME_PERSON_DECIDES_FINDING) : null,
};

const NOT_OF_THE_VENDOR: Rule<SecondPerson> = {
  sentence: 'who decides serves no vendor of the piece',
  check: ({ selves, serving }): Refusal | null =>
    selves.some((self) => serving.includes(self)) ? refusal(evidenceFindingRefusals.EVIDENCE_FINDING_BY_VENDOR) : null,
};

const when = [ANOTHER, NOT_OF_THE_VENDOR];

/** The life of a finding about the status of evidence that takes two persons. */
export const evidenceFindingLife = workflow<EvidenceFindingState, 'confirm' | 'reject', SecondPerson>({
  name: 'evidenceFinding',
  states: EVIDENCE_FINDING_STATES,
  initial: 'open',
  final: ['confirmed', 'rejected'],
  moves: {
    confirm: { from: ['open'], to: 'confirmed', by: 'confirmEvidenceFinding', when },
    reject: { from: ['open'], to: 'rejected', by: 'rejectEvidenceFinding', when },
  },
});
