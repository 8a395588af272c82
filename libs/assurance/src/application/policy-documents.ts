import { digestOf } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { PolicyByKind, PolicyKind } from '../domain/register/policyKinds.js';
import { documentRow, type AdoptedHead } from '../persistence/policy-version.repository.js';

/** As many as three kinds of policy have versions that decisions of some years name; the largest has about 100 KB. */
const KEPT = 64;
/** Documents by digest: immutable, so what was read once holds in every transaction of this process. The oldest makes room. */
const kept = new Map<string, PolicyByKind[PolicyKind]>();

/** The policy of an adopted version. Read once per process; throws where the row is not what was adopted. */
export async function policyOfHead<K extends PolicyKind>(tx: Tx, { id, digest, version }: AdoptedHead): Promise<PolicyByKind[K]> {
  const known = kept.get(digest);
  if (known) return known as PolicyByKind[K];
  const document = await documentRow(tx, id);
  if (document === null || digestOf(document) !== digest) throw new Error(`the policy version ${version} (${id}) is not what was adopted`);
  // What was adopted has the form of its kind: nothing else is taken in (`checkPolicy`).
  const policy = document as unknown as PolicyByKind[K];
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(digest, policy);
  return policy;
}
