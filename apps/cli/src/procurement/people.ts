/** Who does what in a demonstration procurement, by the subject of the development identity provider. No one does two things that two must do. */
export const PEOPLE = {
  drafter: 'drafter',
  officer: 'officer',
  secondOfficer: 'officer-2',
  publisher: 'approver',
  awardApprover: 'approver-2',
  pilotManager: 'pilot-manager',
  policyEditor: 'policy-editor',
  secondPolicyEditor: 'policy-editor-2',
} as const;

/** The person who leads a panel that is appointed. */
export const CHAIR = 'chair';

/** Evaluators in the order of their numbers in the rule of made marks, from 1; the chair is the last. */
export const EVALUATORS = ['evaluator-a', 'evaluator-b', 'evaluator-c', 'evaluator-d', 'evaluator-e', CHAIR] as const;

/** The person who bids for a vendor and may bind it. */
export const bidderOf = (vendorNo: number): string => `bidder-${String(vendorNo).padStart(2, '0')}`;
