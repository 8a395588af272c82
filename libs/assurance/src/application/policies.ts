import { refuse, type Instant } from '@pilotage/kernel';
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

function inForce<P extends Policy>(policy: string, versions: readonly P[], at: Instant): P {
  return policyInForce(versions, at) ?? refuse(assuranceRefusals.POLICY_NOT_IN_FORCE, { policy, at });
}

function ofVersion<P extends Policy>(versions: readonly P[], version: string): P {
  const found = versions.find((policy) => policy.version === version);
  if (!found) throw new Error(`a stored decision names the policy version ${version}, which is gone`);
  return found;
}

/** The risk policy in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const riskPolicyAt = (at: Instant): RiskPolicy => inForce('risk-classification', RISK_POLICIES, at);
/** The admission gate in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const gatePolicyAt = (at: Instant): GatePolicy => inForce('admission-gate', GATE_POLICIES, at);
/** The standards catalogue in force at an instant. Refuses POLICY_NOT_IN_FORCE before the first. */
export const standardsAt = (at: Instant): StandardsCatalogue => inForce('standards-catalogue', CATALOGUES, at);

/** The gate policy that a stored decision rests on. */
export const gatePolicyOf = (version: string): GatePolicy => ofVersion(GATE_POLICIES, version);
