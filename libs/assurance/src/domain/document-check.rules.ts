import type { Instant } from '@pilotage/kernel';
import type { CheckMove } from './evidence.workflow.js';

/** What a verifier concludes from a document and the register that was looked at. */
export const DOCUMENT_FINDINGS = ['holds', 'notAccredited', 'doesNotHold'] as const;
export type DocumentFinding = (typeof DOCUMENT_FINDINGS)[number];

/** What one verifier reads in a document, recorded before the other's reading is seen. */
export interface DocumentCheck {
  /** Every account of the human who read it. */
  readonly selves: readonly string[];
  readonly issuer: string;
  readonly number: string;
  readonly standardId: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly finding: DocumentFinding;
}

/** What two readings come to: a move of the evidence, or the members in which they differ. */
export type TwoReadings = { readonly move: CheckMove } | { readonly differ: readonly ComparedMember[] };

/** What both must have read alike. The register may be another one: two sources are better than one. */
const COMPARED = ['issuer', 'number', 'standardId', 'validFrom', 'validUntil', 'finding'] as const;
export type ComparedMember = (typeof COMPARED)[number];

const MOVES: Readonly<Record<DocumentFinding, CheckMove>> = { holds: 'verify', notAccredited: 'noteNotAccredited', doesNotHold: 'reject' };

/** Blanks and widths differ from keyboard to keyboard, words do not. */
const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** Two humans read a document: alike, it decides; otherwise it is read again. Source: governance part 11, manual check with two people (PROPOSAL). */
export function compareReadings(first: DocumentCheck, second: DocumentCheck, at: Instant): TwoReadings {
  const differ = COMPARED.filter((member) => plain(first[member]) !== plain(second[member]));
  if (differ.length > 0) return { differ };
  const hasEnded = first.finding !== 'doesNotHold' && first.validUntil <= at;
  return { move: hasEnded ? 'noteExpired' : MOVES[first.finding] };
}

/** True where both readings are one human's, by whatever account. */
export const isSameReader = (first: Pick<DocumentCheck, 'selves'>, second: Pick<DocumentCheck, 'selves'>): boolean =>
  first.selves.some((self) => second.selves.includes(self));
