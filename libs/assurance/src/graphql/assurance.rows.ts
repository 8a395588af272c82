import type { RowOf } from '@pilotage/platform';
import type { GatePolicies } from '../application/policies.js';
import { faultText } from '../domain/evidence.faults.js';
import {
  gateCondition,
  gateReason,
  subjectFindings,
  type GatePolicy,
  type PolicyBasis,
  type RiskPolicy,
  type Standard,
} from '../domain/index.js';
import type { GateDecisionEntity, RiskAssessmentEntity } from '../persistence/assurance.entities.js';
import type { EvidenceEntity, EvidenceUseEntity } from '../persistence/wallet.entities.js';
import type { EvidenceView, GateConditionView, GateDecisionView, GateReasonView, StandardView } from './assurance.views.js';
import type { RiskAssessmentView, RiskPolicyView } from './risk.views.js';

type BasisName = 'LAW' | 'LAW_DERIVED' | 'PROPOSAL';
const basisName = (basis: PolicyBasis): BasisName => (basis === 'LAW-DERIVED' ? 'LAW_DERIVED' : basis);

/** The use that a piece is shown in. */
type OfBid = Pick<EvidenceUseEntity, 'bidId' | 'requirementId' | 'subject' | 'ownerRole'>;

/** A piece of evidence as it is read, each fault with its sentence. The statement itself stays where it is. */
export const evidenceRow = (piece: EvidenceEntity & OfBid): RowOf<typeof EvidenceView> => ({
  ...piece,
  ownerId: piece.organisationId,
  faults: piece.faults.map(faultText),
});

/** Reasons as they are read. */
export const reasonRows = (policy: GatePolicy, codes: readonly string[]): readonly RowOf<typeof GateReasonView>[] =>
  codes.map((code) => ({ ...gateReason(policy, code), basis: basisName(gateReason(policy, code).basis) }));

/** Conditions as they are read. */
export const conditionRows = (policy: GatePolicy, codes: readonly string[]): readonly RowOf<typeof GateConditionView>[] =>
  codes.map((code) => gateCondition(policy, code));

/**
 * A gate decision as it is read: every reason and condition rendered from the policy version that made it. What the gate found on each subject
 * is judged again from the facts of the decision, and left out where nobody asks for it.
 */
export function gateDecisionRow(row: GateDecisionEntity, policies: GatePolicies, withSubjects = true): RowOf<typeof GateDecisionView> {
  const policy = policies(row.policyVersion);
  return {
    ...row,
    reasons: reasonRows(policy, row.reasons),
    conditions: conditionRows(policy, row.conditions),
    subjects: withSubjects ? subjectFindings(policy, row.facts) : [],
  };
}

/** A risk assessment as it is read. */
export const riskAssessmentRow = (row: RiskAssessmentEntity): RowOf<typeof RiskAssessmentView> => row;

/** The risk policy as it is read. */
export const riskPolicyRow = (policy: RiskPolicy): RowOf<typeof RiskPolicyView> => ({
  ...policy,
  questions: policy.questions.map(({ type, cap, options, ...question }) => ({
    ...question,
    multiple: type === 'multi',
    cap: cap ?? null,
    options: options.map(({ exclusive, ...option }) => ({ ...option, exclusive: exclusive ?? false })),
  })),
  triggers: policy.triggers.map((trigger) => ({ ...trigger, asked: !trigger.derivedFrom, basis: basisName(trigger.basis) })),
  carveOut: policy.carveOut.flags,
});

/** A standard as it is read. */
export const standardRow = (standard: Standard): RowOf<typeof StandardView> => ({
  ...standard,
  effective: standard.effective ?? null,
  supersededBy: standard.supersededBy ?? null,
  transitionUntil: standard.transitionUntil ?? null,
  adopts: standard.adopts ?? null,
  adoption: standard.adoption ?? null,
});
