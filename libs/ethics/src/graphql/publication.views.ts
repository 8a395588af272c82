import { connectionOf, field, localised, readable, t } from '@pilotage/platform';
import { ConditionKindEnum } from '@pilotage/assurance';
import { RedactedPartEnum, RedactionReasonEnum, TrackingOutcomeEnum } from './committee.views.js';
import { CaseDecisionEnum, EthicsCaseStateEnum, VoteCountView } from './ethics.views.js';

const PublishedConditionView = readable('PublishedCondition', 'A condition of a published approval.', {
  kind: field(t.enum(ConditionKindEnum), 'public', 'When it must be met.'),
  text: field(localised, 'public', 'What must be done.'),
});

const PublishedDissentView = readable('PublishedDissent', 'A dissent; with a name only where the member wished it.', {
  text: field(localised, 'public', 'What it says.'),
  name: field(t.nullable(localised), 'public', 'The member’s name.'),
});

const PublishedTrackingView = readable('PublishedTracking', 'A tracking review that was published.', {
  at: field(t.instant, 'public', 'When it was held.'),
  outcome: field(t.enum(TrackingOutcomeEnum), 'public', 'What it came to.'),
  finding: field(localised, 'public', 'What was found.'),
});

const RedactionView = readable('Redaction', 'That something was left out, and for which secret.', {
  part: field(t.enum(RedactedPartEnum), 'public', 'The part.'),
  reason: field(t.enum(RedactionReasonEnum), 'public', 'The secret.'),
});

export const PublishedDecisionView = readable(
  'PublishedDecision',
  'A decision of the ethics committee as it is published: who voted how is not.',
  {
    id: field(t.id, 'public', 'The case.'),
    committeeId: field(t.id, 'public', 'The committee.'),
    agencyId: field(t.id, 'public', 'The agency concerned.'),
    subjectType: field(t.text, 'public', 'What it is about: bid, pilot or need.'),
    reasons: field(t.list(t.text), 'public', 'Codes of the reasons for which it was referred.'),
    state: field(t.enum(EthicsCaseStateEnum), 'public', 'State of the case when this was published.'),
    decision: field(t.enum(CaseDecisionEnum), 'public', 'What was decided.'),
    decidedAt: field(t.instant, 'public', 'When it was decided.'),
    validUntil: field(t.nullable(t.instant), 'public', 'End of the approval.'),
    policyVersion: field(t.text, 'public', 'Version of the committee’s rules.'),
    clauses: field(t.list(t.text), 'public', 'Clauses of guidelines on which it rests.'),
    statement: field(localised, 'public', 'The reasons.'),
    conditions: field(t.list(t.object(() => PublishedConditionView)), 'public', 'Conditions of the approval.'),
    votes: field(
      t.object(() => VoteCountView),
      'public',
      'The count of votes.',
    ),
    recusals: field(t.int, 'public', 'How many members were recused.'),
    dissents: field(t.list(t.object(() => PublishedDissentView)), 'public', 'Dissents.'),
    tracking: field(t.list(t.object(() => PublishedTrackingView)), 'public', 'Tracking reviews.'),
    notes: field(t.list(localised), 'public', 'Notes on conflicts that were found late.'),
    redactions: field(t.list(t.object(() => RedactionView)), 'public', 'What was left out, and why.'),
    publishedAt: field(t.instant, 'public', 'When this was published.'),
  },
);
export const PublishedDecisionConnectionView = connectionOf(PublishedDecisionView);
