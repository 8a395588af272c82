import { bidsOf } from './bid-parts.js';
import type { DemonstrationBid } from './types.js';

/** The international certificate that counts as the State standard, because the one adopts the other identically. */
const BY_42001 = { 'ai-management-system': { standard: 'ISO/IEC 42001:2023' } } as const;

/** The demonstration's bids. Vendors, products and evidence are made; the distances between prices are those of a real contract. */
export const BIDS: readonly DemonstrationBid[] = [
  ...bidsOf('readmission-mining', 'worldbank-OP00025610', [
    { vendor: 1, gate: ['ADMIT_WITH_CONDITIONS', 'INSURANCE_DUE'] },
    { vendor: 2, departs: BY_42001, answers: { Q25: 'PROVEN' }, gate: ['ADMIT_WITH_CONDITIONS', 'INSURANCE_DUE'] },
    { vendor: 3, departs: { 'health-interoperability': { variant: 'expired' } }, gate: ['REFUSE', 'EVIDENCE_EXPIRED', 'INSURANCE_DUE'] },
  ]),
  // The permit of vendor 4 is a demonstration device permit; vendor 5 holds a foreign number only, which is no Chinese permit.
  ...bidsOf('lung-nodule-ct', 'tsuchiura-2007-140', [
    { vendor: 4, permit: 'VALID', gate: ['REFUSE', 'ART44_CARVE_OUT', 'ART44_LOW_RISK_ONLY', 'FAST_TRACK_NOT_AVAILABLE'] },
    {
      vendor: 5,
      departs: { ...BY_42001, 'medical-device-software': { standard: 'IEC 62304:2006+AMD1:2015 CSV' } },
      gate: [
        'REFUSE',
        'SECTORAL_PERMIT_MISSING',
        'DOMESTIC_STANDARD_UNMET',
        'ART44_CARVE_OUT',
        'ART44_LOW_RISK_ONLY',
        'FAST_TRACK_NOT_AVAILABLE',
      ],
    },
    {
      vendor: 6,
      departs: { 'bias-fairness': { variant: 'wrongSubject' } },
      permit: 'EXPIRED',
      gate: [
        'REFUSE',
        'SECTORAL_PERMIT_EXPIRED',
        'ART44_CARVE_OUT',
        'ART44_LOW_RISK_ONLY',
        'EVIDENCE_SUBJECT_MISMATCH',
        'FAST_TRACK_NOT_AVAILABLE',
      ],
    },
  ]),
  ...bidsOf('primary-care-records', 'worldbank-OP00026735', [
    { vendor: 7, gate: ['ADMIT_WITH_CONDITIONS', 'MEDIUM_RISK_TRACKING', 'DISCLOSURE_DUE'] },
    { vendor: 8, departs: BY_42001, gate: ['ADMIT_WITH_CONDITIONS', 'MEDIUM_RISK_TRACKING', 'DISCLOSURE_DUE'] },
    { vendor: 9, gate: ['ADMIT_WITH_CONDITIONS', 'MEDIUM_RISK_TRACKING', 'DISCLOSURE_DUE'] },
  ]),
  ...bidsOf('rail-asset-images', 'portland-2025-12566', [
    { vendor: 1, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    {
      vendor: 2,
      departs: { ...BY_42001, 'ai-life-cycle': { variant: 'selfDeclared' } },
      gate: ['ADMIT_WITH_CONDITIONS', 'INDEPENDENT_VERIFICATION_DUE'],
    },
    { vendor: 3, departs: BY_42001, answers: { Q20: 'MONITORED' }, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 5, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 8, departs: { 'ai-life-cycle': { variant: 'unsigned' } }, gate: ['REFUSE', 'EVIDENCE_MISSING'] },
  ]),
  ...bidsOf('sewer-inflow-models', 'tsuchiura-2007-160', [
    { vendor: 4, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 6, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    {
      vendor: 10,
      departs: { 'ai-management-system': { variant: 'selfDeclared' } },
      gate: ['ADMIT_WITH_CONDITIONS', 'INDEPENDENT_VERIFICATION_DUE'],
    },
  ]),
  ...bidsOf('disclosure-redaction', 'worldbank-OP00018966', [
    { vendor: 2, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 4, markedAs: 1, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 7, departs: { 'data-protection': { variant: 'wrongSubject' } }, gate: ['REFUSE', 'EVIDENCE_SUBJECT_MISMATCH'] },
    { vendor: 9, answers: { Q19: 'NO' }, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
  ]),
  // Vendor 6 shows ISO/IEC 27001 where the State standard is asked for: the catalogue knows no identical adoption of it.
  ...bidsOf('benefit-form-reading', 'tsuchiura-2008-247', [
    { vendor: 3, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 6, departs: { 'information-security': { standard: 'ISO/IEC 27001:2022' } }, gate: ['REFUSE', 'DOMESTIC_STANDARD_UNMET'] },
    { vendor: 10, departs: { 'bias-fairness': { standard: 'ISO/IEC TS 12791:2024' } }, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
  ]),
  ...bidsOf('planning-validation', 'worldbank-OP00016847', [
    { vendor: 1, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 5, departs: { 'ai-management-system': { variant: 'expired' } }, gate: ['REFUSE', 'EVIDENCE_EXPIRED'] },
    { vendor: 8, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
  ]),
  ...bidsOf('habitat-mapping', 'portland-2022-10053', [
    { vendor: 3, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 6, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
  ]),
  ...bidsOf('habitat-mapping', 'portland-2018-7600', [
    { lot: 'lot-2', vendor: 6, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    {
      lot: 'lot-2',
      vendor: 9,
      departs: { 'ai-life-cycle': { variant: 'selfDeclared' } },
      gate: ['ADMIT_WITH_CONDITIONS', 'INDEPENDENT_VERIFICATION_DUE'],
    },
  ]),
  ...bidsOf('adverse-event-duplicates', 'portland-2022-8514', [
    { vendor: 2, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_ART44'] },
    { vendor: 7, departs: { 'de-identification': { variant: 'unsigned' } }, gate: ['REFUSE', 'EVIDENCE_MISSING'] },
  ]),
  // Two bids where three are needed: void before any gate runs.
  ...bidsOf('blank-page-removal', 'tsuchiura-2009-425', [
    { vendor: 5, gate: ['ADMIT', 'ADMISSIBLE_DOMESTIC'] },
    { vendor: 9, departs: BY_42001, gate: ['ADMIT', 'ADMISSIBLE_DOMESTIC'] },
  ]),
];
