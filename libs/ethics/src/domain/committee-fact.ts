import type { Instant } from '@pilotage/kernel';
import type { CaseDecision, EthicsCaseState } from './ethics-case.workflow.js';

/** What the admission gate asks about the committee. */
export type CommitteeFact = 'NONE' | 'APPROVED' | 'APPROVED_WITH_CONDITIONS' | 'REVISE' | 'REJECTED' | 'EXPIRED';

/** The decided case that counts: the latest. */
export interface DecidedCase {
  readonly state: EthicsCaseState;
  readonly decision: CaseDecision | null;
  /** End of an approval, unless the tracking review extends it. */
  readonly validUntil: Instant | null;
}

/** The fact at a moment. An approval is tested against its end at use: a sweep that is late changes nothing. */
export function factOf(decided: DecidedCase | null, at: Instant): CommitteeFact {
  if (!decided?.decision) return 'NONE';
  if (decided.decision === 'revise') return 'REVISE';
  if (decided.decision === 'rejected') return 'REJECTED';
  const isOver = decided.state === 'lapsed' || decided.validUntil === null || decided.validUntil <= at;
  if (isOver) return 'EXPIRED';
  return decided.decision === 'approved' ? 'APPROVED' : 'APPROVED_WITH_CONDITIONS';
}
