import { refuse, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { policyInForce, type GatePolicy, type RiskPolicy, type StandardsCatalogue } from '../domain/index.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import { POLICY_KINDS, type PolicyByKind, type PolicyKind } from '../domain/register/policyKinds.js';
import { adoptedAt, adoptedHeads } from '../persistence/policy-version.repository.js';
import { policyOfHead } from './policy-documents.js';

/** The version of a kind that decides at an instant: the latest that has begun, released or adopted. Refuses POLICY_NOT_IN_FORCE before the first. */
export async function policyAt<K extends PolicyKind>(tx: Tx, kind: K, at: Instant): Promise<PolicyByKind[K]> {
  const released = policyInForce(POLICY_KINDS[kind].released, at);
  const adopted = await adoptedAt(tx, kind, at);
  if (adopted && (!released || adopted.validFrom >= released.validFrom)) return policyOfHead<K>(tx, adopted);
  return released ?? refuse(assuranceRefusals.POLICY_NOT_IN_FORCE, { policy: kind, at });
}

/** The versions of a kind that stored decisions name, in one statement for all of them. Throws for one that is neither released nor adopted. */
export async function policiesOf<K extends PolicyKind>(
  tx: Tx,
  kind: K,
  versions: readonly string[],
): Promise<(version: string) => PolicyByKind[K]> {
  const { released } = POLICY_KINDS[kind];
  const found = new Map<string, PolicyByKind[K]>(released.map((policy) => [policy.version, policy]));
  const others = [...new Set(versions)].filter((version) => !found.has(version));
  const heads = others.length > 0 ? await adoptedHeads(tx, kind, others) : [];
  for (const head of heads) found.set(head.version, await policyOfHead<K>(tx, head));
  return (version) => {
    const policy = found.get(version);
    if (!policy) throw new Error(`a stored decision names the version ${version} of ${kind}, which is gone`);
    return policy;
  };
}

/** The risk policy in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const riskPolicyAt = (tx: Tx, at: Instant): Promise<RiskPolicy> => policyAt(tx, 'risk-classification', at);
/** The admission gate in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const gatePolicyAt = (tx: Tx, at: Instant): Promise<GatePolicy> => policyAt(tx, 'admission-gate', at);
/** The standards catalogue in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const standardsAt = (tx: Tx, at: Instant): Promise<StandardsCatalogue> => policyAt(tx, 'standards-catalogue', at);

/** When the next version of a kind begins that is released or adopted and has not begun; null where none is. */
export async function nextBeginning(tx: Tx, kind: PolicyKind, now: Instant): Promise<Instant | null> {
  const ahead = [...POLICY_KINDS[kind].released, ...(await adoptedHeads(tx, kind, null))].flatMap(({ validFrom }) =>
    validFrom > now ? [validFrom] : [],
  );
  return ahead.reduce<Instant | null>((first, begins) => (first === null || begins < first ? begins : first), null);
}

/** The risk policy that a stored assessment rests on. */
export const riskPolicyOf = async (tx: Tx, version: string): Promise<RiskPolicy> =>
  (await policiesOf(tx, 'risk-classification', [version]))(version);
/** The gate policy that a stored decision rests on. */
export const gatePolicyOf = async (tx: Tx, version: string): Promise<GatePolicy> =>
  (await policiesOf(tx, 'admission-gate', [version]))(version);

/** Finds each of the gate policies that several stored decisions rest on. */
export type GatePolicies = (version: string) => GatePolicy;

/** The gate policies that the decisions rest on, in one statement for all of them. */
export const gatePoliciesOf = (tx: Tx, decisions: readonly { readonly policyVersion: string }[]): Promise<GatePolicies> =>
  policiesOf(
    tx,
    'admission-gate',
    decisions.map(({ policyVersion }) => policyVersion),
  );
