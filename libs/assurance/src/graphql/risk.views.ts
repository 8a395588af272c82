import { enumeration, field, localised, readable, t } from '@pilotage/platform';
import { CodedTextView, PolicyBasisEnum, RiskLevelEnum } from './assurance.views.js';

const RiskAssessmentStateEnum = enumeration('RiskAssessmentState', 'State of a risk assessment.', {
  drafted: 'Answered by one officer.',
  confirmed: 'Confirmed by another officer.',
  superseded: 'A later version took its place.',
});

export const RiskAssessmentView = readable('RiskAssessment', 'A version of the risk assessment of a need.', {
  id: field(t.id, 'public', 'Identifier.'),
  subjectId: field(t.id, 'public', 'What is assessed.'),
  version: field(t.int, 'public', 'Counts the versions, from 1.'),
  policyVersion: field(t.text, 'public', 'Version of the risk policy.'),
  state: field(t.enum(RiskAssessmentStateEnum), 'public', 'State.'),
  level: field(t.enum(RiskLevelEnum), 'public', 'The level: the gravest of band and floors.'),
  raw: field(t.nullable(t.int), 'public', 'Points of the answers; null while a question is open.'),
  mitigation: field(t.int, 'public', 'Points of the measures whose proof was verified and valid at drafting.'),
  mitigations: field(t.list(t.text), 'public', 'Those measures.'),
  current: field(t.nullable(t.int), 'public', 'Points after the deduction for verified mitigation.'),
  band: field(t.nullable(t.enum(RiskLevelEnum)), 'public', 'What the points alone give.'),
  triggers: field(t.list(t.text), 'public', 'Fired triggers, said or derived.'),
  carveOut: field(t.list(t.text), 'public', 'Areas that Art 44 keeps out of its permission.'),
  missing: field(t.list(t.text), 'public', 'What is still unanswered.'),
  answers: field(t.json, 'public', 'The answers by question.'),
  draftedAt: field(t.instant, 'public', 'When it was answered.'),
  confirmedAt: field(t.nullable(t.instant), 'public', 'When another officer confirmed it.'),
});

const RiskOptionView = readable('RiskOption', 'A permitted answer.', {
  code: field(t.text, 'public', 'The code to answer with.'),
  label: field(localised, 'public', 'The answer.'),
  points: field(t.int, 'public', 'Its points.'),
  exclusive: field(t.flag, 'public', 'Contradicts every other answer.'),
});

const RiskQuestionView = readable('RiskQuestion', 'A question of the risk questionnaire.', {
  id: field(t.text, 'public', 'Id of the question.'),
  section: field(t.text, 'public', 'Section.'),
  text: field(localised, 'public', 'The question.'),
  multiple: field(t.flag, 'public', 'Takes several answers.'),
  product: field(t.flag, 'public', 'Depends on the product: the vendor answers it in the bid.'),
  cap: field(t.nullable(t.int), 'public', 'The most points that several answers give.'),
  options: field(t.list(t.object(() => RiskOptionView)), 'public', 'Permitted answers.'),
  source: field(t.text, 'public', 'Where it comes from.'),
});

const RiskTriggerView = readable('RiskTrigger', 'A fact that sets a floor under the level.', {
  id: field(t.text, 'public', 'Id of the trigger.'),
  floor: field(t.enum(RiskLevelEnum), 'public', 'The floor.'),
  text: field(localised, 'public', 'The fact.'),
  asked: field(t.flag, 'public', 'Must be answered yes or no; otherwise the answers decide it.'),
  source: field(t.text, 'public', 'Where it comes from.'),
  basis: field(t.enum(PolicyBasisEnum), 'public', 'Law, a reading of it, or a proposal.'),
});

const CarveOutFlagView = readable('CarveOutFlag', 'An area that Art 44 keeps out of its permission. Each is answered yes or no.', {
  id: field(t.text, 'public', 'Id of the flag.'),
  label: field(localised, 'public', 'The area.'),
  test: field(localised, 'public', 'How to tell.'),
});

const RiskBandView = readable('RiskBandRange', 'Points that give a level.', {
  level: field(t.enum(RiskLevelEnum), 'public', 'The level.'),
  min: field(t.int, 'public', 'From, included.'),
  max: field(t.int, 'public', 'To, included.'),
});

export const RiskPolicyView = readable('RiskPolicy', 'The risk questionnaire that is in force, with its points, bands and floors.', {
  version: field(t.text, 'public', 'Version.'),
  validFrom: field(t.instant, 'public', 'In force from.'),
  jurisdiction: field(t.text, 'public', 'Whose policy it is.'),
  status: field(localised, 'public', 'What it rests on.'),
  maxPoints: field(t.int, 'public', 'The most points.'),
  sections: field(t.list(t.object(() => CodedTextView)), 'public', 'Sections.'),
  questions: field(t.list(t.object(() => RiskQuestionView)), 'public', 'Questions.'),
  triggers: field(t.list(t.object(() => RiskTriggerView)), 'public', 'Triggers.'),
  carveOut: field(t.list(t.object(() => CarveOutFlagView)), 'public', 'Flags beside the level.'),
  bands: field(t.list(t.object(() => RiskBandView)), 'public', 'Bands of points.'),
});

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
