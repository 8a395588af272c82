import type { Instant } from '@pilotage/kernel';
import type { EvidenceLevel, EvidenceUseStatus, GateSubject, PieceFacts, Adoption } from './gateFacts.js';
import {
  editionLine,
  isInForce,
  isInTransition,
  isReplaced,
  standardById,
  standardsForSubject,
  type Standard,
  type StandardsCatalogue,
} from './standards.js';

/** The standards in force for one required subject, by what they mean for the gate. Mandatory ones are not repeated among the national or local ones. */
export interface SubjectStandards {
  readonly subject: string;
  readonly mandatory: readonly Standard[];
  readonly national: readonly Standard[];
  readonly local: readonly Standard[];
  readonly international: readonly Standard[];
  readonly foreign: readonly Standard[];
}

/** What a piece of evidence to a named standard counts as for a subject. */
export interface EvidenceReading {
  readonly level: EvidenceLevel;
  readonly adoption?: Adoption;
  /**
   * SUPERSEDED: the named edition is replaced and in its transition. LAPSED: its transition is over. DRAFT: the name is that of a draft.
   * UNLISTED: no standard of the subject.
   */
  readonly edition: 'CURRENT' | 'SUPERSEDED' | 'LAPSED' | 'DRAFT' | 'UNLISTED';
}

/** One piece of evidence as its verification left it: `status` as if its standard were current. */
export interface OfferedEvidence {
  readonly id: string;
  readonly standard: string;
  readonly status: EvidenceUseStatus;
  /** End of its validity; null or absent where it is not known. */
  readonly validUntil?: Instant | null;
}

/** What the catalogue lists for a subject and the call's categories at an instant. Source: Standardization Law Art 2, 8, 12; Shenzhen AI Regulation Art 44. */
export function routeOf(catalogue: StandardsCatalogue, subject: string, categories: readonly string[], at: Instant): SubjectStandards {
  const inForce = standardsForSubject(catalogue, subject, categories).filter((standard) => isInForce(catalogue, standard, at));
  const voluntary = inForce.filter(({ mandatory }) => !mandatory);
  const ofLevel = (level: Standard['level']): readonly Standard[] => voluntary.filter((standard) => standard.level === level);
  const mandatory = inForce.filter((standard) => standard.mandatory);
  return {
    subject,
    mandatory,
    national: ofLevel('NATIONAL'),
    local: ofLevel('LOCAL'),
    international: ofLevel('INTERNATIONAL'),
    foreign: ofLevel('FOREIGN'),
  };
}

/**
 * What evidence to a standard counts as for a subject at an instant: the moment of a decision, or the end of a pilot's period. Evidence to a standard that is not listed for the subject counts as none, whatever its own level.
 */
export function readEvidenceStandard(
  catalogue: StandardsCatalogue,
  route: SubjectStandards,
  standardId: string,
  at: Instant,
): EvidenceReading {
  const listed = listedStandards(route);
  const named = standardById(catalogue, standardId);
  if (!named && isDraftName(standardId)) return { level: draftLevel(listed, standardId), edition: 'DRAFT' };
  const isListed = editionLine(catalogue, standardId).some((edition) => listed.includes(edition));
  if (!named || !isListed) return { level: 'NONE', edition: 'UNLISTED' };
  const adoption = named.level === 'INTERNATIONAL' ? adoptionOf(route, named.id) : undefined;
  return { level: named.level, edition: editionAt(catalogue, named, at), ...(adoption && { adoption }) };
}

function editionAt(catalogue: StandardsCatalogue, named: Standard, at: Instant): EvidenceReading['edition'] {
  if (!isReplaced(catalogue, named, at)) return 'CURRENT';
  return isInTransition(named, at) ? 'SUPERSEDED' : 'LAPSED';
}

/**
 * The gate's facts about a subject, from the catalogue and the evidence offered. A mandatory standard is met when each one in force has evidence that is verified or in an edition's transition.
 * Evidence to a draft or to a replaced edition gets that status only where nothing worse is known of it. What it counts as is asked for the
 * moment of the decision; whether it goes on counting, for the end of the period.
 */
