import { refusal, workflow, type Refusal, type Rule } from '@pilotage/kernel';
import { policyVersionRefusals } from './policy-version.refusals.js';
import type { PolicyFaults } from './register/policyFault.js';

/** The life of a version of a policy. Once adopted it is there for ever: it ends by a later version, never by a change. */
export const POLICY_VERSION_STATES = ['drafted', 'adopted', 'withdrawn'] as const;
export type PolicyVersionState = (typeof POLICY_VERSION_STATES)[number];

/** What an adoption is judged by. */
export interface AdoptionFacts {
  readonly draftedBy: string;
  /** Everyone whose deeds count as those of the person who adopts. */
  readonly adopters: readonly string[];
  /** What is wrong with the draft now: its rules, and its validity beside what was adopted since. */
  readonly faults: PolicyFaults;
}

/** So many faults are told one by one; how many there are is told in any case. */
const TOLD = 1000;

/** The refusal of a policy with faults, every one of them told; null for a sound one. */
export function unsoundObjection(faults: PolicyFaults): Refusal | null {
  if (faults.length === 0) return null;
  const told = faults.slice(0, TOLD);
  const more = faults.length - told.length;
  const en = [...told.map(({ text }) => text.en), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
  const zh = [...told.map(({ text }) => text.zh), ...(more > 0 ? [`另有 ${more} 处`] : [])].join('；');
  return refusal(policyVersionRefusals.POLICY_UNSOUND, { count: faults.length, faults: { en, zh } });
}

const FOUR_EYES: Rule<AdoptionFacts | null> = {
  sentence: 'another policy editor adopts than the one who drafted',
  check: (facts) => (facts && !facts.adopters.includes(facts.draftedBy) ? null : refusal(policyVersionRefusals.SAME_EDITOR_ADOPTS)),
};

const SOUND: Rule<AdoptionFacts | null> = {
  sentence: 'the version has no fault, and begins after every version that was adopted',
  check: (facts) => unsoundObjection(facts?.faults ?? []),
};

export const policyVersionLife = workflow<PolicyVersionState, 'adopt' | 'withdraw', AdoptionFacts | null>({
  name: 'policyVersion',
  states: POLICY_VERSION_STATES,
  initial: 'drafted',
  final: ['adopted', 'withdrawn'],
  moves: {
    adopt: { from: ['drafted'], to: 'adopted', by: 'adoptPolicy', when: [FOUR_EYES, SOUND] },
    withdraw: { from: ['drafted'], to: 'withdrawn', by: 'withdrawPolicyDraft' },
  },
});
