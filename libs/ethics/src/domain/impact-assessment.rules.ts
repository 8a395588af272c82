import { sectionsFor, type AssessedSection, type ImpactPolicy, type ImpactSection } from './impact-sections.js';

/** Whether the section says something: a summary with at least one finding, or the reason for which it does not apply, never both. */
export function isSaid({ summary, notApplicable, findings }: AssessedSection): boolean {
  if (notApplicable) return summary === null && findings.length === 0;
  return summary !== null && findings.length > 0;
}

/** Sections that are asked at the level and are absent or say nothing, in their order. */
export const missingSections = (policy: ImpactPolicy, level: string, sections: readonly AssessedSection[]): readonly ImpactSection[] =>
  sectionsFor(policy, level).filter((asked) => !sections.some((given) => given.section === asked && isSaid(given)));

/** Sections that are given twice, or that say both that they do not apply and what was found. */
export function contradictorySections(sections: readonly AssessedSection[]): readonly ImpactSection[] {
  const twice = sections.filter((one, i) => sections.findIndex(({ section }) => section === one.section) !== i);
  const both = sections.filter(({ notApplicable, summary, findings }) => notApplicable && (summary || findings.length > 0));
  return [...new Set([...twice, ...both].map(({ section }) => section))];
}
