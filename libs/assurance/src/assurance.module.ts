import type { Room } from '@pilotage/platform';
import { assuranceGroups } from './application/assurance.policy.js';
import { expireEvidence } from './application/expire-evidence.use-case.js';
import { adoptPolicy, draftPolicy, withdrawPolicyDraft } from './application/policy-register.use-case.js';
import { lodgeDocument } from './application/lodge-document.use-case.js';
import { readDocument } from './application/read-document.use-case.js';
import { documentChecksQuery } from './graphql/document-checks.query.js';
import { DOCUMENT_CHECK_ENTITIES } from './persistence/document-check.entities.js';
import { confirmEvidenceFinding, rejectEvidenceFinding } from './application/decide-evidence-finding.use-cases.js';
import { recordEvidenceStatus } from './application/record-evidence-status.use-case.js';
import { evidenceFindingLife } from './domain/evidence-finding.workflow.js';
import { evidenceFindingsQuery } from './graphql/evidence-findings.query.js';
import { EVIDENCE_FINDING_ENTITIES } from './persistence/evidence-finding.entities.js';
import { signDecision } from './application/sign-decision.use-case.js';
import { confirmIssuerEntry, rejectIssuerEntry } from './application/decide-issuer-entry.use-case.js';
import { followIssuerChange, turnAccreditation } from './application/issuer-changes.use-case.js';
import { accreditIssuer, addIssuerKey, nameStatusIssuer, registerIssuer } from './application/propose-issuer.use-case.js';
import { restrictAccreditation, revokeIssuerKey } from './application/restrict-issuer.use-case.js';
import { issuerEntryLife } from './domain/issuer-entry.workflow.js';
import { issuerQuery, issuers } from './graphql/issuer.queries.js';
import { ISSUER_ENTITIES } from './persistence/issuer.entities.js';
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
import { gateDecisions, riskPolicy, standards } from './graphql/assurance.queries.js';
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
  accreditationsToTurnSweep,
  evidenceToExpire,
  evidenceToWarn,
  fetchStatusListJob,
  followIssuerChangeJob,
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
    ...ISSUER_ENTITIES,
    ...WALLET_ENTITIES,
    ...DOCUMENT_CHECK_ENTITIES,
    ...STATUS_ENTITIES,
    ...EVIDENCE_FINDING_ENTITIES,
    ...RISK_ENTITIES,
    DecisionSummaryEntity,
    PolicyVersionEntity,
  ],
  useCases: [
    registerIssuer,
    addIssuerKey,
    accreditIssuer,
    nameStatusIssuer,
    confirmIssuerEntry,
    rejectIssuerEntry,
    revokeIssuerKey,
    restrictAccreditation,
    followIssuerChange,
    turnAccreditation,
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
    confirmEvidenceFinding,
    rejectEvidenceFinding,
    signDecision,
    draftPolicy,
    withdrawPolicyDraft,
    adoptPolicy,
  ],
  queries: [
    riskPolicy,
    standards,
    issuers,
    issuerQuery,
    evidenceWallet,
    evidenceAuthorisations,
    documentChecksQuery,
    evidenceWarningsQuery,
    evidenceFindingsQuery,
    gateDecisions,
    decisionSummary,
    tryGate,
    tryRisk,
    impactReading,
    policyVersionsQuery,
    policyVersionQuery,
    policyDifference,
  ],
  jobs: [verifyEvidenceJob, fetchStatusListJob, recheckEvidenceJob, followIssuerChangeJob, signDecisionJob],
  sweeps: [evidenceToExpire, evidenceToWarn, accreditationsToTurnSweep],
  events: [
    'evidenceLodged',
    'evidenceChecked',
    'evidenceExpired',
    'evidenceRecheckDue',
    'evidenceEndsSoon',
    'statusListDue',
    'issuerStandingChanged',
    'gateDecided',
    'reclassificationDue',
    'riskLevelRaised',
    'policyAdopted',
  ],
  groups: assuranceGroups,
  workflows: [riskAssessmentLife, mitigationProofLife, evidenceLife, evidenceFindingLife, policyVersionLife, issuerEntryLife],
  faults: releasedPolicyFaults,
};
