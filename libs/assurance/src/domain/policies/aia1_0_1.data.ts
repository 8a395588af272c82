import type { ImpactReadingPolicy } from '../impactReading.js';

/** The Canadian algorithmic impact assessment, version 1.0.1: thresholds, deduction and rounding as facts. Source: Directive on Automated Decision-Making, Appendix B. */
export const aia1_0_1: ImpactReadingPolicy = {
  id: 'ca-aia',
  version: '1.0.1',
  source: 'Treasury Board of Canada, Directive on Automated Decision-Making; Algorithmic Impact Assessment v1.0.1 (2025-10-03)',
  rawMax: 167,
  mitigationMax: 77,
  deductionFromPercent: 80,
  deductionPercent: 15,
  levelCeilingPercents: [25, 50, 75, 100],
  // Levels I, II, III and IV; the last two are one of ours.
  bandOfLevel: ['LOW', 'MEDIUM', 'HIGH', 'HIGH'],
};
