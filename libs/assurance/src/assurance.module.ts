import type { Room } from '@pilotage/platform';
import { assuranceGroups } from './application/assurance.policy.js';
import { expireEvidence } from './application/expire-evidence.use-case.js';
import { adoptPolicy, draftPolicy, withdrawPolicyDraft } from './application/policy-register.use-case.js';
import { lodgeDocument } from './application/lodge-document.use-case.js';
import { readDocument } from './application/read-document.use-case.js';
import { documentChecksQuery } from './graphql/document-checks.query.js';
import { DOCUMENT_CHECK_ENTITIES } from './persistence/document-check.entities.js';
import { recordEvidenceStatus } from './application/record-evidence-status.use-case.js';
import { signDecision } from './application/sign-decision.use-case.js';
import { registerIssuer } from './application/register-issuer.use-case.js';
import { evidenceLife } from './domain/evidence.workflow.js';
import { mitigationProofLife } from './domain/mitigation-proof.workflow.js';
import { policyVersionLife } from './domain/policy-version.workflow.js';
import { releasedPolicyFaults } from './domain/register/policyKinds.js';
import { riskAssessmentLife } from './domain/risk-assessment.workflow.js';
import { lodgeWalletEvidence } from './application/wallet.use-case.js';
import { authoriseEvidence, endEvidenceAuthorisation } from './application/authorise-evidence.use-case.js';
import { evidenceAuthorisations } from './graphql/evidence-authorisations.query.js';
import { withdrawEvidence } from './application/withdraw-evidence.use-case.js';
import { verifyEvidence } from './application/verify-evidence.use-case.js';
import { gateDecisions, issuers, riskPolicy, standards } from './graphql/assurance.queries.js';
import { evidenceWallet } from './graphql/wallet.query.js';
import { evidenceWarningsQuery } from './graphql/evidence-warnings.query.js';
import { decisionSummary } from './graphql/decision-summary.query.js';
import { policyDifference } from './graphql/policy-difference.query.js';
import { policyVersionQuery, policyVersionsQuery } from './graphql/policy-version.queries.js';
import { tryGate } from './graphql/gate-trial.query.js';
import { keepStatusList } from './application/fetch-status-list.use-case.js';
import { recheckEvidence } from './application/recheck-evidence.use-case.js';
import { warnOfEvidenceEnd } from './application/warn-of-end.use-case.js';
import {
  evidenceToExpire,
  evidenceToWarn,
  fetchStatusListJob,
  recheckEvidenceJob,
  signDecisionJob,
  verifyEvidenceJob,
} from './jobs/assurance.jobs.js';
import { STATUS_ENTITIES } from './persistence/status.entities.js';
import { DecisionSummaryEntity } from './persistence/summary.entities.js';
import { impactReading, tryRisk } from './graphql/risk.queries.js';
import { RISK_ENTITIES } from './persistence/risk.entities.js';
import { PolicyVersionEntity } from './persistence/policy-version.entities.js';
import { WALLET_ENTITIES } from './persistence/wallet.entities.js';
import { ASSURANCE_ENTITIES } from './persistence/assurance.entities.js';

/** Standards, evidence and its verification, risk classification, admission gate. */
export const assuranceRoom: Room = {
  name: 'assurance',
  entities: [
    ...ASSURANCE_ENTITIES,
    ...WALLET_ENTITIES,
    ...DOCUMENT_CHECK_ENTITIES,
    ...STATUS_ENTITIES,
    ...RISK_ENTITIES,
    DecisionSummaryEntity,
    PolicyVersionEntity,
  ],
  useCases: [
    registerIssuer,
    lodgeWalletEvidence,
    lodgeDocument,
    withdrawEvidence,
    authoriseEvidence,
    endEvidenceAuthorisation,
    readDocument,
    verifyEvidence,
    expireEvidence,
    recheckEvidence,
    keepStatusList,
    warnOfEvidenceEnd,
    recordEvidenceStatus,
    signDecision,
    draftPolicy,
    withdrawPolicyDraft,
    adoptPolicy,
  ],
  queries: [
    riskPolicy,
    standards,
    issuers,
    evidenceWallet,
    evidenceAuthorisations,
    documentChecksQuery,
    evidenceWarningsQuery,
    gateDecisions,
    decisionSummary,
    tryGate,
    tryRisk,
    impactReading,
    policyVersionsQuery,
    policyVersionQuery,
    policyDifference,
  ],
  jobs: [verifyEvidenceJob, fetchStatusListJob, recheckEvidenceJob, signDecisionJob],
  sweeps: [evidenceToExpire, evidenceToWarn],
  events: [
    'evidenceLodged',
    'evidenceChecked',
    'evidenceExpired',
    'evidenceRecheckDue',
    'evidenceEndsSoon',
    'statusListDue',
    'gateDecided',
    'reclassificationDue',
    'riskLevelRaised',
  ],
  groups: assuranceGroups,
  workflows: [riskAssessmentLife, mitigationProofLife, evidenceLife, policyVersionLife],
  faults: releasedPolicyFaults,
};
