import { ConditionKindEnum } from '@pilotage/assurance';
import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const EthicsCaseStateEnum = enumeration('EthicsCaseState', 'State of an ethics case.', {
  filed: 'Referred to the committee.',
  accepted: 'The committee has taken it; its days to decide run.',
  inReview: 'Members have declared their interests and read the papers.',
  decided: 'Decided.',
  tracking: 'Approved, and the tracking review was held.',
  suspended: 'The approval is suspended by a tracking review.',
  ended: 'The approval was ended by a tracking review.',
  setAside: 'The decision was set aside for a conflict that was found late.',
  lapsed: 'The approval has ended.',
});

export const CaseDecisionEnum = enumeration('CaseDecision', 'What the committee decides.', {
  approved: 'Approved.',
  approvedWithConditions: 'Approved, with conditions.',
  revise: 'To be changed and looked at again.',
  rejected: 'Rejected.',
});

export const VoteEnum = enumeration('Vote', 'Vote on the question whether a case is approved.', {
  inFavour: 'For approval.',
  against: 'Against approval.',
  abstain: 'Neither; counts as present.',
});

const CommitteeConditionView = readable('CommitteeCondition', "A condition of the committee's approval.", {
  kind: field(t.enum(ConditionKindEnum), 'public', 'When it must be met.'),
  text: field(localised, 'public', 'What must be done.'),
});

const BallotView = readable('Ballot', 'The vote of one member.', {
  personId: field(t.id, 'public', 'The member.'),
  vote: field(t.enum(VoteEnum), 'public', 'The vote.'),
});

export const VoteCountView = readable('VoteCount', 'How the members present voted.', {
  present: field(t.int, 'public', 'Members present.'),
  inFavour: field(t.int, 'public', 'For approval.'),
  against: field(t.int, 'public', 'Against approval.'),
  abstained: field(t.int, 'public', 'Abstentions.'),
});

const CaseExtensionView = readable('CaseExtension', 'A longer time to decide.', {
  at: field(t.instant, 'public', 'When it was given.'),
  until: field(t.instant, 'public', 'By when it is to be decided now.'),
  reason: field(localised, 'public', 'Why.'),
});

export const EthicsCaseView = readable('EthicsCase', 'A case before the ethics committee.', {
  id: field(t.id, 'public', 'Identifier.'),
  subjectType: field(t.text, 'public', 'What it is about: bid, pilot, need, or riskLevel: the level of a need.'),
  subjectId: field(t.id, 'public', 'Identifier of what it is about.'),
  agencyId: field(t.id, 'public', 'The agency concerned.'),
  interestedOrganisations: field(t.list(t.id), 'public', 'Parties with an interest.'),
  reasons: field(t.list(t.text), 'public', 'Codes of the reasons for which it was referred.'),
  triggers: field(t.list(t.text), 'public', 'Risk triggers of the use or product.'),
  needsExperts: field(t.flag, 'public', 'Whether experts from outside look at it again before it can be approved.'),
  reopenedFrom: field(t.nullable(t.id), 'public', 'The case whose decision was set aside and which this one takes up again.'),
  state: field(t.enum(EthicsCaseStateEnum), 'public', 'State.'),
  filedAt: field(t.instant, 'public', 'When it was filed.'),
  committeeId: field(t.nullable(t.id), 'public', 'The committee that took it.'),
  acceptedAt: field(t.nullable(t.instant), 'public', 'When the committee took it.'),
  decisionDueAt: field(t.nullable(t.instant), 'public', 'By when it is to be decided.'),
  overdueAt: field(t.nullable(t.instant), 'public', 'Since when it has been known to be late; null while it is in time.'),
  extensions: field(t.list(t.object(() => CaseExtensionView)), 'public', 'Longer times to decide.'),
  recusals: field(t.int, 'public', 'How many members were recused.'),
  decision: field(t.nullable(t.enum(CaseDecisionEnum)), 'public', 'What was decided.'),
  votes: field(t.nullable(t.object(() => VoteCountView)), 'public', 'The count of votes, not by name.'),
  conditions: field(t.list(t.object(() => CommitteeConditionView)), 'public', 'Conditions of the approval.'),
  statement: field(t.nullable(localised), 'public', 'Reasons of the decision.'),
  clauses: field(t.list(t.text), 'public', 'Clauses of guidelines on which it rests, as clause@version.'),
  policyVersion: field(t.nullable(t.text), 'public', "Version of the committee's rules."),
  decidedAt: field(t.nullable(t.instant), 'public', 'When it was decided.'),
  validUntil: field(t.nullable(t.instant), 'public', 'End of the approval.'),
  ballots: field(t.nullable(t.list(t.object(() => BallotView))), 'committeeBallots', 'The votes by name.'),
});
export const EthicsCaseConnectionView = connectionOf(EthicsCaseView);
