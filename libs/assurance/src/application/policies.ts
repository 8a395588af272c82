import { refuse, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import {
  gatePolicy2026_1,
  policyInForce,
  riskPolicy2026_1,
  standards2026_1,
  type GatePolicy,
  type Policy,
  type RiskPolicy,
  type StandardsCatalogue,
} from '../domain/index.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';

// Every version stays: a stored decision is explained by the version that made it.
const RISK_POLICIES: readonly RiskPolicy[] = [riskPolicy2026_1];
const GATE_POLICIES: readonly GatePolicy[] = [gatePolicy2026_1];
const CATALOGUES: readonly StandardsCatalogue[] = [standards2026_1];

async function inForce<P extends Policy>(policy: string, versions: readonly P[], at: Instant): Promise<P> {
  return policyInForce(versions, at) ?? refuse(assuranceRefusals.POLICY_NOT_IN_FORCE, { policy, at });
}

function ofVersion<P extends Policy>(versions: readonly P[], version: string): P {
  const found = versions.find((policy) => policy.version === version);
  if (!found) throw new Error(`a stored decision names the policy version ${version}, which is gone`);
  return found;
}

/** The risk policy in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const riskPolicyAt = (_tx: Tx, at: Instant): Promise<RiskPolicy> => inForce('risk-classification', RISK_POLICIES, at);
/** The admission gate in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const gatePolicyAt = (_tx: Tx, at: Instant): Promise<GatePolicy> => inForce('admission-gate', GATE_POLICIES, at);
/** The standards catalogue in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const standardsAt = (_tx: Tx, at: Instant): Promise<StandardsCatalogue> => inForce('standards-catalogue', CATALOGUES, at);

/** The risk policy that a stored assessment rests on. */
export const riskPolicyOf = async (_tx: Tx, version: string): Promise<RiskPolicy> => ofVersion(RISK_POLICIES, version);
/** The gate policy that a stored decision rests on. */
export const gatePolicyOf = async (_tx: Tx, version: string): Promise<GatePolicy> => ofVersion(GATE_POLICIES, version);

/** Finds each of the gate policies that several stored decisions rest on. */
export type GatePolicies = (version: string) => GatePolicy;

/** The gate policies that the decisions rest on, in one statement for all of them. */
export const gatePoliciesOf =
  async (_tx: Tx, _decisions: readonly { readonly policyVersion: string }[]): Promise<GatePolicies> =>
  (version) =>
    ofVersion(GATE_POLICIES, version);
