import type { Json } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { GatePolicy, RiskPolicy } from '../domain/index.js';
import { admissionChange, factsUnderRisk, type AdmissionChange, type AssessedAnswers, type StandingDecision } from '../domain/rehearsal.js';
import type { PolicyKind } from '../domain/register/policyKinds.js';
import { policyVersions } from '../persistence/policy-version.repository.js';
import { gatePolicyAt } from './policies.js';
import { riskAnswersOf } from './risk.input.js';

/** An admission that stands, with what a risk policy is tried on. */
export interface StandingAdmission extends StandingDecision {
  /** Null where the need has no confirmed assessment: then its level stays as it is. */
  readonly assessed: AssessedAnswers | null;
  readonly product: Parameters<typeof riskAnswersOf>[1];
}

/** A version of a policy that is tried on what stands. It decides nothing. */
export interface Rehearsal {
  readonly kind: PolicyKind;
  readonly version: string;
  readonly changeOf: (standing: StandingAdmission) => AdmissionChange;
}

/** Tries a stored version of the gate, or of the risk policy under the gate in force. Null for a kind that judges no bids by itself; NOT_FOUND for an unknown version. */
export async function rehearsalOf(tx: Tx, policyVersionId: string): Promise<Rehearsal | null> {
  const { kind, version, document } = await policyVersions.get(tx, policyVersionId);
  if (kind === 'standards-catalogue') return null;
  const changeOf =
    kind === 'admission-gate' ? underGate(policyOf(document)) : underRisk(policyOf(document), await gatePolicyAt(tx, await tx.now()));
  return { kind, version, changeOf };
}

/** What was taken in has the form of its kind. */
const policyOf = <P extends GatePolicy | RiskPolicy>(document: Json): P => document as unknown as P;

const underGate =
  (gate: GatePolicy): Rehearsal['changeOf'] =>
  (standing) =>
    admissionChange(gate, standing, standing.facts);

const underRisk =
  (risk: RiskPolicy, gate: GatePolicy): Rehearsal['changeOf'] =>
  (standing) => {
    const { assessed, product, facts } = standing;
    return admissionChange(gate, standing, assessed ? factsUnderRisk(risk, facts, assessed, riskAnswersOf(risk, product)) : facts);
  };
