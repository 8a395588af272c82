import { refusal, workflow, type Instant, type Refusal } from '@pilotage/kernel';
import { riskRefusals } from './risk.refusals.js';

/** The life of a proof that a measure is in place. Only a verified one counts, while its period lasts. */
export type MitigationProofState = 'claimed' | 'verified' | 'rejected' | 'withdrawn' | 'expired';

/** What a check is judged by. */
export interface ProofCheck {
  readonly claimedBy: string;
  /** Everyone whose deeds count as those of the person who checks. */
  readonly checkers: readonly string[];
  readonly validUntil: Instant | null;
  readonly now: Instant;
}

const twoHumans = {
  sentence: 'another human checks the proof than the one who claimed the measure',
  check: ({ claimedBy, checkers }: ProofCheck): Refusal | null =>
    checkers.includes(claimedBy) ? refusal(riskRefusals.SAME_PERSON_CHECKS_MITIGATION) : null,
};

const stillValid = {
  sentence: 'the period of the proof has not ended',
  check: ({ validUntil, now }: ProofCheck): Refusal | null =>
    validUntil && validUntil <= now ? refusal(riskRefusals.MITIGATION_PROOF_RUN_OUT, { validUntil, now }) : null,
};

const asked = ({ sentence, check }: typeof twoHumans) => ({
  sentence,
  check: (facts: ProofCheck | null) => (facts ? check(facts) : null),
});

export const mitigationProofLife = workflow<MitigationProofState, 'verify' | 'reject' | 'withdraw' | 'expire', ProofCheck | null>({
  name: 'mitigationProof',
  states: ['claimed', 'verified', 'rejected', 'withdrawn', 'expired'],
  initial: 'claimed',
  final: ['rejected', 'withdrawn', 'expired'],
  moves: {
    verify: { from: ['claimed'], to: 'verified', by: 'checkMitigation', when: [twoHumans, stillValid].map(asked) },
    reject: { from: ['claimed'], to: 'rejected', by: 'checkMitigation', when: [asked(twoHumans)] },
    withdraw: { from: ['claimed', 'verified'], to: 'withdrawn', by: 'withdrawMitigation' },
    expire: { from: ['verified'], to: 'expired', by: 'settleNeedRisk' },
  },
});
