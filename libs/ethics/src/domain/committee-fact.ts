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

/** What the committee made of its own decision later: suspended, it asks for changes first; ended, it says no; set aside, it never decided. */
const LATER: Partial<Record<EthicsCaseState, CommitteeFact>> = {
  setAside: 'NONE',
  suspended: 'REVISE',
  ended: 'REJECTED',
  lapsed: 'EXPIRED',
};
const REFUSALS: Partial<Record<CaseDecision, CommitteeFact>> = { revise: 'REVISE', rejected: 'REJECTED' };

/** The fact at a moment. An approval is tested against its end at use: a sweep that is late changes nothing. */
export function factOf(decided: DecidedCase | null, at: Instant): CommitteeFact {
  if (!decided?.decision) return 'NONE';
  const said = LATER[decided.state] ?? REFUSALS[decided.decision];
  if (said) return said;
  if (decided.validUntil === null || decided.validUntil <= at) return 'EXPIRED';
  return decided.decision === 'approved' ? 'APPROVED' : 'APPROVED_WITH_CONDITIONS';
}
