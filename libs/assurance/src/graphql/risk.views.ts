import { field, localised, readable, t } from '@pilotage/platform';
import { RiskLevelEnum } from './assurance.views.js';

export const RiskTrialView = readable(
  'RiskTrial',
  'What answers to the risk questionnaire come to. Nothing is kept, and nothing may rest on it.',
  {
    policyVersion: field(t.text, 'public', 'Version of the risk policy.'),
    raw: field(t.nullable(t.int), 'public', 'Points of the answers; null while a question is open.'),
    mitigation: field(t.int, 'public', 'Points of the measures.'),
    current: field(t.nullable(t.int), 'public', 'Points after the deduction.'),
    band: field(t.nullable(t.enum(RiskLevelEnum)), 'public', 'What the points alone give.'),
    level: field(t.enum(RiskLevelEnum), 'public', 'The level: the gravest of band and floors.'),
    triggers: field(t.list(t.text), 'public', 'Fired triggers, said or derived.'),
    carveOut: field(t.list(t.text), 'public', 'Areas that Art 44 keeps out of its permission.'),
    missing: field(t.list(t.text), 'public', 'Questions, triggers and flags without a valid answer.'),
    unknown: field(t.list(t.text), 'public', 'Ids that the policy does not know.'),
  },
);

export const ImpactScoreView = readable('ImpactScore', 'A reading of the Canadian algorithmic impact assessment from its two scores.', {
  instrument: field(t.text, 'public', 'The questionnaire whose scores they are; a score means nothing without its version.'),
  source: field(t.text, 'public', 'Where its figures come from.'),
  raw: field(t.int, 'public', 'Raw impact score.'),
  mitigation: field(t.int, 'public', 'Mitigation score.'),
  current: field(t.int, 'public', 'Score after the deduction.'),
  level: field(t.int, 'public', 'Impact level, 1 (little) to 4.'),
  besideLevel: field(t.enum(RiskLevelEnum), 'public', 'The level of the risk policy that stands beside it.'),
  says: field(localised, 'public', 'The level in words.'),
});
