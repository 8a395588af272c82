import { missingSections } from './impact-assessment.rules.js';
import type { AssessedSection, ImpactPolicy } from './impact-sections.js';

/** What an agency can publish or have done before use, beside its declaration (Shenzhen AI Regulation Art 66(2), 71). */
export const DUTY_KINDS = ['riskWarning', 'disclosure'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** The duties as the admission gate asks for them. */
export interface DutyFacts {
  readonly exAnteAssessment: 'COMPLETE' | 'MISSING';
  readonly riskWarning: 'IN_PLACE' | 'MISSING';
  readonly disclosure: 'PUBLISHED' | 'MISSING';
}

/** What an agency declared of them, with where each can be seen. */
export interface DeclaredDuties extends DutyFacts {
  readonly references: readonly { readonly fact: string; readonly reference: string }[];
}

/** What is on record: the sections of the complete assessment, null where there is none, and which duties were published. */
export interface DutyRecords {
  readonly policy: ImpactPolicy;
  readonly sections: readonly AssessedSection[] | null;
  readonly published: readonly DutyKind[];
}

/** Whether the complete assessment on record has every section that the level asks for. */
export const exAnteOf = (level: string, { policy, sections }: Omit<DutyRecords, 'published'>): DutyFacts['exAnteAssessment'] =>
  sections !== null && missingSections(policy, level, sections).length === 0 ? 'COMPLETE' : 'MISSING';

/**
 * The duties as they stand. A record beats the declaration; at HIGH the declaration alone is not enough for the assessment and the warning, which
 * the law asks for before use (Art 66(2)). A disclosure counts where it is on record, or declared with where it can be seen.
 */
export function dutyFacts(level: string, records: DutyRecords, declared: DeclaredDuties): DutyFacts {
  const byRecord = level === 'HIGH';
  const isSeen = declared.references.some(({ fact }) => fact === 'disclosure');
  const isDisclosed = records.published.includes('disclosure') || (declared.disclosure === 'PUBLISHED' && isSeen);
  return {
    exAnteAssessment: byRecord || records.sections !== null ? exAnteOf(level, records) : declared.exAnteAssessment,
    riskWarning: records.published.includes('riskWarning') ? 'IN_PLACE' : byRecord ? 'MISSING' : declared.riskWarning,
    disclosure: isDisclosed ? 'PUBLISHED' : 'MISSING',
  };
}
