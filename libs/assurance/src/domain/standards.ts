import { instant, type Instant, type LocalisedText } from '@pilotage/kernel';
import type { NamedCode, Policy } from './policy.js';
import type { Adoption } from './gateFacts.js';

/** Where a standard stands for Chinese law. FOREIGN is another country's or region's own standard: neither domestic nor international. */
export type StandardLevel = 'INTERNATIONAL' | 'NATIONAL' | 'LOCAL' | 'FOREIGN';

/** One edition of one standard: certificates name an edition, so editions are entries. */
export interface Standard {
  readonly id: string;
  /** The Chinese title is the published one for Chinese standards, a working translation for all others. */
  readonly title: LocalisedText;
  readonly body: string;
  readonly level: StandardLevel;
  readonly jurisdiction: string;
  /** INDUSTRY for sector standards such as YY/T: they bind a sector in the whole country, so their level is NATIONAL. */
  readonly kind?: 'INDUSTRY';
  readonly year: number;
  readonly subject: string;
  /** Categories of use that it is written for; `*` is all. */
  readonly categories: readonly string[];
  readonly certifiable: boolean;
  readonly assessment: string;
  readonly mandatory: boolean;
  /** First day on which it applies, in China's calendar; absent where it already did when it was recorded. */
  readonly effective?: string;
  readonly supersededBy?: string;
  readonly adopts?: string;
  readonly adoption?: Adoption;
  readonly source: string;
}

/** The standards that the marketplace knows, and the subjects that a call can require. */
export interface StandardsCatalogue extends Policy {
  readonly subjects: readonly NamedCode[];
  readonly standards: readonly Standard[];
}

/** The edition with this id. Undefined for an unknown one: callers must not guess. */
export const standardById = (catalogue: StandardsCatalogue, id: string): Standard | undefined =>
  catalogue.standards.find((standard) => standard.id === id);

/** The subject with this code. */
export const subjectByCode = (catalogue: StandardsCatalogue, code: string): NamedCode | undefined =>
  catalogue.subjects.find((subject) => subject.code === code);

/** Every edition on a subject that is written for one of the categories, superseded ones included. */
export function standardsForSubject(catalogue: StandardsCatalogue, subject: string, categories: readonly string[]): readonly Standard[] {
  const fits = (standard: Standard): boolean => standard.categories.some((category) => category === '*' || categories.includes(category));
  return catalogue.standards.filter((standard) => standard.subject === subject && fits(standard));
}

/** The subjects on which the catalogue has something for one of the categories. */
export const subjectsForCategories = (catalogue: StandardsCatalogue, categories: readonly string[]): readonly NamedCode[] =>
  catalogue.subjects.filter(({ code }) => standardsForSubject(catalogue, code, categories).length > 0);

/** The current edition of a standard, following supersession. Undefined for an unknown id. */
export function currentEdition(catalogue: StandardsCatalogue, id: string): Standard | undefined {
  const standard = standardById(catalogue, id);
  return standard?.supersededBy ? currentEdition(catalogue, standard.supersededBy) : standard;
}

/** True where the edition applies at an instant: not superseded, and its first day (China, UTC+8) has begun. */
export const isInForce = (standard: Standard, at: Instant): boolean =>
  standard.supersededBy === undefined && (standard.effective === undefined || instant(`${standard.effective}T00:00:00+08:00`) <= at);
