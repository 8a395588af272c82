/** What a piece of evidence is. */
export const EVIDENCE_KINDS = [
  'certificate',
  'testReport',
  'registration',
  'permit',
  'authorisation',
  'factSheet',
  'modelCard',
  'billOfMaterials',
  'declaration',
  'assessment',
  'insurance',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The form in which a piece was lodged. Source: DESIGN part 5, formats of evidence. */
export const EVIDENCE_FORMATS = ['vc+jwt', 'cyclonedx', 'in-toto', 'document', 'registerSnapshot'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/** Where an issuer publishes the status of a statement. Source: W3C Bitstring Status List 1.0, 2.1. */
export interface StatusEntry {
  readonly url: string;
  /** Position in the list; decimal text, since a list may be longer than a safe integer. */
  readonly index: string;
  readonly purpose: 'revocation' | 'suspension';
}

/** The form of a text that is lodged, by its first letters: a document as JSON says itself what it is, everything else is read as a signed statement. */
export function formatOf(text: string): Extract<EvidenceFormat, 'vc+jwt' | 'cyclonedx' | 'in-toto'> {
  if (!/^\s*\{/.test(text)) return 'vc+jwt';
  return /"bomFormat"\s*:/.test(text) ? 'cyclonedx' : 'in-toto';
}
