import { instant, type Instant, type LocalisedText } from '@pilotage/kernel';

/** The sections of an impact assessment, in their order (governance 5.3, PROPOSAL; their content follows the sources named below). */
export const IMPACT_SECTIONS = [
  'use',
  'dataProtection',
  'employment',
  'social',
  'safetySecurity',
  'oversight',
  'remedies',
  'environment',
  'residualRisk',
] as const;
export type ImpactSection = (typeof IMPACT_SECTIONS)[number];

/** What each section is called. */
const SECTION_NAMES: Readonly<Record<ImpactSection, LocalisedText>> = {
  use: { en: 'use', zh: '应用' },
  dataProtection: { en: 'data protection', zh: '数据保护' },
  employment: { en: 'employment', zh: '劳动就业' },
  social: { en: 'social effects', zh: '社会影响' },
  safetySecurity: { en: 'safety and security', zh: '安全' },
  oversight: { en: 'human oversight', zh: '人员监督' },
  remedies: { en: 'remedies', zh: '救济' },
  environment: { en: 'environment', zh: '环境' },
  residualRisk: { en: 'residual risk', zh: '剩余风险' },
};

/** The sections in words, for a sentence. */
export const namesOf = (sections: readonly ImpactSection[]): LocalisedText => ({
  en: sections.map((section) => SECTION_NAMES[section].en).join(', '),
  zh: sections.map((section) => SECTION_NAMES[section].zh).join('、'),
});

/** The levels at which a use can be assessed before it begins. At any other level nothing is admitted, so every section is asked. */
export type AssessedLevel = 'LOW' | 'MEDIUM' | 'HIGH';

/** Which sections are asked at which level. It is data: an assessment keeps the version by which it was judged. */
export interface ImpactPolicy {
  readonly version: string;
  readonly validFrom: Instant;
  readonly required: Readonly<Record<AssessedLevel, readonly ImpactSection[]>>;
  readonly source: string;
}

/**
 * Version 2026.1. PROPOSAL: Shenzhen AI Regulation Art 66 asks for an assessment before high-risk use and for disclosure before other use, and
 * names no sections. HIGH asks for all; MEDIUM for use, data, work and remedies, where harm of an ordinary office tool shows first; LOW for
 * what the public must be told in any case (use) and where it can complain (remedies).
 */
export const impactPolicy2026_1: ImpactPolicy = {
  version: '2026.1',
  validFrom: instant('2026-01-01T00:00:00+08:00'),
  required: { HIGH: IMPACT_SECTIONS, MEDIUM: ['use', 'dataProtection', 'employment', 'remedies'], LOW: ['use', 'remedies'] },
  source: 'Pilotage, impact assessment by section (proposal) on Shenzhen AI Regulation Art 65(3), 66(2), 67; PIPL Art 55, 56',
};

const POLICIES: readonly ImpactPolicy[] = [impactPolicy2026_1];

/** The version in force at an instant; before the first, the first: an assessment is never judged by nothing. */
export const impactPolicyAt = (at: Instant): ImpactPolicy => POLICIES.filter((p) => p.validFrom <= at).at(-1) ?? impactPolicy2026_1;

/** The sections that are asked at the level. */
export const sectionsFor = ({ required }: ImpactPolicy, level: string): readonly ImpactSection[] =>
  Object.hasOwn(required, level) ? required[level as AssessedLevel] : required.HIGH;

/** One finding of a section. */
export interface ImpactFinding {
  readonly claim: LocalisedText;
  /** Where the proof lies. */
  readonly evidence: string;
  /** 0 (none) to 4 (worst). */
  readonly severity: number;
  /** 0 (excluded) to 4 (expected). */
  readonly likelihood: number;
  readonly measure: LocalisedText;
  /** Who answers for the measure. */
  readonly owner: string;
  /** By when, a calendar date. */
  readonly due: string;
}

/** A section: what is published of it and its findings; or why it does not apply. */
export interface AssessedSection {
  readonly section: ImpactSection;
  readonly summary: LocalisedText | null;
  readonly notApplicable: LocalisedText | null;
  readonly findings: readonly ImpactFinding[];
}
