import { ADOPTIONS, ENDS, GATE_VOCABULARY, PIECE_VOCABULARY, SUBJECT_VOCABULARY } from '../gateFacts.js';
import { GATE_DECISIONS, type ConditionKind, type SubjectRoute } from '../gatePolicy.js';
import type { PolicyBasis } from '../policy.js';

const YES_NO = ['YES', 'NO'] as const;
export const ROUTES: readonly SubjectRoute[] = ['MANDATORY_MET', 'DOMESTIC', 'GAP'];
export const BASES: readonly PolicyBasis[] = ['LAW', 'LAW-DERIVED', 'PROPOSAL'];
export const CONDITION_KINDS: readonly ConditionKind[] = ['PRECEDENT', 'SUBSEQUENT', 'CONTINUING'];
export const DECISIONS: readonly string[] = GATE_DECISIONS;

/** Whether what counts now lasts to the end of the planned period. */
const LASTING = [...ENDS, 'AFTER_PERIOD'] as const;

/** What the rows of a case see. */
export const CASE_VALUES = {
  ...GATE_VOCABULARY,
  carveOut: ['PRESENT', 'ABSENT'],
  subjects: ['SOME', 'NONE'],
  gap: YES_NO,
  fastTrackRequested: YES_NO,
  permitEnds: LASTING,
} as const;

/** What the rows of a subject see. */
export const SUBJECT_VALUES = {
  ...SUBJECT_VOCABULARY,
  mandatoryEnds: LASTING,
  route: ROUTES,
  risk: GATE_VOCABULARY.risk,
  stage: GATE_VOCABULARY.stage,
} as const;

/** What the rows of a piece of evidence see. */
export const PIECE_VALUES = { ...SUBJECT_VALUES, ...PIECE_VOCABULARY, adoption: [...ADOPTIONS, 'NONE'], ends: LASTING } as const;
