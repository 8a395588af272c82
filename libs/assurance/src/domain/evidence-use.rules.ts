import type { Instant } from '@pilotage/kernel';
import {
  subjectFacts,
  type EvidenceUseStatus,
  type GateSubject,
  type PieceFacts,
  type StandardsCatalogue,
  type SubjectStandards,
} from './index.js';
import type { PartyRole } from './evidence-of-others.rules.js';
import type { EvidenceState } from './evidence.workflow.js';

/** What a use asks of a piece: a subject's standards, the offered model version, the call's categories of use, and a period. */
export interface UseOfEvidence {
  readonly catalogue: StandardsCatalogue;
  /** The subject's standards in force, by `routeOf`. */
  readonly standards: SubjectStandards;
  /** Digest of the model version that is offered or in use. */
  readonly modelDigest: string;
  /** Categories of use of the call. */
  readonly categories: readonly string[];
  /**
   * The moment of the decision, at which the evidence must be valid, and the last instant of what is decided about: what ends by then says
   * so. The same twice for one moment.
   */
  readonly period: { readonly from: Instant; readonly until: Instant };
}

/** What is known of a piece; an evidence row has it. */
export interface EvidenceUse {
  readonly id: string;
  readonly state: EvidenceState;
  readonly standardId: string | null;
  readonly statedDigest: string | null;
  readonly scope: readonly string[] | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  /** The party of the marketplace that its issuer belongs to; absent where it is none. */
  readonly issuerOrganisationId?: string | null;
  /** Every vendor of the bid that uses it. */
  readonly vendorIds?: readonly string[];
  /** Whose wallet it lies in, and what that vendor is in the party group. */
  readonly organisationId?: string;
  readonly ownerRole?: PartyRole;
}

/** The gate's word for a state that the use cannot better. */
const BY_STATE: Readonly<Record<EvidenceState, EvidenceUseStatus>> = {
  uploaded: 'PENDING',
  scanning: 'PENDING',
  verified: 'VERIFIED',
  editionTransition: 'EDITION_TRANSITION',
  selfDeclared: 'SELF_DECLARED',
  notAccredited: 'NOT_ACCREDITED',
  expired: 'EXPIRED',
  revoked: 'REVOKED',
  suspended: 'SUSPENDED',
  statusUnknown: 'STATUS_UNKNOWN',
  rejected: 'MISSING',
};
const USABLE: readonly EvidenceState[] = ['verified', 'editionTransition', 'selfDeclared', 'notAccredited'];

/** The gate's status of one piece in one use. Validity is tested here, at use: a sweep that is late changes nothing. */
export function useStatus(piece: EvidenceUse, use: Pick<UseOfEvidence, 'modelDigest' | 'categories' | 'period'>): EvidenceUseStatus {
  if (!USABLE.includes(piece.state)) return BY_STATE[piece.state];
  if (!piece.validFrom || !piece.validUntil) return 'STATUS_UNKNOWN';
  if (piece.validUntil <= use.period.from) return 'EXPIRED';
  if (piece.statedDigest !== use.modelDigest) return 'SUBJECT_MISMATCH';
  if (piece.scope && !use.categories.every((category) => piece.scope?.includes(category))) return 'SCOPE_MISMATCH';
  // A certificate that has not begun is promised, not held.
  if (piece.validFrom > use.period.from) return 'PENDING';
  return isOwnWord(piece) ? 'SELF_DECLARED' : BY_STATE[piece.state];
}

/** The check knows only whose wallet it is: whoever else bids with the owner may not vouch for the bid either. */
const isOwnWord = ({ issuerOrganisationId, vendorIds }: EvidenceUse): boolean =>
  !!issuerOrganisationId && (vendorIds ?? []).includes(issuerOrganisationId);

/** The gate's facts of one required subject from the pieces that were offered for it. Computed at use and never stored as truth. */
export function gateSubject(pieces: readonly EvidenceUse[], use: UseOfEvidence): GateSubject {
  // A rejected piece may have named no standard; it counts as evidence to none.
  const offered = pieces.map((piece) => {
    const { id, standardId, validUntil } = piece;
    return { id, standard: standardId ?? 'NONE', status: useStatus(piece, use), validUntil };
  });
  const facts = subjectFacts(use.catalogue, use.standards, offered, use.period.from, use.period.until);
  const owners = new Map(pieces.map((piece) => [piece.id, ownerOf(piece)]));
  return { ...facts, evidence: facts.evidence.map((piece) => ({ ...piece, ...owners.get(piece.id ?? '') })) };
}

/** Whose the piece is stands in the facts where it is not the lead's: the record of the decision says on whose word it rests. */
function ownerOf({ organisationId, ownerRole }: EvidenceUse): Pick<PieceFacts, 'owner' | 'ownerRole'> {
  if (!organisationId || !ownerRole || ownerRole === 'lead') return {};
  return { owner: organisationId, ownerRole: ROLE_NAMES[ownerRole] };
}

const ROLE_NAMES = { member: 'MEMBER', subcontractor: 'SUBCONTRACTOR', manufacturer: 'MANUFACTURER' } as const;

/** What one piece counts as for one required subject: level, status and adoption. Throws RangeError never: an unusable piece has its own status. */
export function evidenceOutcomeFor(piece: EvidenceUse, use: UseOfEvidence): PieceFacts {
  const [facts] = gateSubject([piece], use).evidence;
  return facts ?? { id: piece.id, level: 'NONE', status: 'MISSING' };
}
