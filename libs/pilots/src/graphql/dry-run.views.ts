import { GateDecisionEnum, PilotStageEnum, RiskLevelEnum } from '@pilotage/assurance';
import { connectionOf, field, readable, t } from '@pilotage/platform';

const decision = t.enum(GateDecisionEnum);
const codes = t.list(t.text);

export const DryRunChangeView = readable(
  'PolicyDryRunChange',
  'What would be decided otherwise about one bid. Neither its vendor nor anything of its offer is told.',
  {
    id: field(t.id, 'public', 'The bid.'),
    pilotId: field(t.nullable(t.id), 'public', 'Its pilot, where one is open.'),
    stage: field(t.enum(PilotStageEnum), 'public', 'The stage of its latest decision.'),
    before: field(decision, 'public', 'What was decided; it stays so.'),
    after: field(t.nullable(decision), 'public', 'What would be decided; null where facts are missing for it.'),
    missing: field(codes, 'public', 'Facts that nobody gathered, by path.'),
    reasonsAdded: field(codes, 'public', 'Reasons that would be given.'),
    reasonsRemoved: field(codes, 'public', 'Reasons that would fall away.'),
    conditionsAdded: field(codes, 'public', 'Conditions that would be set.'),
    conditionsRemoved: field(codes, 'public', 'Conditions that would fall away.'),
    riskBefore: field(t.enum(RiskLevelEnum), 'public', 'The risk level of the decision.'),
    riskAfter: field(t.enum(RiskLevelEnum), 'public', 'The risk level that the answers would give.'),
  },
);
const DryRunChangeConnectionView = connectionOf(DryRunChangeView);

const CodeCountView = readable('PolicyDryRunCode', 'How often a code would be given or taken away.', {
  code: field(t.text, 'public', 'The code.'),
  added: field(t.int, 'public', 'Bids that would get it.'),
  removed: field(t.int, 'public', 'Bids that would lose it.'),
});

const DecisionCountView = readable('PolicyDryRunDecision', 'How many bids would go from one decision to another.', {
  before: field(decision, 'public', 'What was decided.'),
  after: field(t.nullable(decision), 'public', 'What would be decided; null where facts are missing for it.'),
  count: field(t.int, 'public', 'How many bids.'),
});

export const PolicyDryRunView = readable(
  'PolicyDryRun',
  'What would change for all open bids and pilots if a version of a policy decided now. It decides nothing and nothing of it is kept.',
  {
    version: field(t.text, 'public', 'Name of the version that was tried.'),
    bids: field(t.int, 'public', 'Bids that were looked at: opened, decided about, and still open or in a pilot.'),
    pilots: field(t.int, 'public', 'How many of them have a pilot for which the gate will be asked again.'),
    changed: field(t.int, 'public', 'How many would fare otherwise.'),
    undecided: field(t.int, 'public', 'How many could not be decided, because facts are missing.'),
    decisions: field(t.list(t.object(() => DecisionCountView)), 'public', 'From which decision to which, with those that stay.'),
    reasons: field(t.list(t.object(() => CodeCountView)), 'public', 'Reasons that come and go.'),
    conditions: field(t.list(t.object(() => CodeCountView)), 'public', 'Conditions that come and go.'),
    changes: field(
      t.object(() => DryRunChangeConnectionView),
      'public',
      'Those that would fare otherwise, by bid.',
    ),
  },
);
