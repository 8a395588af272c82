import type { PolicyLine } from '@pilotage/platform';

const OFFICER = { roles: ['officer'], of: 'agency' } as const;
/** Persons who have a seat on the panel of the lot. */
const MEMBER = { roles: ['evaluator'], of: 'agency', assigned: true } as const;
const READERS = { roles: ['officer', 'approver', 'pilotManager', 'agencyAuditor'], of: 'agency' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** Who may do what with evaluations. `lockMarks` and `settleSpread` name only the chair as assigned. */
export const evaluationPolicy = {
  appointPanel: [OFFICER],
  replaceMember: [OFFICER],
  declareInterest: [MEMBER],
  startMarking: [{ system: true }],
  saveMark: [MEMBER],
  settleSpread: [MEMBER],
  lockMarks: [OFFICER, MEMBER],
  requestPriceOpening: [OFFICER],
  confirmPriceOpening: [OFFICER],
  revealDraw: [OFFICER],
  scoreLot: [{ system: true }],
  rescoreLot: [{ system: true }],
  evaluation: [READERS, OVERSIGHT, MEMBER],
  myEvaluations: [{ roles: ['evaluator'], of: 'any' }],
  markingPapers: [MEMBER],
  comparison: [READERS, OVERSIGHT, MEMBER],
  ranking: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;
