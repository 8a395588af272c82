import { instant } from '@pilotage/kernel';
import type { GatePolicy, GateRow, RouteRow } from '../gatePolicy.js';
import { gateConditions2026_1, reasonToConditions2026_1 } from './gateConditions2026_1.data.js';
import { gateReasons2026_1 } from './gateReasons2026_1.data.js';

const APPROVED = ['APPROVED', 'APPROVED_WITH_CONDITIONS'];
/** No decision was made, or the one made has lapsed. */
const UNDECIDED = ['NONE', 'EXPIRED'];
const ART44 = { gap: ['YES'] };
const ORDINARY = { gap: ['NO'] };

const routes: readonly RouteRow[] = [
  { route: 'MANDATORY_MET', when: { mandatory: ['MET'], national: ['NONE'], local: ['NONE'], international: ['NONE'] } },
  { route: 'DOMESTIC', when: { mandatory: ['MET', 'UNMET'] } },
  { route: 'DOMESTIC', when: { national: ['EXISTS'] } },
  { route: 'DOMESTIC', when: { local: ['EXISTS'] } },
  { route: 'GAP', when: {} },
];

const caseRows: readonly GateRow[] = [
  { row: 'prohibited', when: { risk: ['PROHIBITED'] }, reason: 'PROHIBITED_PRACTICE' },
  { row: 'unclassified', when: { risk: ['UNCLASSIFIED'] }, reason: 'RISK_UNCLASSIFIED' },
  { row: 'vendor excluded', when: { vendor: ['EXCLUDED'] }, reason: 'VENDOR_EXCLUDED' },
  { row: 'permit missing', when: { sectoralPermit: ['MISSING'] }, reason: 'SECTORAL_PERMIT_MISSING' },
  { row: 'permit expired', when: { sectoralPermit: ['EXPIRED'] }, reason: 'SECTORAL_PERMIT_EXPIRED' },
  {
    row: 'permit ends within the period',
    when: { sectoralPermit: ['VALID'], permitEnds: ['WITHIN_PERIOD'] },
    reason: 'EVIDENCE_ENDS_WITHIN_PERIOD',
  },
  { row: 'no subject required', when: { subjects: ['NONE'] }, reason: 'EVIDENCE_MISSING' },
  { row: 'gap in an excluded area', when: { ...ART44, carveOut: ['PRESENT'] }, reason: 'ART44_CARVE_OUT' },
  { row: 'gap at high risk', when: { ...ART44, risk: ['HIGH'] }, reason: 'ART44_LOW_RISK_ONLY' },
  {
    row: 'gap at medium risk outside the test',
    when: { ...ART44, risk: ['MEDIUM'], stage: ['TRIAL', 'PILOT'] },
    reason: 'ART44_LOW_RISK_ONLY',
  },
  {
    row: 'gap at medium risk in the test, undecided',
    when: { ...ART44, risk: ['MEDIUM'], stage: ['TEST'], carveOut: ['ABSENT'], committee: UNDECIDED },
    reason: 'MEDIUM_RISK_GAP_REVIEW',
  },
  {
    row: 'gap at medium risk in the test, approved',
    when: { ...ART44, risk: ['MEDIUM'], stage: ['TEST'], carveOut: ['ABSENT'], committee: APPROVED },
    reason: 'MEDIUM_RISK_GAP_APPROVED',
  },
  { row: 'disclosure', when: { risk: ['LOW', 'MEDIUM'], disclosure: ['MISSING'] }, reason: 'DISCLOSURE_DUE' },
  {
    row: 'excluded area, undecided',
    when: { ...ORDINARY, risk: ['LOW', 'MEDIUM'], carveOut: ['PRESENT'], committee: UNDECIDED },
    reason: 'CARVE_OUT_REVIEW',
  },
  {
    row: 'excluded area, approved',
    when: { ...ORDINARY, risk: ['LOW', 'MEDIUM'], carveOut: ['PRESENT'], committee: APPROVED },
    reason: 'CARVE_OUT_APPROVED',
  },
  { row: 'medium risk', when: { ...ORDINARY, risk: ['MEDIUM'] }, reason: 'MEDIUM_RISK_TRACKING' },
  {
    row: 'high risk, not assessed',
    when: { ...ORDINARY, risk: ['HIGH'], exAnteAssessment: ['MISSING'] },
    reason: 'EX_ANTE_ASSESSMENT_MISSING',
  },
  {
    row: 'high risk, undecided',
    when: { ...ORDINARY, risk: ['HIGH'], exAnteAssessment: ['COMPLETE'], committee: UNDECIDED },
    reason: 'HIGH_RISK_REVIEW',
  },
  {
    row: 'high risk, approved',
    when: { ...ORDINARY, risk: ['HIGH'], exAnteAssessment: ['COMPLETE'], committee: APPROVED },
    reason: 'HIGH_RISK_APPROVED',
  },
  {
    row: 'high risk, approved, no warning',
    when: { ...ORDINARY, risk: ['HIGH'], exAnteAssessment: ['COMPLETE'], committee: APPROVED, riskWarning: ['MISSING'] },
    reason: 'RISK_WARNING_DUE',
  },
  { row: 'committee rejected', when: { committee: ['REJECTED'] }, reason: 'COMMITTEE_REJECTED' },
  { row: 'committee asked for changes', when: { committee: ['REVISE'] }, reason: 'COMMITTEE_REVISION_OPEN' },
  { row: 'impact assessment of personal information', when: { pipia: ['MISSING'] }, reason: 'PIPIA_MISSING' },
  { row: 'data export', when: { dataExport: ['UNASSESSED'] }, reason: 'DATA_EXPORT_UNASSESSED' },
  { row: 'algorithm filing', when: { algorithmFiling: ['PENDING'] }, reason: 'ALGORITHM_FILING_DUE' },
  { row: 'insurance', when: { insurance: ['MISSING'] }, reason: 'INSURANCE_DUE' },
  { row: 'fast track', when: { fastTrackRequested: ['YES'] }, reason: 'FAST_TRACK_NOT_AVAILABLE' },
];

