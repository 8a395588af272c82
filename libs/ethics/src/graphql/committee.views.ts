import { ConditionKindEnum } from '@pilotage/assurance';
import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const MemberKindEnum = enumeration('CommitteeMemberKind', 'What a member brings to the committee.', {
  technicalPeer: 'Knows the technology.',
  ethics: 'Knows ethics.',
  law: 'Knows the law.',
  dataProtection: 'Knows data protection.',
  labour: 'Knows work and employment.',
  society: 'Knows effects on society.',
  publicMember: 'Speaks for the public.',
});

export const InterestKindEnum = enumeration('InterestKind', 'What somebody has to do with a party of a case.', {
  employment: 'Works or worked there within three years.',
  boardSeat: 'Sits or sat on its board within three years.',
  control: 'Controls or controlled it within three years.',
  kinship: 'Is related to somebody there.',
  funding: 'Is funded by it, or funds it.',
  ownProduct: 'It is the own product.',
  guidelineAuthor: 'Wrote the guideline that is applied; declared, and no bar.',
  other: 'Another relation that may touch fairness.',
});

export const TrackingOutcomeEnum = enumeration('TrackingOutcome', 'What a tracking review comes to.', {
  keep: 'The approval goes on.',
  amendConditions: 'The approval goes on under other conditions.',
  suspend: 'The approval is suspended until another review.',
  end: 'The approval ends.',
});

export const RedactedPartEnum = enumeration('RedactedPart', 'A part of a decision that may hold a secret.', {
  statement: 'The reasons.',
  conditions: 'The conditions.',
  dissents: 'The dissents.',
});

export const RedactionReasonEnum = enumeration('RedactionReason', 'The secret for which something is left out.', {
  stateSecret: 'A secret of the State.',
  tradeSecret: 'A secret of a vendor’s trade.',
  personalData: 'Data about persons.',
  security: 'Safety of a system against attack.',
});

export const CommitteeMemberView = readable('CommitteeMember', 'A seat on an ethics committee.', {
  id: field(t.id, 'public', 'Identifier.'),
  committeeId: field(t.id, 'public', 'The committee.'),
  personId: field(t.id, 'public', 'The person.'),
  kind: field(t.enum(MemberKindEnum), 'public', 'What they bring.'),
  deputy: field(t.flag, 'public', 'Whether they take the chair’s place where the chair is recused.'),
  termFrom: field(t.instant, 'public', 'When the term begins.'),
  termUntil: field(t.instant, 'public', 'When the term ends.'),
  proposedAt: field(t.instant, 'public', 'When they were proposed.'),
  appointedAt: field(t.nullable(t.instant), 'public', 'When they were appointed; null while proposed.'),
  endedAt: field(t.nullable(t.instant), 'public', 'When the seat ended before its term.'),
  endReason: field(t.nullable(localised), 'public', 'Why it ended.'),
});
export const CommitteeMemberConnectionView = connectionOf(CommitteeMemberView);

export const CasePaperView = readable(
  'CasePaper',
  'A paper of an ethics case, for those who declared their interests and are not recused.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    caseId: field(t.id, 'public', 'The case.'),
    title: field(localised, 'public', 'Title.'),
    reference: field(t.text, 'public', 'Where it lies: an identifier or an address.'),
    summary: field(localised, 'public', 'What it says.'),
    lodgedAt: field(t.instant, 'public', 'When it was lodged.'),
  },
);
export const CasePaperConnectionView = connectionOf(CasePaperView);

const DeclaredInterestView = readable('DeclaredInterest', 'An interest that was declared.', {
  kind: field(t.enum(InterestKindEnum), 'public', 'Its kind.'),
  note: field(t.text, 'public', 'In the declarer’s words.'),
});

export const CaseDeclarationView = readable('CaseDeclaration', 'What a member or an expert said of their interests in a case.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  personId: field(t.id, 'public', 'The member or expert.'),
  interests: field(t.list(t.object(() => DeclaredInterestView)), 'public', 'The interests; none is an empty list.'),
  servesParty: field(t.flag, 'public', 'Whether the house found that the person serves a party.'),
  recused: field(t.flag, 'public', 'Whether the person is out by it.'),
  declaredAt: field(t.instant, 'public', 'When it was said.'),
});

