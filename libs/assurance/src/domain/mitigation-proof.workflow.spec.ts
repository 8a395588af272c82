import { instant } from '@pilotage/kernel';
import { mitigationProofLife, type MitigationProofState, type ProofCheck } from './mitigation-proof.workflow.js';

const FROM = { verify: ['claimed'], reject: ['claimed'], withdraw: ['claimed', 'verified'], expire: ['verified'] } as const;
const STATES: readonly MitigationProofState[] = ['claimed', 'verified', 'rejected', 'withdrawn', 'expired'];
const now = instant('2026-01-05T09:00:00Z');
const good: ProofCheck = { claimedBy: 'per_1', checkers: ['per_2'], validUntil: null, now };
const pairs = (Object.keys(FROM) as (keyof typeof FROM)[]).flatMap((move) => STATES.map((state) => [move, state] as const));

describe('the life of a proof of a measure', () => {
  it.each(pairs)('"%s" when it is %s is possible or refused as the table says', (move, state) => {
    const allowed = (FROM[move] as readonly string[]).includes(state);
    expect(mitigationProofLife.objection(state, move, good)?.definition.code).toBe(allowed ? undefined : 'WRONG_STATE');
  });

  it.each<readonly ['verify' | 'reject', string, Partial<ProofCheck>, string | undefined]>([
    ['verify', 'who claimed the measure', { checkers: ['per_1'] }, 'SAME_PERSON_CHECKS_MITIGATION'],
    ['verify', 'who claimed it under another account', { checkers: ['per_2', 'per_1'] }, 'SAME_PERSON_CHECKS_MITIGATION'],
    ['reject', 'who claimed it', { checkers: ['per_1'] }, 'SAME_PERSON_CHECKS_MITIGATION'],
    ['verify', 'another person, at the moment at which it ends', { validUntil: now }, 'MITIGATION_PROOF_RUN_OUT'],
    ['verify', 'another person, a millisecond before', { validUntil: instant('2026-01-05T09:00:00.001Z') }, undefined],
    ['reject', 'another person, after its end', { validUntil: instant('2026-01-04T09:00:00Z') }, undefined],
  ])('"%s" by %s', (move, _who, more, code) => {
    expect(mitigationProofLife.objection('claimed', move, { ...good, ...more })?.definition.code).toBe(code);
  });
});
