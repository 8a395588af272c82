import { must, refuse, type Instant } from '@pilotage/kernel';
import { newId, personOf, selvesOf, type Actor, type Tx } from '@pilotage/platform';
import type { RiskPolicy } from '../domain/index.js';
import { mitigationProofLife } from '../domain/mitigation-proof.workflow.js';
import { riskRefusals } from '../domain/risk.refusals.js';
import type { MitigationProofEntity } from '../persistence/risk.entities.js';
import { mitigationProofs } from '../persistence/risk.repository.js';
import { lockSubject } from '../persistence/assurance.repository.js';
import { riskPolicyAt } from './policies.js';

/** A proof as it is stored. */
export type MitigationProof = MitigationProofEntity;

/** What an officer claims for a need. */
export interface MitigationClaim extends Pick<MitigationProof, 'subjectId' | 'agencyId' | 'item' | 'statement' | 'reference'> {
  readonly digest: string | null;
  readonly validUntil: Instant | null;
  readonly claimedBy: string;
}

const STANDING = ['claimed', 'verified'] as const;

/** A measure is claimed with its proof; it counts nothing before another human has verified it. Refuses MITIGATION_UNKNOWN, MITIGATION_ALREADY_CLAIMED. Authorising is the caller's. */
export async function claimProof(tx: Tx, claim: MitigationClaim): Promise<MitigationProof> {
  await lockSubject(tx, claim.subjectId);
  const now = await tx.now();
  const policy = await riskPolicyAt(tx, now);
  const { subjectId, item, validUntil } = claim;
  const isKnown = policy.mitigation.items.some(({ id }) => id === item);
  must(isKnown, riskRefusals.MITIGATION_UNKNOWN, { policyVersion: policy.version, item });
  must(!validUntil || validUntil > now, riskRefusals.MITIGATION_PROOF_RUN_OUT, { validUntil: validUntil ?? '', now });
  const standing = await mitigationProofs.find(tx, { subjectId, item, state: STANDING });
  if (standing) return refuse(riskRefusals.MITIGATION_ALREADY_CLAIMED, { item, proof: standing.id });
  const unchecked = { checkedBy: null, checkedAt: null, finding: null, endedAt: null, endedBecause: null };
  const row = { ...claim, ...unchecked, id: newId('mitigationProof'), state: mitigationProofLife.initial, claimedAt: now };
  return mitigationProofs.create(tx, row, { type: 'mitigationProof.claim', facts: { subject: subjectId, item } });
}

interface ProofFinding {
  readonly proofId: string;
  readonly holds: boolean;
  readonly finding: string;
  readonly actor: Actor;
}

/** Another human verifies or rejects the proof. Refuses WRONG_STATE, SAME_PERSON_CHECKS_MITIGATION, MITIGATION_PROOF_RUN_OUT. Authorising is the caller's. */
export async function checkProof(tx: Tx, { proofId, holds, finding, actor }: ProofFinding): Promise<MitigationProof> {
  const proof = await mitigationProofs.lock(tx, proofId, 'update');
  const now = await tx.now();
  const { claimedBy, validUntil, subjectId: subject, item } = proof;
  const facts = { claimedBy, checkers: selvesOf(actor), validUntil, now };
  const checked = { ...proof, checkedBy: personOf(actor), checkedAt: now, finding };
  return mitigationProofs.save(tx, mitigationProofLife.move(checked, holds ? 'verify' : 'reject', facts), { subject, item });
}

/** The measure is no longer claimed. Refuses WRONG_STATE. Authorising is the caller's. */
export async function withdrawProof(tx: Tx, proofId: string, reason: string): Promise<MitigationProof> {
  const proof = await mitigationProofs.lock(tx, proofId, 'update');
  const ended = { ...proof, endedAt: await tx.now(), endedBecause: reason };
  return mitigationProofs.save(tx, mitigationProofLife.move(ended, 'withdraw', null), { subject: proof.subjectId, item: proof.item });
}

/** Marks the subject's proofs that have run out. Nothing waits for it: a use looks at the period itself. */
export async function expireProofs(tx: Tx, subjectId: string): Promise<number> {
  const now = await tx.now();
  const verified = await mitigationProofs.list(tx, { subjectId, state: 'verified' }, 'update');
  const over = verified.filter(({ validUntil }) => validUntil && validUntil <= now);
  for (const proof of over) {
    const ended = { ...proof, endedAt: now, endedBecause: null };
    await mitigationProofs.save(tx, mitigationProofLife.move(ended, 'expire', null), { subject: subjectId, item: proof.item });
  }
  return over.length;
}

/** Measures of the subject whose proof is verified and valid at this moment. */
export async function provenMeasures(tx: Tx, subjectId: string): Promise<readonly string[]> {
  const now = await tx.now();
  const verified = await mitigationProofs.list(tx, { subjectId, state: 'verified' });
  return verified.filter(({ validUntil }) => !validUntil || validUntil > now).map(({ item }) => item);
}

/** Those of them that the policy knows: a later version may have other measures. */
export async function countedMeasures(tx: Tx, subjectId: string, policy: RiskPolicy): Promise<readonly string[]> {
  const proven = await provenMeasures(tx, subjectId);
  return policy.mitigation.items.map(({ id }) => id).filter((id) => proven.includes(id));
}

/** Every proof that was claimed for the subject, by id. */
export const proofsOf = (tx: Tx, subjectId: string): Promise<MitigationProof[]> => mitigationProofs.list(tx, { subjectId });

/** A proof, or NOT_FOUND. */
export const proofOf = (tx: Tx, id: string): Promise<MitigationProof> => mitigationProofs.get(tx, id);
