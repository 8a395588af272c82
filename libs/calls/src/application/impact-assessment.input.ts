import { type AssessedSection, ImpactSectionEnum } from '@pilotage/ethics';
import { input, localisedInput } from '@pilotage/platform';

/** As many as the sections there are. */
const SECTIONS_MAX = 9;
/** More findings than an assessment of one section that anybody reads. */
const FINDINGS_MAX = 40;
/** Severity and likelihood from none to worst. */
const SCALE_MAX = 4;

const finding = input.object('ImpactFindingInput', 'A finding.', {
  claim: localisedInput(1000, 'What is claimed.'),
  evidence: input.text(500, 'Where the proof lies.'),
  severity: input.int(0, SCALE_MAX, 'How grave.'),
  likelihood: input.int(0, SCALE_MAX, 'How likely.'),
  measure: localisedInput(1000, 'What is done about it.'),
  owner: input.text(200, 'Who answers for the measure: an office, not a private person.'),
  due: input.date('By when.'),
});

const section = input.object('ImpactSectionInput', 'A section: what it comes to, with its findings; or why it does not apply.', {
  section: input.oneOf(ImpactSectionEnum, 'Which.'),
  summary: localisedInput(2000, 'What it comes to; it can be read by the public once the need is published.').optional(),
  notApplicable: localisedInput(1000, 'Why it does not apply.').optional(),
  findings: input.list(finding, 0, FINDINGS_MAX, 'Findings.').optional(),
});

/** What an officer writes. */
export const impactInput = {
  sections: input.list(section, 1, SECTIONS_MAX, 'Sections.'),
  vendorAssessment: input.text(500, 'Where the provider’s own ethics review and risk assessment lies.').optional(),
};

interface GivenSection extends Pick<AssessedSection, 'section'>, Partial<Omit<AssessedSection, 'section'>> {}

/** The sections as they are stored: what was not said is null or empty. */
export const sectionsOf = (given: readonly GivenSection[]): readonly AssessedSection[] =>
  given.map(({ section: name, summary = null, notApplicable = null, findings = [] }) => ({
    section: name,
    summary,
    notApplicable,
    findings,
  }));
