import { enumeration, field, localised, readable, t } from '@pilotage/platform';

export const ImpactSectionEnum = enumeration('ImpactSection', 'A section of an impact assessment.', {
  use: 'Purpose, process, period, groups affected, alternatives.',
  dataProtection: 'Purpose and means, effect on rights, measures; categories, sources, retention, de-identification, recipients, export.',
  employment: 'Jobs changed, cut, created; monitoring; pay and hours; retraining; who was consulted and told.',
  social: 'Fairness over groups, vulnerable people, behaviour, income, psychology, digital exclusion.',
  safetySecurity: 'Failure modes, worst credible harm, fail-safe, attack.',
  oversight: 'Who can stop, reverse and disregard; training; automation bias.',
  remedies: 'Explanation, complaint, correction, compensation, insurance.',
  environment: 'Energy and other effects on the environment.',
  residualRisk: 'What remains, and the conditions asked for.',
});

export const ImpactAssessmentStateEnum = enumeration('ImpactAssessmentState', 'State of a version of an impact assessment.', {
  draft: 'Being written.',
  submitted: 'Whole for the confirmed level; waits for a second officer.',
  complete: 'Confirmed by a second officer.',
  superseded: 'A later version took its place.',
});

const ImpactFindingView = readable('ImpactFinding', 'A finding of an impact assessment.', {
  claim: field(localised, 'public', 'What is claimed.'),
  evidence: field(t.text, 'public', 'Where the proof lies.'),
  severity: field(t.int, 'public', '0 (none) to 4 (worst).'),
  likelihood: field(t.int, 'public', '0 (excluded) to 4 (expected).'),
  measure: field(localised, 'public', 'What is done about it.'),
  owner: field(t.text, 'public', 'Who answers for the measure.'),
  due: field(t.date, 'public', 'By when.'),
});

const ImpactSectionView = readable('ImpactSectionReading', 'A section of an impact assessment as it is read.', {
  section: field(t.enum(ImpactSectionEnum), 'public', 'Which.'),
  summary: field(t.nullable(localised), 'public', 'What it comes to, for the public; null where it does not apply.'),
  notApplicable: field(t.nullable(localised), 'public', 'Why it does not apply.'),
  findings: field(
    t.nullable(t.list(t.object(() => ImpactFindingView))),
    'impactFindings',
    'The findings, for the agency, committees and oversight.',
  ),
});

export const ImpactAssessmentView = readable('ImpactAssessment', 'A version of the impact assessment of a need.', {
  id: field(t.id, 'public', 'Identifier.'),
  version: field(t.int, 'public', 'Version, counted per need.'),
  state: field(t.enum(ImpactAssessmentStateEnum), 'public', 'State.'),
  level: field(t.nullable(t.text), 'public', 'Risk level by which it was found whole.'),
  policyVersion: field(t.nullable(t.text), 'public', 'Version of the rules that say which sections are asked.'),
  digest: field(t.text, 'public', 'SHA-256 of what it says.'),
  sections: field(t.list(t.object(() => ImpactSectionView)), 'public', 'Its sections.'),
  vendorAssessment: field(t.nullable(t.text), 'impactFindings', 'Where the provider’s own assessment lies.'),
  draftedAt: field(t.instant, 'public', 'When it was written.'),
  submittedAt: field(t.nullable(t.instant), 'public', 'When it was submitted.'),
  confirmedAt: field(t.nullable(t.instant), 'public', 'When a second officer confirmed it.'),
  draftedBy: field(t.nullable(t.id), 'impactFindings', 'Who wrote it.'),
  confirmedBy: field(t.nullable(t.id), 'impactFindings', 'Who confirmed it.'),
});

export const RiskWarningView = readable('PublishedWarning', 'A risk warning as it was published.', {
  id: field(t.id, 'public', 'Identifier.'),
  text: field(localised, 'public', 'The warning.'),
  digest: field(t.text, 'public', 'SHA-256 of what it says.'),
  publishedAt: field(t.instant, 'public', 'When it was published.'),
});

export const DisclosureView = readable('PublishedDisclosure', 'A disclosure before use as it was published.', {
  id: field(t.id, 'public', 'Identifier.'),
  name: field(localised, 'public', 'What the tool is called.'),
  purpose: field(localised, 'public', 'What it is for.'),
  owner: field(localised, 'public', 'Who answers for its use.'),
  humanRole: field(localised, 'public', 'What people decide, and what the tool does.'),
  data: field(localised, 'public', 'Which data it uses.'),
  contact: field(localised, 'public', 'Whom to ask.'),
  explanation: field(localised, 'public', 'How it works, in plain words.'),
  digest: field(t.text, 'public', 'SHA-256 of what it says.'),
  publishedAt: field(t.instant, 'public', 'When it was published.'),
});
