import { EVIDENCE_KINDS, type EvidenceKind } from './wallet.js';

/** The types of a credential that name a kind of evidence: the kind with a capital letter, such as `TestReport`. Source: W3C VC Data Model 2.0, 4.5. */
const KIND_OF_TYPE: ReadonlyMap<unknown, EvidenceKind> = new Map(
  EVIDENCE_KINDS.map((kind) => [`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, kind]),
);

/** The kinds that the payload of a credential names. One that names none states conformity to a standard: a certificate. Never throws. */
export function kindsOfCredential(payload: unknown): readonly EvidenceKind[] {
  if (typeof payload !== 'object' || payload === null || !('type' in payload)) return [];
  const named = [payload.type].flat().flatMap((type) => KIND_OF_TYPE.get(type) ?? []);
  return named.length > 0 ? named : ['certificate'];
}
