import type { CommitteePolicy } from './committee-policy.js';
import { APPROVALS, isCarried, missingKinds, type Ballot, type CaseDecision, type Seat } from './meeting.js';

/** A decision as it was taken. */
export interface TakenDecision {
  /** The rules under which it was taken. */
  readonly policy: CommitteePolicy;
  readonly decision: CaseDecision;
  /** Who sat, with their kinds at that time. */
  readonly seats: readonly Seat[];
  readonly ballots: readonly Ballot[];
}

/**
 * Whether the decision stands when the members in `out`, under every account, had not been there: enough others were present, they cover the
 * kinds, and their votes still say the same. Source: LAW-DERIVED, governance 5.2 on procurement regulation Art 9 and review measures Art 28;
 * that a refusal is looked at in the same way is a PROPOSAL.
 */
export function standsWithout({ policy, decision, seats, ballots }: TakenDecision, out: readonly string[]): boolean {
  const others = ballots.filter(({ personId }) => !out.includes(personId));
  const persons = others.map(({ personId }) => personId);
  const couldMeet = others.length >= policy.quorum && missingKinds(policy, seats, persons).length === 0;
  return couldMeet && isCarried(policy, others) === APPROVALS.includes(decision);
}