export function subjectFacts(
  catalogue: StandardsCatalogue,
  route: SubjectStandards,
  offered: readonly OfferedEvidence[],
  at: Instant,
  until: Instant = at,
): GateSubject {
  const evidence = offered.map((piece) => {
    const reading = (instant: Instant): EvidenceReading => readEvidenceStandard(catalogue, route, piece.standard, instant);
    const facts = pieceFacts(piece, reading(at));
    return stillCounts(facts) && endsBy(piece, reading(until), until) ? { ...facts, ends: 'WITHIN_PERIOD' as const } : facts;
  });
  const mandatory = mandatoryFact(catalogue, route, evidence);
  const lasting = evidence.filter(({ ends }) => !ends);
  const ends = mandatory === 'MET' && mandatoryFact(catalogue, route, lasting) === 'UNMET';
  const exists = (standards: readonly Standard[]) => (standards.length > 0 ? 'EXISTS' : 'NONE');
  return {
    subject: route.subject,
    mandatory,
    national: exists(route.national),
    local: exists(route.local),
    international: exists(route.international),
    evidence,
    ...(ends && { mandatoryEnds: 'WITHIN_PERIOD' as const }),
  };
}

const stillCounts = ({ status }: PieceFacts): boolean => GOOD.includes(status);

const endsBy = ({ validUntil }: OfferedEvidence, { edition }: EvidenceReading, until: Instant): boolean =>
  edition === 'LAPSED' || (!!validUntil && validUntil <= until);

function mandatoryFact(catalogue: StandardsCatalogue, route: SubjectStandards, evidence: readonly PieceFacts[]): GateSubject['mandatory'] {
  if (route.mandatory.length === 0) return 'NONE';
  const good = evidence.filter(({ status }) => status === 'VERIFIED' || status === 'EDITION_TRANSITION');
  const covered = good.flatMap(({ standard }) => (standard ? editionLine(catalogue, standard) : []));
  return route.mandatory.every((standard) => covered.includes(standard)) ? 'MET' : 'UNMET';
}

function pieceFacts({ id, standard, status }: OfferedEvidence, reading: EvidenceReading): PieceFacts {
  const { level, adoption } = reading;
  return { id, standard, level, status: statusOf(status, reading.edition), ...(adoption && { adoption }) };
}

/** Statuses that say that a statement is good as such: only these can still be of an edition whose time is over. */
const GOOD: readonly EvidenceUseStatus[] = ['VERIFIED', 'EDITION_TRANSITION', 'SELF_DECLARED', 'NOT_ACCREDITED'];

function statusOf(status: EvidenceUseStatus, edition: EvidenceReading['edition']): EvidenceUseStatus {
  if (edition === 'LAPSED' && GOOD.includes(status)) return 'EXPIRED';
  if (status !== 'VERIFIED') return status;
  if (edition === 'SUPERSEDED') return 'EDITION_TRANSITION';
  return edition === 'DRAFT' ? 'DRAFT_STANDARD' : status;
}

/** Identical adoption by any domestic standard of the subject counts before a modified one. */
function adoptionOf(route: SubjectStandards, international: string): Adoption | undefined {
  const adopting = [...route.mandatory, ...route.national, ...route.local].filter(({ adopts }) => adopts === international);
  if (adopting.some(({ adoption }) => adoption === 'IDT')) return 'IDT';
  return adopting[0]?.adoption;
}

const listedStandards = (route: SubjectStandards): readonly Standard[] => [
  ...route.mandatory,
  ...route.national,
  ...route.local,
  ...route.international,
  ...route.foreign,
];

/** Stage codes of ISO, IEC and IEEE drafts, and the words on Chinese drafts. */
const DRAFT = /(^|[\s/-])(CD|DIS|FDIS|DTS|DTR|CDV|WD)(\s|$|\d)|\bdraft\b|^P\d|IEEE P\d|征求意见稿|报批稿|送审稿|草案/iu;

/** True where a name says itself that it is a draft. */
export const isDraftName = (name: string): boolean => DRAFT.test(name);

/** A draft counts at the level at which it would count as a standard, so that the gate says "draft" and not "no evidence". */
function draftLevel(listed: readonly Standard[], name: string): EvidenceLevel {
  if (/^(GB|YY)/u.test(name)) return 'NATIONAL';
  if (/^DB/u.test(name)) return 'LOCAL';
  return listed.some(({ level }) => level === 'INTERNATIONAL') ? 'INTERNATIONAL' : 'NONE';
}