export const RecusalRequestView = readable('RecusalRequest', 'A vendor’s request that a member be recused.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  organisationId: field(t.id, 'public', 'The vendor.'),
  personId: field(t.id, 'public', 'The member.'),
  reasons: field(localised, 'public', 'Why.'),
  requestedAt: field(t.instant, 'public', 'When it was asked.'),
  granted: field(t.nullable(t.flag), 'public', 'Whether it was granted; null while undecided.'),
  decisionReasons: field(t.nullable(localised), 'public', 'Why it was or was not.'),
  decidedAt: field(t.nullable(t.instant), 'public', 'When it was decided.'),
});

export const CaseExpertView = readable('CaseExpert', 'An expert from outside who was called for a case.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  personId: field(t.id, 'public', 'The expert.'),
  appointedAt: field(t.instant, 'public', 'When they were called.'),
  agrees: field(t.nullable(t.flag), 'public', 'Whether they agree to an approval; null before they said so.'),
  opinion: field(t.nullable(localised), 'public', 'Why.'),
  statedAt: field(t.nullable(t.instant), 'public', 'When they said so.'),
});

export const CaseSittingView = readable('CaseSitting', 'A sitting of the committee on a case.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  present: field(t.list(t.id), 'public', 'Members present when it was opened.'),
  voted: field(t.nullable(t.int), 'committeeBallots', 'How many have voted.'),
  openedAt: field(t.instant, 'public', 'When it was opened.'),
  endedAt: field(t.nullable(t.instant), 'public', 'When it ended.'),
  postponedFor: field(t.nullable(localised), 'public', 'Why it was postponed.'),
});

export const CaseDissentView = readable('CaseDissent', 'A dissent on a decision.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  text: field(localised, 'public', 'What it says.'),
  name: field(t.nullable(localised), 'public', 'The member’s name, where they wish it to be published.'),
  writtenAt: field(t.instant, 'public', 'When it was written.'),
});

export const LateConflictView = readable('LateConflict', 'A conflict of a member who voted, found after the decision.', {
  id: field(t.id, 'public', 'Identifier.'),
  caseId: field(t.id, 'public', 'The case.'),
  personId: field(t.id, 'public', 'The member.'),
  reasons: field(localised, 'public', 'What was found.'),
  reportedAt: field(t.instant, 'public', 'When it was reported.'),
  confirmed: field(t.nullable(t.flag), 'public', 'Whether it was confirmed; null while undecided.'),
  stands: field(t.nullable(t.flag), 'public', 'Whether the decision stands without the member; null where nothing was confirmed.'),
  note: field(t.nullable(localised), 'public', 'What was found about it.'),
  decidedAt: field(t.nullable(t.instant), 'public', 'When it was decided.'),
});

const ReviewConditionView = readable('TrackedCondition', 'A condition that a tracking review set.', {
  kind: field(t.enum(ConditionKindEnum), 'public', 'When it must be met.'),
  text: field(localised, 'public', 'What must be done.'),
});

export const TrackingReviewView = readable('TrackingReview', 'A tracking review of an approval.', {
  id: field(t.id, 'public', 'Identifier.'),
  outcome: field(t.enum(TrackingOutcomeEnum), 'public', 'What it came to.'),
  finding: field(localised, 'public', 'What was found.'),
  conditions: field(t.list(t.object(() => ReviewConditionView)), 'public', 'Conditions from then on.'),
  clauses: field(t.list(t.text), 'public', 'Clauses of guidelines, as clause@version, that apply from then on.'),
  policyVersion: field(t.text, 'public', 'Version of the committee’s rules.'),
  heldAt: field(t.instant, 'public', 'When it was held.'),
});

export const CaseProceedingsView = readable(
  'CaseProceedings',
  'What happened in a case, step by step: for the committee and for oversight.',
  {
    id: field(t.id, 'public', 'The case.'),
    declarations: field(t.list(t.object(() => CaseDeclarationView)), 'public', 'Declarations of interests.'),
    recusalRequests: field(t.list(t.object(() => RecusalRequestView)), 'public', 'Requests for recusal.'),
    experts: field(t.list(t.object(() => CaseExpertView)), 'public', 'Experts from outside.'),
    sittings: field(t.list(t.object(() => CaseSittingView)), 'public', 'Sittings.'),
    dissents: field(t.list(t.object(() => CaseDissentView)), 'public', 'Dissents.'),
    lateConflicts: field(t.list(t.object(() => LateConflictView)), 'public', 'Conflicts found after the decision.'),
    trackingReviews: field(t.list(t.object(() => TrackingReviewView)), 'public', 'Tracking reviews.'),
  },
);
