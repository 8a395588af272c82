import type { Instant, LocalisedText } from '@pilotage/kernel';
import { judgeDocument } from './formats/document.rules.js';
import type { PermitCode, PermitRead } from './permits.js';
import type { StandardsCatalogue } from './standards.js';
import type { IssuerStanding, Verdict } from './statement.rules.js';

/** What a verifier concludes from a document and the register that was looked at. */
export const DOCUMENT_FINDINGS = ['holds', 'notAccredited', 'doesNotHold'] as const;
export type DocumentFinding = (typeof DOCUMENT_FINDINGS)[number];

/** What one person reads in a document, entered before another's reading is seen. */
export interface DocumentReadingEntry {
  readonly issuer: string;
  /** The standard that it states conformity to, and the edition that it names; null where it is a permit. */
  readonly standardId: string | null;
  readonly edition: string | null;
  /** Which permit it is, and who holds it as the register names them; null where it states conformity. */
  readonly permit: PermitCode | null;
  readonly holder: string | null;
  /** Categories of use that it is limited to; null where it names none. */
  readonly scope: readonly string[] | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  /** SHA-256 of the model version that it is about. */
  readonly statedDigest: string;
  /** The register that it stands in, and its number there. */
  readonly scheme: string;
  readonly number: string;
  readonly finding: DocumentFinding;
}

/** What both must have read alike, with its name. The order is the order in which differences are told. */
export const READ_MEMBERS = {
  issuer: { en: 'issuer', zh: '签发机构' },
  standardId: { en: 'standard', zh: '标准' },
  edition: { en: 'edition', zh: '版本' },
  permit: { en: 'permit', zh: '许可' },
  holder: { en: 'holder', zh: '持有人' },
  scope: { en: 'scope', zh: '适用范围' },
  validFrom: { en: 'start of the validity', zh: '有效期起始' },
  validUntil: { en: 'end of the validity', zh: '有效期截止' },
  statedDigest: { en: 'digest of the subject', zh: '对象摘要' },
  scheme: { en: 'register', zh: '登记簿' },
  number: { en: 'number in the register', zh: '登记编号' },
  finding: { en: 'finding', zh: '结论' },
} as const satisfies Record<keyof DocumentReadingEntry, LocalisedText>;
export type ReadMember = keyof typeof READ_MEMBERS;
const MEMBERS = Object.keys(READ_MEMBERS) as ReadMember[];

/** Blanks and widths differ from keyboard to keyboard, words do not. */
const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** A scope is a set; one that is not limited is another than an empty one. */
const said = (value: string | readonly string[] | null): string =>
  typeof value === 'string' ? plain(value) : JSON.stringify(value && [...new Set(value.map(plain))].sort());

/** The permit that a reading says the document to be; null where it states conformity. */
export const permitIn = ({ permit, holder, scheme, number }: DocumentReadingEntry): PermitRead | null =>
  permit === null || holder === null ? null : { code: permit, holder, scheme, number };

/** The members in which two readings differ; none where they are alike. Source: governance part 11, manual check with two people (PROPOSAL). */
export const differencesOf = (one: DocumentReadingEntry, other: DocumentReadingEntry): readonly ReadMember[] =>
  MEMBERS.filter((member) => said(one[member]) !== said(other[member]));

/** The members with their names in both languages. */
export const namedMembers = (members: readonly ReadMember[]): { readonly code: ReadMember; readonly text: LocalisedText }[] =>
  members.map((code) => ({ code, text: READ_MEMBERS[code] }));

/** Whether both texts name one issuer. */
export const isSameIssuer = (one: string, other: string): boolean => plain(one) === plain(other);

/** True where the newest reading is the reader's own, by whatever account: another human reads before they do again. */
export const readLast = (selves: readonly string[], newestReader: string | null): boolean =>
  newestReader !== null && selves.includes(newestReader);

/** What a reading is judged with. */
export interface ReadingContext {
  readonly catalogue: StandardsCatalogue;
  /** The issuer, where the register of trusted issuers has it; then what stands there counts beside what the readers found. */
  readonly issuer: IssuerStanding | null;
  readonly vendorIds: readonly string[];
  readonly at: Instant;
}

/**
 * What a document is worth that two persons read alike: what both found, and no more than the register of issuers, the catalogue and the
 * validity allow. Two persons can see that a register has a document; they cannot make its issuer one that is trusted. So one by an issuer
 * that is not on the register of issuers is not accredited at best, whatever both found. Source: governance part 11, trust chain of a
 * certificate (PROPOSAL).
 */
export function worthOf(reading: DocumentReadingEntry, context: ReadingContext): Verdict {
  if (reading.finding === 'doesNotHold') return { move: 'reject', faults: ['EVIDENCE_DOCUMENT_DOES_NOT_HOLD'] };
  const { move, faults } = reading.permit === null ? worthOfConformity(reading, context) : worthOfPermit(reading, context);
  const isTrusted = context.issuer !== null && reading.finding === 'holds';
  return isTrusted || !TRUSTED_MOVES.includes(move) ? { move, faults } : { move: 'noteNotAccredited', faults: [] };
}

/** What takes an issuer that is trusted, and two persons who say that an accreditation is there. */
const TRUSTED_MOVES: readonly Verdict['move'][] = ['verify', 'acceptTransition'];

function worthOfConformity(reading: DocumentReadingEntry, { catalogue, issuer, vendorIds, at }: ReadingContext): Verdict {
  const verdict = judgeDocument(catalogue, { ...reading, notes: [] }, { issuer, vendorIds, at });
  // Nobody signs paper for a machine: that no signature is there says nothing against it, and it is not the vendor's own word either.
  if (issuer === null && verdict.move === 'noteSelfDeclared') return { move: 'noteNotAccredited', faults: [] };
  return issuer === null && verdict.move === 'noteExpired' ? { move: 'noteExpired', faults: [] } : verdict;
}

/** An authority needs no accreditation to grant what the law lets it grant: that its register has the permit is what both found. */
function worthOfPermit({ validUntil }: DocumentReadingEntry, { issuer, vendorIds, at }: ReadingContext): Verdict {
  if (validUntil <= at) return { move: 'noteExpired', faults: [] };
  const isOwnWord = issuer !== null && issuer.organisationId !== null && vendorIds.includes(issuer.organisationId);
  return { move: isOwnWord ? 'noteSelfDeclared' : 'verify', faults: [] };
}