/** The first row that fits a piece of evidence: its level first, and only where the level fits its status. */
const pieceRows: readonly GateRow[] = [
  { row: 'mandatory standard met', when: { route: ['MANDATORY_MET'] }, reason: null },
  { row: 'gap without international standard', when: { route: ['GAP'], international: ['NONE'] }, reason: 'NO_CONFORMING_STANDARD' },
  { row: 'gap, foreign standard', when: { route: ['GAP'], level: ['FOREIGN'] }, reason: 'FOREIGN_STANDARD_NOT_INTERNATIONAL' },
  { row: 'nothing offered', when: { level: ['NONE'] }, reason: 'EVIDENCE_MISSING' },
  { row: 'domestic, foreign standard', when: { route: ['DOMESTIC'], level: ['FOREIGN'] }, reason: 'DOMESTIC_STANDARD_UNMET' },
  {
    row: 'domestic, international standard not adopted identically',
    when: { route: ['DOMESTIC'], level: ['INTERNATIONAL'], adoption: ['MOD', 'NONE'] },
    reason: 'DOMESTIC_STANDARD_UNMET',
  },
  {
    row: 'verified, ends within the period',
    when: { status: ['VERIFIED'], ends: ['WITHIN_PERIOD'] },
    reason: 'EVIDENCE_ENDS_WITHIN_PERIOD',
  },
  { row: 'verified', when: { status: ['VERIFIED'] }, reason: null },
  { row: 'edition in transition', when: { status: ['EDITION_TRANSITION'] }, reason: 'EDITION_TRANSITION' },
  {
    row: 'not independent, low-risk test',
    when: { status: ['SELF_DECLARED', 'NOT_ACCREDITED'], risk: ['LOW'], stage: ['TEST'] },
    reason: 'INDEPENDENT_VERIFICATION_DUE',
  },
  { row: 'self-declared', when: { status: ['SELF_DECLARED'] }, reason: 'EVIDENCE_NOT_INDEPENDENT' },
  { row: 'issuer not accredited', when: { status: ['NOT_ACCREDITED'] }, reason: 'ISSUER_NOT_ACCREDITED' },
  { row: 'pending', when: { status: ['PENDING'] }, reason: 'EVIDENCE_PENDING' },
  { row: 'expired', when: { status: ['EXPIRED'] }, reason: 'EVIDENCE_EXPIRED' },
  { row: 'revoked', when: { status: ['REVOKED'] }, reason: 'EVIDENCE_REVOKED' },
  { row: 'suspended', when: { status: ['SUSPENDED'] }, reason: 'EVIDENCE_SUSPENDED' },
  { row: 'status unknown', when: { status: ['STATUS_UNKNOWN'] }, reason: 'EVIDENCE_STATUS_UNKNOWN' },
  { row: 'scope mismatch', when: { status: ['SCOPE_MISMATCH'] }, reason: 'EVIDENCE_SCOPE_MISMATCH' },
  { row: 'subject mismatch', when: { status: ['SUBJECT_MISMATCH'] }, reason: 'EVIDENCE_SUBJECT_MISMATCH' },
  { row: 'draft', when: { status: ['DRAFT_STANDARD'] }, reason: 'DRAFT_STANDARD' },
  { row: 'missing', when: { status: ['MISSING'] }, reason: 'EVIDENCE_MISSING' },
];

/**
 * The admission gate, version 2026.1. Sources stand with each reason; where the law only withholds a permission, that the marketplace then refuses is our reading.
 * Standing duties (tracking, incident reports, logs) bind every admitted pilot, with or without conditions (Shenzhen AI Regulation Art 66(2)).
 */
export const gatePolicy2026_1: GatePolicy = {
  id: 'pilot-admission-gate',
  version: '2026.1',
  validFrom: instant('2026-01-01T00:00:00+08:00'),
  reasons: gateReasons2026_1,
  conditions: gateConditions2026_1,
  reasonToConditions: reasonToConditions2026_1,
  routes,
  caseRows,
  subjectRows: [
    { row: 'mandatory standard', when: { mandatory: ['UNMET'] }, reason: 'MANDATORY_STANDARD_UNMET' },
    {
      row: 'mandatory standard, evidence ends within the period',
      when: { mandatory: ['MET'], mandatoryEnds: ['WITHIN_PERIOD'] },
      reason: 'EVIDENCE_ENDS_WITHIN_PERIOD',
    },
  ],
  pieceRows,
  admissibleRows: [
    { row: 'by Art 44', when: ART44, reason: 'ADMISSIBLE_ART44' },
    { row: 'by domestic standards', when: ORDINARY, reason: 'ADMISSIBLE_DOMESTIC' },
  ],
  addedConditions: [{ condition: 'COMMITTEE_CONDITIONS', when: { committee: ['APPROVED_WITH_CONDITIONS'] } }],
  noPiece: { level: 'NONE', status: 'MISSING' },
};
