import { after, DAY_MS, instant, type Instant, type LocalisedText } from '@pilotage/kernel';
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
  /** The edition that replaces it, from that one's first day on. */
  readonly supersededBy?: string;
  /** Last day in China's calendar on which evidence to this edition still counts once it is replaced; absent where no end was set. */
  readonly transitionUntil?: string;
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

/** The first instant of a day in China's calendar (UTC+8, no summer time). */
const beginOf = (day: string): Instant => instant(`${day}T00:00:00+08:00`);

/** True where the first day of an edition has begun. */
const hasBegun = ({ effective }: Standard, at: Instant): boolean => effective === undefined || beginOf(effective) <= at;

/** An edition and those that replace it in turn, whenever they begin. Empty for an unknown id; an edition is there once, even where they replace each other in a circle. */
export function editionLine(catalogue: StandardsCatalogue, id: string): readonly Standard[] {
  const line = new Set<Standard>();
  let next = standardById(catalogue, id);
  while (next && !line.has(next)) {
    line.add(next);
    next = next.supersededBy === undefined ? undefined : standardById(catalogue, next.supersededBy);
  }
  return [...line];
}

/** True once the edition that replaces it applies: until that one's first day the replaced edition is the current one. */
export function isReplaced(catalogue: StandardsCatalogue, standard: Standard, at: Instant): boolean {
  const successor = standard.supersededBy === undefined ? undefined : standardById(catalogue, standard.supersededBy);
  return successor !== undefined && hasBegun(successor, at);
}

/** The current edition of a standard at an instant, following those that have begun. Undefined for an unknown id and where editions replace each other in a circle. */
export const currentEdition = (catalogue: StandardsCatalogue, id: string, at: Instant): Standard | undefined =>
  editionLine(catalogue, id).find((edition) => !isReplaced(catalogue, edition, at));

/** True where the edition applies at an instant: its first day has begun, and that of the edition that replaces it has not. */
export const isInForce = (catalogue: StandardsCatalogue, standard: Standard, at: Instant): boolean =>
  hasBegun(standard, at) && !isReplaced(catalogue, standard, at);

/** True while evidence to an edition counts although it is replaced: to the end of its last day of transition. */
export const isInTransition = ({ transitionUntil }: Standard, at: Instant): boolean =>
  transitionUntil === undefined || at < after(beginOf(transitionUntil), DAY_MS);

/**
 * The instant from which evidence to the edition with this id counts no longer: it is replaced by then, and its transition is over. Null where
 * the catalogue sets no such end, and for an unknown id.
 */
export function lapsesAt(catalogue: StandardsCatalogue, id: string): Instant | null {
  const { transitionUntil, supersededBy } = standardById(catalogue, id) ?? {};
  const successor = supersededBy === undefined ? undefined : standardById(catalogue, supersededBy);
  if (transitionUntil === undefined || !successor) return null;
  const over = after(beginOf(transitionUntil), DAY_MS);
  const begins = successor.effective === undefined ? over : beginOf(successor.effective);
  return begins > over ? begins : over;
}
