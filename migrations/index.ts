import { House0001 } from './0001_house.js';
import { Parties0002 } from './0002_parties.js';
import { Assurance0003 } from './0003_assurance.js';
import { Ethics0004 } from './0004_ethics.js';
import { Calls0005 } from './0005_calls.js';
import { Bids0006 } from './0006_bids.js';
import { Evaluation0007 } from './0007_evaluation.js';
import { Awards0008 } from './0008_awards.js';
import { Pilots0009 } from './0009_pilots.js';
import { Transparency0010 } from './0010_transparency.js';
import { RankingsAgain0011 } from './0011_rankings_again.js';
import { Identity0012 } from './0012_identity.js';
import { Files0013 } from './0013_files.js';
import { WorkLimits0014 } from './0014_work_limits.js';
import { RowSecurity0015 } from './0015_row_security.js';
import { PolicyRegister0016 } from './0016_policy_register.js';
import { Wallet0018 } from './0018_wallet.js';
import { StatusLists0020 } from './0020_status_lists.js';
import { Risk0021 } from './0021_risk.js';
import { Exclusions0022 } from './0022_exclusions.js';
import { Guidelines0024 } from './0024_guidelines.js';
import { DecisionSummaries0025 } from './0025_decision_summaries.js';
import { ModelCards0029 } from './0029_model_cards.js';
import { DocumentChecks0028 } from './0028_document_checks.js';
import { OverdueComplaints0031 } from './0031_overdue_complaints.js';
import { EvidenceFindings0034 } from './0034_evidence_findings.js';
import { EthicsAndRequests0036 } from './0036_ethics_and_requests.js';
import { Committee0023 } from './0023_committee.js';
import { EvidenceOfOthers0032 } from './0032_evidence_of_others.js';
import { Issuers0033 } from './0033_issuers.js';
import { PermitsAndModelCards0035 } from './0035_permits_and_model_cards.js';
import { StandardsRequests0026 } from './0026_standards_requests.js';

/** Every migration, in order. */
export const MIGRATIONS = [
  House0001,
  Parties0002,
  Assurance0003,
  Ethics0004,
  Calls0005,
  Bids0006,
  Evaluation0007,
  Awards0008,
  Pilots0009,
  Transparency0010,
  RankingsAgain0011,
  Identity0012,
  Files0013,
  WorkLimits0014,
  RowSecurity0015,
  PolicyRegister0016,
  Wallet0018,
  StatusLists0020,
  Risk0021,
  Exclusions0022,
  Committee0023,
  Guidelines0024,
  DecisionSummaries0025,
  StandardsRequests0026,
  DocumentChecks0028,
  ModelCards0029,
  OverdueComplaints0031,
  EvidenceOfOthers0032,
  Issuers0033,
  EvidenceFindings0034,
  PermitsAndModelCards0035,
  EthicsAndRequests0036,
];
